internal import CSV
internal import Catalogue

/// What a finished page says that the data files don't: nothing is published then.
package struct PrintedDisagreement: Error, Equatable {
    /// The document, below the period's folder.
    package let document: String
    package let region: String
    package let indicator: String
    /// As printed, and as the page's markup has it for machines.
    package let printed: String
    package let value: String
}

/// Holds finished documents against figures.csv and rankings.csv, read back from their bytes: every `<data>` element of a page, each sum of the province,
/// and the order of each ranking. It shares nothing with the code that made them.
struct FigureCheck {
    private let figures: [String: [String: Row]]
    private let standings: [String: Row]

    /// A row of a data file, by column name.
    private struct Row {
        let columns: [String: Int]
        let cells: [String]

        subscript(_ column: String) -> String { columns[column].map { cells[$0] } ?? "" }
    }

    init(figures: [UInt8], rankings: [UInt8]) {
        self.figures = Dictionary(grouping: Self.rows(figures)) { $0["region"] }.mapValues { rows in
            Dictionary(rows.map { ($0["indicator"], $0) }) { first, _ in first }
        }
        standings = Dictionary(Self.rows(rankings).map { ($0["region"], $0) }) { first, _ in first }
    }

    private static func rows(_ file: [UInt8]) -> [Row] {
        var tokenizer = Tokenizer(Array(file.dropFirst(3)))
        var ranges: [Range<Int>] = []
        var columns: [String: Int] = [:]
        var rows: [Row] = []
        while tokenizer.next(into: &ranges) {
            let cells = ranges.map { String(decoding: tokenizer.bytes[$0], as: UTF8.self) }
            if columns.isEmpty {
                columns = Dictionary(cells.enumerated().map { ($1, $0) }) { first, _ in first }
            } else if cells.count == columns.count {
                rows.append(Row(columns: columns, cells: cells))
            }
        }
        return rows
    }

    /// The data files among themselves.
    /// - Throws: ``PrintedDisagreement`` for the first that there is.
    func check() throws(PrintedDisagreement) {
        try checkSums()
        try checkRanks()
    }

    // MARK: what is printed

