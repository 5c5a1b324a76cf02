/// How wide a table's columns are on paper, the same in every format: enough for what must stay on one line, the rest by what the columns hold.
struct ColumnWidths {
    /// A column's demands, in em of the table's type.
    private struct Demand {
        /// What can't be broken.
        var least = 1.0
        /// With each paragraph on one line.
        var natural = 1.0
    }

    /// In millimetres, together the table's width.
    let millimetres: [Double]

    /// - Parameters:
    ///   - table: with a head or rows; cells that span columns are not measured.
    ///   - width: in millimetres.
    ///   - size: of the type, in points.
    init(_ table: PaperTable, width: Double, size: Double) {
        let padding = Self.padding / size
        let available = width / PaperGeometry.point / size
        var demands = Array(repeating: Demand(), count: table.columnCount)
        for row in table.head { Self.measure(row, isHead: true, padding, &demands) }
        for row in table.body { Self.measure(row, isHead: false, padding, &demands) }
        let shares = Self.shares(demands, available)
        millimetres = shares.map { $0 / max(shares.reduce(0, +), 1) * width }
    }

    private static func measure(_ row: PaperTable.Row, isHead: Bool, _ padding: Double, _ demands: inout [Demand]) {
        var column = 0
        for cell in row.cells {
            defer { column += cell.span }
            guard cell.span == 1, column < demands.count else { continue }
            let width = cell.lines.map(TypeWidth.em).max() ?? 0
            let parts = cell.lines.flatMap { $0.split(separator: "（").map { TypeWidth.em($0) + 1 } }
            let least =
                if isHead {
                    // Over at most so many lines.
                    max((width / headLines).rounded(.up), min(width, 2))
                } else if cell.isWhole {
                    min(width, max(parts.max() ?? 0, leastText), longestWhole)
                } else {
                    min(width, leastText)
                }
            demands[column].least = max(demands[column].least, least + padding)
            if !isHead { demands[column].natural = max(demands[column].natural, width + padding) }
        }
    }

    private static func shares(_ demands: [Demand], _ available: Double) -> [Double] {
        let least = demands.map(\.least).reduce(0, +)
        if least >= available { return demands.map { min($0.least, cap(demands, available)) } }
        let wishes = demands.map { max($0.natural, $0.least) }
        let wished = wishes.reduce(0, +)
        if wished <= available { return wishes.map { $0 + (available - wished) / Double(wishes.count) } }
        let share = (available - least) / (wished - least)
        return zip(demands, wishes).map { $0.least + ($1 - $0.least) * share }
    }

    /// Where not all can have what they need, the widest give way: no column is wider than this, and short names and numbers stay whole.
    private static func cap(_ demands: [Demand], _ available: Double) -> Double {
        var (left, columns) = (available, demands.map(\.least).sorted()[...])
        while let first = columns.first, first * Double(columns.count) < left {
            left -= first
            columns.removeFirst()
        }
        return columns.isEmpty ? available : left / Double(columns.count)
    }

    /// Left and right of a cell's text with its rule, in points.
    private static let padding = 7.0
    private static let headLines = 3.0
    /// Names and numbers up to this stay on one line.
    private static let longestWhole = 14.0
    /// A column of words has at least this.
    private static let leastText = 5.0
}

/// How wide text is, in em: a rule of thumb that holds for the faces of official papers within a few per cent, since they differ.
enum TypeWidth {
    static func em(_ text: some StringProtocol) -> Double {
        var width = 0.0
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let last, isChinese(last) && isLatin(scalar) || isLatin(last) && isChinese(scalar) { width += gap }
            width += em(scalar)
            last = scalar
        }
        return width
    }

    /// Some programs set Chinese and Latin apart, whatever a document says.
    private static let gap = 0.22

    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private static func em(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0x25: 0.95
        case 0x2E: 0.36
        case 0x30...0x39: 0.64
        case 0x40, 0x4D, 0x57, 0x6D, 0x77: 0.88
        case 0x41...0x5A: 0.7
        case ..<0x2000: 0.56
        default: 1
        }
    }
}
