/// The record last read the common way.
struct PlainRow {
    /// By value column; 0 in columns that the file lacks.
    var values: [Int32]
    /// How many more records may be left to the general way than were read: where most aren't plain it is no use to try.
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
        while builder.table.count <= limit, readPlainRecord(plain, text.span, &row) { row.patience += 1 }
        row.patience -= 1
        swap(&row, &plainRow)
    }

    /// - Returns: false where the next record isn't plain: nothing is then changed.
    private mutating func readPlainRecord(_ plain: PlainRecords, _ bytes: Span<UInt8>, _ row: inout PlainRow) -> Bool {
        var keys = PlainRecords.Keys()
        var values = row.values.mutableSpan
        guard let end = plain.read(bytes, from: records.position, &values, &keys) else { return false }
        guard case .inside(let region, nil) = words.place(bytes, keys.region),
            case .type(let type) = words.type(bytes, keys.type),
            let locality = words.locality(bytes, keys.locality), !locality.isLegacy
        else { return false }
        records.pass(to: end)
        markPlainColumns()
        builder.beginRow(line: records.line)
        builder.setRegion(region)
        builder.setType(type)
        builder.setLocality(locality, column: self.keys.locality, value: "")
        if let code = self.keys.code { builder.setCode(.code(keys.code), column: code, value: nil) }
        if self.keys.name != nil { builder.setName(bytes, keys.name) }
        builder.endRow(row.values)
        return true
    }

    /// Of a plain record all counts and flags are filled in.
    private mutating func markPlainColumns() {
        if hasPlainRecords { return }
        hasPlainRecords = true
        for value in valueColumns {
            switch value.role {
            case .count, .flag: builder.markFilled(value.column)
            default: break
            }
        }
    }
}
