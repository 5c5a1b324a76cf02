/// A small table of our own making (regions, receipts, corrections), read whole: a header row, then rows of text.
/// UTF-8 with or without a byte order mark, RFC 4180.
package struct CSVTable: Sendable {
    package struct Row: Sendable {
        /// The 1-based line on which the row starts.
        package let line: Int
        /// The cells by column name, trimmed of ASCII white space; absent cells are empty.
        package let cells: [String: String]
        /// The number of cells the row has.
        package let width: Int

        package subscript(_ column: String) -> String { cells[column] ?? "" }
    }

    /// Why a table can't be read.
    package enum Failure: Error, Equatable {
        case notUTF8(line: Int)
        case openQuote(line: Int)
        case missingColumn(String)
        case doubledColumn(String)
        case tooManyCells(line: Int)
    }

    package let header: [String]
    package let rows: [Row]

    /// - Throws: ``Failure`` with the line.
    package init(_ bytes: [UInt8], required: [String], delimiter: Delimiter = .comma) throws(Failure) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let string = String(validating: text, as: UTF8.self) else {
            throw .notUTF8(line: Self.firstBadLine(text))
        }
        var tokenizer = Tokenizer(Array(string.utf8), delimiter: delimiter)
        var ranges: [Range<Int>] = []
        var header: [String]?
        var rows: [Row] = []
        while tokenizer.next(into: &ranges) {
            if let line = tokenizer.openQuoteLine { throw .openQuote(line: line) }
            let cells = ranges.map { Self.trimmed(tokenizer.bytes[$0]) }
            if cells.allSatisfy(\.isEmpty) { continue }
            guard let names = header else {
                for (index, name) in cells.enumerated() where !name.isEmpty && cells[..<index].contains(name) {
                    throw .doubledColumn(name)
                }
                header = cells
                continue
            }
            if cells.dropFirst(names.count).contains(where: { !$0.isEmpty }) { throw .tooManyCells(line: tokenizer.line) }
            let pairs = Array(zip(names, cells))
            rows.append(Row(line: tokenizer.line, cells: Dictionary(pairs) { first, _ in first }, width: cells.count))
        }
        for name in required where !(header ?? []).contains(name) { throw .missingColumn(name) }
        self.header = header ?? []
        self.rows = rows
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    private static func firstBadLine(_ bytes: [UInt8]) -> Int {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}
