internal import Catalogue
internal import Statistics

extension ChartMaker {
    private enum Row {
        static let height = 20.0
        static let (left, right, top) = (104.0, 640.0, 44.0)
    }

    /// Units by value, each with its counties' values as its spread, and the target.
    func dotPlot(_ index: Int, _ indicator: Catalogue.Indicator) throws(TemplateError) -> Chart? {
        let entries = input.regions.units.compactMap { unit -> (unit: Int, figure: Figure, value: Double)? in
            guard let figure = input.figures.figure(unit, index), let value = ratio(figure) else { return nil }
            return (unit, figure, value)
        }.sorted { left, right in
            guard let first = left.figure.value, let second = right.figure.value, !Fraction.isEqual(first, second) else {
                return left.unit < right.unit
            }
            return Fraction.isLess(second, first)
        }
        guard entries.count > 1 else { return nil }
        let leaves = Dictionary(uniqueKeysWithValues: entries.map { ($0.unit, leafFigures($0.unit, index)) })
        let counties = leaves.mapValues { $0.compactMap(ratio) }
        let target = indicator.target.map(Self.ratio)
        let all = entries.map(\.value) + counties.values.flatMap(\.self) + [target].compactMap(\.self)
        let scale = Scale(percentagesOf: all, from: Row.left, to: Row.right)
        let bottom = Row.top + Double(entries.count) * Row.height
        var drawing = SVGDrawing(width: 720, height: bottom + 34)
        drawAxis(scale, bottom, &drawing)
        for (row, entry) in entries.enumerated() {
            let y = Row.top + (Double(row) + 0.5) * Row.height
            draw(entry.unit, entry.figure, entry.value, counties[entry.unit] ?? [], y, scale, &drawing)
        }
        if let target {
            let x = scale.place(target)
            drawing.line(x, Row.top - 6, x, bottom, stroke: SVGDrawing.Ink.target, width: 1.5, dashes: "6 4")
            drawing.text(
                "目标 \(figures.target(indicator))", x: x, y: Row.top - 12, anchor: x > 600 ? .end : .middle,
                fill: SVGDrawing.Ink.target, bold: true)
        }
        drawKey(hasTarget: target != nil, y: bottom + 26, &drawing)
        return Chart(
            id: "indicator-" + indicator.id, title: try title(entries.map { ($0.unit, $0.figure) }, indicator),
            description: "每行一个单位，由高到低；大的标记是单位的数值：实心达到目标，空心没有达到，圆为省辖市，方为省直管县（市），小竖线是所辖县区的数值，虚线是目标。",
            drawing: drawing, columns: ["单位", "数值", "还差", "县区最低", "县区最高"],
            rows: entries.map { entry in
                let leaves = leaves[entry.unit] ?? []
                return [
                    figures.name(entry.unit), display(entry.figure), entry.figure.shortfall.map(String.init) ?? "—",
                    display(leaves.first), display(leaves.last),
                ]
            }, place: .indicators, indicator: index)
    }

    /// By value, the lowest first; none of a unit that is a leaf.
    private func leafFigures(_ unit: Int, _ index: Int) -> [Figure] {
        if input.regions.isLeaf(unit) { return [] }
        let figures = input.regions.leaves(under: unit).compactMap { input.figures.figure($0, index) }.filter { $0.value != nil }
        return Figure.furthestBehindFirst(figures)
    }

    private func drawAxis(_ scale: Scale, _ bottom: Double, _ drawing: inout SVGDrawing) {
        for tick in scale.ticks {
            let x = scale.place(Double(tick) / 100)
            drawing.line(x, Row.top, x, bottom)
            drawing.text("\(tick)%", x: x, y: bottom + 14, size: 11, anchor: .middle, fill: SVGDrawing.Ink.soft)
        }
    }

    private func draw(
        _ unit: Int, _ figure: Figure, _ value: Double, _ counties: [Double], _ y: Double, _ scale: Scale,
        _ drawing: inout SVGDrawing
    ) {
        drawing.text(figures.name(unit), x: Row.left - 12, y: y + 4, anchor: .end)
        if let least = counties.min(), let most = counties.max() {
            drawing.line(scale.place(least), y, scale.place(most), y, stroke: SVGDrawing.Ink.steps[2])
            for county in counties {
                let x = scale.place(county)
                drawing.line(x, y - 4, x, y + 4, stroke: SVGDrawing.Ink.steps[3])
            }
        }
        let isFilled = figure.isMet != false
        if input.regions[unit].kind == .directCounty {
            drawing.square(scale.place(value), y, isFilled: isFilled)
        } else {
            drawing.dot(scale.place(value), y, isFilled: isFilled)
        }
        drawing.text(display(figure), x: 712, y: y + 4, anchor: .end)
    }

    private func drawKey(hasTarget: Bool, y: Double, _ drawing: inout SVGDrawing) {
        var x = Row.left
        func label(_ text: String) {
            drawing.text(text, x: x + 10, y: y + 4, size: 11, fill: SVGDrawing.Ink.soft)
            x += 10 + SVGDrawing.textWidth(text, size: 11) + 22
        }
        drawing.dot(x, y)
        label("省辖市")
        drawing.square(x, y)
        label("省直管县（市）")
        if hasTarget {
            drawing.dot(x, y, isFilled: false)
            label("未达到目标")
        }
        drawing.line(x, y - 4, x, y + 4, stroke: SVGDrawing.Ink.steps[3])
        label("县区")
    }

    private func title(_ entries: [(unit: Int, figure: Figure)], _ indicator: Catalogue.Indicator) throws(TemplateError) -> String
    {
        let unmet = entries.filter { $0.figure.isMet == false }
        let worst =
            entries.last.map { last in
                entries.filter { other in
                    guard let first = other.figure.value, let second = last.figure.value else { return false }
                    return Fraction.isEqual(first, second)
                }
            } ?? []
        return try templates.sentence(
            "chart_indicator",
            View([
                "indicator": .text(indicator.label), "has_target": .flag(indicator.target != nil),
                "target": .text(figures.target(indicator)), "met": "\(entries.count - unmet.count)", "unmet": "\(unmet.count)",
                "all_met": .flag(unmet.isEmpty), "none_met": .flag(unmet.count == entries.count),
                "worst": .text(names(worst.map(\.unit))),
                "worst_value": .text(worst.first.map { figures.value($0.figure) } ?? "—"),
                "is_level": .flag(worst.count == entries.count),
            ]))
    }
}
