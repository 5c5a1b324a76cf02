/// An `svg` element of the kind that bulletins have, as a metafile: rectangles, lines, circles and text, placed by themselves.
struct DrawnPicture {
    /// In pixels of the usual size.
    let width: Double
    let height: Double
    let metafile: [UInt8]

    /// - Returns: nil for a picture without a size.
    init?(_ svg: Markup.Element) {
        let box = Self.numbers(svg["viewbox"] ?? "")
        let width = box.count == 4 ? box[2] : Self.number(svg["width"]) ?? 0
        let height = box.count == 4 ? box[3] : Self.number(svg["height"]) ?? 0
        guard width >= 1, height >= 1 else { return nil }
        (self.width, self.height) = (width, height)
        var file = Metafile(width: width, height: height)
        for element in svg.elements { Self.draw(element, into: &file) }
        metafile = file.bytes
    }

    private static func draw(_ element: Markup.Element, into file: inout Metafile) {
        func number(_ name: String, _ usual: Double = 0) -> Double { Self.number(element[name]) ?? usual }
        let (fill, stroke) = (colour(element["fill"]), colour(element["stroke"]))
        let line = number("stroke-width", 1)
        let dashes = numbers(element["stroke-dasharray"] ?? "")
        switch element.name {
        case "rect":
            let (x, y, width, height) = (number("x"), number("y"), number("width"), number("height"))
            file.rectangle(x, y, width, height, fill: fill, stroke: dashes.isEmpty ? stroke : nil, line: line)
            if let stroke, !dashes.isEmpty {
                let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
                file.line(corners.map { (x: $0.0, y: $0.1) }, stroke: stroke, line: line, dashes: dashes)
            }
        case "circle":
            file.ellipse(number("cx"), number("cy"), radius: number("r"), fill: fill, stroke: stroke, line: line)
        case "line":
            let ends = [(x: number("x1"), y: number("y1")), (x: number("x2"), y: number("y2"))]
            if let stroke { file.line(ends, stroke: stroke, line: line, dashes: dashes) }
        case "polyline":
            let places = numbers(element["points"] ?? "")
            let points = stride(from: 0, to: places.count - 1, by: 2).map { (x: places[$0], y: places[$0 + 1]) }
            if let stroke { file.line(points, stroke: stroke, line: line, dashes: dashes) }
        case "text":
            let anchors: [String: Metafile.Anchor] = ["middle": .middle, "end": .end]
            file.text(
                Markup.element(element).text, number("x"), number("y"), size: number("font-size", 12),
                anchor: anchors[element["text-anchor"] ?? ""] ?? .start, fill: fill ?? 0,
                isBold: element["font-weight"] == "700")
        case "g": for inner in element.elements { draw(inner, into: &file) }
        default: break
        }
    }

    private static func numbers(_ text: String) -> [Double] {
        text.split { $0.isWhitespace || $0 == "," }.compactMap { number(String($0)) }
    }

    /// - Returns: nil for what is no number, or beyond any picture.
    private static func number(_ text: String?) -> Double? {
        text.flatMap { Double($0) }.flatMap { abs($0) <= largest ? $0 : nil }
    }

    private static let largest = 20_000.0

    /// `#rrggbb`; nil for none.
    private static func colour(_ text: String?) -> Metafile.Colour? {
        guard let text, text.hasPrefix("#"), text.count == 7 else { return nil }
        return UInt32(text.dropFirst(), radix: 16)
    }
}
