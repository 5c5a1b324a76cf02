internal import Catalogue

/// Rows of delimited text or of a sheet into a table and findings (contract §3.2, §3.3).
struct TabularReader<Records: RecordSource> {
    var records: Records
    private let titles: [String]
    private let header: Header
    let layout: FormLayout
    var words: RepeatedWords
    var builder: TableBuilder
    var totals: RunningTotals
    /// Nil where records aren't read the common way.
    let plain: PlainRecords?
    var plainRow: PlainRow
    /// The columns of counts and flags of which no plain record was filled in yet.
    var unmarked: [FormLayout.ValueColumn]
    var cells: [Range<Int>] = []
    /// Records behind the header that are no data: blank, total rows, and the footer with what follows it.
    private var otherRecords = 0
    private let lastRequired: Int
    /// The first cell with a header.
    private let headerStart: Int
    /// Those that the file has, required ones among them.
    let valueColumns: [FormLayout.ValueColumn]
    let keys: (code: Int?, name: Int?, region: Int, type: Int, locality: Int)

    /// - Parameter readsGenerally: whether even plain records are read the general way.
    init(
        _ search: HeaderSearch<Records>, layout: FormLayout, words: KeyWords, scope: SubmitterScope, catalogue: Catalogue,
        readsGenerally: Bool
    ) {
        records = search.records
        titles = search.titles
        header = search.header
        self.layout = layout
        self.words = RepeatedWords(words: words, scope: scope)
        builder = TableBuilder(layout, catalogue, words)
        builder.reserve(rows: min(records.expectedRecords, records.bytes.count / 24))
        totals = RunningTotals(columns: layout.columns.count)
        lastRequired = layout.required.compactMap { search.header.cells[$0] }.max() ?? 0
        records.expect(width: search.header.width)
        headerStart = search.header.start
        valueColumns = layout.valueColumns(in: search.header.cells)
        unmarked = valueColumns.filter { value in
            switch value.role {
            case .count, .flag: true
            default: false
            }
        }
        func column(_ role: FormLayout.Column.Role) -> Int? { layout.columns.firstIndex { $0.role == role } }
        keys = (column(.code), column(.name), column(.region) ?? 0, column(.type) ?? 0, column(.locality) ?? 0)
        plainRow = PlainRow(values: [Int32](repeating: 0, count: layout.width))
        plain =
            readsGenerally
            ? nil
            : records.delimiterByte.flatMap {
                PlainRecords(width: search.header.width, search.header.cells, layout, delimiter: $0)
            }
    }

    struct Result {
        var table: TableDraft
        let log: FindingLog
        /// Data rows, by the source's count of records: what the table's rows must come to.
        let rowsRead: Int
        let signOff: SignOff
        /// The line of a quote that is never closed.
        let openQuoteLine: Int?
    }

    /// Reads all rows.
    /// - Parameter limit: on the rows of the table: behind it nothing more is read.
    mutating func read(limit: Int = .max) -> Result {
        let before = records.recordCount
        var footer: [String] = []
        while true {
            readPlainRecords(limit: limit)
            guard builder.table.count <= limit, records.next(into: &cells), records.openQuoteLine == nil else { break }
            if readRecord() == .footer {
                footer.append(records.text(of: cells))
                break
            }
        }
        builder.finish(header: header)
        let afterHeader = records.recordCount - before
        if !footer.isEmpty {
            while footer.count < Self.footerRecords, records.next(into: &cells) { footer.append(records.text(of: cells)) }
        }
        return Result(
            table: builder.table, log: builder.log, rowsRead: afterHeader - otherRecords,
            signOff: SignOff(lines: footer + titles),
            openQuoteLine: records.openQuoteToTheEnd())
    }

    /// Among so many records from the footer's first on it is told who stands for the file.
    private static var footerRecords: Int { 10 }

