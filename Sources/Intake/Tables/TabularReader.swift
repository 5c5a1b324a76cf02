internal import Catalogue

/// Rows of delimited text or of a sheet into a table and findings (contract §3.2, §3.3).
struct TabularReader<Records: RecordSource> {
    private var records: Records
    private let titles: [String]
    private let header: Header
    private let layout: FormLayout
    private var words: RepeatedWords
    private var builder: TableBuilder
    private var totals: RunningTotals
    private var cells: [Range<Int>] = []
    /// Records behind the header that are no data: blank, total rows, and the footer with what follows it.
    private var otherRecords = 0
    private let lastRequired: Int
    /// The first cell with a header.
    private let headerStart: Int
    /// Indices of the layout's columns that are counts or flags, those of required columns among them.
    private let valueColumns: [Int]
    private let keys: (code: Int?, name: Int?, region: Int, type: Int, locality: Int)

    init(_ search: HeaderSearch<Records>, layout: FormLayout, words: KeyWords, scope: SubmitterScope, catalogue: Catalogue) {
        records = search.records
        titles = search.titles
        header = search.header
        self.layout = layout
        self.words = RepeatedWords(words: words, scope: scope)
        builder = TableBuilder(layout, catalogue)
        totals = RunningTotals(columns: layout.columns.count)
        lastRequired = layout.required.compactMap { search.header.cells[$0] }.max() ?? 0
        records.expect(width: search.header.width)
        headerStart = search.header.start
        valueColumns = layout.columns.indices.filter { index in
            guard search.header.cells[index] != nil else { return false }
            switch layout.columns[index].role {
            case .flag, .count, .reason, .text: return true
            default: return false
            }
        }
        func column(_ role: FormLayout.Column.Role) -> Int? { layout.columns.firstIndex { $0.role == role } }
        keys = (column(.code), column(.name), column(.region) ?? 0, column(.type) ?? 0, column(.locality) ?? 0)
    }

