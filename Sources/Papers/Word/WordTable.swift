/// A table in Word (ECMA-376, 17.4): widths as on every other paper, the head repeated on each page, no row broken.
struct WordTable {
    private let table: PaperTable
    /// In twentieths of a point.
    private let widths: [Int]

    init(_ table: PaperTable, isWide: Bool) {
        self.table = table
        let total = isWide ? WordGeometry.textHeight : WordGeometry.textWidth
        let shares = ColumnWidths(table, isWide: isWide).millimetres
        let sum = max(shares.reduce(0, +), 1)
        // Rounded edges, not widths: together they are the whole.
        var edges = [0]
        var reached = 0.0
        for share in shares {
            reached += share
            edges.append(Int((reached / sum * Double(total)).rounded()))
        }
        widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    }

    var xml: String {
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            #"<w:\#($0) w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#
        }.joined()
        let margins = [("top", 40), ("left", 60), ("bottom", 40), ("right", 60)].map {
            #"<w:\#($0.0) w:w="\#($0.1)" w:type="dxa"/>"#
        }.joined()
        let head =
            #"<w:tblPr><w:tblW w:w="\#(widths.reduce(0, +))" w:type="dxa"/><w:tblBorders>\#(edges)</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>\#(margins)</w:tblCellMar></w:tblPr>"#
            + "<w:tblGrid>\(widths.map { #"<w:gridCol w:w="\#($0)"/>"# }.joined())</w:tblGrid>"
        let rows =
            table.head.map { row($0, isHead: true, keepsNext: true) }
            + table.body.enumerated().map { index, row in
                // As print_style: the first two and the last three rows stay together.
                let isKept = index < 2 || (index >= table.body.count - 3 && index < table.body.count - 1)
                return self.row(row, isHead: false, keepsNext: isKept && index < table.body.count - 1)
            }
        return "<w:tbl>\(head)\(rows.joined())</w:tbl>"
    }

    private func row(_ row: PaperTable.Row, isHead: Bool, keepsNext: Bool) -> String {
        var column = 0
        let cells = row.cells.map { cell -> String in
            defer { column += cell.span }
            let width = widths[min(column, widths.count)..<min(column + cell.span, widths.count)].reduce(0, +)
            return self.cell(cell, width, isTotal: row.isTotal, keepsNext: keepsNext)
        }
        return "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>\(cells.joined())</w:tr>"
    }

    private func cell(_ cell: PaperTable.Cell, _ width: Int, isTotal: Bool, keepsNext: Bool) -> String {
        let style = (table.isBroad ? "SmallTable" : "Table") + (cell.isHead ? "Head" : "Text")
        let places: [PaperTable.Alignment: String] = [.center: "center", .end: "right", .start: "left"]
        let span = cell.span > 1 ? #"<w:gridSpan w:val="\#(cell.span)"/>"# : ""
        let merged = cell.isContinued ? "<w:vMerge/>" : cell.rows > 1 ? #"<w:vMerge w:val="restart"/>"# : ""
        let middle = cell.isHead ? #"<w:vAlign w:val="center"/>"# : ""
        let bold = isTotal || cell.isMarked ? "<w:rPr><w:b/><w:bCs/></w:rPr>" : ""
        let run = cell.lines == [""] ? "" : "<w:r>\(bold)\(WordBody.runs(cell.lines))</w:r>"
        return
            #"<w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/>\#(span)\#(merged)\#(middle)</w:tcPr><w:p><w:pPr><w:pStyle w:val="\#(style)"/>\#(keepsNext ? "<w:keepNext/>" : "")<w:jc w:val="\#(places[cell.alignment] ?? "left")"/></w:pPr>\#(run)</w:p></w:tc>"#
    }
}
