internal import CSV
internal import Catalogue
internal import Intake
internal import Validation
internal import Workbooks

/// A sender's own rows with a last column 问题 that says what is wrong with each.
struct AnnotatedRows {
    private let table: SenderTable
    /// What is asked, by line.
    private let findings: [Finding]
    /// By finding: the line after which like ones are told by referring to it.
    private let lastInFull: [Int?]
    /// Where the submission's rows start.
    private let dataLines: [Int32]
    /// Whether records are told apart by rows instead of lines.
    private let isByRow: Bool
    /// The column of the remarks, 0-based: right behind the header, so that what stood beyond it still does.
    private let remarks: Int
    /// The column of an earlier notice's remarks, which the sender left in the table; nil for none.
    private let oldRemarks: Int?

    static let header = "问题"

    /// - Parameter forms: the catalogue's.
    /// - Throws: ``ChangedSubmission`` when the file is no longer the one that was judged.
    init(_ reviewed: Reviewed, _ forms: SenderTable.Forms, _ input: BulletinInput) throws(ChangedSubmission) {
        let table = try SenderTable(reviewed.submission, forms, input.settings)
        let asked = reviewed.log.findings.filter { $0.line != nil && input.asks(about: $0, in: reviewed) }
        self.table = table
        isByRow = table.isByRow
        // In the order of records.
        findings = table.isByRow ? asked.filter { $0.row != nil }.sorted { ($0.row ?? 0) < ($1.row ?? 0) } : asked
        lastInFull = Self.lastInFull(findings)
        dataLines = reviewed.submission.table?.lines ?? []
        oldRemarks = table.position(ofHeader: Self.header)
        remarks = table.width - (oldRemarks == nil ? 0 : 1)
    }

    /// So many like findings have their words; in a column that is wrong throughout nobody reads more.
    private static let mostInFull = 50

    /// By finding: the line of the last like it that has its words; nil where all have.
    private static func lastInFull(_ findings: [Finding]) -> [Int?] {
        var kinds: [(code: String, column: String, count: Int, last: Int?)] = []
        let numbers = findings.map { finding in
            // There are few kinds, and their words are the same ones: comparing costs less than hashing.
            let known = kinds.firstIndex { $0.code == finding.code && $0.column == finding.column }
            let kind = known ?? kinds.count
            if known == nil { kinds.append((finding.code, finding.column, 0, nil)) }
            kinds[kind].count += 1
            if kinds[kind].count == mostInFull { kinds[kind].last = finding.line }
            return kind
        }
        return numbers.map { kinds[$0].count > mostInFull ? kinds[$0].last : nil }
    }

    /// Walks the records with what is asked about each, as indices of findings: both are in the order of lines.
    private func walk(_ body: (SenderTable.Record, _ told: Range<Int>) -> Void) {
        var next = 0
        let places = findings.map { (isByRow ? $0.row : $0.line) ?? 0 }
        table.walk { record in
            var record = record
            let here = (isByRow ? record.row : record.line) ?? -1
            if let oldRemarks, record.line >= table.headerLine { record.remove(column: oldRemarks) }
            while next < places.count, places[next] < here { next += 1 }
            let first = next
            while next < places.count, places[next] == here { next += 1 }
            body(record, first..<next)
        }
    }

    private func hasRemark(_ record: SenderTable.Record, _ told: Range<Int>) -> Bool {
        record.line == table.headerLine || !told.isEmpty
    }

    /// Appends what stands in the last column of a record, in UTF-8.
    private func appendRemark(_ record: SenderTable.Record, _ told: Range<Int>, to text: inout [UInt8]) {
        if record.line == table.headerLine { return text.append(contentsOf: Self.header.utf8) }
        for index in told {
            if index > told.lowerBound { text.append(contentsOf: "；".utf8) }
            appendWords(index, to: &text)
        }
    }

    private func appendWords(_ index: Int, to text: inout [UInt8]) {
        let finding = findings[index]
        text.append(contentsOf: (finding.severity == .error ? "错误 " : "警告 ").utf8)
        text.append(contentsOf: finding.code.utf8)
        if !finding.column.isEmpty {
            text.append(contentsOf: "〔".utf8)
            text.append(contentsOf: finding.column.utf8)
            text.append(contentsOf: "〕".utf8)
        }
        text.append(contentsOf: "：".utf8)
        // Of rows on one line none can be pointed at.
        if !isByRow, let last = lastInFull[index], let line = finding.line, line > last {
            text.append(contentsOf: "同第 \(last) 行".utf8)
        } else {
            finding.message.append(.chinese, to: &text)
        }
    }

