internal import Catalogue

/// A count as a county writes it (contract §3.3).
enum CountCell: Equatable {
    case value(Int32)
    /// With a unit word behind it (info R16).
    case valueWithUnit(Int32)
    case invalid

    /// Digits, with optional thousands separators in groups of three (`1,234`, `1，234`), an optional `.0…` and an optional
    /// word of the unit; at most 9 digits.
    /// - Parameter range: trimmed and not empty.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>, unit: Catalogue.Unit?) {
        if let value = Self.plainDigits(bytes, range) {
            self = .value(value)
        } else {
            self.init(text: CellText.folded(bytes, range), unit: unit)
        }
    }

    private init(text: String, unit: Catalogue.Unit?) {
        guard let (value, hasUnit) = Self.number(text, unit, mostDigits: 9), let count = Int32(exactly: value) else {
            self = .invalid
            return
        }
        self = hasUnit ? .valueWithUnit(count) : .value(count)
    }

    /// What a total row says, which is written as a count is and may be larger.
    /// - Parameter range: trimmed and not empty.
    static func sum(_ bytes: Span<UInt8>, _ range: Range<Int>, unit: Catalogue.Unit?) -> Int64? {
        number(CellText.folded(bytes, range), unit, mostDigits: 18).map { Int64($0.value) }
    }

    private static func number(
        _ text: String, _ unit: Catalogue.Unit?, mostDigits: Int
    ) -> (value: Int, hasUnit: Bool)? {
        let characters = Array(text)
        guard let number = number(characters, mostDigits: mostDigits) else { return nil }
        let rest = characters[number.end...].drop { $0 == " " || $0 == "\u{3000}" }
        if rest.isEmpty { return number.end == characters.count ? (number.value, false) : nil }
        guard let factor = unit?.words[String(rest).lowercased()],
            case (let value, let isTooLarge) = number.value.multipliedReportingOverflow(by: factor), !isTooLarge
        else { return nil }
        return (value, true)
    }

    /// The usual case: one to nine ASCII digits.
    static func plainDigits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32? {
        guard (1...9).contains(range.count) else { return nil }
        // Nine digits are no overflow.
        var value: Int32 = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let digit = bytes[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int32(digit)
            index &+= 1
        }
        return value
    }

    /// The number at the start, and the index behind it and its `.0…`.
    private static func number(_ characters: [Character], mostDigits: Int) -> (value: Int, end: Int)? {
        var groups: [String] = [""]
        var index = 0
        while index < characters.count {
            let character = characters[index]
            if FileName.isDigit(character) {
                groups[groups.count - 1].append(character)
            } else if character == "," || character == "，" {
                groups.append("")
            } else {
                break
            }
            index += 1
        }
        guard let first = groups.first, !first.isEmpty, groups.dropFirst().allSatisfy({ $0.count == 3 }),
            groups.count == 1 || first.count <= 3, case let digits = groups.joined(), digits.count <= mostDigits,
            let value = Int(digits)
        else { return nil }
        if index < characters.count, characters[index] == "." {
            let zeros = characters[(index + 1)...].prefix { $0 == "0" }
            guard !zeros.isEmpty else { return nil }
            index += 1 + zeros.count
        }
        return (value, index)
    }
}