    struct Result {
        var table: Table
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
        while builder.table.count <= limit, records.next(into: &cells), records.openQuoteLine == nil {
            for index in cells.indices { cells[index] = CellText.trimmed(records.bytes, cells[index]) }
            guard let filled = cells.first(where: { !$0.isEmpty }) else {
                otherRecords += 1
                continue
            }
            if let key = keyRow(filled) {
                otherRecords += 1
                if key == .footer {
                    footer.append(records.text(of: cells))
                    break
                }
                readTotal(isSubtotal: key == .total(isSubtotal: true), word: filled)
            } else {
                readData()
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

    /// Total rows and footers start with a Chinese word: most rows are told apart by one byte.
    private func keyRow(_ filled: Range<Int>) -> KeyRow? {
        guard records.bytes[filled.lowerBound] >= 0x80 else { return nil }
        let first = start(of: cells[0])
        // A table may start in a later column; its first cell is that below the header's first.
        let isShifted = first.isEmpty && headerStart > 0 && headerStart < cells.count
        return KeyRow(first: isShifted ? start(of: cells[headerStart]) : first, firstFilled: start(of: filled))
    }

    /// As much of a cell as a key word can need, blanks between its characters among it.
    private func start(of cell: Range<Int>) -> String { CellText.raw(records.bytes, cell.prefix(240)) }

    private mutating func readTotal(isSubtotal: Bool, word: Range<Int>) {
        builder.tellTotal(line: records.line, value: CellText.raw(records.bytes, word))
        for column in valueColumns where layout.columns[column].isSummed {
            guard let cell = cell(column), !cell.isEmpty, let expected = totals.expected(column: column, isSubtotal: isSubtotal)
            else { continue }
            switch CountCell(records.bytes, cell, unit: layout.columns[column].unit) {
            case .value(let value), .valueWithUnit(let value):
                if Int64(value) != expected {
                    builder.tellDifference(
                        line: records.line, column: column, stated: Int64(value), value: CellText.raw(records.bytes, cell),
                        sum: expected)
                }
            case .invalid: continue
            }
        }
        if isSubtotal { totals.endSubtotal() }
    }

    private mutating func readData() {
        let line = records.line
        if cells.count <= lastRequired || cells.dropFirst(header.width).contains(where: { !$0.isEmpty }) {
            builder.appendBroken(
                line: line, cells: cells.count, expected: header.width, isDelimited: records.isDelimited, texts: filledTexts())
            totals.addUnreadableRow()
            return
        }
        let place = words.place(bytes(keys.region))
        let type = words.type(bytes(keys.type))
        if case .foreign(let region) = place {
            builder.appendSkipped(.foreign, region: region, line: line, value: raw(keys.region))
            addToTotals()
            return
        }
        if type == .ignored {
            builder.appendSkipped(.ignoredType, region: -1, line: line, value: raw(keys.type))
            addToTotals()
            return
        }
        builder.beginRow(line: line)
        readRegion(place)
        readType(type)
        readLocality()
        if let code = keys.code { readCode(code) }
        if let name = keys.name { readName(name) }
        readValues()
        builder.endRow()
    }

    /// The cells of a row that can't be read, for whoever has to find it again.
    private func filledTexts() -> [String] {
        cells.lazy.filter { !$0.isEmpty }.prefix(3).map { String(CellText.raw(records.bytes, $0.prefix(120)).prefix(30)) }
    }

    private mutating func readRegion(_ place: SubmitterScope.Place) {
        if case .inside(let region, nil) = place {
            builder.setRegion(region)
        } else {
            builder.setRegion(place, column: keys.region, value: raw(keys.region), isBlank: isNothing(keys.region))
        }
    }

    private mutating func readType(_ word: KeyWords.TypeWord?) {
        if isNothing(keys.type) {
            builder.tellMissing(column: keys.type)
        } else if case .type(let index)? = word {
            builder.setType(index)
        } else {
            builder.tellUnknownWord(column: keys.type, value: raw(keys.type))
        }
    }

    private mutating func readLocality() {
        if isNothing(keys.locality) {
            builder.tellMissing(column: keys.locality)
        } else if let word = words.locality(bytes(keys.locality)) {
            builder.setLocality(word, column: keys.locality, value: word.isLegacy ? raw(keys.locality) : "")
        } else {
            builder.tellUnknownWord(column: keys.locality, value: raw(keys.locality))
        }
    }

    private mutating func readCode(_ column: Int) {
        guard let range = cell(column), !isNothing(column) else {
            builder.tellMissing(column: column)
            return
        }
        let code = SchoolCodeCell(records.bytes, range)
        let isPlain = if case .code = code { range.count == 10 } else { false }
        builder.setCode(code, column: column, value: isPlain ? nil : raw(column))
    }

    private mutating func readName(_ column: Int) {
        guard let range = cell(column), !isNothing(column) else {
            builder.tellMissing(column: column)
            return
        }
        builder.setName(records.bytes[CellText.unguarded(records.bytes, range)])
    }

    private mutating func readValues() {
        for column in valueColumns {
            let range = cell(column) ?? 0..<0
            switch layout.columns[column].role {
            case .count(let index): readCount(range, column: column, index: index)
            case .flag(let index): readFlag(range, column: column, index: index)
            case .reason:
                builder.setReason(records.bytes[CellText.unguarded(records.bytes, range)])
                if !range.isEmpty { builder.markFilled(column) }
            default:
                readText(range, column: column)
            }
        }
    }

    private mutating func readCount(_ range: Range<Int>, column: Int, index: Int) {
        // Nearly all cells are plain digits.
        if let value = CountCell.plainDigits(records.bytes, range) {
            builder.markFilled(column)
            builder.set(value, index: index)
            totals.add(value, column: column)
            return
        }
        if CellText.isNothing(records.bytes, range, isFlag: false) {
            let isAllowed = builder.setBlank(
                column: column, isEmpty: range.isEmpty, value: CellText.raw(records.bytes, range))
            if !isAllowed { totals.addUnreadable(column: column) }
            return
        }
        builder.markFilled(column)
        switch CountCell(records.bytes, range, unit: layout.columns[column].unit) {
        case .value(let value):
            builder.set(value, index: index)
            totals.add(value, column: column)
        case .valueWithUnit(let value):
            builder.set(value, index: index)
            builder.tellUnit(column: column, value: CellText.raw(records.bytes, range))
            totals.add(value, column: column)
        case .invalid:
            builder.tellBadCount(column: column, value: CellText.raw(records.bytes, range))
            totals.addUnreadable(column: column)
        }
    }

    private mutating func readFlag(_ range: Range<Int>, column: Int, index: Int) {
        if CellText.isNothing(records.bytes, range, isFlag: true) {
            builder.setBlank(column: column, isEmpty: range.isEmpty, value: CellText.raw(records.bytes, range))
            return
        }
        builder.markFilled(column)
        if let value = FlagCell.value(records.bytes, range) {
            builder.set(value ? 1 : 0, index: index)
        } else {
            builder.tellBadFlag(column: column, value: CellText.raw(records.bytes, range))
        }
    }

    private mutating func readText(_ range: Range<Int>, column: Int) {
        if CellText.isNothing(records.bytes, range, isFlag: false) {
            builder.setBlank(column: column, isEmpty: range.isEmpty, value: CellText.raw(records.bytes, range))
        } else {
            builder.markFilled(column)
        }
    }

    /// A row that isn't used counts in the sums all the same (contract §3.3: R14; §3.2: R17).
    private mutating func addToTotals() {
        for column in valueColumns {
            guard let range = cell(column), !range.isEmpty else { continue }
            builder.markFilled(column)
            guard layout.columns[column].isSummed, !CellText.isNothing(records.bytes, range, isFlag: false) else { continue }
            switch CountCell(records.bytes, range, unit: layout.columns[column].unit) {
            case .value(let value), .valueWithUnit(let value): totals.add(value, column: column)
            case .invalid: totals.addUnreadable(column: column)
            }
        }
    }

    /// The cell of a column; nil where the row ends before it.
    private func cell(_ column: Int) -> Range<Int>? {
        guard let index = header.cells[column], index < cells.count else { return nil }
        return cells[index]
    }

    private func raw(_ column: Int) -> String { cell(column).map { CellText.raw(records.bytes, $0) } ?? "" }

    private func isNothing(_ column: Int) -> Bool {
        CellText.isNothing(records.bytes, cell(column) ?? 0..<0, isFlag: false)
    }

    private func bytes(_ column: Int) -> ArraySlice<UInt8> { records.bytes[cell(column) ?? 0..<0] }
}