    /// Of a row that is cut off (R09): the last required cell, and a word that can't stand there. With blanks up to the remarks the row would be whole, and would count when it
    /// comes back as it went.
    private func missingEnd(_ record: SenderTable.Record, _ told: Range<Int>) -> (cell: Int, word: String)? {
        guard let last = table.lastRequired, case let cell = moved(last.cell), record.cells.count <= cell, cell < remarks,
            told.contains(where: { findings[$0].code == "R09" })
        else { return nil }
        return (cell, last.isName ? "-" : Self.missing)
    }

    private static let missing = "缺"

    /// A header's cell isn't one of codes.
    private func codeCell(_ record: SenderTable.Record) -> Int? {
        record.line > table.headerLine ? table.codeCell.map(moved) : nil
    }

    var csv: [UInt8] {
        let rows = table.size > 0 ? table.size + dataLines.count : dataLines.count * Self.usualRow
        var document = CSVDocument(size: rows + remarksSize + 64)
        walk { record, told in
            let hasRemark = hasRemark(record, told)
            if oldRemarks == nil, let copyable = record.copyable {
                document.append(copyable: copyable, of: record.bytes, hasRemark: hasRemark) {
                    appendRemark(record, told, to: &$0)
                }
            } else {
                var record = record
                if let end = missingEnd(record, told) { record.pad(to: end.cell, with: end.word) }
                document.append(
                    record.cells, of: record.bytes, code: codeCell(record), column: remarks, hasRemark: hasRemark
                ) {
                    appendRemark(record, told, to: &$0)
                }
            }
        }
        // Without much of the room that was kept: all of a period's stay in memory until they are published.
        let bytes = document.bytes
        return bytes.capacity - bytes.count > bytes.count / 8 ? Array(bytes[...]) : bytes
    }

    /// In bytes, on the long side.
    private static let usualRow = 128

    /// In bytes, about: too little makes a document move while it grows, and what is kept too much is given back by moving it.
    private var remarksSize: Int {
        findings.indices.reduce(0) { size, index in
            let finding = findings[index]
            let isReferring = lastInFull[index].map { $0 < finding.line ?? 0 } ?? false
            return size + finding.column.utf8.count + 24 + (isReferring ? 16 : finding.message.size(.chinese))
        }
    }

    /// A cell's place, once an earlier notice's remarks are taken out.
    private func moved(_ place: Int) -> Int { oldRemarks.map { $0 < place } ?? false ? place - 1 : place }

    /// The cell of a column, by its header, once an earlier notice's remarks are taken out.
    private func place(_ header: String) -> Int? {
        table.places[header].map(moved)
    }

    /// A sheet has 1,048,576 rows. A text of which a workbook is made has a few ten thousand rows of data at most, but may have any number of records that hold none: those beyond this
    /// many rows are left out.
    private static let mostSheetRows = 1_000_000

    /// - Throws: ``WorkbookFailure``.
    func workbook() throws(WorkbookFailure) -> [UInt8] {
        var rows: [[String]] = []
        var headerRow = 0
        var marks: [Int: Set<Int>] = [:]
        lazy var lines = Set(dataLines)
        walk { record, told in
            if !table.isSheet, rows.count >= Self.mostSheetRows, !lines.contains(Int32(record.line)) { return }
            var record = record
            let end = missingEnd(record, told)
            if let end { record.pad(to: end.cell, with: end.word) }
            let texts = record.texts
            var cells = Array(texts.prefix(remarks))
            let beyond = texts.dropFirst(remarks)
            if record.line == table.headerLine {
                headerRow = rows.count
            } else if !told.isEmpty {
                marks[rows.count] = Set(told.compactMap { place(findings[$0].column) } + [end?.cell ?? remarks, remarks])
            }
            var remark: [UInt8] = []
            if hasRemark(record, told) { appendRemark(record, told, to: &remark) }
            if !remark.isEmpty || beyond.contains(where: { !$0.isEmpty }) {
                cells += Array(repeating: "", count: remarks - cells.count)
                cells += [String(decoding: remark, as: UTF8.self)] + beyond
            }
            rows.append(cells)
        }
        return try Workbooks.workbook(
            MarkedSheet(name: Self.header, rows: rows, headerRow: headerRow, remarks: remarks, marks: marks))
    }
}
