internal import Catalogue
internal import Statistics
internal import Validation

/// 二、各地进展: the rankings as tables and as sentences.
struct RankingViews {
    let figures: FigureViews
    let templates: Templates

    private var input: BulletinInput { figures.input }

    /// A group of units; groups without any are left out.
    func groups() throws(TemplateError) -> [View] {
        var views: [View] = []
        for group in Standing.Group.allCases {
            let members = input.figures.standings.filter { $0.group == group }
            if members.isEmpty { continue }
            let bounds = try RankBoundsViews(figures: figures, templates: templates).note(group, nil)
            views.append(
                View([
                    "has_bounds_note": .flag(bounds != nil), "bounds_note": .text(bounds ?? ""),
                    "is_city": .flag(group == .city), "is_direct_county": .flag(group == .directCounty),
                    "number": .text(views.isEmpty ? "一" : "二"), "rows": .views(members.map(row)),
                    "sentences": .texts(try sentences(members, group)),
                    "has_ranked": .flag(members.contains { $0.rank != nil }),
                ]))
        }
        return views
    }

    func row(_ standing: Standing) -> View {
        let movement = standing.movement
        let missing = standing.missingLeaves.map(figures.name)
        let weighted = input.catalogue.indicators.indices.filter { input.catalogue.indicators[$0].isWeighted }
        return View([
            "region": .text(figures.name(standing.unit)), "code": .text(input.regions[standing.unit].code),
            "has_rank": .flag(standing.rank != nil), "rank": .text(figures.rank(standing)),
            "score": .text(figures.score(standing)),
            "revised": .flag(input.edition?.changes?.isRevised(standing.unit, nil) ?? false),
            "has_movement": .flag(movement != nil),
            "risen": .flag((movement ?? 0) > 0), "fallen": .flag((movement ?? 0) < 0), "unmoved": .flag(movement == 0),
            "movement": .text(figures.movement(standing)),
            "coverage": .text(
                standing.byTotals ? "全市汇总" : "\(standing.coverage.counted)/\(standing.coverage.expected)"),
            "is_incomplete": .flag(standing.status == .incomplete), "is_returned": .flag(standing.status == .returned),
            "is_missing": .flag(standing.status == .missing), "is_ranked": .flag(standing.status == .ranked),
            "by_totals": .flag(standing.byTotals),
            "has_missing_leaves": .flag(!missing.isEmpty && (standing.status == .ranked || standing.status == .incomplete)),
            "missing_leaves": .text(missing.joined(separator: "、")),
            "figures": .views(weighted.map { figures.view(standing.unit, $0) }),
        ])
    }

    private func sentences(_ members: [Standing], _ group: Standing.Group) throws(TemplateError) -> [String] {
        let ranked = members.filter { $0.rank != nil }
        let flags: View = [
            "is_city": .flag(group == .city), "is_direct_county": .flag(group == .directCounty),
            "count": "\(ranked.count)", "members": "\(members.count)",
        ]
        guard let first = ranked.first else { return [try templates.sentence("ranking_none", flags)] }
        var result: [String] = []
        if ranked.count == 1 {
            result.append(try templates.sentence("ranking_one", flags.adding(["unit": .view(row(first))])))
        } else if ranked.allSatisfy({ $0.score == first.score }) {
            result.append(try templates.sentence("ranking_tied", flags.adding(["unit": .view(row(first))])))
        } else if ranked.count <= 2 * input.settings.namedUnits || endsAreTied(ranked) {
            result.append(try templates.sentence("ranking_all", flags.adding(["units": list(ranked)])))
        } else {
            let leaders = Self.leading(ranked, input.settings.namedUnits) { $0.rank ?? 0 }
            let laggards = Self.lagging(ranked, input.settings.namedUnits)
            result.append(
                try templates.sentence(
                    "ranking_ends",
                    flags.adding([
                        "has_leaders": .flag(!leaders.isEmpty), "leaders": list(leaders), "leader_count": "\(leaders.count)",
                        "has_laggards": .flag(!laggards.isEmpty), "laggards": list(laggards),
                        "laggard_count": "\(laggards.count)", "has_both": .flag(!leaders.isEmpty && !laggards.isEmpty),
                    ])))
        }
        if ranked.count > 1, let moved = try movement(ranked, flags) { result.append(moved) }
        if ranked.count > 1 { result += try reasons(ranked) }
        return result
    }

