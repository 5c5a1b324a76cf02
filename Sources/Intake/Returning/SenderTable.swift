internal import CSV
package import Catalogue
internal import Digest

/// A submission's own table once more, as its sender wrote it: titles, header, rows, totals and footer, for sending it back with remarks.
package struct SenderTable {
    /// A record as it stands in the file, white space at the ends of cells apart. Cells are ranges into the bytes, which are UTF-8: most
    /// of a table is copied, not looked at.
    package struct Record {
        /// As findings count it.
        package let line: Int
        /// Of the submission's table, where several rows can start on one line (XML); else nil.
        package let row: Int?
        package private(set) var bytes: [UInt8]
        /// Where it stands, if a file of comma-separated values has it as it is here: all of the header's cells, and nothing has to be done to them.
        package private(set) var copyable: Range<Int>?
        private var found: [Range<Int>]

        fileprivate init(line: Int, row: Int?, bytes: [UInt8], cells: [Range<Int>]) {
            (self.line, self.row, self.bytes, found) = (line, row, bytes, cells)
        }

        fileprivate init(line: Int, bytes: [UInt8], copyable: Range<Int>) {
            (self.line, row, self.bytes, self.copyable, found) = (line, nil, bytes, copyable, [])
        }

        package var cells: [Range<Int>] {
            guard let copyable else { return found }
            let bytes = bytes.span
            var (cells, start): ([Range<Int>], Int) = ([], copyable.lowerBound)
            cells.reserveCapacity(32)
            for index in copyable where bytes[index] == UInt8(ascii: ",") {
                cells.append(start..<index)
                start = index + 1
            }
            cells.append(start..<copyable.upperBound)
            return cells
        }

        package mutating func remove(column: Int) {
            (found, copyable) = (cells, nil)
            if found.indices.contains(column) { found.remove(at: column) }
        }

        /// Adds blank cells up to one that has a word.
        package mutating func pad(to cell: Int, with word: String) {
            (found, copyable) = (cells, nil)
            while found.count < cell { found.append(bytes.count..<bytes.count) }
            let start = bytes.count
            bytes.append(contentsOf: word.utf8)
            found.append(start..<bytes.count)
        }

        package var texts: [String] { cells.map { CellText.raw(bytes.span, $0) } }
    }

    /// The line on which the header starts.
    package let headerLine: Int
    /// The number of the header's cells up to the last that isn't blank; never more than any form has by far.
    package let width: Int
    /// With the blank ones behind them: what stands there belongs to no column, and is left out.
    private let fullWidth: Int
    /// The cell of a column, by the header that findings name.
    package let places: [String: Int]
    /// The cell of codes; nil where there is none.
    package let codeCell: Int?
    /// Of the required columns that of the last cell: a row that ends before it is cut off (R09).
    package let lastRequired: (cell: Int, isName: Bool)?
    /// Headers that no column has, without blanks.
    private let unknown: Set<String>
    private let source: Source

    /// The header's last cell with this text, where the form has no such column; nil for none.
    package func position(ofHeader text: String) -> Int? {
        guard unknown.contains(text) else { return nil }
        var position: Int?
        walk { record in
            if record.line == headerLine { position = record.texts.lastIndex { CellText.squeezed($0) == text } }
        }
        return position
    }

    private enum Source {
        case text(Tokenizer)
        case sheet(SheetRecords)
        case elements(XMLRows)
    }

    /// What tables are looked for as: worked out once for many of them.
    package struct Forms: Sendable {
        fileprivate let layouts: [FormLayout]

        package init(_ catalogue: Catalogue) { layouts = [.school(catalogue), .summary(catalogue)] }
    }

    /// Reads the file of a submission with a table of its own again.
    /// - Throws: ``ChangedSubmission`` when its bytes are no longer those that were judged.
    package init(_ submission: Submission, _ forms: Forms, _ settings: Settings) throws(ChangedSubmission) {
        guard let bytes = submission.file.read(limit: settings.maxFileSize), SHA256Digest(of: bytes) == submission.digest else {
            throw ChangedSubmission(path: submission.path)
        }
        let layouts = forms.layouts
        do {
            switch FileFormat(bytes, fileExtension: FileName.fileExtension(of: submission.path)) {
            case .text:
                let text = try DecodedText(bytes).bytes
                let search = try HeaderSearch(text: text, layouts: layouts, mostCells: settings.limits.cells)
                let delimiter = Delimiter.allCases[search.source]
                let mostCells = settings.limits.cells
                self.init(search.header, layouts, .text(Tokenizer(text, delimiter: delimiter, mostCells: mostCells)))
            case .workbook:
                let found = try WorkbookForms(bytes, layouts: layouts, settings).search
                self.init(found.header, layouts, .sheet(found.records.fromTheTop))
            case .xml:
                let rows = XMLRows(layouts, submission.signOff)
                try XMLEvents.parse(bytes, mostAttributes: settings.limits.attributes, rows)
                self.init(rows)
            case .empty, .spreadsheet, .unsupported: throw ChangedSubmission(path: submission.path)
            }
        } catch {
            // The same bytes could be read before.
            throw ChangedSubmission(path: submission.path)
        }
    }

    private init(_ rows: XMLRows) {
        headerLine = 0
        width = rows.columns.count
        fullWidth = width
        places = Dictionary(rows.columns.enumerated().map { ($1, $0) }) { first, _ in first }
        (codeCell, lastRequired) = (nil, nil)
        unknown = []
        source = .elements(rows)
    }

    private init(_ header: Header, _ layouts: [FormLayout], _ source: Source) {
        let columns = layouts[header.form == .school ? 0 : 1].columns
        headerLine = header.line
        fullWidth = header.width
        width = min(header.filledWidth, Self.mostColumns)
        let found = columns.indices.compactMap { index in header.cells[index].map { (columns[index].header, $0) } }
        places = Dictionary(found) { first, _ in first }
        func cell(_ index: Int) -> Int { header.cells[index] ?? -1 }
        codeCell = columns.firstIndex { $0.role == .code }.flatMap { header.cells[$0] }
        lastRequired = columns.indices.filter { columns[$0].isRequired }.max { cell($0) < cell($1) }
            .map { (cell($0), columns[$0].role == .name) }
        unknown = Set(header.unknown.map(CellText.squeezed))
        self.source = source
    }

    /// Of its text, in bytes; 0 where that isn't known.
    package var size: Int {
        switch source {
        case .text(let tokenizer): tokenizer.bytes.count
        case .sheet(let records): records.bytes.count
        case .elements: 0
        }
    }

    /// Whether it comes from a workbook.
    package var isSheet: Bool { if case .sheet = source { true } else { false } }

    /// Whether records are told apart by their row, since several start on one line (XML).
    package var isByRow: Bool { if case .elements = source { true } else { false } }

    /// All records in their order, blank ones among them, but for those of long runs.
    package func walk(_ body: (Record) -> Void) {
        switch source {
        case .text(let tokenizer): walk(tokenizer, body) { $0.passCopyable(width: fullWidth) }
        case .sheet(let records): walk(records, body) { _ in nil }
        case .elements(let rows):
            body(Self.record(headerLine, nil, rows.columns))
            for (index, row) in rows.rows.enumerated() { body(Self.record(row.line, index, rows.cells(of: row))) }
            if !rows.footer.isEmpty { body(Self.record(Int(Int32.max), nil, rows.footer)) }
        }
    }

    private static func record(_ line: Int, _ row: Int?, _ texts: [String]) -> Record {
        var bytes: [UInt8] = []
        let cells = texts.map { text in
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            return start..<bytes.count
        }
        return Record(line: line, row: row, bytes: bytes, cells: cells)
    }

    /// - Parameter pass: passes over the next record, where it can be copied as it stands.
    private func walk<Records: RecordSource>(
        _ source: Records, _ body: (Record) -> Void, _ pass: (inout Records) -> Range<Int>?
    ) {
        var source = source
        var ranges: [Range<Int>] = []
        var (next, blanks) = (1, 0)
        /// Whether a record is one of a run of blank ones that is longer than anybody means.
        func isLeftOut(isBlank: Bool) -> Bool {
            blanks = isBlank ? blanks + 1 : 0
            return blanks > Self.mostBlankRows
        }
        while true {
            while width == fullWidth, let whole = pass(&source) {
                if isLeftOut(isBlank: whole.count == width - 1) { continue }
                body(Record(line: source.line, bytes: source.bytes, copyable: whole))
            }
            guard source.next(into: &ranges) else { return }
            // A sheet's records are those that hold something: its other rows keep their places, within reason.
            if !source.isDelimited, (next + 1...next + Self.mostBlankRows).contains(source.line) {
                for line in next..<source.line { body(Record(line: line, row: nil, bytes: [], cells: [0..<0])) }
            }
            next = source.line + 1
            let cells = cut(&ranges, source.bytes)
            if isLeftOut(isBlank: cells.allSatisfy(\.isEmpty)) { continue }
            body(Record(line: source.line, row: nil, bytes: source.bytes, cells: cells))
        }
    }

    /// The cells of the header's columns, and a few beyond it.
    private func cut(_ ranges: inout [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
        if ranges.count > fullWidth + Self.mostBeyond { ranges.removeLast(ranges.count - fullWidth - Self.mostBeyond) }
        if width < min(fullWidth, ranges.count) { ranges.removeSubrange(width..<min(fullWidth, ranges.count)) }
        for index in ranges.indices { ranges[index] = CellText.trimmed(bytes.span, ranges[index]) }
        return ranges
    }

    private static let mostColumns = 1_000
    private static let mostBeyond = 50
    private static let mostBlankRows = 100
}

/// A file of the inbox that was changed while a run was reading it.
package struct ChangedSubmission: Error, Equatable {
    /// Relative to the period's folder.
    package let path: String

    package init(path: String) { self.path = path }
}

/// The rows of an XML submission, as cells under a form's headers.
private final class XMLRows: XMLListener {
    private let layouts: [FormLayout]
    private(set) var rows: [(line: Int, cells: [String: String])] = []
    private var form: Table.Form?

    /// Who stands for it, as a table's footer says that.
    let footer: [String]

    init(_ layouts: [FormLayout], _ signOff: SignOff) {
        self.layouts = layouts
        let named = [("填报人", signOff.filler), ("审核人", signOff.reviewer), ("负责人", signOff.head), ("联系电话", signOff.telephone)]
        footer = named.filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1)" }
    }

    private var layout: FormLayout { layouts[form == .summary ? 1 : 0] }
    var columns: [String] { layout.columns.map(\.header) }

    func cells(of row: (line: Int, cells: [String: String])) -> [String] {
        layout.columns.map { column in
            let text = row.cells[column.id] ?? ""
            guard case .flag = column.role else { return text }
            return ["true", "1"].contains(text) ? "是" : ["false", "0"].contains(text) ? "否" : text
        }
    }

    func start(_ name: String, namespace: String, attributes: [XMLAttribute], line: Int) {
        guard let form = Table.Form(rawValue: name) else { return }
        self.form = form
        let pairs = attributes.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) }
        rows.append((line, Dictionary(pairs) { first, _ in first }))
    }

    func end(_ name: String) {}
    func text(line: Int) {}
}
