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
    /// Where the next record begins.
    package private(set) var position = 0
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
        guard position < bytes.count else {
            cells.removeAll(keepingCapacity: true)
            return false
        }
        recordCount += 1
        line = nextLine
        // What stands in it from the record before is written over: most have as many cells.
        var place = Place(start: position, index: position, filled: 0)
        var stop = bytes[position] == Self.quote ? Stop.quote : .full
        while true {
            switch stop {
            case .quote:
                cells.removeLast(cells.count - place.filled)
                position = place.start
                let next = readQuoted(&cells)
                if next < 0 { return true }
                place = Place(start: next, index: next, filled: cells.count)
            case .full:
                if place.filled == cells.count {
                    cells.append(contentsOf: repeatElement(0..<0, count: max(32, cells.count)))
                }
            case .end:
                cells.removeLast(cells.count - place.filled)
                if place.index < bytes.count { endRecord(at: place.index) } else { position = bytes.count }
                return true
            }
            var room = cells.mutableSpan
            stop = scan(&place, &room)
        }
    }

    /// The delimiter, where it is one byte.
    package var delimiterByte: UInt8? { delimiter.count == 1 ? delimiter[0] : nil }

    /// Passes over a record that somebody else read, of one line and without quoted cells.
    /// - Parameter end: behind its line break.
    package mutating func pass(to end: Int) {
        recordCount += 1
        line = nextLine
        nextLine += 1
        position = end
    }

    /// Where reading a record is.
    private struct Place {
        /// Of the cell that is open.
        var start: Int
        var index: Int
        /// The cells that have been read.
        var filled: Int
    }

    /// Why unquoted text isn't read on.
    private enum Stop {
        /// A quoted cell begins at `start`.
        case quote
        /// There is no room for another cell.
        case full
        /// The record is over, at a line break or the end of the text.
        case end
    }

    /// Reads unquoted cells, eight bytes at once: those that may end one are below `-` or begin as the delimiter does.
    private func scan(_ place: inout Place, _ cells: inout MutableSpan<Range<Int>>) -> Stop {
        let text = bytes.span
        let (count, width) = (text.count, delimiter.count)
        let first = delimiter[0]
        var (start, filled, base) = (place.start, place.filled, place.index)
        while base < count {
            var found = Self.specials(Self.word(text, base), first)
            while found != 0 {
                let index = base + found.trailingZeroBitCount / 8
                found &= found &- 1
                let byte = text[index]
                let isDelimiter = byte == first && (width == 1 || self.isDelimiter(at: index))
                // Of a delimiter of several bytes; or beyond the cells that are told apart.
                if index < start || (isDelimiter && filled >= mostCells) { continue }
                guard isDelimiter || byte == Self.lineFeed || byte == Self.carriageReturn else { continue }
                guard filled < cells.count else {
                    place = Place(start: start, index: index, filled: filled)
                    return .full
                }
                cells[filled] = start..<index
                filled += 1
                if !isDelimiter {
                    place = Place(start: start, index: index, filled: filled)
                    return .end
                }
                start = index + width
                if start < count, text[start] == Self.quote {
                    place = Place(start: start, index: start, filled: filled)
                    return .quote
                }
            }
            base += 8
        }
        place = Place(start: start, index: count, filled: filled)
        guard filled < cells.count else { return .full }
        cells[filled] = start..<count
        place.filled += 1
        return .end
    }

    /// Eight bytes, the first the lowest; behind the end of the text 0xFF, which is no byte of UTF-8.
    private static func word(_ text: Span<UInt8>, _ index: Int) -> UInt64 {
        if index + 8 <= text.count {
            return UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
        }
        var word = UInt64.max
        for offset in (0..<text.count - index).reversed() { word = word << 8 | UInt64(text[index + offset]) }
        return word
    }

    /// The top bit of each byte that is below `-` or equals another. No byte's result depends on its neighbours: the top bits are set before anything is
    /// taken off, and carries end in them.
    @inlinable @inline(__always) package static func specials(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let below = ~((word | tops) &- 0x2D &* ones) & ~word
        let other = word ^ UInt64(byte) &* ones
        let equal = ~(((other & ~tops) &+ ~tops) | other)
        return (below | equal) & tops
    }

    /// About how many records the text has, by the line feeds at its beginning; all of them in a short text, and else rather too many.
    package var expectedRecords: Int {
        let looked = min(bytes.count, Self.lookedAt)
        if looked == bytes.count { return lineFeeds(in: looked) + 1 }
        return (lineFeeds(in: looked) + 1) * bytes.count / looked * 17 / 16
    }

    private static let lookedAt = 4096

    /// - Parameter length: of the text's beginning, in bytes: a multiple of eight, or all of it.
    private func lineFeeds(in length: Int) -> Int {
        let text = bytes.span
        var (index, count) = (0, 0)
        while index < length {
            // Only a line feed is zero then.
            let other = Self.word(text, index) ^ 0x0A0A_0A0A_0A0A_0A0A
            let isOther = ((other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | other
            // The sum of eight bytes of 0 or 1 is the top byte of this product.
            count += 8 - Int((((isOther >> 7) & 0x0101_0101_0101_0101) &* 0x0101_0101_0101_0101) >> 56)
            index += 8
        }
        return count
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
