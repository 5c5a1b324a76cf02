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

        /// With an empty cell for each column that the page has none for.
        func filled(to count: Int) -> Row {
            Row(cells: cells + Array(repeating: Cell(lines: [""]), count: max(count - width, 0)), isTotal: isTotal)
        }
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
            case "thead": head += Self.rows(part, isHead: true)
            case "tbody", "tfoot": body += Self.rows(part, isHead: false)
            case "tr": body += Self.rows(.init(name: "tbody", children: [.element(part)]), isHead: false)
            default: break
            }
        }
        head = Self.continued(head)
        body = Self.continued(body)
        let width = columnCount
        head = head.map { $0.filled(to: width) }
        body = body.map { $0.filled(to: width) }
    }

    /// Where a cell from above reaches down into a row, with what continues it.
    private static func continued(_ rows: [Row]) -> [Row] {
        var open: [Int: Cell] = [:]
        return rows.enumerated().map { index, row -> Row in
            var (cells, waiting, column) = ([Cell](), row.cells[...], 0)
            var next: [Int: Cell] = [:]
            while let cell = open[column] ?? waiting.popFirst() ?? (open.keys.contains { $0 > column } ? Cell(lines: [""]) : nil)
            {
                var placed = cell
                // Where the page lets cells overlap, the one from above has its place.
                let nearest = open.keys.filter { $0 > column }.min() ?? .max
                placed.span = min(cell.span, nearest - column)
                placed.rows = min(cell.rows, rows.count - index)
                cells.append(placed)
                var below = Cell(lines: [""], isHead: placed.isHead, span: placed.span, rows: placed.rows - 1)
                below.isContinued = true
                next[column] = placed.rows > 1 ? below : nil
                open[column] = nil
                column += placed.span
            }
            open = next
            return Row(cells: cells, isTotal: row.isTotal)
        }
    }

    /// Those that have cells.
    private static func rows(_ part: Markup.Element, isHead: Bool) -> [Row] {
        part.elements.filter { $0.is("tr") }.map { row in
            Row(
                cells: row.elements.filter { $0.is("td") || $0.is("th") }.map { cell($0, isHead: isHead) },
                isTotal: row.classes.contains("all"))
        }.filter { !$0.cells.isEmpty }
    }

    /// Of columns or rows: no more than Word has columns (63).
    private static func count(_ text: String?) -> Int { min(max(text.flatMap { Int($0) } ?? 1, 1), 63) }

    private static func cell(_ element: Markup.Element, isHead: Bool) -> Cell {
        let text = InlineText(element.children)
        let classes = element.classes
        let isColumnHead = element.is("th") && (isHead || element["scope"] == "col")
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
        // As in a page, a break at the end breaks nothing.
        while lines.count > 1, lines.last == "" { lines.removeLast() }
    }

    /// Ideographic space is no blank: it is typed for its width.
    private static func isBlank(_ character: Character) -> Bool { character.isWhitespace && character != "\u{3000}" }

    /// What begins and ends a line wherever it stands.
    private static let blocks: Set<String> = [
        "p", "div", "ul", "ol", "li", "table", "tr", "td", "th", "dl", "dt", "dd", "blockquote", "section",
    ]

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
        let isBlock = Self.blocks.contains(element.name)
        if isBlock, lines.last?.allSatisfy(\.isWhitespace) == false { lines.append("") }
        defer { if isBlock, lines.last?.allSatisfy(\.isWhitespace) == false { lines.append("") } }
        // Only drawings are taken over; what a picture shows is at least said.
        if element.is("img") { lines[lines.count - 1] += element["alt"] ?? "" }
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
