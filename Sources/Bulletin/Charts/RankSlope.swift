internal import Catalogue
internal import Statistics

extension ChartMaker {
    /// Ranks of the previous period on the left, of this one on the right.
    func rankSlope(_ group: Standing.Group) throws(TemplateError) -> Chart? {
        guard let previous = input.figures.previousPeriod else { return nil }
        let members = input.figures.standings.filter { $0.group == group }
        let before = members.filter { $0.previousRank != nil }.sorted {
            ($0.previousRank ?? 0, $0.unit) < ($1.previousRank ?? 0, $1.unit)
        }
        let now = members.filter { $0.rank != nil }.sorted { ($0.rank ?? 0, $0.unit) < ($1.rank ?? 0, $1.unit) }
        guard before.count > 1, now.count > 1 else { return nil }
        let rows = max(before.count, now.count)
        var drawing = SVGDrawing(width: 560, height: 44 + Double(rows) * Self.pitch)
        drawing.text(PeriodWords.long(previous), x: Self.leftEnd, y: 20, anchor: .end, fill: SVGDrawing.Ink.soft, bold: true)
        drawing.text(PeriodWords.long(input.period), x: Self.rightStart, y: 20, fill: SVGDrawing.Ink.soft, bold: true)
        for (place, standing) in now.enumerated() {
            guard let from = before.firstIndex(where: { $0.unit == standing.unit }), let movement = standing.movement else {
                continue
            }
            drawing.line(
                Self.leftEnd + 8, Self.y(from), Self.rightStart - 8, Self.y(place),
                stroke: movement == 0 ? SVGDrawing.Ink.line : SVGDrawing.Ink.main, width: movement > 0 ? 2.5 : 1.5,
                dashes: movement < 0 ? "5 4" : "")
        }
        for (place, standing) in before.enumerated() {
            let lost = standing.rank == nil ? "（本期未排名）" : ""
            drawing.text(
                "\(figures.name(standing.unit))\(lost) \(standing.previousRank ?? 0)", x: Self.leftEnd, y: Self.y(place) + 4,
                anchor: .end)
        }
        for (place, standing) in now.enumerated() {
            let text = "\(standing.rank ?? 0) \(figures.name(standing.unit))" + Self.words(standing.movement)
            drawing.text(text, x: Self.rightStart, y: Self.y(place) + 4, bold: (standing.movement ?? 0) > 0)
        }
        return Chart(
            id: group == .city ? "ranks-cities" : "ranks-direct-counties", title: try title(now, group),
            description: "左边是\(PeriodWords.long(previous))的位次，右边是本期的；粗线上升，虚线下降，灰线不变。",
            drawing: drawing, columns: ["单位", PeriodWords.long(previous), PeriodWords.long(input.period), "变化"],
            rows: members.map { standing in
                [
                    figures.name(standing.unit), standing.previousRank.map(String.init) ?? "—",
                    standing.rank.map(String.init) ?? "—",
                    Self.words(standing.movement).isEmpty ? "—" : Self.words(standing.movement),
                ]
            }, place: .places)
    }

    private static let (leftEnd, rightStart, pitch) = (210.0, 350.0, 20.0)

    private static func y(_ place: Int) -> Double { 44 + Double(place) * pitch }

    private static func words(_ movement: Int?) -> String {
        guard let movement else { return "" }
        return movement > 0 ? "（升\(movement)位）" : movement < 0 ? "（降\(-movement)位）" : "（未变）"
    }

    private func title(_ ranked: [Standing], _ group: Standing.Group) throws(TemplateError) -> String {
        let movements = ranked.compactMap(\.movement)
        let (highest, lowest) = (movements.max() ?? 0, movements.min() ?? 0)
        return try templates.sentence(
            "chart_ranks",
            View([
                "is_city": .flag(group == .city), "is_direct_county": .flag(group == .directCounty),
                "has_risen": .flag(highest > 0), "most_risen": "\(highest)",
                "risen": .text(names(ranked.filter { $0.movement == highest }.map(\.unit))),
                "has_fallen": .flag(lowest < 0), "most_fallen": "\(-lowest)",
                "fallen": .text(names(ranked.filter { $0.movement == lowest }.map(\.unit))),
                "has_both": .flag(highest > 0 && lowest < 0), "none_moved": .flag(highest <= 0 && lowest >= 0),
            ]))
    }
}
