/// Rows as programs write them one after the other: all that isn't a value is, byte for byte, what it was in the row before. They are read in one pass over
/// their bytes. Any other row, right or wrong, is left to the general way (``XMLRowReader/accepts(_:_:_:line:)``); both come to the same.
struct PlainRows {
    /// What a value is expected to be.
    private enum Cell {
        case code, name, region, type, locality, reason
        /// Of no column that is kept.
        case text
        /// Indices into the table's values.
        case count(Int)
        case flag(Int)
    }

    /// What stands before a value, from behind the one before it.
    private struct Separator {
        /// Eight bytes each, but for the last.
        let words: Range<Int>
        let last: UInt64
        /// Which of the last one's bytes count.
        let mask: UInt64
        let count: Int
    }

    /// What a row is about: the code, and where the others stand.
    struct Keys {
        var code = Table.noCode
        var name = 0..<0
        var region = 0..<0
        var type = 0..<0
        var locality = 0..<0
        var reason: Range<Int>?
    }

    /// How a row was left.
    enum Outcome {
        /// The index behind its end.
        case read(Int)
        /// Other bytes between its values than in the row before.
        case otherwise
        /// A value that isn't written as nearly all are.
        case oddValue
    }

    private let cells: [Cell]
    private let separators: [Separator]
    private let words: [UInt64]

    /// - Parameters:
    ///   - row: one that was found right, from its `<` to behind its end.
    ///   - values: where its values stand.
    ///   - roles: theirs.
    /// - Returns: nil for one that has a line break between its values.
    init?(_ bytes: Span<UInt8>, row: Range<Int>, values: [Range<Int>], roles: [FormLayout.Column.Role]) {
        var (separators, words): ([Separator], [UInt64]) = ([], [])
        for (start, end) in zip([row.lowerBound] + values.map(\.upperBound), values.map(\.lowerBound) + [row.upperBound]) {
            for index in start..<end where bytes[index] == UInt8(ascii: "\n") { return nil }
            let whole = (end - start - 1) / 8
            let first = words.count
            for word in 0..<whole { words.append(bytes.paddedWord(start + 8 * word)) }
            let mask = UInt64.max >> UInt64(8 * (8 - (end - start - 8 * whole)))
            separators.append(
                Separator(
                    words: first..<words.count, last: bytes.paddedWord(start + 8 * whole) & mask, mask: mask, count: end - start))
        }
        self.separators = separators
        self.words = words
        cells = roles.map { role in
            switch role {
            case .code: .code
            case .name: .name
            case .region: .region
            case .type: .type
            case .locality: .locality
            case .reason: .reason
            case .text: .text
            case .count(let index): .count(index)
            case .flag(let index): .flag(index)
            }
        }
    }

    /// Reads a row.
    /// - Parameters:
    ///   - start: of its `<`.
    ///   - values: as many as the table has; those of columns that the row has are replaced.
    func read(
        _ bytes: Span<UInt8>, from start: Int, _ values: inout MutableSpan<Int32>, _ keys: inout Keys
    ) -> Outcome {
        let (cells, separators) = (cells.span, separators.span)
        guard var place = pass(separators[0], bytes, start) else { return .otherwise }
        for number in cells.indices {
            switch cells[number] {
            case .count(let index):
                guard let plain = PlainDigits.number(bytes.paddedWord(place)) else { return .oddValue }
                values[index] = plain.value
                place += plain.digits
            case .flag(let index):
                guard let flag = Self.flag(bytes.paddedWord(place)) else { return .oddValue }
                values[index] = flag.value
                place += flag.length
            case .code:
                guard place + 10 <= bytes.count, let code = SchoolCodeCell.digits(bytes, place..<place + 10) else {
                    return .oddValue
                }
                keys.code = code
                place += 10
            case .name, .reason, .text:
                guard let end = textEnd(bytes, place) else { return .oddValue }
                let text = CellText.trimmed(bytes, place..<end)
                switch cells[number] {
                case .name where text.isEmpty: return .oddValue
                case .name: keys.name = text
                case .reason: keys.reason = text
                default: break
                }
                place = end
            case .region:
                guard let end = wordEnd(bytes, place) else { return .oddValue }
                keys.region = place..<end
                place = end
            case .type:
                guard let end = wordEnd(bytes, place) else { return .oddValue }
                keys.type = place..<end
                place = end
            case .locality:
                guard let end = wordEnd(bytes, place) else { return .oddValue }
                keys.locality = place..<end
                place = end
            }
            // It begins with the quote behind the value.
            guard let next = pass(separators[number + 1], bytes, place) else { return .otherwise }
            place = next
        }
        return .read(place)
    }

    /// - Returns: the index behind a separator; nil where another text stands.
    @inline(__always)
    private func pass(_ separator: Separator, _ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let end = start + separator.count
        guard end <= bytes.count else { return nil }
        var place = start
        let words = words.span
        for index in separator.words {
            if bytes.paddedWord(place) != words[index] { return nil }
            place += 8
        }
        return bytes.paddedWord(place) & separator.mask == separator.last ? end : nil
    }

    /// `true`, `false`, `1` or `0`. What stands behind it is the separator's.
    @inline(__always)
    private static func flag(_ word: UInt64) -> (value: Int32, length: Int)? {
        if word & 0xFF_FFFF_FFFF == 0x65_736C_6166 { return (0, 5) }
        if word & 0xFFFF_FFFF == 0x6575_7274 { return (1, 4) }
        let byte = word & 0xFF
        return byte & 0xFE == 0x30 ? (Int32(byte & 1), 1) : nil
    }

    private func textEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        PlainSubmission.valueEnd(bytes, start, quote: bytes[start - 1])
    }

    /// The next quote, eight bytes at once. Whether it is a word that may stand here is known by comparing all of it.
    private func wordEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
        let quotes = UInt64(bytes[start - 1]) &* 0x0101_0101_0101_0101
        for base in stride(from: start, to: min(bytes.count, start + Self.longestWord), by: 8) {
            let other = bytes.paddedWord(base) ^ quotes
            let found = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
            // The lowest that is found is one; those above it needn't be.
            if found != 0 { return base + found.trailingZeroBitCount / 8 }
        }
        return nil
    }

    /// Of a region, type or locality, in bytes.
    private static let longestWord = 64
}
