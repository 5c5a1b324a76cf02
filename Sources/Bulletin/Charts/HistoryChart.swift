package import Catalogue

/// All that was ever published of one figure, over time: a line through what stands, with what was corrected beside it.
package struct HistoryChart {
    /// A value as it was printed.
    package struct Point: Sendable {
        package let period: Period
        /// A ratio; a score as a part of 100.
        package let value: Fraction
        package let display: String
        /// Whether a later edition took its place.
        package let isReplaced: Bool
        /// Whether it was defined as the newest is: the line runs through such points only.
        package let isComparable: Bool
        package init(period: Period, value: Fraction, display: String, isReplaced: Bool, isComparable: Bool) {
            self.period = period
            self.value = value
            self.display = display
            self.isReplaced = isReplaced
            self.isComparable = isComparable
        }
    }

    private enum Plot {
        static let (width, height) = (680.0, 320.0)
        static let (left, right, top, bottom) = (40.0, 600.0, 80.0, 260.0)
    }

    private let title: String
    private let points: [Point]
    private let target: (value: Fraction, text: String)?
    private let quarters: [Period]
    private let scale: Scale

    /// - Parameters:
    ///   - points: by period, the earliest first, of each the replaced ones first; at least one.
    ///   - target: the newest, and as it is printed; nil where there is none.
    package init?(title: String, points: [Point], target: (value: Fraction, text: String)?) {
        guard let first = points.first?.period, let last = points.last?.period else { return nil }
        self.title = title
        self.points = points
        self.target = target
        var quarters = [first]
        while let next = quarters.last?.next, next <= last { quarters.append(next) }
        self.quarters = quarters
        let all = (points.map(\.value) + [target?.value].compactMap(\.self)).map(ChartMaker.ratio)
        let room = max(((all.max() ?? 1) - (all.min() ?? 0)) * 0.12, 0.005)
        scale = Scale(low: (all.min() ?? 0) - room, high: (all.max() ?? 1) + room, from: Plot.bottom, to: Plot.top)
    }

    /// An SVG document in UTF-8.
    package var bytes: [UInt8] {
        var drawing = SVGDrawing(width: Plot.width, height: Plot.height)
        drawing.text(title, x: 4, y: 24, size: 15, bold: true)
        drawing.text("实心为现行数值，空心为后来更正的数值；口径改变过的不连线。", x: 4, y: 44, size: 11, fill: SVGDrawing.Ink.soft)
        drawing.line(Plot.left, Plot.bottom + 8, Plot.right, Plot.bottom + 8)
        drawQuarters(&drawing)
        if let target {
            let place = scale.place(ChartMaker.ratio(target.value))
            drawing.line(Plot.left, place, Plot.right, place, stroke: SVGDrawing.Ink.target, width: 1.5, dashes: "6 4")
            drawing.text("目标\(target.text)", x: Plot.right + 8, y: place + 4, size: 11, fill: SVGDrawing.Ink.target)
        }
        drawLine(&drawing)
        for point in points { draw(point, &drawing) }
        let words = points.map { "\($0.period)：\($0.display)\($0.isReplaced ? "（已更正）" : "")" }.joined(separator: "；")
        return Array((drawing.element(id: "history", title: title, description: words) + "\n").utf8)
    }

    private func across(_ period: Period) -> Double {
        guard quarters.count > 1, let first = quarters.first else { return (Plot.left + Plot.right) / 2 }
        return Plot.left + 20 + (Plot.right - Plot.left - 40) * Double(period.index - first.index) / Double(quarters.count - 1)
    }

    private func drawQuarters(_ drawing: inout SVGDrawing) {
        // As many names as fit beside each other.
        let step = max(Int((Double(quarters.count) / 9).rounded(.up)), 1)
        for (index, period) in quarters.enumerated() where (quarters.count - 1 - index) % step == 0 {
            drawing.text(
                period.description, x: across(period), y: Plot.bottom + 26, size: 11, anchor: .middle, fill: SVGDrawing.Ink.soft)
        }
    }

    private func drawLine(_ drawing: inout SVGDrawing) {
        let standing = points.filter { !$0.isReplaced && $0.isComparable }
        var run: [Point] = []
        for point in standing {
            if let last = run.last, point.period.index > last.period.index + 1 {
                drawing.path(run.map(place))
                run = []
            }
            run.append(point)
        }
        drawing.path(run.map(place))
    }

    private func place(_ point: Point) -> (x: Double, y: Double) {
        (across(point.period), scale.place(ChartMaker.ratio(point.value)))
    }

    private func draw(_ point: Point, _ drawing: inout SVGDrawing) {
        let (x, y) = place(point)
        drawing.dot(x, y, radius: point.isReplaced ? 3.5 : 4.5, isFilled: !point.isReplaced)
        if point.isReplaced { return }
        drawing.text(point.display, x: x, y: y - 10, size: 11, anchor: .middle, bold: point.period == points.last?.period)
    }
}