    /// - Returns: what it is where it is no data.
    private mutating func readRecord() -> KeyRow? {
        let text = records.bytes
        let bytes = text.span
        CellText.trim(&cells, bytes)
        guard let filled = cells.first(where: { !$0.isEmpty }) else {
            otherRecords += 1
            return nil
        }
        guard let key = keyRow(bytes, filled) else {
            readData(bytes)
            return nil
        }
        otherRecords += 1
        if key != .footer { readTotal(bytes, isSubtotal: key == .total(isSubtotal: true), word: filled) }
        return key
    }

    /// Total rows and footers start with a Chinese word: most rows are told apart by one byte.
    private func keyRow(_ bytes: Span<UInt8>, _ filled: Range<Int>) -> KeyRow? {
        guard bytes[filled.lowerBound] >= 0x80 else { return nil }
        let first = Self.start(bytes, cells[0])
        // A table may start in a later column; its first cell is that below the header's first.
        let isShifted = first.isEmpty && headerStart > 0 && headerStart < cells.count
        return KeyRow(
            first: isShifted ? Self.start(bytes, cells[headerStart]) : first, firstFilled: Self.start(bytes, filled))
    }

    /// As much of a cell as a key word can need, blanks between its characters among it.
    private static func start(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> String { CellText.raw(bytes, cell.prefix(240)) }

    private mutating func readData(_ bytes: Span<UInt8>) {
        let line = records.line
        if cells.count <= lastRequired || cells.dropFirst(header.width).contains(where: { !$0.isEmpty }) {
            builder.appendBroken(
                line: line, cells: cells.count, expected: header.width, isDelimited: records.isDelimited,
                texts: filledTexts(bytes))
            totals.addUnreadableRow()
            return
        }
        let place = words.place(bytes, cell(keys.region))
        let type = words.type(bytes, cell(keys.type))
        if case .foreign(let region) = place {
            builder.appendSkipped(.foreign, region: region, line: line, value: raw(bytes, keys.region))
            addToTotals(bytes)
            return
        }
        if type == .ignored {
            builder.appendSkipped(.ignoredType, region: -1, line: line, value: raw(bytes, keys.type))
            addToTotals(bytes)
            return
        }
        builder.beginRow(line: line)
        readRegion(bytes, place)
        if isFilled(bytes, keys.type) { readType(bytes, cell(keys.type), type) }
        if isFilled(bytes, keys.locality) { readLocality(bytes, cell(keys.locality)) }
        if let code = keys.code, isFilled(bytes, code) { readCode(bytes, cell(code), code) }
        if let name = keys.name, isFilled(bytes, name) { builder.setName(bytes, CellText.unguarded(bytes, cell(name))) }
        readValues(bytes)
        builder.endRow()
    }

    /// The cells of a row that can't be read, for whoever has to find it again.
    private func filledTexts(_ bytes: Span<UInt8>) -> [String] {
        var texts: [String] = []
        for cell in cells where !cell.isEmpty && texts.count < 3 {
            texts.append(String(CellText.raw(bytes, cell.prefix(120)).prefix(30)))
        }
        return texts
    }

    /// Whether the cell of a required column isn't blank; tells where it is.
    private mutating func isFilled(_ bytes: Span<UInt8>, _ column: Int) -> Bool {
        guard isNothing(bytes, column) else { return true }
        builder.tellMissing(column: column)
        return false
    }

    private mutating func readRegion(_ bytes: Span<UInt8>, _ place: SubmitterScope.Place) {
        if case .inside(let region, nil) = place {
            builder.setRegion(region)
        } else {
            builder.setRegion(
                place, column: keys.region, value: raw(bytes, keys.region), isBlank: isNothing(bytes, keys.region))
        }
    }

    /// - Parameter cell: not blank.
    mutating func readType(_ bytes: Span<UInt8>, _ cell: Range<Int>, _ word: KeyWords.TypeWord?) {
        if case .type(let index)? = word {
            builder.setType(index)
        } else {
            builder.tellUnknownWord(column: keys.type, value: CellText.raw(bytes, cell))
        }
    }

    /// - Parameter cell: not blank.
    mutating func readLocality(_ bytes: Span<UInt8>, _ cell: Range<Int>) {
        if let word = words.locality(bytes, cell) {
            builder.setLocality(word, column: keys.locality, value: word.isLegacy ? CellText.raw(bytes, cell) : "")
        } else {
            builder.tellUnknownWord(column: keys.locality, value: CellText.raw(bytes, cell))
        }
    }

    /// - Parameter cell: not blank.
    mutating func readCode(_ bytes: Span<UInt8>, _ cell: Range<Int>, _ column: Int) {
        let code = SchoolCodeCell(bytes, cell)
        let isPlain = if case .code = code { cell.count == 10 } else { false }
        builder.setCode(code, column: column, value: isPlain ? nil : CellText.raw(bytes, cell))
    }

    private mutating func readValues(_ bytes: Span<UInt8>) {
        for value in valueColumns {
            readValue(bytes, value.cell < cells.count ? cells[value.cell] : 0..<0, value)
        }
    }

    @inline(__always)
    mutating func readValue(_ bytes: Span<UInt8>, _ range: Range<Int>, _ value: FormLayout.ValueColumn) {
        switch value.role {
        case .count(let index): readCount(bytes, range, column: value.column, index: index)
        case .flag(let index): readFlag(bytes, range, column: value.column, index: index)
        case .reason: readReason(bytes, range, column: value.column)
        default: readText(bytes, range, column: value.column)
        }
    }

    private mutating func readReason(_ bytes: Span<UInt8>, _ range: Range<Int>, column: Int) {
        if range.isEmpty { return builder.setReason(bytes, range) }
        let folded = Array(CellText.folded(bytes, CellText.unguarded(bytes, range)).utf8)
        builder.setReason(folded.span, 0..<folded.count)
        builder.markFilled(column)
    }

    private mutating func readCount(_ bytes: Span<UInt8>, _ range: Range<Int>, column: Int, index: Int) {
        // Nearly all cells are plain digits.
        if let value = CountCell.plainDigits(bytes, range) {
            builder.markFilled(column)
            builder.set(value, index: index)
            return
        }
        if CellText.isNothing(bytes, range, isFlag: false) {
            let isAllowed = builder.setBlank(column: column, isEmpty: range.isEmpty, value: CellText.raw(bytes, range))
            if !isAllowed { totals.addUnreadable(column: column) }
            return
        }
        builder.markFilled(column)
        switch CountCell(bytes, range, unit: layout.columns[column].unit) {
        case .value(let value): builder.set(value, index: index)
        case .valueWithUnit(let value):
            builder.set(value, index: index)
            builder.tellUnit(column: column, value: CellText.raw(bytes, range))
        case .invalid:
            builder.tellBadCount(column: column, value: CellText.raw(bytes, range))
            totals.addUnreadable(column: column)
        }
    }

    private mutating func readFlag(_ bytes: Span<UInt8>, _ range: Range<Int>, column: Int, index: Int) {
        if CellText.isNothing(bytes, range, isFlag: true) {
            builder.setBlank(column: column, isEmpty: range.isEmpty, value: CellText.raw(bytes, range))
            return
        }
        builder.markFilled(column)
        if let value = FlagCell.value(bytes, range) {
            builder.set(value ? 1 : 0, index: index)
        } else {
            builder.tellBadFlag(column: column, value: CellText.raw(bytes, range))
        }
    }

    private mutating func readText(_ bytes: Span<UInt8>, _ range: Range<Int>, column: Int) {
        if CellText.isNothing(bytes, range, isFlag: false) {
            builder.setBlank(column: column, isEmpty: range.isEmpty, value: CellText.raw(bytes, range))
        } else {
            builder.markFilled(column)
        }
    }

    /// The cell of a column; empty where the row ends before it.
    private func cell(_ column: Int) -> Range<Int> {
        guard let index = header.cells[column], index < cells.count else { return 0..<0 }
        return cells[index]
    }

    private func raw(_ bytes: Span<UInt8>, _ column: Int) -> String { CellText.raw(bytes, cell(column)) }

    private func isNothing(_ bytes: Span<UInt8>, _ column: Int) -> Bool {
        CellText.isNothing(bytes, cell(column), isFlag: false)
    }
}
