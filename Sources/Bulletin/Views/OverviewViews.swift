internal import Catalogue
internal import Statistics

/// 一、总体进展: a sentence for each of the province's indicators, by connection.
struct OverviewViews {
    let figures: FigureViews
    let templates: Templates

    private var input: BulletinInput { figures.input }

    /// One section a connection in catalogue order, those outside the three last.
    func sections() throws(TemplateError) -> [View] {
        var order: [String?] = []
        for indicator in input.catalogue.indicators where !order.contains(indicator.connection) {
            order.append(indicator.connection)
        }
        var sections: [View] = []
        let province = input.catalogue.indicators.indices.compactMap { input.figures.figure(input.regions.province, $0) }
        let compared = province.filter { $0.change != nil }
        var isFirst = true
        for connection in order.filter({ $0 != nil }) + order.filter({ $0 == nil }) {
            var sentences: [String] = []
            for index in input.catalogue.indicators.indices where input.catalogue.indicators[index].connection == connection {
                guard let figure = input.figures.figure(input.regions.province, index) else { continue }
                sentences.append(
                    try sentence(figure, isFirst: isFirst, allCommon: compared.allSatisfy { $0.basis == .common }))
                if figure.change != nil { isFirst = false }
            }
            for pair in UrbanRuralPair.all(input.catalogue)
            where input.catalogue.indicators[pair.rural].connection == connection {
                if let sentence = try gap(pair) { sentences.append(sentence) }
            }
            if sentences.isEmpty { continue }
            sections.append(
                View([
                    "number": .text(Self.numeral(sections.count)),
                    "has_connection": .flag(connection != nil), "connection": .text(connection ?? ""),
                    "sentences": .texts(sentences),
                ]))
        }
        return sections
    }

    /// All the province's weighted indicators at once: everything met, everything fell, everything level.
    func summary() throws(TemplateError) -> [String] {
        let weighted = input.catalogue.indicators.indices.filter { input.catalogue.indicators[$0].isWeighted }
            .compactMap { input.figures.figure(input.regions.province, $0) }
        guard !weighted.isEmpty else { return [] }
        let changes = weighted.compactMap(\.change)
        let met = weighted.filter { $0.isMet == true }.count
        let view = View([
            "count": "\(weighted.count)", "met": "\(met)",
            "all_met": .flag(met == weighted.count), "none_met": .flag(met == 0),
            "some_met": .flag(met > 0 && met < weighted.count),
            "has_changes": .flag(!changes.isEmpty && changes.count == weighted.count),
            "all_up": .flag(!changes.isEmpty && changes.allSatisfy { $0 > 0 }),
            "all_down": .flag(!changes.isEmpty && changes.allSatisfy { $0 < 0 }),
            "all_level": .flag(!changes.isEmpty && changes.allSatisfy { $0 == 0 }),
            "mixed": .flag(!Self.isUniform(changes)), "some_up": .flag(changes.contains { $0 > 0 }),
            "some_down": .flag(changes.contains { $0 < 0 }), "some_level": .flag(changes.contains(0)),
            "up": "\(changes.filter { $0 > 0 }.count)", "down": "\(changes.filter { $0 < 0 }.count)",
            "level": "\(changes.filter { $0 == 0 }.count)",
            "previous_period": .text(input.figures.previousPeriod.map(PeriodWords.long) ?? ""),
        ])
        return [try templates.sentence("summary", view)]
    }

    private static func isUniform(_ changes: [Int]) -> Bool {
        changes.allSatisfy { $0 > 0 } || changes.allSatisfy { $0 < 0 } || changes.allSatisfy { $0 == 0 }
    }

    /// How far town and country are apart, and where they come closer.
    private func gap(_ pair: UrbanRuralPair) throws(TemplateError) -> String? {
        let rounding = input.settings.rounding
        guard let gap = UrbanRuralGap(pair, of: input.regions.province, input.figures, rounding) else { return nil }
        let units = input.regions.units.compactMap { UrbanRuralGap(pair, of: $0, input.figures, rounding) }
        let narrowings = units.compactMap(\.narrowing)
        let most = narrowings.max() ?? 0
        let closest = units.filter { $0.narrowing == most }
        return try templates.sentence(
            "gap",
            View([
                "urban": .text(input.catalogue.indicators[pair.urban].label),
                "rural": .text(input.catalogue.indicators[pair.rural].label),
                "points": .text(FigureViews.points(Int(gap.points.magnitude))), "country_ahead": .flag(gap.points < 0),
                "has_change": .flag(gap.narrowing != nil), "closing": .flag((gap.narrowing ?? 0) > 0),
                "widening": .flag((gap.narrowing ?? 0) < 0), "level": .flag(gap.narrowing == 0),
                "common_basis": .flag(gap.urban.basis == .common || gap.rural.basis == .common),
                "has_closing": .flag(narrowings.contains { $0 > 0 }),
                "size": .text(FigureViews.points(Int((gap.narrowing ?? 0).magnitude))),
                "previous_period": .text(input.figures.previousPeriod.map(PeriodWords.long) ?? ""),
                "has_units": .flag(!narrowings.isEmpty), "compared": "\(narrowings.count)",
                "closing_units": "\(narrowings.count { $0 > 0 })",
                "has_most": .flag(most > 0 && closest.count <= input.settings.namedUnits),
                "most": .text(closest.map { figures.name($0.region) }.joined(separator: "、")),
                "most_size": .text(FigureViews.points(most)),
            ]))
    }

    /// - Parameters:
    ///   - isFirst: whether none with a change stood before.
    ///   - allCommon: whether all changes are on a common basis, so that it is said once.
    private func sentence(_ figure: Figure, isFirst: Bool, allCommon: Bool) throws(TemplateError) -> String {
        let previous = input.figures.previousPeriod.map(PeriodWords.long) ?? ""
        return try templates.sentence(
            "indicator",
            figures.view(figure).adding([
                "previous_period": .text(previous), "is_first_change": .flag(isFirst), "all_common": .flag(allCommon),
            ]))
    }

    /// 一 for 0, and so on to 十.
    static func numeral(_ index: Int) -> String { numerals[min(index, numerals.count - 1)] }

    private static let numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
}
