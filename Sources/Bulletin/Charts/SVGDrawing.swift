/// A picture in the making: SVG 1.1 elements, their coordinates in pixels of the usual size with one decimal. Text is measured by a rule of
/// thumb, since fonts differ: a Chinese character is as wide as it is high, others 0.58 of that.
struct SVGDrawing {
    enum Anchor: String { case start, middle, end }

    enum Ink {
        static let text = "#1d1d1f"
        static let soft = "#5c5f66"
        static let line = "#c9ccd1"
        /// What is drawn.
        static let main = "#0b4f8a"
        /// Targets.
        static let target = "#a8201a"
        static let paper = "#ffffff"
        /// From little to much, told apart in grey too.
        static let steps = ["#f3f7fb", "#cfdff0", "#96b9dc", "#3d74ab", "#0b4f8a"]
        /// Text on each of the steps.
        static let onSteps = [text, text, text, paper, paper]
    }

    let width: Double
    let height: Double
    private var body = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    static func textWidth(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.58 : 1) * size }
    }

    mutating func text(
        _ text: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start, fill: String = Ink.text,
        bold: Bool = false
    ) {
        let weight = bold ? " font-weight=\"700\"" : ""
        let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        body +=
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\" fill=\"\(fill)\"\(place)\(weight)>\(Self.escaped(text))</text>"
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, stroke: String = Ink.line, width: Double = 1, dashes: String = ""
    ) {
        let dashed = dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\""
        body +=
            "<line x1=\"\(Self.number(x1))\" y1=\"\(Self.number(y1))\" x2=\"\(Self.number(x2))\" y2=\"\(Self.number(y2))\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\"\(dashed)/>"
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: String = "", dashes: String = ""
    ) {
        let outline = stroke.isEmpty ? "" : " stroke=\"\(stroke)\"" + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"")
        body +=
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" fill=\"\(fill)\"\(outline)/>"
    }

    /// A round mark, hollow where `isFilled` is false.
    mutating func dot(_ x: Double, _ y: Double, radius: Double = 5, isFilled: Bool = true) {
        body +=
            "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\" fill=\"\(isFilled ? Ink.main : Ink.paper)\" stroke=\"\(Ink.main)\" stroke-width=\"2\"/>"
    }

    /// A square mark, hollow where `isFilled` is false.
    mutating func square(_ x: Double, _ y: Double, size: Double = 9, isFilled: Bool = true) {
        body +=
            "<rect x=\"\(Self.number(x - size / 2))\" y=\"\(Self.number(y - size / 2))\" width=\"\(Self.number(size))\" height=\"\(Self.number(size))\" fill=\"\(isFilled ? Ink.main : Ink.paper)\" stroke=\"\(Ink.main)\" stroke-width=\"2\"/>"
    }

    mutating func path(_ points: [(x: Double, y: Double)], stroke: String = Ink.main, width: Double = 2) {
        let text = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        body += "<polyline points=\"\(text)\" fill=\"none\" stroke=\"\(stroke)\" stroke-width=\"\(Self.number(width))\"/>"
    }

    /// The whole element.
    /// - Parameters:
    ///   - id: unique in the document.
    ///   - title: what the picture shows.
    ///   - description: how it is to be read.
    func element(id: String, title: String, description: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" role=\"img\" "
            + "aria-labelledby=\"\(id)-title \(id)-desc\" font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimHei,sans-serif\">"
            + "<title id=\"\(id)-title\">\(Self.escaped(title))</title><desc id=\"\(id)-desc\">\(Self.escaped(description))</desc>"
            + body + "</svg>"
    }

    static func escaped(_ text: String) -> String { Escaping.html.escaped(FigureMark.cleaned(text)) }

    /// With at most one decimal, whatever the locale.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0
            ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}

/// Places values between two ends of a line.
struct Scale {
    /// Ratios: 0.7 is 70%.
    let low: Double
    let high: Double
    let start: Double
    let end: Double

    /// From a multiple of 10% at or below all values up to 100%.
    init(percentagesOf values: [Double], from start: Double, to end: Double) {
        let least = max(0, min(values.min() ?? 0, 0.9))
        low = (least * 10).rounded(.down) / 10
        high = 1
        self.start = start
        self.end = end
    }

    init(low: Double, high: Double, from start: Double, to end: Double) {
        self.low = low
        self.high = high > low ? high : low + 1
        self.start = start
        self.end = end
    }

    func place(_ value: Double) -> Double { start + (min(max(value, low), high) - low) / (high - low) * (end - start) }

    /// Round percentages with room between them.
    var ticks: [Int] {
        let (first, last) = (Int((low * 100).rounded()), Int((high * 100).rounded()))
        let step = last - first > 60 ? 20 : 10
        return Array(stride(from: last, through: first, by: -step)).reversed()
    }
}
