internal import CSV
internal import Catalogue
internal import Glibc

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
    /// Region after region, by the number of the indicator; nil where the file has no row of it.
    private let figures: [Figure?]
    /// Numbers of regions and of indicators, in the order in which the file names them first.
    private let regions: [String: Int]
    private let indicators: [String: Int]
    private let standings: [String: Standing]

    /// A row of figures.csv. A reference: it is looked at some ten thousand times.
    private final class Figure: Sendable {
        let kind, group, numerator, denominator, value, display, previous, change, shortfall, rank, previousRank: String

        static let columns = [
            "region", "indicator", "kind", "group", "numerator", "denominator", "value", "display", "previous", "change",
            "shortfall", "rank", "previous_rank",
        ]

        /// - Parameter cells: of ``columns``.
        init(_ cells: [String]) {
            (kind, group, numerator, denominator) = (cells[2], cells[3], cells[4], cells[5])
            (value, display, previous, change) = (cells[6], cells[7], cells[8], cells[9])
            (shortfall, rank, previousRank) = (cells[10], cells[11], cells[12])
        }

        /// Whether a page may print this as it is.
        func counts(_ printed: String) -> Bool {
            printed == numerator || printed == denominator || printed == shortfall || printed == rank || printed == previousRank
        }
    }

    /// A row of rankings.csv.
    private struct Standing {
        let region, group, score, rank, previousRank, movement: String
    }

    init(figures: [UInt8], rankings: [UInt8]) {
        var rows: [(region: Int, indicator: Int, figure: Figure)] = []
        var regions: [String: Int] = [:]
        var indicators: [String: Int] = [:]
        Self.forEachRow(figures, Figure.columns) { cells in
            rows.append((Self.number(cells[0], &regions), Self.number(cells[1], &indicators), Figure(cells)))
        }
        var found = [Figure?](repeating: nil, count: regions.count * indicators.count)
        for row in rows { found[row.region * indicators.count + row.indicator] = row.figure }
        self.figures = found
        self.regions = regions
        self.indicators = indicators
        var standings: [String: Standing] = [:]
        Self.forEachRow(rankings, ["region", "group", "score", "rank", "previous_rank", "movement"]) { cells in
            standings[cells[0]] = Standing(
                region: cells[0], group: cells[1], score: cells[2], rank: cells[3], previousRank: cells[4], movement: cells[5])
        }
        self.standings = standings
    }

    /// Read, and held against each other.
    /// - Throws: ``PrintedDisagreement`` for the first that there is.
    static func checked(_ data: DataFiles) throws(PrintedDisagreement) -> FigureCheck {
        let check = FigureCheck(figures: data.figures, rankings: data.rankings)
        try check.check()
        return check
    }

    private static func number(_ word: String, _ numbers: inout [String: Int]) -> Int {
        if let number = numbers[word] { return number }
        numbers[word] = numbers.count
        return numbers.count - 1
    }

    private func figure(_ region: String, _ indicator: String) -> Figure? {
        guard let region = regions[region], let indicator = indicators[indicator] else { return nil }
        return figures[region * indicators.count + indicator]
    }

    /// A region's, those that there are.
    private func figures(_ region: Int) -> some Sequence<Figure> {
        figures[region * indicators.count..<(region + 1) * indicators.count].lazy.compactMap(\.self)
    }

    /// - Parameters:
    ///   - columns: that are wanted; one that the file lacks is empty.
    ///   - body: gets what they say in a row.
    private static func forEachRow(_ file: [UInt8], _ columns: [String], _ body: ([String]) -> Void) {
        var tokenizer = Tokenizer(Array(file.dropFirst(3)))
        var ranges: [Range<Int>] = []
        var places: [Int?] = []
        var width = 0
        var cells = [String](repeating: "", count: columns.count)
        while tokenizer.next(into: &ranges) {
            let bytes = tokenizer.bytes
            func text(_ range: Range<Int>) -> String { Self.text(bytes.span, range) }
            if places.isEmpty {
                let header = ranges.map(text)
                width = header.count
                places = columns.map { header.firstIndex(of: $0) }
            } else if ranges.count == width {
                for (index, place) in places.enumerated() { cells[index] = place.map { text(ranges[$0]) } ?? "" }
                body(cells)
            }
        }
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
        let bytes = page.bytes.span
        var index = 0
        // Of the paragraph that is open: units with their scores, as they are named.
        var named: [Standing]?
        while let tag = Self.next(UInt8(ascii: "<"), in: bytes, from: index), tag + 2 < bytes.count {
            index = tag + 1
            switch bytes[tag + 1] {
            case UInt8(ascii: "d") where Self.stands(Self.opening, in: bytes, at: tag):
                guard let mark = Mark(bytes, from: tag + Self.opening.count) else { continue }
                try check(mark, page.path)
                if mark.indicator == "score", named != nil, let row = standings[mark.region] {
                    named?.append(row)
                    try checkOrder(named ?? [], page.path)
                }
                index = mark.end
            case UInt8(ascii: "p") where bytes[tag + 2] == UInt8(ascii: ">") || bytes[tag + 2] == UInt8(ascii: " "):
                named = []
            case UInt8(ascii: "/") where Self.stands(Self.paragraphEnd, in: bytes, at: tag):
                named = nil
            default: break
            }
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
        init?(_ bytes: Span<UInt8>, from start: Int) {
            var quotes: InlineArray<5, Int> = .init(repeating: 0)
            var place = start
            for index in quotes.indices {
                guard let quote = FigureCheck.next(UInt8(ascii: "\""), in: bytes, from: place) else { return nil }
                quotes[index] = quote
                place = quote + 1
            }
            var end = place
            while end < bytes.count,
                !(bytes[end] == UInt8(ascii: "<") && FigureCheck.stands(FigureCheck.closing, in: bytes, at: end))
            {
                end += 1
            }
            value = FigureCheck.text(bytes, start..<quotes[0])
            region = FigureCheck.text(bytes, quotes[1] + 1..<quotes[2])
            indicator = FigureCheck.text(bytes, quotes[3] + 1..<quotes[4])
            printed = FigureCheck.text(bytes, min(place + 1, end)..<end)
            self.end = end
        }
    }

    /// A ranking sentence names units from the first to the last, or the other way round.
    private func checkOrder(_ named: [Standing], _ document: String) throws(PrintedDisagreement) {
        let scores = named.compactMap { Self.hundredths($0.score) }
        let pairs = zip(scores, scores.dropFirst())
        guard let last = named.last, !pairs.allSatisfy({ $0 >= $1 }), !pairs.allSatisfy({ $0 <= $1 }) else { return }
        throw PrintedDisagreement(
            document: document, region: last.region, indicator: "score", printed: last.score,
            value: named.map(\.score).joined(separator: " "))
    }

    private static let paragraphEnd = Array("</p>".utf8)
    private static let opening = Array("<data value=\"".utf8)
    private static let closing = Array("</data>".utf8)

    private static func next(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = unsafe memchr(base + start, CInt(byte), buffer.count - start) else {
                return nil
            }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    private static func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    private static func stands(_ text: [UInt8], in bytes: Span<UInt8>, at index: Int) -> Bool {
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
        case "score": return standings[region]?.score == value && printed == value
        case "rank": return standings[region]?.rank == value && printed == value
        case "previous_rank": return standings[region]?.previousRank == value && printed == value
        case "movement": return standings[region]?.movement == value && printed == value.drop { $0 == "-" }
        default: break
        }
        guard let figure = figure(region, indicator) else { return false }
        if figure.value == value, figure.display == printed { return true }
        if figure.previous == value, printed.hasSuffix("%"), Self.isNear(printed, value) { return true }
        if figure.change == value, printed.drop(while: { "+−".contains($0) }) == value.drop(while: { $0 == "-" }) {
            // Without a sign a sentence says which way.
            return printed.first == "+" ? value.first != "-" : printed.first == "−" ? value.first == "-" : true
        }
        return printed == value && figure.counts(value)
    }

    /// Whether a printed percentage is a ratio of six decimals within its own rounding.
    private static func isNear(_ printed: String, _ value: String) -> Bool {
        guard let percentage = Double(printed.dropLast()), let ratio = Double(value) else { return false }
        return abs(percentage - ratio * 100) <= 0.0101
    }

    // MARK: what must add up

    /// A province's figure sums its units' (contract §5).
    private func checkSums() throws(PrintedDisagreement) {
        let units = regions.values.filter { figures($0).contains { !$0.group.isEmpty } }
        let provinces = regions.filter { figures($0.value).contains { $0.kind == "province" } }.map(\.key)
        for code in provinces.sorted() {
            for (indicator, number) in indicators.sorted(by: { $0.key < $1.key }) {
                guard let row = figure(code, indicator) else { continue }
                let parts = units.compactMap { figures[$0 * indicators.count + number] }
                for column in [\Figure.numerator, \Figure.denominator] {
                    let sum = parts.compactMap { Int64($0[keyPath: column]) }.reduce(Int64(0), &+)
                    if let stated = Int64(row[keyPath: column]), stated != sum {
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
            guard let rank = Int(row.rank), let score = Self.hundredths(row.score) else { continue }
            let higher = standings.values.count { $0.group == row.group && Self.hundredths($0.score) ?? -1 > score }
            if rank != higher + 1 {
                throw PrintedDisagreement(
                    document: "data/rankings.csv", region: code, indicator: "rank", printed: "\(rank)", value: "\(higher + 1)")
            }
        }
    }

    private static func hundredths(_ score: String) -> Int? { Int(score.filter { $0 != "." }) }
}
