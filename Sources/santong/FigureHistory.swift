internal import Archive
internal import Bulletin
internal import CSV
internal import Catalogue
internal import Statistics

/// All published values of one indicator of one region, or of a unit's score, each as it was printed then.
struct FigureHistory {
    struct Entry {
        let value: PublishedValue
        /// — where there was no value.
        let display: String
        /// By the rules of then; nil for none.
        let target: Fraction?
        /// Whether a later edition of the period took its place.
        let isReplaced: Bool
        /// Whether it was other in the edition before it.
        let isRevised: Bool
        /// Whether it was defined as the newest is.
        let isComparable: Bool

        /// A score as a part of 100.
        var ratio: Fraction? {
            value.counts.flatMap(\.value) ?? value.score.flatMap { Fraction(Int64($0), 10_000) }
        }
    }

    let region: Region
    /// Nil for the score.
    let indicator: Catalogue.Indicator?
    /// The earliest first.
    let entries: [Entry]

    var label: String { indicator?.label ?? "综合得分" }
    /// As in data files.
    var id: String { indicator?.id ?? "score" }

    /// - Throws: ``ArchiveError``; ``InputError`` where a publication's rules can't be read any more.
    init(_ indicator: Catalogue.Indicator?, _ region: Region, in archive: Archive) throws {
        self.region = region
        self.indicator = indicator
        let values = try archive.publishedValues(of: indicator?.id, region: [region.code] + region.formerly)
        let newest = values.last?.definition
        entries = try values.enumerated().map { index, value in
            let rules = try Rules(of: value.published, value.period, in: archive)
            let target = indicator.flatMap { wanted in rules.catalogue.indicators.first { $0.id == wanted.id }?.target }
            let before = index > 0 && values[index - 1].period == value.period ? values[index - 1] : nil
            let isLast = index + 1 == values.count || values[index + 1].period != value.period
            return Entry(
                value: value, display: Self.display(value, target, rules.settings.rounding), target: target,
                // A draft takes no edition's place.
                isReplaced: !isLast && values[index + 1].issue != nil,
                isRevised: before.map { $0.counts != value.counts || $0.score != value.score || $0.rank != value.rank } ?? false,
                isComparable: value.definition == newest)
        }
    }

    private static func display(_ value: PublishedValue, _ target: Fraction?, _ rounding: Rounding) -> String {
        if let score = value.score { return decimalText(Int128(score), decimals: 2) }
        return value.counts?.value.map { $0.percentage(target: target, rounding) } ?? "—"
    }

    // MARK: for programs

    /// A row a publication.
    var csv: [UInt8] {
        var file = CSVDocument(header: [
            "period", "edition", "issued_on", "document_number", "region", "region_name", "indicator", "numerator", "denominator",
            "display", "rank", "target", "revised", "comparable", "verification_code", "reason",
        ])
        for entry in entries {
            let value = entry.value
            func text<Number: BinaryInteger>(_ number: Number?) -> CSVCell { number.map { .number($0) } ?? .blank }
            file.append([
                .plain(value.period.description), text(value.issue?.number), .plain(value.issue?.date.description ?? ""),
                .text(value.issue?.documentNumber ?? ""), .plain(value.region), .text(region.name), .plain(id),
                text(value.counts?.numerator), text(value.counts?.denominator), .text(entry.display == "—" ? "" : entry.display),
                text(value.rank), .plain(entry.target?.decimal(6, .halfUp) ?? ""), .plain(entry.isRevised ? "yes" : "no"),
                .plain(entry.isComparable ? "yes" : "no"), .plain(value.code), .text(value.issue?.reason ?? ""),
            ])
        }
        return file.bytes
    }

    /// Nil where there is no value to draw.
    var svg: [UInt8]? {
        let points = entries.compactMap { entry in
            entry.ratio.map {
                HistoryChart.Point(
                    period: entry.value.period, value: $0, display: entry.display, isReplaced: entry.isReplaced,
                    isComparable: entry.isComparable)
            }
        }
        let target = entries.last?.target.map {
            ($0, withoutNoughts(String($0.percentage(target: nil, .halfUp).dropLast())) + "%")
        }
        return HistoryChart(title: "\(region.name)　\(label)", points: points, target: target)?.bytes
    }

    // MARK: for people

    /// A line a publication, each of three cells.
    func lines(_ language: Language) -> [[String]] {
        entries.map { entry in
            let value = entry.value
            let edition =
                value.issue.map {
                    Bilingual("第\($0.number)版 \($0.date)", "edition \($0.number), \($0.date)")
                } ?? Bilingual("送审稿", "draft")
            let counts = value.counts.map { "（\($0.numerator)/\($0.denominator)）" } ?? ""
            var notes: [Bilingual] = []
            if let target = entry.target {
                let text = withoutNoughts(String(target.percentage(target: nil, .halfUp).dropLast())) + "%"
                notes.append(Bilingual("目标 \(text)", "target \(text)"))
            }
            if let rank = value.rank { notes.append(Bilingual("第\(rank)位", "rank \(rank)")) }
            if entry.isRevised {
                let reason = value.issue?.reason ?? ""
                notes.append(
                    Bilingual("已更正" + (reason.isEmpty ? "" : "：\(reason)"), "revised" + (reason.isEmpty ? "" : ": \(reason)")))
            }
            if !entry.isComparable { notes.append(Bilingual("当时的口径不同", "defined otherwise then")) }
            if !value.code.isEmpty { notes.append(Bilingual("核验码 \(value.code)", "code \(value.code)")) }
            let told = notes.map { $0[language] }.joined(separator: language == .chinese ? "，" : ", ")
            return ["\(value.period) \(edition[language])", entry.display + counts, told]
        }
    }
}