    /// Whether so many share the first and the last place that neither end can be named.
    private func endsAreTied(_ ranked: [Standing]) -> Bool {
        Self.leading(ranked, input.settings.namedUnits) { $0.rank ?? 0 }.isEmpty
            && Self.lagging(ranked, input.settings.namedUnits).isEmpty
    }

    /// The units at the top, never cutting through a tie: of units that share the last place none is named.
    static func leading(_ ranked: [Standing], _ wanted: Int, _ key: (Standing) -> Int) -> [Standing] {
        let chosen = ranked.prefix(wanted)
        guard let last = chosen.last, ranked.count > wanted, key(ranked[wanted]) == key(last) else { return Array(chosen) }
        return chosen.filter { key($0) != key(last) }
    }

    static func lagging(_ ranked: [Standing], _ wanted: Int) -> [Standing] {
        let chosen = ranked.suffix(wanted)
        guard let first = chosen.first, ranked.count > wanted,
            ranked[ranked.count - wanted - 1].rank == first.rank
        else { return Array(chosen) }
        return chosen.filter { $0.rank != first.rank }
    }

    private func movement(_ ranked: [Standing], _ flags: View) throws(TemplateError) -> String? {
        let movements = ranked.compactMap(\.movement)
        guard !movements.isEmpty, let previous = input.figures.previousPeriod else { return nil }
        let highest = movements.max() ?? 0
        let lowest = movements.min() ?? 0
        let risen = highest > 0 ? ranked.filter { $0.movement == highest } : []
        let fallen = lowest < 0 ? ranked.filter { $0.movement == lowest } : []
        let before = input.figures.standings.count { $0.group == ranked[0].group && $0.previousRank != nil }
        return try templates.sentence(
            "movement",
            flags.adding([
                "count_before": "\(before)", "count_changed": .flag(before != ranked.count),
                "several_risen": .flag(risen.count > 1), "several_fallen": .flag(fallen.count > 1),
                "previous_period": .text(PeriodWords.long(previous)), "has_risen": .flag(!risen.isEmpty), "risen": list(risen),
                "most_risen": .text(risen.first.map(figures.movement) ?? "0"), "has_fallen": .flag(!fallen.isEmpty),
                "fallen": list(fallen),
                "most_fallen": .text(fallen.first.map(figures.movement) ?? "0"),
                "has_both": .flag(!risen.isEmpty && !fallen.isEmpty),
                "none_moved": .flag(risen.isEmpty && fallen.isEmpty),
            ]))
    }

    /// Why those that rose and fell most did: a sentence each, while they are few.
    private func reasons(_ ranked: [Standing]) throws(TemplateError) -> [String] {
        let movements = ranked.compactMap(\.movement)
        var sentences: [String] = []
        for extreme in [max(movements.max() ?? 0, 0), min(movements.min() ?? 0, 0)] where extreme != 0 {
            let moved = ranked.filter { $0.movement == extreme }
            guard moved.count <= input.settings.namedUnits else { continue }
            for standing in moved {
                guard let cause = RankMovement(standing, input.figures, input.catalogue, input.settings.rounding).cause else {
                    continue
                }
                sentences.append(
                    try templates.sentence(
                        "reason",
                        row(standing).adding([
                            "previous_rank": .text(figures.previousRank(standing)),
                            "cause": .view(figures.view(cause)),
                        ])))
            }
        }
        return sentences
    }

    private func list(_ standings: [Standing]) -> ViewValue {
        .views(
            standings.enumerated().map { index, standing in
                row(standing).adding(["is_last": .flag(index == standings.count - 1)])
            })
    }
}
