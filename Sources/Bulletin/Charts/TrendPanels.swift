internal import Catalogue
internal import Statistics

/// An indicator's values over time.
struct TrendSeries: Sendable {
    let index: Int
    /// By quarter, the earliest first; nil where nothing comparable was published.
    let values: [(period: Period, value: Fraction?)]
}

/// Small pictures side by side, one an indicator, each with its target.
struct TrendPanels {
    let catalogue: Catalogue
    let rounding: Rounding
    /// The quarter whose point is drawn hollow: the same one of last year.
    let hollow: Period?
    /// By indicator: 同比 in percentage points, — where there is none.
    let compared: [Int: String]

    private enum Panel {
        static let (width, height, gap) = (350.0, 170.0, 10.0)
        /// Of the plot within its panel.
        static let (left, right, top, bottom) = (54.0, 300.0, 56.0, 140.0)
    }

    func drawing(_ series: [TrendSeries]) -> SVGDrawing {
        let rows = (series.count + 1) / 2
        var drawing = SVGDrawing(width: 2 * Panel.width + Panel.gap, height: Double(rows) * (Panel.height + Panel.gap))
        for (place, entry) in series.enumerated() {
            draw(entry, Double(place % 2) * (Panel.width + Panel.gap), Double(place / 2) * (Panel.height + Panel.gap), &drawing)
        }
        return drawing
    }

    func text(_ value: Fraction?, _ indicator: Catalogue.Indicator) -> String {
        value.map { $0.percentage(target: indicator.target, rounding) } ?? "—"
    }

    private func targetText(_ indicator: Catalogue.Indicator) -> String { FigureViews.target(indicator, rounding) }

    private func draw(_ series: TrendSeries, _ x: Double, _ y: Double, _ drawing: inout SVGDrawing) {
        let indicator = catalogue.indicators[series.index]
        let target = indicator.target.map(ChartMaker.ratio)
        let values = series.values.compactMap { $0.value.map(ChartMaker.ratio) }
        let all = values + [target].compactMap(\.self)
        let room = max(((all.max() ?? 1) - (all.min() ?? 0)) * 0.12, 0.005)
        let scale = Scale(
            low: (all.min() ?? 0) - room, high: (all.max() ?? 1) + room, from: y + Panel.bottom, to: y + Panel.top)
        drawing.text(indicator.label, x: x + 4, y: y + 18, size: 13, bold: true)
        if let compared = compared[series.index], compared != "—" {
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
        _ series: TrendSeries, _ indicator: Catalogue.Indicator, _ x: Double, _ y: Double, _ scale: Scale, _ target: Double?,
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
                run.append((across, scale.place(ChartMaker.ratio(value))))
            } else {
                drawing.path(run)
                run = []
            }
        }
        drawing.path(run)
        for (place, entry) in series.values.enumerated() {
            guard let value = entry.value else { continue }
            let isLastYear = entry.period == hollow
            drawing.dot(
                x + Panel.left + Double(place) * step, scale.place(ChartMaker.ratio(value)),
                radius: place == series.values.count - 1 ? 5 : 3.5,
                isFilled: !isLastYear)
        }
        drawEnds(series, indicator, x, scale, target, &drawing)
    }

    /// The last value and the target, to the right of the plot, and the first value to its left, none over another.
    private func drawEnds(
        _ series: TrendSeries, _ indicator: Catalogue.Indicator, _ x: Double, _ scale: Scale, _ target: Double?,
        _ drawing: inout SVGDrawing
    ) {
        if let last = series.values.last?.value {
            var place = scale.place(ChartMaker.ratio(last))
            if let target {
                var other = scale.place(target)
                if abs(other - place) < 14 {
                    let middle = (other + place) / 2
                    (place, other) = ChartMaker.ratio(last) >= target ? (middle - 7, middle + 7) : (middle + 7, middle - 7)
                }
                drawing.text(
                    "目标\(targetText(indicator))", x: x + Panel.right + 9, y: other + 4, size: 10, fill: SVGDrawing.Ink.target)
            }
            drawing.text(text(last, indicator), x: x + Panel.right + 9, y: place + 4, size: 11, bold: true)
        }
        if let first = series.values.first?.value {
            drawing.text(
                text(first, indicator), x: x + Panel.left - 7, y: scale.place(ChartMaker.ratio(first)) + 4, size: 10,
                anchor: .end,
                fill: SVGDrawing.Ink.soft)
        }
    }

    /// What the pictures show, for their title: what rose and fell from the first quarter to the last, and what is met now.
    func finding(_ series: [TrendSeries]) -> View {
        let movements = series.map { entry -> Int in
            guard let last = entry.values.last?.value, let first = entry.values.lazy.compactMap(\.value).first else { return 0 }
            return Fraction.isEqual(last, first) ? 0 : Fraction.isLess(first, last) ? 1 : -1
        }
        let fallen = zip(series, movements).filter { $0.1 < 0 }.map { catalogue.indicators[$0.0.index].label }
        let met = series.count { entry in
            guard let value = entry.values.last?.value, let target = catalogue.indicators[entry.index].target else {
                return false
            }
            return !Fraction.isLess(value, target)
        }
        return View([
            "first_period": .text(series.first?.values.first.map { PeriodWords.long($0.period) } ?? ""),
            "count": "\(series.count)", "risen": "\(movements.count { $0 > 0 })",
            "has_risen": .flag(movements.contains { $0 > 0 }), "all_risen": .flag(movements.allSatisfy { $0 > 0 }),
            "has_fallen": .flag(!fallen.isEmpty), "fallen": .text(fallen.joined(separator: "、")), "met": "\(met)",
            "all_met": .flag(met == series.count),
        ])
    }
}
