internal import Catalogue
internal import Statistics

extension ChartMaker {
    private enum Panel {
        static let (width, height, gap) = (350.0, 170.0, 10.0)
        /// Of the plot within its panel.
        static let (left, right, top, bottom) = (54.0, 300.0, 56.0, 140.0)
    }

    private struct Series {
        let index: Int
        /// By quarter, the earliest first; nil where nothing comparable was published.
        let values: [(period: Period, value: Fraction?)]
    }

    /// The province over up to eight quarters, a panel for each weighted indicator; none in the first.
    func trendChart() throws(TemplateError) -> Chart? {
        let series = weighted.map(series).filter { entry in
            entry.values.last?.value != nil && entry.values.count { $0.value != nil } > 1
        }
        guard !series.isEmpty else { return nil }
        let rows = (series.count + 1) / 2
        var drawing = SVGDrawing(width: 2 * Panel.width + Panel.gap, height: Double(rows) * (Panel.height + Panel.gap))
        for (place, entry) in series.enumerated() {
            draw(entry, Double(place % 2) * (Panel.width + Panel.gap), Double(place / 2) * (Panel.height + Panel.gap), &drawing)
        }
        let periods = series[0].values.map(\.period)
        return Chart(
            id: "trend", title: try title(series), description: "每小图一项计分指标，全省各季度公布的数值；虚线是目标，空心的点是去年同期，口径改变过的季度不画。",
            drawing: drawing,
            columns: ["指标"] + periods.map(\.description) + ["同比（百分点）"],
            rows: series.map { entry in
                let indicator = input.catalogue.indicators[entry.index]
                return [indicator.label] + entry.values.map { text($0.value, indicator) } + [yearOnYear(entry.index)]
            }, place: .overview)
    }

    private func series(_ index: Int) -> Series {
        let indicator = input.catalogue.indicators[index]
        let points = Dictionary(uniqueKeysWithValues: input.history.points.map { ($0.period, $0) })
        var periods: [Period] = []
        var next = input.history.points.first?.period
        while let period = next, period < input.period {
            periods.append(period)
            next = period.next
        }
        let earlier = periods.map { period -> (period: Period, value: Fraction?) in
            guard let point = points[period], point.definitions[indicator.id] == indicator.definition else {
                return (period, nil)
            }
            return (period, point.counts[indicator.id]?.value)
        }
        return Series(
            index: index, values: earlier + [(input.period, input.figures.figure(input.regions.province, index)?.value)])
    }

    private func text(_ value: Fraction?, _ indicator: Catalogue.Indicator) -> String {
        value.map { $0.percentage(target: indicator.target, input.settings.rounding) } ?? "—"
    }

    private func yearOnYear(_ index: Int) -> String {
        guard let change = input.history.yearOnYear[index] else { return "—" }
        let sign = change.points > 0 ? "+" : change.points < 0 ? "−" : ""
        return sign + decimalText(Int128(change.points.magnitude), decimals: 2) + (change.basis == .common ? "†" : "")
    }

    private func draw(_ series: Series, _ x: Double, _ y: Double, _ drawing: inout SVGDrawing) {
        let indicator = input.catalogue.indicators[series.index]
        let target = indicator.target.map(Self.ratio)
        let values = series.values.compactMap { $0.value.map(Self.ratio) }
        let all = values + [target].compactMap(\.self)
        let room = max(((all.max() ?? 1) - (all.min() ?? 0)) * 0.12, 0.005)
        let scale = Scale(
            low: (all.min() ?? 0) - room, high: (all.max() ?? 1) + room, from: y + Panel.bottom, to: y + Panel.top)
        drawing.text(indicator.label, x: x + 4, y: y + 18, size: 13, bold: true)
        let compared = yearOnYear(series.index)
        if compared != "—" {
            drawing.text("同比\(compared)个百分点", x: x + 4, y: y + 35, size: 11, fill: SVGDrawing.Ink.soft)
        }
        drawing.line(x + Panel.left, y + Panel.bottom + 6, x + Panel.right, y + Panel.bottom + 6)
        if let target {
            let place = scale.place(target)
            drawing.line(
                x + Panel.left, place, x + Panel.right, place, stroke: SVGDrawing.Ink.target, width: 1.5, dashes: "6 4")
        }
        drawPoints(series, indicator, x, y, scale, target, &drawing)
    }

