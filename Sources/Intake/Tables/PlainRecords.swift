internal import CSV
internal import Catalogue

/// Records of delimited text as nearly all are: no cell missing or quoted, keys filled in without blanks around them, counts in digits, flags 是 or 否. They are
/// read in one pass over their bytes; codes, counts and flags that are written otherwise, counts and flags that are blank, are looked at by themselves. Any other record, right or wrong, is left to
/// the general way (``TabularReader``); both come to the same.
struct PlainRecords {
    /// What a cell is expected to be.
    private enum Cell {
        case code, name, region, type, locality, reason
        /// Of no column.
        case other
        /// Indices into the table's values.
        case count(Int)
        case flag(Int)
    }

    /// In the order of the file.
    private let cells: [Cell]
    private let delimiter: UInt8

    /// What a record is about: the code, and where the others stand.
    struct Keys {
        /// ``Table/noCode`` where it isn't its ten digits.
        var code = Table.noCode
        /// Where that stands.
        var codeText = 0..<0
        var name = 0..<0
        var region = 0..<0
        var type = 0..<0
        var locality = 0..<0
    }

    /// - Parameters:
    ///   - width: of a record, in cells.
    ///   - places: by column, where it stands in the file; nil for one that the file lacks.
    ///   - delimiter: one byte.
    /// - Returns: nil where a key column is missing, and where there are columns of which more is told than their values.
    init?(width: Int, _ places: [Int?], _ layout: FormLayout, delimiter: UInt8) {
        self.delimiter = delimiter
        var cells = [Cell](repeating: .other, count: width)
        for (column, place) in zip(layout.columns, places) {
            guard let place else {
                switch column.role {
                case .code, .name, .region, .type, .locality: return nil
                case .reason, .text, .count, .flag: continue
                }
            }
            switch column.role {
            case .code: cells[place] = .code
            case .name: cells[place] = .name
            case .region: cells[place] = .region
            case .type: cells[place] = .type
            case .locality: cells[place] = .locality
            case .reason: cells[place] = .reason
            case .count(let index): cells[place] = .count(index)
            case .flag(let index): cells[place] = .flag(index)
            case .text: return nil
            }
        }
        self.cells = cells
    }

    /// A cell of a count, a flag or a reason that isn't written as nearly all are.
    struct Odd {
        /// In the record.
        let cell: Int
        /// Without blanks around it.
        let text: Range<Int>
    }

    /// Reads a record.
    /// - Parameters:
    ///   - values: as many as the table has; those of columns that the file has are replaced, those of odd cells by 0.
    ///   - odd: gets them; has none before.
    /// - Returns: the index behind its line break; nil for a record that isn't plain.
    func read(
        _ text: Span<UInt8>, from start: Int, _ values: inout MutableSpan<Int32>, _ keys: inout Keys, _ odd: inout [Odd]
    ) -> Int? {
        // Total rows and footers begin with a Chinese word.
        guard start < text.count, isPlainBeginning(text[start]), text[start] < 0x80 else { return nil }
        let cells = cells.span
        var place = start
        for number in cells.indices {
            // The file's last cells are left to the general way, so that eight bytes can always be looked at.
            guard place + 8 <= text.count else { return nil }
            let end: Int
            switch cells[number] {
            case .count(let index):
                let plain = PlainDigits.number(text.paddedWord(place))
                if let plain, endsCell(text[place + plain.digits]) {
                    values[index] = plain.value
                    end = place + plain.digits
                } else {
                    guard let cell = oddText(text, place, number) else { return nil }
                    values[index] = 0
                    odd.append(cell.odd)
                    end = cell.end
                }
            case .flag(let index):
                // 是 and 否.
                let character = text.paddedWord(place) & 0xFF_FFFF
                if character == 0xAF_98E6 || character == 0xA6_90E5, endsCell(text[place + 3]) {
                    values[index] = character == 0xAF_98E6 ? 1 : 0
                    end = place + 3
                } else {
                    guard let cell = oddText(text, place, number) else { return nil }
                    values[index] = 0
                    odd.append(cell.odd)
                    end = cell.end
                }
            case .reason:
                if endsCell(text[place]) {
                    end = place
                } else {
                    guard let cell = oddText(text, place, number) else { return nil }
                    odd.append(cell.odd)
                    end = cell.end
                }
            case .code:
                if place + 10 < text.count, let code = SchoolCodeCell.digits(text, place..<place + 10), endsCell(text[place + 10])
                {
                    keys.code = code
                    end = place + 10
                } else {
                    guard let cell = filledText(text, place) else { return nil }
                    keys.codeText = cell
                    end = cell.upperBound
                }
            case .other:
                guard text[place] != Self.quote, let next = textEnd(text, place) else { return nil }
                end = next
            case .name:
                guard let cell = filledText(text, place) else { return nil }
                keys.name = cell
                end = cell.upperBound
            case .region:
                guard let cell = filledText(text, place) else { return nil }
                keys.region = cell
                end = cell.upperBound
            case .type:
                guard let cell = filledText(text, place) else { return nil }
                keys.type = cell
                end = cell.upperBound
            case .locality:
                guard let cell = filledText(text, place) else { return nil }
                keys.locality = cell
                end = cell.upperBound
            }
            // Where many cells are odd, looking for each of them costs more than the general way.
            guard end < text.count, odd.count <= Self.mostOdd else { return nil }
            let byte = text[end]
            place = end + 1
            if number + 1 < cells.count {
                guard byte == delimiter else { return nil }
            } else if byte != Self.lineFeed {
                guard byte == Self.carriageReturn, place < text.count, text[place] == Self.lineFeed else { return nil }
                place += 1
            }
        }
        return place
    }

