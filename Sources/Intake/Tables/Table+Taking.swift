package import Catalogue
internal import Digest

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

    /// A submission's table, and the rows to take.
    package struct Source: Sendable {
        let submission: Submission
        let table: Table
        let rows: [Int]
        let period: Period

        package init(_ submission: Submission, _ table: Table, rows: [Int], of period: Period) {
            self.submission = submission
            self.table = table
            self.rows = rows
            self.period = period
        }

        /// Of a row that was taken over itself, where it was first.
        fileprivate func origin(of row: Int, as place: Int) -> RowOrigin {
            let earlier = table.origin(of: row)
            return RowOrigin(
                period: earlier?.period ?? period, path: earlier?.path ?? submission.path,
                digest: earlier?.digest ?? submission.digest, sheet: earlier.map(\.sheet) ?? table.sheet, rows: place..<place + 1)
        }
    }

    /// - Parameter parts: of one form. A column is supplied where all supply it.
    package func table(_ form: Table.Form, from parts: [Source]) -> Table {
        var result = TableDraft(form: form, columns: columns.count)
        for (index, earlier) in columns.enumerated() {
            result.isSupplied[index] =
                !parts.isEmpty && parts.allSatisfy { part in earlier.map { part.table.isSupplied[$0] } ?? false }
        }
        for part in parts {
            for row in part.rows where take(row, of: part.table, into: &result) {
                Self.note(part.origin(of: row, as: result.count - 1), in: &result)
            }
        }
        return Table(result)
    }

    private static func note(_ origin: RowOrigin, in table: inout TableDraft) {
        if let last = table.origins.last, last.period == origin.period, last.path == origin.path, last.digest == origin.digest {
            table.origins[table.origins.count - 1].rows = last.rows.lowerBound..<origin.rows.upperBound
        } else {
            table.origins.append(origin)
        }
    }

    /// - Returns: false where the row means nothing any more.
    private func take(_ row: Int, of table: Table, into result: inout TableDraft) -> Bool {
        guard let region = region(Int(table.regions[row])), let type = type(Int(table.types[row])),
            let locality = locality(Int(table.localities[row]))
        else { return false }
        result.lines.append(table.lines[row])
        result.states.append([])
        result.regions.append(Int32(region))
        result.types.append(Int8(type))
        result.localities.append(Int8(locality))
        if table.form == .school {
            result.codes.append(table.codes[row])
            result.names.append(table.names, row)
            result.reasons.append(table.reasons, row)
        }
        for (index, earlier) in columns.enumerated() where result.isSupplied[index] {
            let values = earlier.map { table.values[$0] } ?? []
            result.values[index].append(values.isEmpty ? 0 : values[row])
        }
        return true
    }
}
