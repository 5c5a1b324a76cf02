/// One cell to be written.
package enum CSVCell: Sendable, Equatable {
    /// Free text: protected against being taken for a formula by a spreadsheet.
    case text(String)
    /// A number or a word of our own: written as it is.
    case plain(String)

    package static func number(_ value: some BinaryInteger) -> CSVCell { .plain(String(value)) }
    package static let blank = CSVCell.plain("")
}

/// A CSV file as the contract (§7) wants it: UTF-8 with a byte order mark, CRLF, RFC 4180 quoting only where needed, and a
/// text cell that starts with `= + - @`, a tab or a carriage return prefixed with `'`.
package struct CSVDocument: Sendable {
    /// The file so far, byte order mark included.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Parameter header: the column names, written as the first row.
    /// - Parameter rows: about how many will follow; only a hint.
    package init(header: [String], rows: Int = 0) {
        bytes.reserveCapacity(rows * Self.usualRow)
        append(header.map(CSVCell.plain))
    }

    /// Without a header of its own.
    /// - Parameter rows: about how many will follow; only a hint.
    package init(rowsAsTheyAre rows: Int) { bytes.reserveCapacity(rows * Self.usualRow) }

    /// In bytes, on the long side: memory that is reserved and never written costs nothing.
    private static let usualRow = 256

    package mutating func append(_ cells: [CSVCell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .plain(let text): write(text, guarded: false)
            case .text(let text): write(text, guarded: Self.looksLikeFormula(text))
            }
        }
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func write(_ text: String, guarded: Bool) {
        let start = bytes.count
        if guarded { bytes.append(UInt8(ascii: "'")) }
        bytes.append(contentsOf: text.utf8)
        let needsQuotes = bytes[start...].contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        if needsQuotes { quote(from: start) }
    }

    /// Puts the cell that was written last in quotes.
    private mutating func quote(from start: Int) {
        let cell = Array(bytes[start...])
        bytes.removeLast(cell.count)
        bytes.append(UInt8(ascii: "\""))
        for byte in cell {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func looksLikeFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        return "=+-@\t\r".utf8.contains(first)
    }
}
