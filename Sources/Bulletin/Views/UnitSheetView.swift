internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// One unit's sheet: where it stands against target, last quarter, group and province, what is missing and which of its counties hold it, and
/// the cheapest way to the next rank.
struct UnitSheetView {
    let bulletin: BulletinView
    let unit: Int
    let hasNotice: Bool

    private var input: BulletinInput { bulletin.input }
    private var figures: FigureViews { bulletin.figures }
    private var indicators: Range<Int> { input.catalogue.indicators.indices }
    private var weighted: [Int] { indicators.filter { input.catalogue.indicators[$0].isWeighted } }
    private var leaves: [Int] { input.regions.isLeaf(unit) ? [] : input.regions.leaves(under: unit) }

    func view() throws(TemplateError) -> View {
        let rankings = RankingViews(figures: figures, templates: bulletin.templates)
        guard let standing = input.figures.standing(of: unit) else { return bulletin.common }
        let annexes = AnnexViews(figures: figures, rankings: rankings, templates: bulletin.templates)
        let common = bulletin.common.adding([
            "region": .text(figures.name(unit)), "code": .text(input.regions[unit].code),
            "standing": .view(rankings.row(standing)),
            "group_size": "\(input.figures.standings.filter { $0.group == standing.group && $0.rank != nil }.count)",
            "is_tied": .flag(
                standing.rank != nil
                    && input.figures.standings.count { $0.group == standing.group && $0.rank == standing.rank } > 1),
            "is_city": .flag(standing.group == .city), "has_figures": .flag(!input.figures.of(unit).isEmpty),
        ])
        let files = input.review.files.filter { $0.submission.unit == unit }
        let submissions = SubmissionViews(figures: figures)
        let revisions = try EditionViews(figures: figures, templates: bulletin.templates).revisions(of: unit)
        let nextRank = try nextRank()
        let missing = try missing()
        return common.adding([
            "title": .text(try bulletin.templates.sentence("sheet_title", common)),
            "position": .text(try bulletin.templates.sentence("position", common)),
            "has_next_rank": .flag(nextRank != nil), "next_rank": .text(nextRank ?? ""),
            "rows": .views(indicators.map { figures.view(unit, $0).adding(bulletin.peers[standing.group, $0]) }),
            "has_missing": .flag(!missing.isEmpty), "is_measured": .flag(isMeasured), "missing": .texts(missing),
            "has_leaves": .flag(!leaves.isEmpty),
            "leaf_columns": .views(
                weighted.map { View(["label": .text(input.catalogue.indicators[$0].label)]) }),
            "leaves": .views(leaves.map(leaf)),
            "unconnected": .view(annexes.unconnected(of: unit)), "exempt": .view(annexes.exempt(of: unit)),
            "has_notice": .flag(hasNotice),
            "has_revisions": .flag(!revisions.isEmpty), "revisions": .views(revisions),
            "account": .view(AccountViews(bulletin: bulletin, unit: unit).view()),
            "has_files": .flag(!files.isEmpty), "files": .views(files.map { submissions.file($0) }),
        ])
    }

    /// A sentence for each weighted indicator of which something is missing here, or in one of the counties.
    private func missing() throws(TemplateError) -> [String] {
        var sentences: [String] = []
        for index in weighted {
            let figure = input.figures.figure(unit, index) ?? Figure(region: unit, indicator: index)
            let valued = leaves.compactMap { input.figures.figure($0, index) }.filter { $0.isMet != nil }
            let short = valued.filter { $0.isMet == false }.sorted {
                ($1.shortfall ?? 0, $0.region) < ($0.shortfall ?? 0, $1.region)
            }
            if figure.isMet != false, short.isEmpty { continue }
            let named = named(short)
            let counties = named.enumerated().map { position, leaf in
                figures.view(leaf).adding(["is_last": .flag(position == named.count - 1)])
            }
            sentences.append(
                try bulletin.templates.sentence(
                    "missing",
                    figures.view(figure).adding([
                        "is_met": .flag(figure.isMet == true), "has_counties": .flag(!short.isEmpty),
                        "counties": .views(counties),
                        "count": "\(short.count)", "is_cut": .flag(short.count > named.count),
                        "with_data": "\(valued.count)", "some_lack": .flag(valued.count < leaves.count),
                    ])))
        }
        return sentences
    }

    /// The first few, and those that are short of as many as the last of them while they are no more again.
    private func named(_ short: [Figure]) -> [Figure] {
        let most = input.settings.namedUnits
        guard short.count > most, let last = short[most - 1].shortfall else { return short }
        let tied = short.prefix { ($0.shortfall ?? 0) >= last }
        return Array(tied.count <= 2 * most ? tied : short.prefix(most))
    }

    /// Whether any weighted indicator, here or in a county, can be held against its target.
    private var isMeasured: Bool {
        ([unit] + leaves).contains { region in weighted.contains { input.figures.figure(region, $0)?.isMet != nil } }
    }

    /// The fewest of each kind that bring it level with the unit above.
    private func nextRank() throws(TemplateError) -> String? {
        let rounding = input.settings.rounding
        guard let next = NextRank(of: unit, input.figures, input.catalogue, rounding),
            let above = next.above.first.flatMap({ input.figures.standing(of: $0) })
        else { return nil }
        let gap = next.score - (input.figures.standing(of: unit)?.score ?? 0)
        let ways = next.ways.enumerated().map { position, way in
            let indicator = input.catalogue.indicators[way.indicator]
            return View([
                "indicator": .text(indicator.label), "additional": "\(way.additional)",
                "unit_word": .text(figures.unitWord(indicator)),
                "value": .text(way.counts.value?.percentage(target: indicator.target, rounding) ?? "—"),
                "is_last": .flag(position == next.ways.count - 1),
            ])
        }
        return try bulletin.templates.sentence(
            "next_rank",
            View([
                "above": .text(next.above.map(figures.name).joined(separator: "、")), "rank": .text(figures.rank(above)),
                "score": .text(figures.score(above)), "gap": .text(decimalText(Int128(gap), decimals: 2)),
                "is_level": .flag(gap == 0),
                "has_ways": .flag(!ways.isEmpty), "ways": .views(ways),
            ]))
    }

    private func leaf(_ leaf: Int) -> View {
        View([
            "region": .text(figures.name(leaf)), "code": .text(input.regions[leaf].code),
            "has_data": .flag(!input.figures.of(leaf).isEmpty),
            "is_zone": .flag(input.regions[leaf].kind == .zone),
            "figures": .views(weighted.map { figures.view(leaf, $0) }),
        ])
    }
}
