package import Archive
package import Catalogue
internal import Statistics

/// `bulletins/index.html`: every period with the province's figures, and their trend. Derived from the archive, in no manifest.
package struct IndexPage: Sendable {
    package let bytes: [UInt8]

    /// - Parameter periods: the earliest first.
    /// - Throws: ``TemplateError`` for a template that can't be rendered.
    package init(
        _ periods: [PublishedPeriod], settings: Settings, catalogue: Catalogue, templates: Templates
    ) throws(TemplateError) {
        let maker = IndexMaker(periods: periods, settings: settings, catalogue: catalogue, templates: templates)
        bytes = try templates.render("html/index", try maker.view()) + [UInt8(ascii: "\n")]
    }
}

private struct IndexMaker {
    let periods: [PublishedPeriod]
    let settings: Settings
    let catalogue: Catalogue
    let templates: Templates

    private var weighted: [Int] { catalogue.indicators.indices.filter { catalogue.indicators[$0].isWeighted } }

    func view() throws(TemplateError) -> View {
        let chart = try chart()
        return View([
            "office": .text(settings.office), "division": .text(settings.division), "has_periods": .flag(!periods.isEmpty),
            "columns": .views(
                weighted.map { index in
                    let indicator = catalogue.indicators[index]
                    return View([
                        "label": .text(indicator.label), "target": .text(FigureViews.target(indicator, settings.rounding)),
                    ])
                }), "periods": .views(periods.reversed().map(period)), "has_chart": .flag(chart != nil),
            "charts": .views([chart].compactMap { $0?.view }),
        ])
    }

    private func period(_ entry: PublishedPeriod) -> View {
        let period = entry.point.period
        return View([
            "period": .text(period.description), "period_words": .text(PeriodWords.long(period)),
            "is_draft": .flag(entry.issue == nil), "has_new_draft": .flag(entry.hasNewDraft),
            "edition": .text(entry.issue.map { "\($0.number)" } ?? ""),
            "issue_date": .text(entry.issue.map { "\($0.date.year)年\($0.date.month)月\($0.date.day)日" } ?? ""),
            "has_document_number": .flag(!(entry.issue?.documentNumber ?? "").isEmpty),
            "document_number": .text(entry.issue?.documentNumber ?? ""), "has_code": .flag(!entry.code.isEmpty),
            "code": .text(entry.code), "ranked": "\(entry.ranked)", "units": "\(entry.units)",
            "figures": .views(
                weighted.map { index in
                    let indicator = catalogue.indicators[index]
                    let value = value(entry, index)
                    return View([
                        "value": .text(value.map { $0.percentage(target: indicator.target, settings.rounding) } ?? "—"),
                        "unmet": .flag(
                            value.flatMap { value in indicator.target.map { Fraction.isLess(value, $0) } } ?? false),
                    ])
                }),
        ])
    }

    /// Nil also where the indicator was defined otherwise then.
    private func value(_ entry: PublishedPeriod, _ index: Int) -> Fraction? {
        let indicator = catalogue.indicators[index]
        guard entry.point.definitions[indicator.id] == indicator.definition else { return nil }
        return entry.point.counts[indicator.id]?.value
    }

    /// The last two years.
    private func chart() throws(TemplateError) -> Chart? {
        guard let last = periods.last?.point.period else { return nil }
        let shown = periods.filter { $0.point.period.index > last.index - History.quarters }
        guard shown.count > 1, let first = shown.first?.point.period else { return nil }
        let byPeriod = Dictionary(uniqueKeysWithValues: shown.map { ($0.point.period, $0) })
        var quarters: [Period] = []
        var next: Period? = first
        while let period = next, period <= last {
            quarters.append(period)
            next = period.next
        }
        let series = weighted.map { index in
            TrendSeries(index: index, values: quarters.map { ($0, byPeriod[$0].flatMap { value($0, index) }) })
        }.filter { $0.values.last?.value != nil && $0.values.count { $0.value != nil } > 1 }
        if series.isEmpty { return nil }
        let panels = TrendPanels(catalogue: catalogue, rounding: settings.rounding, hollow: last.yearBefore, compared: [:])
        return Chart(
            id: "trend",
            title: try templates.sentence("chart_trend", panels.finding(series)),
            description: "每小图一项计分指标，全省各季度公布的数值；虚线是目标，空心的点是去年同期，口径改变过的季度不画。",
            drawing: panels.drawing(series), columns: ["指标"] + quarters.map(\.description),
            rows: series.map { entry in
                let indicator = catalogue.indicators[entry.index]
                return [indicator.label] + entry.values.map { panels.text($0.value, indicator) }
            }, place: .overview)
    }
}
