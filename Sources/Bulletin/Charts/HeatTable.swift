internal import Catalogue
internal import Statistics

extension ChartMaker {
    private enum Cell {
        static let (width, height, left, top) = (110.0, 22.0, 104.0, 62.0)
    }

    /// Regions by indicators with targets: the darker, the further behind.
    func heatTable() throws(TemplateError) -> Chart? {
        let columns = weighted.filter { input.catalogue.indicators[$0].target != nil }
        let units = figures.orderedUnits.filter { unit in columns.contains { ratio(input.figures.figure(unit, $0)) != nil } }
        guard units.count > 1, !columns.isEmpty else { return nil }
        let rows = [input.regions.province] + units
        var drawing = SVGDrawing(
            width: Cell.left + Double(columns.count) * Cell.width + 10, height: Cell.top + Double(rows.count) * Cell.height + 30)
        for (column, index) in columns.enumerated() { drawHead(input.catalogue.indicators[index], column, &drawing) }
        for (row, region) in rows.enumerated() {
            let y = Cell.top + Double(row) * Cell.height
            drawing.text(figures.name(region), x: Cell.left - 10, y: y + 15, anchor: .end, bold: row == 0)
            for (column, index) in columns.enumerated() {
                draw(input.figures.figure(region, index), Cell.left + Double(column) * Cell.width, y, &drawing)
            }
        }
        drawKey(Cell.top + Double(rows.count) * Cell.height + 20, &drawing)
        return Chart(
            id: "targets", title: try title(units, columns), description: "每行一个地区，每列一项计分指标，格内是数值；白色达到目标，颜色越深离目标越远，▽为没有达到。",
            drawing: drawing,
            columns: ["地区"] + columns.map { input.catalogue.indicators[$0].label },
            rows: rows.map { region in [figures.name(region)] + columns.map { display(input.figures.figure(region, $0)) } },
            place: .overview)
    }

    private func drawHead(_ indicator: Catalogue.Indicator, _ column: Int, _ drawing: inout SVGDrawing) {
        let x = Cell.left + (Double(column) + 0.5) * Cell.width
        let lines = Self.wrapped(indicator.label, width: Cell.width - 8, size: 11)
        for (line, text) in lines.enumerated() {
            drawing.text(
                text, x: x, y: Cell.top - 26 - Double(lines.count - 1 - line) * 15, size: 11, anchor: .middle, bold: true)
        }
        drawing.text(
            "目标 \(figures.target(indicator))", x: x, y: Cell.top - 8, size: 11, anchor: .middle, fill: SVGDrawing.Ink.target)
    }

    /// In at most two lines of about the same length.
    private static func wrapped(_ text: String, width: Double, size: Double) -> [String] {
        if SVGDrawing.textWidth(text, size: size) <= width { return [text] }
        let middle = text.index(text.startIndex, offsetBy: (text.count + 1) / 2)
        return [String(text[..<middle]), String(text[middle...])]
    }

    private func draw(_ figure: Figure?, _ x: Double, _ y: Double, _ drawing: inout SVGDrawing) {
        let step = figure.map(step) ?? 0
        drawing.rectangle(
            x + 1, y + 1, Cell.width - 2, Cell.height - 2, fill: step == 0 ? SVGDrawing.Ink.paper : SVGDrawing.Ink.steps[step],
            stroke: SVGDrawing.Ink.line)
        drawing.text(
            display(figure) + (figure?.isMet == false ? " ▽" : ""), x: x + Cell.width / 2, y: y + 15, anchor: .middle,
            fill: SVGDrawing.Ink.onSteps[step])
    }

    /// 0 where the target is met or there is none; then by how much of it is lacking: up to 5%, 15%, 30%, more.
    private func step(_ figure: Figure) -> Int {
        guard figure.isMet == false, let value = figure.value, let target = input.catalogue.indicators[figure.indicator].target
        else {
            return 0
        }
        let lacking = 1 - Self.ratio(value) / Self.ratio(target)
        return lacking <= 0.05 ? 1 : lacking <= 0.15 ? 2 : lacking <= 0.3 ? 3 : 4
    }

    private func drawKey(_ y: Double, _ drawing: inout SVGDrawing) {
        var x = Cell.left
        for (step, label) in ["达到目标", "差5%以内", "差5%～15%", "差15%～30%", "差30%以上"].enumerated() {
            drawing.rectangle(
                x, y - 11, 14, 14, fill: step == 0 ? SVGDrawing.Ink.paper : SVGDrawing.Ink.steps[step],
                stroke: SVGDrawing.Ink.line)
            drawing.text(label, x: x + 19, y: y, size: 11, fill: SVGDrawing.Ink.soft)
            x += 19 + SVGDrawing.textWidth(label, size: 11) + 14
        }
    }

    private func title(_ units: [Int], _ columns: [Int]) throws(TemplateError) -> String {
        let counts = units.map { unit in (unit, columns.count { input.figures.figure(unit, $0)?.isMet == false }) }
        let most = counts.map(\.1).max() ?? 0
        return try templates.sentence(
            "chart_targets",
            View([
                "indicators": "\(columns.count)", "all_met": "\(counts.count { $0.1 == 0 })",
                "has_all_met": .flag(counts.contains { $0.1 == 0 }),
                "is_clear": .flag(most == 0), "most": "\(most)",
                "furthest": .text(names(counts.filter { $0.1 == most }.map(\.0))),
            ]))
    }
}