    /// A page; anything else prints no figures.
    /// - Throws: ``PrintedDisagreement`` for the first that there is.
    func check(_ page: Document) throws(PrintedDisagreement) {
        guard page.path.hasSuffix(".html") else { return }
        let bytes = page.bytes
        var index = 0
        // Of the paragraph that is open: units with their scores, as they are named.
        var named: [Row]?
        while index + 2 < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if Self.stands(Self.opening, in: bytes, at: index) {
                let mark = Mark(bytes, from: index + Self.opening.count)
                if let mark {
                    try check(mark, page.path)
                    if mark.indicator == "score", named != nil, let row = standings[mark.region] {
                        named?.append(row)
                        try checkOrder(named ?? [], page.path)
                    }
                }
                index = mark?.end ?? index + 1
                continue
            }
            if bytes[index + 1] == UInt8(ascii: "p"), [UInt8(ascii: ">"), UInt8(ascii: " ")].contains(bytes[index + 2]) {
                named = []
            }
            if Self.stands(Self.paragraphEnd, in: bytes, at: index) { named = nil }
            index += 1
        }
    }

    /// `<data value="0.863566" data-region="410000" data-indicator="internet_access">86.36%</data>`
    private struct Mark {
        let value: String
        let region: String
        let indicator: String
        let printed: String
        /// Behind what is printed.
        let end: Int

        /// - Parameter start: behind the first quote.
        /// - Returns: nil where it isn't closed, or has other attributes.
        init?(_ bytes: [UInt8], from start: Int) {
            var parts: [Range<Int>] = []
            var place = start
            while parts.count < 5 {
                guard let quote = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
                parts.append(place..<quote)
                place = quote + 1
            }
            var end = place
            while end < bytes.count,
                !(bytes[end] == UInt8(ascii: "<") && FigureCheck.stands(FigureCheck.closing, in: bytes, at: end))
            {
                end += 1
            }
            func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
            value = text(parts[0])
            region = text(parts[2])
            indicator = text(parts[4])
            printed = text(min(place + 1, end)..<end)
            self.end = end
        }
    }

    /// A ranking sentence names units from the first to the last, or the other way round.
    private func checkOrder(_ named: [Row], _ document: String) throws(PrintedDisagreement) {
        let scores = named.compactMap { Self.hundredths($0["score"]) }
        let pairs = zip(scores, scores.dropFirst())
        guard let last = named.last, !pairs.allSatisfy({ $0 >= $1 }), !pairs.allSatisfy({ $0 <= $1 }) else { return }
        throw PrintedDisagreement(
            document: document, region: last["region"], indicator: "score", printed: last["score"],
            value: named.map { $0["score"] }.joined(separator: " "))
    }

    private static let paragraphEnd = Array("</p>".utf8)
    private static let opening = Array("<data value=\"".utf8)
    private static let closing = Array("</data>".utf8)

    private static func stands(_ text: [UInt8], in bytes: [UInt8], at index: Int) -> Bool {
        guard index + text.count <= bytes.count else { return false }
        for offset in text.indices where bytes[index + offset] != text[offset] { return false }
        return true
    }

    private func check(_ mark: Mark, _ document: String) throws(PrintedDisagreement) {
        if agrees(mark.printed, value: mark.value, region: mark.region, indicator: mark.indicator) { return }
        throw PrintedDisagreement(
            document: document, region: mark.region, indicator: mark.indicator, printed: mark.printed, value: mark.value)
    }

    private func agrees(_ printed: String, value: String, region: String, indicator: String) -> Bool {
        switch indicator {
        case "score": return standings[region]?["score"] == value && printed == value
        case "rank": return standings[region]?["rank"] == value && printed == value
        case "previous_rank": return standings[region]?["previous_rank"] == value && printed == value
        case "movement": return standings[region]?["movement"] == value && printed == value.drop { $0 == "-" }
        default: break
        }
        guard let row = figures[region]?[indicator] else { return false }
        if row["value"] == value, row["display"] == printed { return true }
        if row["previous"] == value, printed.hasSuffix("%"), Self.isNear(printed, value) { return true }
        if row["change"] == value, printed.drop(while: { "+−".contains($0) }) == value.drop(while: { $0 == "-" }) {
            // Without a sign a sentence says which way.
            return printed.first == "+" ? value.first != "-" : printed.first == "−" ? value.first == "-" : true
        }
        return printed == value
            && ["numerator", "denominator", "shortfall", "rank", "previous_rank"].contains { row[$0] == value }
    }

    /// Whether a printed percentage is a ratio of six decimals within its own rounding.
    private static func isNear(_ printed: String, _ value: String) -> Bool {
        guard let percentage = Double(printed.dropLast()), let ratio = Double(value) else { return false }
        return abs(percentage - ratio * 100) <= 0.0101
    }

    // MARK: what must add up

    /// A province's figure sums its units' (contract §5).
    private func checkSums() throws(PrintedDisagreement) {
        for (code, rows) in figures.sorted(by: { $0.key < $1.key })
        where rows.values.contains(where: { $0["kind"] == "province" }) {
            let units = figures.values.filter { $0.values.contains { !$0["group"].isEmpty } }
            for (indicator, row) in rows.sorted(by: { $0.key < $1.key }) {
                for column in ["numerator", "denominator"] {
                    let parts = units.compactMap { $0[indicator] }
                    let sum = parts.compactMap { Int64($0[column]) }.reduce(Int64(0), &+)
                    if let stated = Int64(row[column]), stated != sum {
                        throw PrintedDisagreement(
                            document: "data/figures.csv", region: code, indicator: indicator, printed: "\(stated)",
                            value: "\(sum)")
                    }
                }
            }
        }
    }

    /// A rank is one more than the number of higher scores in its group (contract §5: 1, 2, 2, 4).
    private func checkRanks() throws(PrintedDisagreement) {
        for (code, row) in standings.sorted(by: { $0.key < $1.key }) {
            guard let rank = Int(row["rank"]), let score = Self.hundredths(row["score"]) else { continue }
            let higher = standings.values.count { $0["group"] == row["group"] && Self.hundredths($0["score"]) ?? -1 > score }
            if rank != higher + 1 {
                throw PrintedDisagreement(
                    document: "data/rankings.csv", region: code, indicator: "rank", printed: "\(rank)", value: "\(higher + 1)")
            }
        }
    }

    private static func hundredths(_ score: String) -> Int? { Int(score.filter { $0 != "." }) }
}
