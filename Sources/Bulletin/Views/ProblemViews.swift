internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// 三、存在的问题: what is short, what fell, who didn't report. Each sentence is left out when it has nothing to say.
struct ProblemViews {
    let figures: FigureViews
    let templates: Templates

    private var input: BulletinInput { figures.input }

    func sentences() throws(TemplateError) -> [String] {
        var result = try short()
        for (index, indicator) in input.catalogue.indicators.enumerated() where indicator.isWeighted {
            if let sentence = try unmet(index, indicator) { result.append(sentence) }
        }
        result += try falls()
        result += try reporting()
        let overdue = input.tasks.hasReports ? input.tasks.entries.count(where: \.isOverdue) : 0
        if overdue > 0 { result.append(try templates.sentence("overdue", View(["count": "\(overdue)"]))) }
        return result
    }

    /// What the whole province is short of: schools, rooms, people.
    private func short() throws(TemplateError) -> [String] {
        let unmet = input.catalogue.indicators.indices.compactMap { input.figures.figure(input.regions.province, $0) }
            .filter { $0.isMet == false }
        guard !unmet.isEmpty else { return [] }
        func list(_ figures: [Figure]) -> [View] {
            figures.enumerated().map { self.figures.view($1).adding(["is_last": .flag($0 == figures.count - 1)]) }
        }
        let weighted = unmet.filter { input.catalogue.indicators[$0.indicator].isWeighted }
        let others = unmet.filter { !input.catalogue.indicators[$0.indicator].isWeighted }
        return [
            try templates.sentence(
                "short",
                View([
                    "has_weighted": .flag(!weighted.isEmpty), "weighted": .views(list(weighted)),
                    "weighted_count": "\(weighted.count)", "has_others": .flag(!others.isEmpty), "others": .views(list(others)),
                    "has_both": .flag(!weighted.isEmpty && !others.isEmpty),
                ]))
        ]
    }

    /// Which units miss an indicator's target, the furthest behind first.
    private func unmet(_ index: Int, _ indicator: Catalogue.Indicator) throws(TemplateError) -> String? {
        let units = input.regions.units.compactMap { input.figures.figure($0, index) }
        let short = Figure.furthestBehindFirst(units.filter { $0.isMet == false })
        guard !short.isEmpty else { return nil }
        let named = short.prefix(input.settings.namedUnits)
        let worst = named.enumerated().map { position, figure in
            figures.view(figure).adding(["is_last": .flag(position == named.count - 1)])
        }
        let reported = input.regions.units.count { !input.figures.of($0).isEmpty }
        let total = short.compactMap(\.shortfall).reduce(Int64(0), &+)
        return try templates.sentence(
            "unmet",
            View([
                "indicator": .text(indicator.label), "target": .text(figures.target(indicator)), "count": "\(short.count)",
                "members": "\(units.count { $0.value != nil })",
                "some_lack": .flag(units.count { $0.value != nil } < reported), "worst": .views(worst),
                "is_cut": .flag(short.count > named.count),
                "named": "\(named.count)", "shortfall": "\(total)", "unit_word": .text(figures.unitWord(indicator)),
            ]))
    }

    /// Units whose weighted indicators fell.
    private func falls() throws(TemplateError) -> [String] {
        guard let previous = input.figures.previousPeriod else { return [] }
        var entries: [View] = []
        for unit in input.regions.units {
            for figure in input.figures.of(unit) {
                guard input.catalogue.indicators[figure.indicator].isWeighted, let change = figure.change, change < 0 else {
                    continue
                }
                entries.append(figures.view(figure))
            }
        }
        guard !entries.isEmpty else { return [] }
        let named = entries.count <= Self.mostFalls ? entries : []
        let list = named.enumerated().map { $1.adding(["is_last": .flag($0 == named.count - 1)]) }
        let regions = input.regions.units.filter { unit in
            input.figures.of(unit).contains { input.catalogue.indicators[$0.indicator].isWeighted && ($0.change ?? 0) < 0 }
        }
        return [
            try templates.sentence(
                "falls",
                View([
                    "previous_period": .text(PeriodWords.long(previous)), "is_listed": .flag(!named.isEmpty),
                    "entries": .views(list), "count": "\(entries.count)",
                    "regions": .text(regions.map(figures.name).joined(separator: "、")),
                ]))
        ]
    }

    private func reporting() throws(TemplateError) -> [String] {
        var result: [String] = []
        for status in [Standing.Status.missing, .returned, .incomplete] {
            let standings = input.figures.standings.filter { $0.status == status }.sorted { $0.unit < $1.unit }
            let units = standings.map(\.unit)
            if units.isEmpty { continue }
            let rows = RankingViews(figures: figures, templates: templates)
            result.append(
                try templates.sentence(
                    "not_ranked",
                    View([
                        "is_missing": .flag(status == .missing), "is_returned": .flag(status == .returned),
                        "is_incomplete": .flag(status == .incomplete), "count": "\(units.count)",
                        "regions": .text(units.map(figures.name).joined(separator: "、")),
                        "units": .views(
                            standings.enumerated().map { rows.row($1).adding(["is_last": .flag($0 == standings.count - 1)]) }),
                    ])))
        }
        let deadline = input.settings.deadline(of: input.period)
        let late = Set(
            input.review.files.filter { $0.status != .unused && $0.submission.receivedAt.map { $0 > deadline } ?? false }
                .compactMap(\.submission.unit))
        if !late.isEmpty {
            result.append(
                try templates.sentence(
                    "late",
                    View([
                        "regions": .text(late.sorted().map(figures.name).joined(separator: "、")), "count": "\(late.count)",
                        "deadline": .text(PeriodWords.deadline(deadline)),
                    ])))
        }
        // Units of which nothing counted have been named already.
        let returned = Set(
            input.review.files.filter(\.isOutstanding).compactMap(\.submission.unit)
        ).filter { input.figures.standing(of: $0)?.status != .returned }
        if !returned.isEmpty {
            result.append(
                try templates.sentence(
                    "quality",
                    View([
                        "regions": .text(returned.sorted().map(figures.name).joined(separator: "、")),
                        "count": "\(returned.count)",
                    ])))
        }
        return result
    }

    /// Beyond this many falls the prose names the units only; the annex has them all.
    private static let mostFalls = 12
}
