internal import Catalogue
internal import Statistics

extension ChartMaker {
    /// Cities where they lie, as tiles of one size, the direct counties in a strip below; darker is higher.
    func scoreMap() throws(TemplateError) -> Chart? {
        let standings = input.figures.standings
        let ranked = standings.filter { $0.score != nil }
        guard ranked.count > 1, let least = ranked.compactMap(\.score).min() else { return nil }
        let classes = ScoreClasses(least: least)
        let onMap = standings.filter { input.regions[$0.unit].tile != nil }
        let strip = standings.filter { input.regions[$0.unit].tile == nil }.sorted { $0.unit < $1.unit }
        let rows = onMap.compactMap { input.regions[$0.unit].tile?.row }.max() ?? 0
        let columns = onMap.compactMap { input.regions[$0.unit].tile?.column }.max() ?? 0
        let stripRows = (strip.count + Tile.inStrip - 1) / Tile.inStrip
        let top = Double(rows) * Tile.pitchY + (rows > 0 && stripRows > 0 ? 12 : 0)
        let bottom = top + Double(stripRows) * Tile.pitchY
        let width = max(Double(columns) * Tile.pitchX, stripRows > 0 ? Double(Tile.inStrip) * Tile.stripPitch : 0, 620) + 14
        var drawing = SVGDrawing(width: width, height: bottom + 44)
        for standing in onMap {
            guard let place = input.regions[standing.unit].tile else { continue }
            let (x, y) = (Double(place.column - 1) * Tile.pitchX + 10, Double(place.row - 1) * Tile.pitchY + 8)
            draw(standing, x, y, Tile.pitchX - 6, classes, &drawing)
        }
        for (index, standing) in strip.enumerated() {
            let (x, y) = (
                Double(index % Tile.inStrip) * Tile.stripPitch + 10, top + Double(index / Tile.inStrip) * Tile.pitchY + 8
            )
            draw(standing, x, y, Tile.stripPitch - 6, classes, &drawing)
        }
        drawLegend(classes, y: bottom + 20, hasUnranked: ranked.count < standings.count, &drawing)
        return Chart(
            id: "scores", title: try title(ranked, standings),
            description: "每格一个单位，省辖市按方位排列，省直管县（市）在最下面；颜色越深得分越高，格内为得分；虚线框的没有得分。",
            drawing: drawing, columns: ["单位", "得分", "位次"],
            rows: standings.map {
                [figures.name($0.unit), $0.score.map(Self.score) ?? Self.word($0), $0.rank.map(String.init) ?? "—"]
            }, place: .places)
    }

    static func score(_ hundredths: Int) -> String { decimalText(Int128(hundredths), decimals: 2) }

    private static func word(_ standing: Standing) -> String {
        standing.status == .ranked ? "无得分" : SubmissionViews.word(standing)
    }

    private enum Tile {
        static let height = 50.0
        static let (pitchX, pitchY, stripPitch) = (90.0, 56.0, 72.0)
        /// So many units without a place on the map stand beside each other below it.
        static let inStrip = 10
    }

    private func draw(
        _ standing: Standing, _ x: Double, _ y: Double, _ width: Double, _ classes: ScoreClasses, _ drawing: inout SVGDrawing
    ) {
        let step = standing.score.map(classes.step)
        let ink = step.map { SVGDrawing.Ink.onSteps[$0] } ?? SVGDrawing.Ink.soft
        drawing.rectangle(
            x, y, width, Tile.height, fill: step.map { SVGDrawing.Ink.steps[$0] } ?? SVGDrawing.Ink.paper,
            stroke: step == nil ? SVGDrawing.Ink.soft : SVGDrawing.Ink.line, dashes: step == nil ? "4 3" : "")
        let name = figures.name(standing.unit)
        // Long names of other provinces' units are written smaller.
        let size = min(13, 13 * (width - 6) / max(SVGDrawing.textWidth(name, size: 13), 1))
        drawing.text(name, x: x + width / 2, y: y + 21, size: size, anchor: .middle, fill: ink, bold: true)
        drawing.text(
            standing.score.map(Self.score) ?? Self.word(standing), x: x + width / 2, y: y + 39, anchor: .middle, fill: ink)
    }

    private func drawLegend(_ classes: ScoreClasses, y: Double, hasUnranked: Bool, _ drawing: inout SVGDrawing) {
        var x = 10.0
        for (step, label) in classes.labels.enumerated() {
            drawing.rectangle(x, y, 16, 16, fill: SVGDrawing.Ink.steps[step], stroke: SVGDrawing.Ink.line)
            drawing.text(label, x: x + 21, y: y + 13)
            x += 21 + SVGDrawing.textWidth(label, size: 12) + 16
        }
        if hasUnranked {
            drawing.rectangle(x, y, 16, 16, fill: SVGDrawing.Ink.paper, stroke: SVGDrawing.Ink.soft, dashes: "4 3")
            drawing.text("没有得分", x: x + 21, y: y + 13)
        }
    }

    private func title(_ ranked: [Standing], _ all: [Standing]) throws(TemplateError) -> String {
        let groups = Standing.Group.allCases.compactMap { group -> View? in
            let members = ranked.filter { $0.group == group }
            guard members.count > 1, let best = members.compactMap(\.score).max(), let worst = members.compactMap(\.score).min()
            else {
                return nil
            }
            return View([
                "is_city": .flag(group == .city), "is_direct_county": .flag(group == .directCounty),
                "best": .text(names(members.filter { $0.score == best }.map(\.unit))), "best_score": .text(Self.score(best)),
                "worst": .text(names(members.filter { $0.score == worst }.map(\.unit))), "worst_score": .text(Self.score(worst)),
                "is_tied": .flag(best == worst),
            ])
        }
        return try templates.sentence(
            "chart_scores",
            View([
                "groups": .views(groups.enumerated().map { $1.adding(["is_last": .flag($0 == groups.count - 1)]) }),
                "has_unranked": .flag(ranked.count < all.count), "unranked": "\(all.count - ranked.count)",
            ]))
    }
}

/// Five classes of equal width from a round score at or below the least up to 100.
struct ScoreClasses {
    private let low: Int
    private let step: Int

    /// - Parameter least: in hundredths.
    init(least: Int) {
        step = max(1, (100 - least / 100 + 4) / 5)
        low = 100 - 5 * step
    }

    func step(_ score: Int) -> Int { min(max((score / 100 - low) / step, 0), 4) }

    var labels: [String] {
        (0..<5).map { index in
            let (first, last) = (low + index * step, low + (index + 1) * step)
            return index == 4 ? "\(first)分及以上" : "\(max(first, 0))～\(last)分"
        }
    }
}
