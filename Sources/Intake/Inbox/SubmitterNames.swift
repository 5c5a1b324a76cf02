package import Catalogue

/// Tells a submitter from the start of a file's or folder's name (contract §3.1).
package struct SubmitterNames: Sendable {
    private let regions: RegionTable
    private let byLength: [(word: String, region: Int)]

    package init(_ regions: RegionTable) {
        self.regions = regions
        // Counted once each, not at every comparison: a country has six thousand.
        byLength = regions.names.map { (length: $0.word.count, word: $0.word, region: $0.match.region) }
            .sorted { ($1.length, $0.word) < ($0.length, $1.word) }.map { ($0.word, $0.region) }
    }

    /// The region whose code stands at the start, behind a period or date; else the one whose full name does, the longest first.
    package func sender(atStartOf name: String) -> FileName.Sender {
        let rest = Self.withoutPeriod(name)
        if let code = Self.leadingCode(rest), code.hasPrefix(regions[regions.province].code.prefix(2)) {
            guard let match = regions.find(code) else { return .unknownCode(code) }
            return .region(match.region)
        }
        let text = String(rest)
        guard let match = byLength.first(where: { text.hasPrefix($0.word) }) else { return .none }
        return .region(match.region)
    }

    /// Exactly six digits at the start.
    private static func leadingCode(_ characters: ArraySlice<Character>) -> String? {
        let digits = characters.prefix { FileName.isDigit($0) }
        return digits.count == 6 ? digits.reduce(into: "") { $0.append($1) } : nil
    }

    /// Takes off a period, or a date (20 and four or six digits), and the `-`, `_`, `.` and blanks behind it.
    static func withoutPeriod(_ name: String) -> ArraySlice<Character> {
        let characters = Array(name)
        guard let end = FileName.period(in: characters, at: 0)?.end ?? dateEnd(characters) else { return characters[...] }
        return characters[end...].drop { "-_.".contains($0) || $0.isWhitespace }
    }

    private static func dateEnd(_ characters: [Character]) -> Int? {
        let digits = characters.prefix { FileName.isDigit($0) }
        guard digits.count == 6 || digits.count == 8, characters.starts(with: ["2", "0"]) else { return nil }
        return digits.count
    }
}
