internal import Catalogue
internal import Digest
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

/// A unit's sheet: where its figures come from, down to the lines of files.
struct AccountViews {
    let bulletin: BulletinView
    let unit: Int
    let sources: RegionSources
    /// By population, then part: where the rows stand that its indicators count.
    private var places: [Int: [Part: View]] = [:]

    init(bulletin: BulletinView, unit: Int) {
        self.bulletin = bulletin
        self.unit = unit
        sources = RegionSources(unit, bulletin.account)
        for population in Set(bulletin.input.catalogue.indicators.map(\.population)) {
            let found = sources.parts.compactMap { part in
                sources.source(of: part, population: population).map { (part, lines($0)) }
            }
            places[population] = Dictionary(found) { first, _ in first }
        }
    }

    private var input: BulletinInput { bulletin.input }
    private var figures: FigureViews { bulletin.figures }
    private var catalogue: Catalogue { input.catalogue }

    func view() -> View {
        View([
            "has_sources": .flag(!sources.parts.isEmpty), "sources": .views(files(counting)),
            "has_replaced": .flag(!sources.replaced.isEmpty),
            "replaced": .views(files(sources.replaced.map { (.leaf($0.leaf), $0.source) })),
            "has_absent": .flag(!sources.absent.isEmpty), "absent": .views(sources.absent.map(absent)),
            "has_excluded": .flag(!sources.excluded.isEmpty), "excluded": .views(sources.excluded.map(excluded)),
            "figures": .views(input.figures.of(unit).isEmpty ? [] : catalogue.indicators.indices.map(figure)),
        ]).adding(score())
    }

    // MARK: files

    private func name(_ part: Part) -> ViewValue { .text(figures.name(part.region)) }

    private func isTotals(_ part: Part) -> ViewValue { if case .totals = part { true } else { false } }

    private var counting: [(part: Part, source: FigureExplanation.Source)] {
        sources.parts.compactMap { part in sources.source(of: part, population: nil).map { (part, $0) } }
    }

    /// The files that count, each with the parts that it gives.
    private func files(_ found: [(part: Part, source: FigureExplanation.Source)]) -> [View] {
        let byFile = Dictionary(grouping: found, by: \.source.file)
        return byFile.keys.sorted().map { file in
            let submission = input.review.files[file].submission
            return View([
                "file": .text(FigureMark.cleaned(submission.path)),
                "submitter": .text(submission.submitter.map(figures.name) ?? "—"),
                "is_summary": .flag(submission.table?.form == .summary), "revision": "\(submission.revision)",
                "has_time": .flag(submission.receivedAt != nil),
                "time": .text(submission.receivedAt.map(PeriodWords.time) ?? ""), "sha256": .text(submission.digest.hex),
                "parts": .views(
                    (byFile[file] ?? []).map { part, source in
                        View(["region": name(part), "is_totals": isTotals(part)]).adding(lines(source))
                    }),
            ])
        }
    }

    /// Where its rows stand; those of a confirmation (确认无变化) in files of an earlier period.
    private func lines(_ source: FigureExplanation.Source) -> View {
        let own = source.places.first { $0.origin == nil }
        let earlier = source.places.compactMap { place in
            place.origin.map { origin in
                View([
                    "period": .text(origin.period.description), "file": .text(FigureMark.cleaned(origin.path)),
                    "sha256": .text(origin.digest.hex), "lines": .text(Self.text(place.lines)), "rows": "\(place.lines.rows)",
                ])
            }
        }
        return View([
            "rows": "\(source.rows)", "has_lines": .flag(own.map { $0.lines.rows > 0 } ?? false),
            "lines": .text(own.map { Self.text($0.lines) } ?? ""), "has_earlier": .flag(!earlier.isEmpty),
            "earlier": .views(earlier),
        ])
    }

    private static func text(_ lines: LineRanges) -> String { lines.text(most: 20) { "…（另\($0)段）" } }

    private func absent(_ entry: FigureExplanation.Absent) -> View {
        let files = if case .returned(let files) = entry.reason { files } else { [Int]() }
        return View([
            "region": .text(figures.name(entry.leaf)), "is_missing": .flag(entry.reason == .unreported),
            "is_struck": .flag(entry.reason == .struck), "is_returned": .flag(!files.isEmpty),
            "is_in_totals": .flag(entry.isInTotals),
            "files": .text(files.map { FigureMark.cleaned(input.review.files[$0].submission.path) }.joined(separator: "、")),
        ])
    }

