internal import CSV
internal import Catalogue
internal import Intake
internal import Validation
internal import Workbooks

/// A sender's own rows with a last column 问题 that says what is wrong with each.
struct AnnotatedRows {
    private var rows: [[String]] = []
    private var headerRow = 0
    private var marks: [Int: Set<Int>] = [:]
    private let remarks: Int

    static let header = "问题"

    /// - Throws: ``ChangedSubmission`` when the file is no longer the one that was judged.
    init(_ reviewed: Reviewed, _ input: BulletinInput) throws(ChangedSubmission) {
        let table = try SenderTable(reviewed.submission, input.catalogue, input.settings)
        let findings = Dictionary(
            grouping: reviewed.log.findings.filter { $0.line != nil && input.asks(about: $0, in: reviewed) }, by: { $0.line ?? 0 }
        )
        var widest = table.width
        table.walk { widest = max(widest, $0.cells.count) }
        // A row that is too long must not hide the remark.
        remarks = min(widest, table.width + Self.mostBeyond)
        var (rows, headerRow, marks) = ([[String]](), 0, [Int: Set<Int>]())
        let remarks = remarks
        table.walk { record in
            var cells = Array(record.cells.prefix(remarks))
            func put(_ text: String) {
                cells += Array(repeating: "", count: remarks - cells.count)
                cells.append(text)
            }
            if record.line == table.headerLine {
                headerRow = rows.count
                put(Self.header)
            } else if let told = findings[record.line] {
                put(told.map { Self.words($0) }.joined(separator: "；"))
                marks[rows.count] = Set(told.compactMap { table.places[$0.column] } + [remarks])
            }
            rows.append(cells)
        }
        (self.rows, self.headerRow, self.marks) = (rows, headerRow, marks)
    }

    /// So many cells beyond the header are kept.
    private static let mostBeyond = 20

    private static func words(_ finding: Finding) -> String {
        let message = finding.message.zh
        let isNamed = finding.column.isEmpty || message.contains(finding.column)
        return "\(finding.severity == .error ? "错误" : "警告") \(finding.code)：\(isNamed ? "" : "“\(finding.column)”：")\(message)"
    }

    var csv: [UInt8] {
        var document = CSVDocument(rowsAsTheyAre: rows.count)
        for row in rows { document.append(row.map(Self.cell)) }
        return document.bytes
    }

    /// - Throws: ``WorkbookFailure``.
    func workbook() throws(WorkbookFailure) -> [UInt8] {
        try Workbooks.workbook(
            MarkedSheet(name: "问题", rows: rows, headerRow: headerRow, remarks: remarks, marks: marks))
    }

    /// Protected against being taken for a formula, but read as before when it comes back: `-` is a blank, `="2141000001"` a code.
    private static func cell(_ text: String) -> CSVCell {
        if text == "-" { return .plain(text) }
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 {
            let inner = text.dropFirst(2).dropLast()
            if inner.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return .plain(String(inner)) }
        }
        return .text(text)
    }
}
