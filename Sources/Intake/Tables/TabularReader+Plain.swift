/// The record last read the common way.
struct PlainRow {
    /// By value column; 0 in columns that the file lacks.
    var values: [Int32]
    /// Its cells that had to be looked at by themselves.
    var odd: [PlainRecords.Odd] = []
    /// How many more records may be tried in vain. Trying costs a third of what is saved where a record is plain.
    var patience = 32
}

extension TabularReader {
    /// Reads records the common way, as long as they are plain.
    /// - Parameter limit: on the rows of the table.
    mutating func readPlainRecords(limit: Int) {
        guard let plain, plainRow.patience > 0 else { return }
        let text = records.bytes
        // Nobody else holds it meanwhile: it would be copied.
        var row = PlainRow(values: [])
        swap(&row, &plainRow)
        while builder.table.count <= limit, readPlainRecord(plain, text.span, &row.values, &row.odd) { row.patience += 3 }
        row.patience -= 1
        swap(&row, &plainRow)
    }

    /// - Returns: false where the next record isn't plain: nothing is then changed.
    private mutating func readPlainRecord(
        _ plain: PlainRecords, _ bytes: Span<UInt8>, _ values: inout [Int32], _ odd: inout [PlainRecords.Odd]
    ) -> Bool {
        var keys = PlainRecords.Keys()
        if !odd.isEmpty { odd.removeAll(keepingCapacity: true) }
        var places = values.mutableSpan
        guard let end = plain.read(bytes, from: records.position, &places, &keys, &odd),
            case .inside(let region, nil) = words.place(bytes, keys.region),
            case let type = words.type(bytes, keys.type), type != .ignored
        else { return false }
        records.pass(to: end)
        builder.beginRow(line: records.line)
        builder.setRegion(region)
        readType(bytes, keys.type, type)
        readLocality(bytes, keys.locality)
        if let code = self.keys.code {
            if keys.code == Table.noCode {
                readCode(bytes, keys.codeText, code)
            } else {
                builder.setCode(.code(keys.code), column: code, value: nil)
            }
        }
        if self.keys.name != nil { builder.setName(bytes, keys.name) }
        if !unmarked.isEmpty { markFilled(odd) }
        if !odd.isEmpty { readOdd(odd, bytes, &values) }
        builder.endRow(values)
        return true
    }

    /// The cells that aren't odd are filled in: so are then their columns.
    private mutating func markFilled(_ odd: [PlainRecords.Odd]) {
        unmarked.removeAll { value in
            if odd.contains(where: { $0.cell == value.cell }) { return false }
            builder.markFilled(value.column)
            return true
        }
    }

    /// In the order of the layout's columns, as all cells of other records are.
    private mutating func readOdd(_ odd: [PlainRecords.Odd], _ bytes: Span<UInt8>, _ values: inout [Int32]) {
        for value in valueColumns {
            guard let cell = odd.first(where: { $0.cell == value.cell }) else { continue }
            readValue(bytes, cell.text, value)
            switch value.role {
            case .count(let index), .flag(let index): values[index] = builder.value(index: index)
            default: break
            }
        }
    }
}
