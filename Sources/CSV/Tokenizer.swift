/// Splits delimited text into records and cells, after RFC 4180 and more leniently: it always finds a parse and never
/// judges. CRLF, LF and a lone CR end a record; a line break inside a quoted cell does not; the final one is optional. A
/// quote opens a quoted cell only as the cell's first byte, anywhere else it is an ordinary character; text after the
/// closing quote is appended to the cell. UTF-8 (or any superset of ASCII) without a byte order mark.
///
/// Of a record with more cells than are told apart the last one holds all that remains, so that a file of nothing but delimiters costs no more than its bytes.
///
/// Cells are ranges into ``bytes``. Doubled quotes are compacted in place, so a tokenizer changes its bytes as it goes and
/// holds no second copy of the text. Cost: one pass, O(bytes).
package struct Tokenizer: Sendable {
    /// The text; quoted cells that have been read are stored without their quotes.
    package private(set) var bytes: [UInt8]
    /// The 1-based physical line on which the record last returned starts.
    package private(set) var line = 1
    /// The line on which a quote opens that is never closed, once ``next(into:)`` has met it. The cell then runs to the end
    /// of the text.
    package private(set) var openQuoteLine: Int?

    /// How many records have been read, empty ones among them.
    package private(set) var recordCount = 0

    private let mostCells: Int
    private let delimiter: [UInt8]
    private var position = 0
    private var nextLine = 1

    /// - Parameter mostCells: of one record, 1 or more.
    package init(_ bytes: [UInt8], delimiter: Delimiter = .comma, mostCells: Int = 1 << 20) {
        self.bytes = bytes
        self.mostCells = mostCells
        self.delimiter = delimiter.bytes
    }

    /// Reads one record. An empty line is a record of one empty cell.
    /// - Parameter cells: replaced by the ranges of the record's cells, quotes taken off.
    /// - Returns: false when there is no further record; `cells` is then empty.
    package mutating func next(into cells: inout [Range<Int>]) -> Bool {
        cells.removeAll(keepingCapacity: true)
        guard position < bytes.count else { return false }
        recordCount += 1
        line = nextLine
        let first = delimiter[0]
        let count = bytes.count
        var start = position
        var index = position
        if bytes[index] == Self.quote {
            index = readQuoted(&cells)
            if index < 0 { return true }
            start = index
        }
        while true {
            index = nextSpecial(from: index)
            guard index < count else { break }
            let byte = bytes[index]
            if byte == first, isDelimiter(at: index) {
                if cells.count >= mostCells {
                    index += delimiter.count
                    continue
                }
                cells.append(start..<index)
                index += delimiter.count
                start = index
                if index < count, bytes[index] == Self.quote {
                    position = index
                    index = readQuoted(&cells)
                    if index < 0 { return true }
                    start = index
                }
            } else if byte == Self.lineFeed || byte == Self.carriageReturn {
                cells.append(start..<index)
                endRecord(at: index)
                return true
            } else {
                index += 1
            }
        }
        cells.append(start..<index)
        position = count
        return true
    }

    /// The next byte that may end a cell: eight are looked at at once. Delimiters and line breaks are below `-`, or begin as the delimiter does.
    private func nextSpecial(from start: Int) -> Int {
        let text = bytes.span
        let first = delimiter[0]
        let firsts = UInt64(first) &* 0x0101_0101_0101_0101
        var index = start
        while index + 8 <= text.count {
            let word = UInt64(
                littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
            // The lowest byte of which the top bit is set is right; a borrow can reach only those above it.
            let below = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word
            let other = word ^ firsts
            let found = (below | ((other &- 0x0101_0101_0101_0101) & ~other)) & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < text.count, text[index] >= 0x2D && text[index] != first { index += 1 }
        return index
    }

    /// Reads whatever is left.
    /// - Returns: the line on which a quote opens that is never closed, or nil.
    package mutating func openQuoteToTheEnd() -> Int? {
        var cells: [Range<Int>] = []
        while next(into: &cells) {}
        return openQuoteLine
    }

    /// Reads the quoted cell that opens at `position`, what follows it up to a delimiter or the end of the record, and further quoted
    /// cells behind that.
    /// - Returns: the start of the next unquoted cell, or -1 when the record has ended. The ranges are appended.
    private mutating func readQuoted(_ cells: inout [Range<Int>]) -> Int {
        while true {
            let next = readOneQuoted(&cells)
            if next < 0 { return -1 }
            guard next < bytes.count, bytes[next] == Self.quote else { return next }
            position = next
        }
    }

    /// - Returns: the index behind the cell's delimiter, or -1 when the record has ended.
    private mutating func readOneQuoted(_ cells: inout [Range<Int>]) -> Int {
        let count = bytes.count
        let opening = nextLine
        var index = position + 1
        let start = index
        var end = index
        var open = true
        while index < count {
            let byte = bytes[index]
            if open {
                if byte == Self.quote {
                    if index + 1 < count, bytes[index + 1] == Self.quote {
                        index += 1
                    } else {
                        open = false
                        index += 1
                        continue
                    }
                } else if byte == Self.lineFeed || (byte == Self.carriageReturn && !isLineFeed(at: index + 1)) {
                    nextLine += 1
                }
            } else if byte == delimiter[0], isDelimiter(at: index) {
                add(start..<end, to: &cells)
                return index + delimiter.count
            } else if byte == Self.lineFeed || byte == Self.carriageReturn {
                add(start..<end, to: &cells)
                endRecord(at: index)
                return -1
            }
            if end != index { bytes[end] = bytes[index] }
            end += 1
            index += 1
        }
        if open { openQuoteLine = opening }
        add(start..<end, to: &cells)
        position = count
        return -1
    }

    /// Beyond the most that are kept, the last one says whether there is anything.
    private func add(_ cell: Range<Int>, to cells: inout [Range<Int>]) {
        if cells.count < mostCells {
            cells.append(cell)
        } else if !cell.isEmpty {
            cells[cells.count - 1] = cell
        }
    }

    private mutating func endRecord(at index: Int) {
        nextLine += 1
        position = index + 1
        if bytes[index] == Self.carriageReturn, isLineFeed(at: position) { position += 1 }
    }

    private func isDelimiter(at index: Int) -> Bool {
        guard delimiter.count > 1 else { return true }
        guard index + delimiter.count <= bytes.count else { return false }
        for offset in 1..<delimiter.count where bytes[index + offset] != delimiter[offset] { return false }
        return true
    }

    private func isLineFeed(at index: Int) -> Bool { index < bytes.count && bytes[index] == Self.lineFeed }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
