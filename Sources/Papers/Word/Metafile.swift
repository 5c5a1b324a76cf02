/// A picture as Enhanced Metafile ([MS-EMF] 2.3): drawn, not dotted, and shown by every version of Word and WPS. Its units are tenths of the picture's.
struct Metafile {
    private var records: [UInt8] = []
    private var count = 0
    private var handles = 0
    private let width: Double
    private let height: Double

    /// - Parameters: in pixels of the usual size, 96 an inch.
    init(width: Double, height: Double) {
        self.width = width
        self.height = height
        add(17, [8])  // Its own scale, in both directions.
        add(9, [Self.unit(width), Self.unit(height)])
        add(11, [device(width), device(height)])
        add(18, [1])  // Text without a ground.
    }

    /// Nil for no fill or stroke; red in the highest of three bytes.
    typealias Colour = UInt32

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: Colour?, stroke: Colour?, line: Double
    ) {
        draw(fill, stroke, line) { $0.add(43, [Self.unit(x), Self.unit(y), Self.unit(x + width), Self.unit(y + height)]) }
    }

    mutating func ellipse(_ x: Double, _ y: Double, radius: Double, fill: Colour?, stroke: Colour?, line: Double) {
        draw(fill, stroke, line) {
            $0.add(42, [Self.unit(x - radius), Self.unit(y - radius), Self.unit(x + radius), Self.unit(y + radius)])
        }
    }

    /// - Parameter dashes: lengths of strokes and gaps in turn; empty for a whole line. Drawn one by one, since programs draw dashed pens each their way.
    mutating func line(_ points: [(x: Double, y: Double)], stroke: Colour, line: Double, dashes: [Double] = []) {
        draw(nil, stroke, line) { file in
            for (from, to) in zip(points, points.dropFirst()) {
                for part in Self.strokes(from, to, dashes) {
                    file.add(27, [Self.unit(part.0.x), Self.unit(part.0.y)])
                    file.add(54, [Self.unit(part.1.x), Self.unit(part.1.y)])
                }
            }
        }
    }

    enum Anchor: Int32 {
        case start = 0
        case end = 2
        case middle = 6
    }

    /// - Parameter y: of the base line.
    mutating func text(_ text: String, _ x: Double, _ y: Double, size: Double, anchor: Anchor, fill: Colour, isBold: Bool) {
        handles += 1
        let font = Int32(handles)
        var words: [UInt8] = []
        words += Self.number(font) + Self.number(-Self.unit(size)) + Self.number(0) + Self.number(0) + Self.number(0)
        words += Self.number(isBold ? 700 : 400) + [0, 0, 0, Self.chinese, 0, 0, 0, 0]
        words += Self.fixed(Self.face, units: 32)
        words += [UInt8](repeating: 0, count: 320 - 92)
        add(82, bytes: words)
        add(37, [font])
        add(22, [24 + anchor.rawValue])
        add(24, [Self.reference(fill)])
        write(text, x, y, size)
        add(40, [font])
    }

    private mutating func write(_ text: String, _ x: Double, _ y: Double, _ size: Double) {
        let units = Array(text.utf16)
        let string = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let padding = [UInt8](repeating: 0, count: (4 - string.count % 4) % 4)
        let start = 76
        var words: [Int32] = [
            0, 0, -1, -1, 2, 0, 0, Self.unit(x), Self.unit(y), Int32(units.count), Int32(start), 0, 0, 0, -1, -1,
        ]
        words.append(Int32(start + string.count + padding.count))
        // In the faces of Chinese systems Latin characters are half as wide as Chinese ones.
        let widths = units.flatMap { Self.number(Self.unit(size * ($0 < 0x2000 ? 0.5 : 1))) }
        add(84, bytes: words.flatMap(Self.number) + string + padding + widths)
    }

    /// The file.
    var bytes: [UInt8] {
        var end = self
        end.add(14, [0, 16, 20])
        let (right, bottom) = (device(width), device(height))
        // Bounds in pixels, frame in hundredths of a millimetre, for a screen of ten pixels a millimetre.
        let box: [Int32] = [0, 0, right, bottom, 0, 0, right * 10, bottom * 10]
        let signature: [Int32] = [0x464D_4520, 0x1_0000, Int32(108 + end.records.count), Int32(end.count + 1)]
        let rest: [Int32] = [Int32(handles + 1), 0, 0, 0, 3_200, 2_400, 320, 240, 0, 0, 0, 320_000, 240_000]
        let header: [Int32] = [1, 108] + box + signature + rest
        return header.flatMap(Self.number) + end.records
    }

    // MARK: records

    private mutating func draw(_ fill: Colour?, _ stroke: Colour?, _ line: Double, _ shape: (inout Self) -> Void) {
        var own: [Int32] = []
        if let fill {
            handles += 1
            own.append(Int32(handles))
            add(39, [Int32(handles), 0, Self.reference(fill), 0])
        }
        add(37, [fill == nil ? Self.stock(5) : own[0]])
        if let stroke {
            handles += 1
            own.append(Int32(handles))
            add(38, [Int32(handles), 0, Self.unit(line), 0, Self.reference(stroke)])
        }
        add(37, [stroke == nil ? Self.stock(8) : own[own.count - 1]])
        shape(&self)
        for handle in own { add(40, [handle]) }
    }

    private mutating func add(_ kind: Int32, _ words: [Int32]) { add(kind, bytes: words.flatMap(Self.number)) }

    private mutating func add(_ kind: Int32, bytes: [UInt8]) {
        records += Self.number(kind) + Self.number(Int32(bytes.count + 8)) + bytes
        count += 1
    }

    private static func strokes(
        _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ dashes: [Double]
    ) -> [((x: Double, y: Double), (x: Double, y: Double))] {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard dashes.count > 1, dashes.allSatisfy({ $0 >= shortestDash }), length > 0 else { return [(from, to)] }
        func point(_ distance: Double) -> (x: Double, y: Double) {
            (from.x + dx * distance / length, from.y + dy * distance / length)
        }
        var parts: [((x: Double, y: Double), (x: Double, y: Double))] = []
        var (place, index) = (0.0, 0)
        while place < length {
            let next = min(place + dashes[index % dashes.count], length)
            if index % 2 == 0 { parts.append((point(place), point(next))) }
            (place, index) = (next, index + 1)
        }
        return parts
    }

    private static let shortestDash = 0.5

    /// 黑体, which every Chinese system has, and the character set it is for.
    private static let face = "SimHei"
    private static let chinese: UInt8 = 134

    private static func fixed(_ text: String, units: Int) -> [UInt8] {
        let found = Array(text.utf16.prefix(units - 1))
        return (found + [UInt16](repeating: 0, count: units - found.count)).flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
        }
    }

    private static func stock(_ number: UInt32) -> Int32 { Int32(bitPattern: 0x8000_0000 | number) }
    private static func unit(_ value: Double) -> Int32 { Int32((value * 10).rounded()) }
    private func device(_ pixels: Double) -> Int32 { Int32((pixels * 254 / 96).rounded()) }

    /// Blue in the highest byte.
    private static func reference(_ colour: Colour) -> Int32 {
        Int32(bitPattern: (colour & 0xFF) << 16 | colour & 0xFF00 | colour >> 16 & 0xFF)
    }

    private static func number(_ value: Int32) -> [UInt8] {
        let bits = UInt32(bitPattern: value)
        return [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: bits >> $0) }
    }
}