    private func excluded(_ entry: FigureExplanation.Excluded) -> View {
        View([
            "has_region": .flag(entry.region != nil), "region": .text(entry.region.map(figures.name) ?? ""),
            "file": .text(FigureMark.cleaned(input.review.files[entry.file].submission.path)),
            "lines": .text(Self.text(entry.lines)), "rows": "\(entry.lines.rows)", "reason": .text(entry.reason.words.zh),
            "is_ignored": .flag(entry.reason == .ignoredType), "has_errors": .flag(!entry.findings.isEmpty),
            "errors": .texts(
                entry.findings.map { finding in
                    let place = (finding.line.map { "第\($0)行 " } ?? "") + finding.code + " "
                    return place + finding.column + "：" + FigureMark.cleaned(finding.message.zh)
                }),
        ])
    }

    // MARK: figures

    private func figure(_ index: Int) -> View {
        let figure = input.figures.figure(unit, index)
        let supplied = sources.parts.filter { input.ratios.supplies($0, index) }
        let lacking = sources.parts.filter { !input.ratios.supplies($0, index) }
        return figures.view(unit, index).adding(bulletin.definitions[index]).adding([
            "exact": .text(figure?.value?.written.text ?? "—"), "is_exact": .flag(figure?.value?.written.isExact ?? false),
            "parts": .views(supplied.map { part($0, index) }),
            "has_lacking": .flag(!lacking.isEmpty),
            "lacking": .text(lacking.map { figures.name($0.region) }.joined(separator: "、")),
        ]).adding(place(index))
    }

    /// A leaf's own figure is in figures.csv; so is the unit's, whose one part its total rows are. Of it no more than is printed here: a country has tens of
    /// thousands of these.
    private func part(_ part: Part, _ index: Int) -> View {
        let region = part.region
        let figure = input.figures.figure(region, index) ?? Figure(region: region, indicator: index)
        let corrections = corrections(of: part, index)
        let view = View([
            "region": .text(figures.name(region)), "code": .text(input.regions[region].code),
            "numerator": .text(figures.count(figure.counts?.numerator, figure)),
            "denominator": .text(figures.count(figure.counts?.denominator, figure)), "is_totals": isTotals(part),
            "has_corrections": .flag(!corrections.isEmpty), "corrections": .views(corrections),
        ])
        return places[catalogue.indicators[index].population]?[part].map(view.adding) ?? view
    }

    private func corrections(of part: Part, _ index: Int) -> [View] {
        let made = bulletin.account.corrections(of: part, index)
        if made.isEmpty { return [] }
        let rankings = RankingViews(figures: figures, templates: bulletin.templates)
        return AnnexViews(figures: figures, rankings: rankings, templates: bulletin.templates).corrections(made)
    }

    /// Who stands above and below, and how safe the rank is.
    private func place(_ index: Int?) -> View {
        let neighbours = Neighbours(of: unit, index, input.figures)
        let range = input.bounds.range(of: unit, index)
        let group = input.figures.standing(of: unit)?.group
        let unknown = group.map { input.bounds.unknown($0, index) } ?? []
        func listed(_ units: [Int]) -> ViewValue {
            .views(
                units.enumerated().map { position, other in
                    View([
                        "region": .text(figures.name(other)),
                        "value": .text(
                            index.map { figures.value(input.figures.figure(other, $0) ?? Figure(region: other, indicator: $0)) }
                                ?? input.figures.standing(of: other).map(figures.score) ?? "—"),
                        "is_last": .flag(position == units.count - 1),
                    ])
                })
        }
        return View([
            "is_ranked": .flag(neighbours != nil), "ranked_count": "\(neighbours?.members ?? 0)",
            "has_above": .flag(!(neighbours?.above ?? []).isEmpty), "above": listed(neighbours?.above ?? []),
            "has_level": .flag(!(neighbours?.level ?? []).isEmpty), "level_units": listed(neighbours?.level ?? []),
            "has_below": .flag(!(neighbours?.below ?? []).isEmpty), "below": listed(neighbours?.below ?? []),
            "has_range": .flag(range != nil && range.map { RankBounds.isSafe($0, rank: neighbours?.rank ?? 0) } == false),
            "best": "\(range?.best ?? 0)", "worst": "\(range?.worst ?? 0)",
            "is_unknown": .flag(neighbours != nil && !unknown.isEmpty),
        ])
    }

    // MARK: the score

    private func score() -> View {
        let explanation = ScoreExplanation(unit, bulletin.account)
        let items = (explanation?.items ?? []).map { item in
            figures.view(item.figure).adding([
                "has_points": .flag(item.points != nil), "attained": .text(item.attained ?? "—"),
                "weight": .text(withoutNoughts(item.weight.decimal(2, .halfUp))), "points": .text(item.points ?? "—"),
            ])
        }
        return View([
            "has_score": .flag(explanation?.exact != nil), "score_exact": .text(explanation?.exact ?? "—"),
            "items": .views(items), "score_place": .view(place(nil)),
        ])
    }
}
