/// Takes rows over from tables of an earlier period, in the terms of the present catalogue and regions.
package struct TableTaking: Sendable {
    /// From the earlier index to the present one; nil for what isn't there any more.
    package let region: @Sendable (Int) -> Int?
    package let type: @Sendable (Int) -> Int?
    package let locality: @Sendable (Int) -> Int?
    /// By present value column: the earlier one; nil where there was none.
    package let columns: [Int?]

    package init(
        region: @escaping @Sendable (Int) -> Int?, type: @escaping @Sendable (Int) -> Int?,
        locality: @escaping @Sendable (Int) -> Int?, columns: [Int?]
    ) {
        self.region = region
        self.type = type
        self.locality = locality
        self.columns = columns
    }

    /// - Parameter parts: tables of one form, each with the rows to take. A column is supplied where all supply it.
    package func table(_ form: Table.Form, from parts: [(table: Table, rows: [Int])]) -> Table {
        var result = Table(form: form, columns: columns.count)
        for (index, earlier) in columns.enumerated() {
            result.isSupplied[index] =
                !parts.isEmpty && parts.allSatisfy { part in earlier.map { part.table.isSupplied[$0] } ?? false }
        }
        for (table, rows) in parts {
            for row in rows { take(row, of: table, into: &result) }
        }
        return result
    }

    private func take(_ row: Int, of table: Table, into result: inout Table) {
        guard let region = region(Int(table.regions[row])), let type = type(Int(table.types[row])),
            let locality = locality(Int(table.localities[row]))
        else { return }
        result.lines.append(table.lines[row])
        result.states.append([])
        result.regions.append(Int32(region))
        result.types.append(Int8(type))
        result.localities.append(Int8(locality))
        if table.form == .school {
            result.codes.append(table.codes[row])
            result.names.append(table.names[row].utf8)
            result.reasons.append(table.reasons[row].utf8)
        }
        for (index, earlier) in columns.enumerated() where result.isSupplied[index] {
            let values = earlier.map { table.values[$0] } ?? []
            result.values[index].append(values.isEmpty ? 0 : values[row])
        }
    }
}
