/// A table of a page, as all formats need it.
struct PaperTable: Equatable {
    enum Alignment: Equatable { case start, center, end }

    struct Cell: Equatable {
        /// As printed; a line each.
        var lines: [String]
        var isHead = false
        /// Columns and rows that it spans, 1 or more.
        var span = 1
        var rows = 1
        /// Whether it only continues the cell above it.
        var isContinued = false
        var alignment = Alignment.start
        /// Whether it is a name or a number, which stays on one line.
        var isWhole = false
        /// Whether it stands out, as a figure that misses its target.
        var isMarked = false
        /// The exact value behind what is printed, as the data files have it; nil for what is no figure.
        var value: String?

        /// On one line.
        var text: String { lines.joined(separator: " ") }
    }

    struct Row: Equatable {
        var cells: [Cell]
        /// Whether it stands for all others: the province's, or a sum.
        var isTotal = false

        /// In columns.
        var width: Int { cells.reduce(0) { $0 + $1.span } }
    }

    var caption = ""
    var head: [Row] = []
    var body: [Row] = []
    /// Whether it needs small type.
    var isBroad = false

    var columnCount: Int { (head + body).map(\.width).max() ?? 0 }

    /// - Parameters:
    ///   - element: a `table`.
    ///   - isBroad: whether it stands in something of class `broad`.
    init(_ element: Markup.Element, isBroad: Bool) {
        self.isBroad = isBroad || element.classes.contains("broad")
        for part in element.elements {
            switch part.name {
            case "caption": caption = InlineText(part.children).lines.joined(separator: " ")
            case "thead": head += part.elements.filter { $0.is("tr") }.map(Self.row)
            case "tbody", "tfoot": body += part.elements.filter { $0.is("tr") }.map(Self.row)
            case "tr": body.append(Self.row(part))
            default: break
            }
        }
        head = Self.completed(head)
        body = Self.completed(body)
    }

    /// Each row with a cell for every column: where one from above reaches down, what continues it; where the page has none, an empty one.
    private static func completed(_ rows: [Row]) -> [Row] {
        var open: [Int: Cell] = [:]
        let filled = rows.enumerated().map { index, row -> Row in
            var (cells, waiting, column) = ([Cell](), row.cells[...], 0)
            while var cell = open[column] ?? waiting.first {
                if open[column] == nil { waiting.removeFirst() }
                cell.rows = min(cell.rows, rows.count - index)
                cells.append(cell)
                var below = Cell(lines: [""], isHead: cell.isHead, span: cell.span, rows: cell.rows - 1)
                below.isContinued = true
                open[column] = cell.rows > 1 ? below : nil
                column += cell.span
            }
            return Row(cells: cells, isTotal: row.isTotal)
        }
        let width = filled.map(\.width).max() ?? 0
        return filled.map { row in
            var row = row
            while row.width < width { row.cells.append(Cell(lines: [""])) }
            return row
        }
    }

    private static func row(_ element: Markup.Element) -> Row {
        Row(
            cells: element.elements.filter { $0.is("td") || $0.is("th") }.map(cell),
            isTotal: element.classes.contains("all"))
    }

    /// Of columns or rows, within HTML's own limit (4.9.11).
    private static func count(_ text: String?) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), 1_000) }

    private static func cell(_ element: Markup.Element) -> Cell {
        let text = InlineText(element.children)
        let classes = element.classes
        let isColumnHead = element["scope"] == "col"
        return Cell(
            lines: text.lines, isHead: isColumnHead, span: count(element["colspan"]),
            rows: count(element["rowspan"]),
            alignment: isColumnHead || classes.contains("c") ? .center : classes.contains("n") ? .end : .start,
            isWhole: element.is("th") || classes.contains("n") || classes.contains("c"), isMarked: text.isMarked,
            value: text.value)
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        let rest = drop(while: \.isWhitespace)
        return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// What stands in a line of text: its words, and what is said of them.
struct InlineText {
    /// White space as one blank, none at either end; broken where the page breaks it.
    private(set) var lines: [String] = [""]
    private(set) var isMarked = false
    /// That of its only figure; nil where it has none or several.
    private(set) var value: String?
    private var figures = 0

    init(_ nodes: [Markup]) {
        add(nodes)
        if figures != 1 { value = nil }
        lines = lines.map { $0.split(whereSeparator: Self.isBlank).joined(separator: " ") }
    }

    /// Ideographic space is no blank: it is typed for its width.
    private static func isBlank(_ character: Character) -> Bool { character.isWhitespace && character != "\u{3000}" }

    private mutating func add(_ nodes: [Markup]) {
        for node in nodes {
            switch node {
            case .text(let text): lines[lines.count - 1] += text
            case .element(let element): add(element)
            }
        }
    }

    private mutating func add(_ element: Markup.Element) {
        if element.is("br") { return lines.append("") }
        if element.is("data") {
            figures += 1
            value = element["value"]
        }
        add(element.children)
        if element.is("span", "no") || element.is("span", "error") { isMarked = true }
        // Printed by the style sheet.
        if element.is("span", "no") { lines[lines.count - 1] += " ▽" }
    }
}