    private func drawPoints(
        _ series: Series, _ indicator: Catalogue.Indicator, _ x: Double, _ y: Double, _ scale: Scale, _ target: Double?,
        _ drawing: inout SVGDrawing
    ) {
        let step = (Panel.right - Panel.left) / Double(max(series.values.count - 1, 1))
        var run: [(x: Double, y: Double)] = []
        for (place, entry) in series.values.enumerated() {
            let across = x + Panel.left + Double(place) * step
            // Beside each other in a small panel only every second quarter has room for its name.
            if series.values.count < 5 || (series.values.count - 1 - place) % 2 == 0 {
                drawing.text(
                    entry.period.description, x: across, y: y + Panel.bottom + 22, size: 11, anchor: .middle,
                    fill: SVGDrawing.Ink.soft)
            }
            if let value = entry.value {
                run.append((across, scale.place(Self.ratio(value))))
            } else {
                drawing.path(run)
                run = []
            }
        }
        drawing.path(run)
        for (place, entry) in series.values.enumerated() {
            guard let value = entry.value else { continue }
            let isLastYear = entry.period == input.period.yearBefore
            drawing.dot(
                x + Panel.left + Double(place) * step, scale.place(Self.ratio(value)),
                radius: place == series.values.count - 1 ? 5 : 3.5,
                isFilled: !isLastYear)
        }
        drawEnds(series, indicator, x, scale, target, &drawing)
    }

    /// The last value and the target, to the right of the plot, and the first value to its left, none over another.
    private func drawEnds(
        _ series: Series, _ indicator: Catalogue.Indicator, _ x: Double, _ scale: Scale, _ target: Double?,
        _ drawing: inout SVGDrawing
    ) {
        if let last = series.values.last?.value {
            var place = scale.place(Self.ratio(last))
            if let target {
                var other = scale.place(target)
                if abs(other - place) < 14 {
                    let middle = (other + place) / 2
                    (place, other) = Self.ratio(last) >= target ? (middle - 7, middle + 7) : (middle + 7, middle - 7)
                }
                drawing.text(
                    "目标\(figures.target(indicator))", x: x + Panel.right + 9, y: other + 4, size: 10, fill: SVGDrawing.Ink.target)
            }
            drawing.text(text(last, indicator), x: x + Panel.right + 9, y: place + 4, size: 11, bold: true)
        }
        if let first = series.values.first?.value {
            drawing.text(
                text(first, indicator), x: x + Panel.left - 7, y: scale.place(Self.ratio(first)) + 4, size: 10, anchor: .end,
                fill: SVGDrawing.Ink.soft)
        }
    }

    private func title(_ series: [Series]) throws(TemplateError) -> String {
        let movements = series.map { entry -> Int in
            guard let last = entry.values.last?.value, let first = entry.values.lazy.compactMap(\.value).first else { return 0 }
            return Fraction.isEqual(last, first) ? 0 : Fraction.isLess(first, last) ? 1 : -1
        }
        let fallen = zip(series, movements).filter { $0.1 < 0 }.map { input.catalogue.indicators[$0.0.index].label }
        let met = series.count { input.figures.figure(input.regions.province, $0.index)?.isMet == true }
        return try templates.sentence(
            "chart_trend",
            View([
                "first_period": .text(series[0].values.first.map { PeriodWords.long($0.period) } ?? ""),
                "count": "\(series.count)",
                "risen": "\(movements.count { $0 > 0 })", "has_risen": .flag(movements.contains { $0 > 0 }),
                "all_risen": .flag(movements.allSatisfy { $0 > 0 }), "has_fallen": .flag(!fallen.isEmpty),
                "fallen": .text(fallen.joined(separator: "、")), "met": "\(met)", "all_met": .flag(met == series.count),
            ]))
    }
}
