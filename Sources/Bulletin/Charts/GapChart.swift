internal import Catalogue
internal import Statistics

extension ChartMaker {
    private enum Row {
        static let height = 20.0
        static let (left, right, top) = (104.0, 610.0, 44.0)
    }

    func gapCharts() throws(TemplateError) -> [Chart] {
        var charts: [Chart] = []
        for pair in UrbanRuralPair.all(input.catalogue) {
            if let chart = try gapChart(pair) { charts.append(chart) }
        }
        return charts
    }

    private func gapChart(_ pair: UrbanRuralPair) throws(TemplateError) -> Chart? {
        let gaps = input.regions.units.compactMap { unit in
            UrbanRuralGap(pair, of: unit, input.figures, input.settings.rounding)
        }.sorted { ($1.points, $0.region) < ($0.points, $1.region) }
        guard gaps.count > 1 else { return nil }
        let indicators = [pair.urban, pair.rural].map { input.catalogue.indicators[$0] }
        let targets = indicators.map { $0.target.map(Self.ratio) }
        let values = gaps.flatMap { [ratio($0.urban), ratio($0.rural)].compactMap(\.self) } + targets.compactMap(\.self)
        let scale = Scale(percentagesOf: values, from: Row.left, to: Row.right)
        let bottom = Row.top + Double(gaps.count) * Row.height
        var drawing = SVGDrawing(width: 720, height: bottom + 34)
        for tick in scale.ticks {
            let x = scale.place(Double(tick) / 100)
            drawing.line(x, Row.top, x, bottom)
            drawing.text("\(tick)%", x: x, y: bottom + 14, size: 11, anchor: .middle, fill: SVGDrawing.Ink.soft)
        }
        drawTargets(zip(["城镇", "农村"], zip(indicators, targets)).map { ($0, $1.0, $1.1) }, scale, bottom, &drawing)
        for (row, gap) in gaps.enumerated() { draw(gap, Row.top + (Double(row) + 0.5) * Row.height, scale, &drawing) }
        drawing.text("差距（百分点）", x: 716, y: Row.top - 12, size: 11, anchor: .end, fill: SVGDrawing.Ink.soft)
        drawing.dot(Row.left, bottom + 26)
        drawing.text("城镇", x: Row.left + 10, y: bottom + 30, size: 11, fill: SVGDrawing.Ink.soft)
        drawing.square(Row.left + 60, bottom + 26, isFilled: false)
        drawing.text("农村", x: Row.left + 70, y: bottom + 30, size: 11, fill: SVGDrawing.Ink.soft)
        return Chart(
            id: "gap-" + indicators[0].id, title: try title(gaps, indicators),
            description: "每行一个单位，城镇与农村相差多的在上；圆点是城镇，空心方块是农村，虚线是各自的目标。",
            drawing: drawing, columns: ["单位", indicators[0].label, indicators[1].label, "差距（百分点）"],
            rows: gaps.map { [figures.name($0.region), display($0.urban), display($0.rural), FigureViews.points($0.points)] },
            place: .overview)
    }

    private func drawTargets(
        _ targets: [(word: String, indicator: Catalogue.Indicator, value: Double?)], _ scale: Scale, _ bottom: Double,
        _ drawing: inout SVGDrawing
    ) {
        var taken: Double?
        for target in targets.sorted(by: { ($0.value ?? 0) < ($1.value ?? 0) }) {
            guard let value = target.value else { continue }
            let x = scale.place(value)
            drawing.line(x, Row.top - 6, x, bottom, stroke: SVGDrawing.Ink.target, width: 1.5, dashes: "6 4")
            let label = "\(target.word)目标 \(figures.target(target.indicator))"
            // Two that are close to each other stand one above the other.
            let isClose = taken.map { x - $0 < SVGDrawing.textWidth(label, size: 12) + 8 } ?? false
            drawing.text(
                label, x: x, y: Row.top - (isClose ? 26 : 12), anchor: .middle, fill: SVGDrawing.Ink.target, bold: true)
            taken = x
        }
    }

    private func draw(_ gap: UrbanRuralGap, _ y: Double, _ scale: Scale, _ drawing: inout SVGDrawing) {
        guard let urban = ratio(gap.urban).map(scale.place), let rural = ratio(gap.rural).map(scale.place) else { return }
        drawing.text(figures.name(gap.region), x: Row.left - 12, y: y + 4, anchor: .end)
        drawing.line(urban, y, rural, y, stroke: SVGDrawing.Ink.steps[2], width: 3)
        drawing.square(rural, y, isFilled: false)
        drawing.dot(urban, y)
        drawing.text(FigureViews.points(gap.points), x: 712, y: y + 4, anchor: .end)
    }

    private func title(_ gaps: [UrbanRuralGap], _ indicators: [Catalogue.Indicator]) throws(TemplateError) -> String {
        let widest = gaps.filter { $0.points == gaps.first?.points }
        let changes = gaps.compactMap(\.narrowing)
        return try templates.sentence(
            "chart_gap",
            View([
                "urban": .text(indicators[0].label), "rural": .text(indicators[1].label),
                "widest": .text(names(widest.map(\.region))),
                "points": .text(FigureViews.points(gaps.first?.points ?? 0)), "is_level": .flag(widest.count == gaps.count),
                "country_ahead": "\(gaps.count { $0.points < 0 })", "has_country_ahead": .flag(gaps.contains { $0.points < 0 }),
                "has_changes": .flag(!changes.isEmpty), "closing": "\(changes.count { $0 > 0 })",
                "has_closing": .flag(changes.contains { $0 > 0 }), "compared": "\(changes.count)",
            ]))
    }
}