    private func endsCell(_ byte: UInt8) -> Bool { byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn }

    /// A cell that has to be looked at by itself, and where it ends; nil for a quoted one.
    private func oddText(_ text: Span<UInt8>, _ start: Int, _ number: Int) -> (odd: Odd, end: Int)? {
        guard text[start] != Self.quote, let end = textEnd(text, start) else { return nil }
        return (Odd(cell: number, text: CellText.trimmed(text, start..<end)), end)
    }

    /// A text without blanks around it, a quote or a `'` before it, that doesn't say that there is nothing.
    private func filledText(_ text: Span<UInt8>, _ start: Int) -> Range<Int>? {
        guard isPlainBeginning(text[start]), let end = textEnd(text, start), end > start + 1 else { return nil }
        let last = text[end - 1]
        guard last > 0x20, last != Self.ideographicSpaceEnd, !CellText.isNothing(text, start..<end, isFlag: false) else {
            return nil
        }
        return start..<end
    }

    /// Not of a blank, a delimiter, a quote or a `'`.
    private func isPlainBeginning(_ byte: UInt8) -> Bool {
        byte > UInt8(ascii: "-") && byte != Self.ideographicSpaceStart && byte != delimiter
    }

    /// Where a cell without quotes ends, eight bytes at once.
    private func textEnd(_ text: Span<UInt8>, _ start: Int) -> Int? {
        var base = start
        while base + 8 <= text.count {
            var found = Tokenizer.specials(text.paddedWord(base), delimiter)
            while found != 0 {
                let end = base + found.trailingZeroBitCount / 8
                let byte = text[end]
                if endsCell(byte) { return end }
                found &= found &- 1
            }
            base += 8
        }
        return nil
    }

    private static let mostOdd = 12
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let quote = UInt8(ascii: "\"")
    /// U+3000 is E3 80 80.
    private static let ideographicSpaceStart: UInt8 = 0xE3
    private static let ideographicSpaceEnd: UInt8 = 0x80
}

/// Numbers of ASCII digits, eight bytes at once.
enum PlainDigits {
    /// - Parameter word: eight bytes of text, the first the lowest.
    /// - Returns: the number at its start, and its one to seven digits; nil where it begins otherwise or is longer.
    @inline(__always)
    static func number(_ word: UInt64) -> (value: Int32, digits: Int)? {
        let other = word ^ 0x3030_3030_3030_3030
        // The top bit of each byte that is more than 9. No byte's result depends on its neighbours: no sum is more than 0xF5.
        let ends = (((other & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676) | other) & 0x8080_8080_8080_8080
        let digits = ends.trailingZeroBitCount / 8
        guard digits > 0, digits < 8 else { return nil }
        // The digits as the last of eight; then two, four and eight of them are one number.
        let eight = other << UInt64(64 - 8 * digits)
        let pairs = ((eight &* 2561) >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = ((pairs &* 6_553_601) >> 16) & 0x0000_FFFF_0000_FFFF
        return (Int32(truncatingIfNeeded: (fours &* 42_949_672_960_001) >> 32), digits)
    }
}
