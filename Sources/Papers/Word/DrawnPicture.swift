/// An `svg` element of the kind that bulletins have, as a metafile: rectangles, lines, circles and text, placed by themselves.
struct DrawnPicture {
    /// In pixels of the usual size.
    let width: Double
    let height: Double
    let metafile: [UInt8]

    /// - Returns: nil for a picture without a size.
    init?(_ svg: Markup.Element) {
        let box = (svg["viewbox"] ?? "").split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard box.count == 4, box[2] > 0, box[3] > 0 else { return nil }
        (width, height) = (box[2], box[3])
        var file = Metafile(width: box[2], height: box[3])
        for element in svg.elements { Self.draw(element, into: &file) }
        metafile = file.bytes
    }

    private static func draw(_ element: Markup.Element, into file: inout Metafile) {
        func number(_ name: String, _ usual: Double = 0) -> Double { element[name].flatMap(Double.init) ?? usual }
        let (fill, stroke) = (colour(element["fill"]), colour(element["stroke"]))
        let line = number("stroke-width", 1)
        let dashes = (element["stroke-dasharray"] ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
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
            let places = (element["points"] ?? "").split { $0 == " " || $0 == "," }.compactMap { Double($0) }
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

    /// `#rrggbb`; nil for none.
    private static func colour(_ text: String?) -> Metafile.Colour? {
        guard let text, text.hasPrefix("#"), text.count == 7 else { return nil }
        return UInt32(text.dropFirst(), radix: 16)
    }
}
