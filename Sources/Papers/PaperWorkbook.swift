internal import Workbooks

/// The tables of a paper as a workbook.
struct PaperWorkbook {
    private let document: PaperDocument

    init(_ document: PaperDocument) { self.document = document }

    /// - Throws: ``WorkbookFailure``.
    func bytes() throws(WorkbookFailure) -> [UInt8] { try workbook(tables, title: document.title) }

    private var tables: [PrintedTable] {
        var tables: [PrintedTable] = []
        var names: Set<String> = ["目录"]
        var (annex, annexTitle, heading) = ("", "", "")
        for section in document.sections {
            for (index, placed) in section.blocks.enumerated() {
                switch placed.block {
                case .text(.annexMark, let lines): (annex, heading) = (lines.joined(), "")
                case .text(.annexTitle, let lines): annexTitle = lines.joined()
                case .text(.heading, let lines), .text(.subheading, let lines): heading = lines.joined()
                case .table(let table):
                    let title = table.caption.isEmpty ? (heading.isEmpty ? annexTitle : heading) : table.caption
                    tables.append(
                        PrintedTable(
                            name: Self.name(annex, title, &names),
                            title: [annex, title].filter { !$0.isEmpty }.joined(separator: "　"),
                            head: table.head.map(Self.row), body: table.body.map(Self.row),
                            notes: Self.notes(section.blocks[(index + 1)...]), widths: Self.widths(table), isWide: section.isWide,
                            mark: document.mark))
                default: break
                }
            }
        }
        return tables
    }

    private static func notes(_ blocks: ArraySlice<PaperDocument.Placed>) -> [String] {
        blocks.prefix { if case .text(.note, _) = $0.block { true } else { false } }.compactMap {
            if case .text(_, let lines) = $0.block { lines.joined() } else { nil }
        }
    }

    /// What a sheet may be called: the annex and what the table is about.
    private static func name(_ annex: String, _ title: String, _ names: inout Set<String>) -> String {
        let ends = asides.compactMap { title.firstRange(of: $0)?.lowerBound }
        let subject = ends.min().map { String(title[..<$0]) } ?? title
        let short = subject.split(separator: "：").last.map(String.init) ?? subject
        let isLong = "\(annex) \(short)".utf16.count > longestName
        let cut = isLong ? short.lastIndex(of: "（").map { String(short[..<$0]) } ?? short : short
        let plain = "\(annex) \(cut)".trimmed.map { "[]:*?/\\'".contains($0) ? "-" : String($0) }.joined()
        var (name, number) = ((plain.isEmpty ? "表" : plain).shortened(to: longestName), 1)
        // Spreadsheets don't tell small letters from capitals.
        while !names.insert(name.lowercased()).inserted {
            number += 1
            name = plain.shortened(to: longestName - 4) + "-\(number)"
        }
        return name
    }

    private static let longestName = 31
    /// What a table's caption says beside its subject begins with one of these.
    private static let asides = ["（目标", "（权重", "（与", "（以", "（逾期"]

    private static func row(_ row: PaperTable.Row) -> [PrintedTable.Cell] {
        row.cells.map { cell($0, isTotal: row.isTotal) }
    }

    private static func cell(_ cell: PaperTable.Cell, isTotal: Bool) -> PrintedTable.Cell {
        let alignments: [PaperTable.Alignment: PrintedTable.Alignment] = [.start: .start, .center: .center, .end: .end]
        let number = cell.isHead ? nil : PrintedNumber(cell)
        let content =
            number.map { PrintedTable.Content.number($0.value, format: $0.format) } ?? .text(cell.lines.joined(separator: "\n"))
        return .init(
            content, alignments[cell.alignment] ?? .start, isBold: cell.isMarked || isTotal, span: cell.span, rows: cell.rows,
            isContinued: cell.isContinued)
    }

    /// In characters, each half as wide as a Chinese one.
    private static func widths(_ table: PaperTable) -> [Double] {
        var widths = Array(repeating: 6.0, count: table.columnCount)
        for row in table.head + table.body {
            var column = 0
            for cell in row.cells {
                defer { column += cell.span }
                guard cell.span == 1, column < widths.count else { continue }
                let width = (cell.lines.map(TypeWidth.em).max() ?? 0) * 2 + 2
                widths[column] = max(widths[column], min(width, cell.isHead ? widestHead : widestText))
            }
        }
        return widths
    }

    private static let widestHead = 16.0
    private static let widestText = 44.0
}

extension String {
    /// At most so many UTF-16 units, whole characters.
    func shortened(to count: Int) -> String {
        var text = self
        while text.utf16.count > count { text.removeLast() }
        return text
    }
}
