internal import Catalogue
internal import Threads

/// A table in the making, and the findings about its cells. One row at a time: ``beginRow(line:)``, what is known of it in any
/// order but the type before blanks, ``endRow()``.
struct TableBuilder {
    private(set) var table: TableDraft
    private(set) var log = FindingLog()
    private let layout: FormLayout
    private let catalogue: Catalogue
    /// By column, once it is told of; see ``header(of:)``.
    private var headers: [String?]
    private var filled: [Bool]
    private var units = ColumnTally()
    private var formerWords = ColumnTally()
    private var ignoredTypes = ColumnTally()
    private var blanks = ColumnTally()
    private var row = RowDraft()
    private var staged = StagedRows()
    /// By type: what a school's code may begin with (R12).
    private let codePrefixes: [[Int]]
    private let knownTypes: KnownWords
    private let knownLocalities: KnownWords

    init(_ layout: FormLayout, _ catalogue: Catalogue, _ words: KeyWords) {
        self.layout = layout
        self.catalogue = catalogue
        codePrefixes = words.codePrefixes
        knownTypes = words.knownTypes.unshared
        knownLocalities = words.knownLocalities.unshared
        headers = [String?](repeating: nil, count: layout.columns.count)
        table = TableDraft(form: layout.form, columns: layout.width)
        filled = [Bool](repeating: false, count: layout.columns.count)
        row.values = [Int32](repeating: 0, count: layout.width)
    }

    // MARK: rows

    /// Room for so many rows: what is never written to costs nothing, where growing by and by leaves up to half of each column unused.
    mutating func reserve(rows: Int) { table.reserve(rows: rows) }

    mutating func beginRow(line: Int) {
        row.line = line
        row.state = []
        row.region = -1
        row.type = -1
        row.locality = -1
        row.code = Table.noCode
        row.hasName = false
        row.hasReason = false
        for index in row.values.indices { row.values[index] = 0 }
    }

    mutating func endRow() { endRow(row.values) }

    /// - Parameter values: instead of those that were set.
    mutating func endRow(_ values: [Int32]) {
        table.lines.append(Int32(row.line))
        table.states.append(row.state)
        table.regions.append(row.region)
        table.types.append(row.type)
        table.localities.append(row.locality)
        if layout.form == .school {
            table.codes.append(row.code)
            if !row.hasName { table.names.appendNothing() }
            if !row.hasReason { table.reasons.appendNothing() }
        }
        staged.append(values, to: &table.values)
    }

    /// By value column, the sum of the rows from one on.
    mutating func sums(since row: Int) -> [Int64] {
        staged.move(to: &table.values)
        return table.values.map { column in column[row...].reduce(0) { $0 + Int64($1) } }
    }

    /// R09.
    /// - Parameter texts: of its first cells that aren't blank.
    mutating func appendBroken(line: Int, cells: Int, expected: Int, isDelimited: Bool, texts: [String]) {
        beginRow(line: line)
        log.report("R09", .error) {
            Finding(
                "R09", .error, line: line, row: table.count, value: texts.joined(separator: " "),
                isDelimited ? Self.broken(cells, expected, isNote: texts.count == 1) : Self.beyondHeader(expected))
        }
        row.state = [.error, .leafUnknown]
        endRow()
    }

    /// R14 and R17: the row is kept, but no part of what follows.
    mutating func appendSkipped(_ state: Table.State, region: Int, line: Int, value: String) {
        beginRow(line: line)
        row.state = state
        row.region = Int32(region)
        if state == .foreign {
            let column = layout.columns.firstIndex { $0.role == .region }.map { header(of: $0) } ?? ""
            log.report("R14", .warning) {
                Finding("R14", .warning, line: line, row: table.count, column: column, value: value, Self.foreign(value))
            }
        } else {
            let column = layout.columns.firstIndex { $0.role == .type } ?? 0
            ignoredTypes.add(column: column, line: line) { value }
        }
        endRow()
    }

    /// A thousand findings of a file may hold it, and other threads read other files: this file's have one for themselves.
    private mutating func header(of column: Int) -> String {
        if let header = headers[column] { return header }
        let header = layout.columns[column].header.unshared
        headers[column] = header
        return header
    }

    // MARK: keys

    /// One that is named as it is now, as nearly all are.
    mutating func setRegion(_ region: Int) { row.region = Int32(region) }

    mutating func setRegion(_ place: SubmitterScope.Place, column: Int, value: String, isBlank: Bool) {
        switch place {
        case .inside(let region, let present):
            row.region = Int32(region)
            if let present { formerWords.add(column: column, line: row.line, meaning: present) { value } }
        case .outside(_, let isLeaf):
            fail("R05", column: column, value: value, leafUnknown: true, Self.outside(value, isLeaf: isLeaf))
        case .foreign:
            fail("R05", column: column, value: value, leafUnknown: true, Self.outside(value, isLeaf: true))
        case .unknown where isBlank:
            tellMissing(column: column, leafUnknown: true)
        case .unknown:
            let isHeader = layout.column(header: value) == column
            fail("R04", column: column, value: value, leafUnknown: true, Self.unknownRegion(value, isHeader: isHeader))
        }
    }

    mutating func setType(_ type: Int) { row.type = Int8(type) }

    mutating func setLocality(_ word: KeyWords.LocalityWord, column: Int, value: String) {
        row.locality = Int8(word.locality)
        if word.isLegacy {
            let meaning = catalogue.localities[word.locality].label
            formerWords.add(column: column, line: row.line, meaning: meaning) { value }
        }
    }

    /// R10 and R12.
    /// - Parameter value: nil where the cell is the code's ten digits.
    mutating func setCode(_ cell: SchoolCodeCell, column: Int, value: String?) {
        switch cell {
        case .code(let code):
            row.code = code
            guard row.type >= 0 else { return }
            let prefix = Int(code / 100_000_000)
            if !codePrefixes[Int(row.type)].isEmpty, !codePrefixes[Int(row.type)].contains(prefix) {
                let type = catalogue.types[Int(row.type)]
                tell(
                    "R12", .warning, column: column, value: value ?? padded(Int(code), to: 10),
                    Self.codeAgainstType(type, padded(prefix, to: 2)))
            }
        case .scientific: fail("R10", column: column, value: value ?? "", Self.scientificCode)
        case .invalid: fail("R10", column: column, value: value ?? "", Self.badCode)
        }
    }

    mutating func setName(_ bytes: Span<UInt8>, _ name: Range<Int>) {
        table.names.append(bytes, name)
        row.hasName = true
    }

    mutating func setReason(_ bytes: Span<UInt8>, _ reason: Range<Int>) {
        table.reasons.append(bytes, reason)
        row.hasReason = true
    }

    // MARK: values

    mutating func set(_ value: Int32, index: Int) { row.values[index] = value }
    func value(index: Int) -> Int32 { row.values[index] }

    mutating func markFilled(_ column: Int) { if !filled[column] { filled[column] = true } }

    /// A blank (R18) or a sign for one: 0 or false in an optional column, R01 in a required one unless the type has none of it.
    /// - Returns: false where it is R01.
    @discardableResult mutating func setBlank(column: Int, isEmpty: Bool, value: String) -> Bool {
        if layout.columns[column].isRequired {
            let isZero =
                row.type < 0
                ? layout.columns[column].blankIsZero.contains(true) : layout.columns[column].blankIsZero[Int(row.type)]
            if !isZero { tellMissing(column: column) }
            return isZero
        }
        if !isEmpty {
            filled[column] = true
        } else if layout.columns[column].tellsBlanks {
            blanks.add(column: column, line: row.line) { value }
        }
        return true
    }

    mutating func tellUnit(column: Int, value: String) { units.add(column: column, line: row.line) { value } }

    mutating func tellBadCount(column: Int, value: String) {
        let isPercentage = value.utf8.contains(UInt8(ascii: "%")) || value.unicodeScalars.contains("％")
        let message = Self.badCount(layout.columns[column], header(of: column), isPercentage: isPercentage)
        fail("R02", column: column, value: value, message)
    }

    mutating func tellBadFlag(column: Int, value: String) {
        fail("R03", column: column, value: value, Self.badFlag(header(of: column)))
    }

    mutating func tellUnknownWord(column: Int, value: String) {
        let known = layout.columns[column].role == .type ? knownTypes : knownLocalities
        fail("R06", column: column, value: value, Self.unknownWord(header(of: column), known, value))
    }

    mutating func tellMissing(column: Int, leafUnknown: Bool = false) {
        fail(
            "R01", column: column, value: "", leafUnknown: leafUnknown,
            Self.missing(header(of: column), layout.columns[column].role))
    }

    // MARK: total rows

    mutating func tellTotal(line: Int, value: String) {
        log.report("R11", .info) { Finding("R11", .info, line: line, value: value, Self.total) }
    }

    mutating func tellDifference(line: Int, column: Int, stated: Int64, value: String, sum: Int64) {
        let header = header(of: column)
        if table.differences.count < 1_000 {
            table.differences.append(.init(line: line, column: header, stated: stated, sum: sum))
        }
        log.report("R13", .warning) {
            Finding("R13", .warning, line: line, column: header, value: value, Self.difference(header, value, sum))
        }
    }

    // MARK: findings

    private mutating func fail(
        _ code: String, column: Int, value: String, leafUnknown: Bool = false, _ message: Bilingual
    ) {
        row.state.insert(leafUnknown ? [.error, .leafUnknown] : .error)
        tell(code, .error, column: column, value: value, message.withInvisible(in: value))
    }

    private mutating func tell(
        _ code: String, _ severity: Severity, column: Int, value: String, _ message: @autoclosure () -> Bilingual
    ) {
        let header = header(of: column)
        log.report(code, severity) {
            Finding(code, severity, line: row.line, row: table.count, column: header, value: value, message())
        }
    }

    /// What can only be told when all rows have been read: which columns are supplied, F12, F13 and the tallies.
    mutating func finish(header: Header?) {
        staged.move(to: &table.values)
        for (column, definition) in layout.columns.enumerated() {
            let isPresent = definition.isRequired || filled[column]
            switch definition.role {
            case .flag(let index), .count(let index):
                table.isSupplied[index] = isPresent || definition.absentIsZero
                if !isPresent { table.values[index] = [] }
            default: break
            }
        }
        if let header { tellColumns(header) }
        for (column, entry) in formerWords.all { tellOnce("R15", .warning, column, entry, Self.former(entry)) }
        for (column, entry) in units.all { tellOnce("R16", .info, column, entry, Self.unitWord(entry.count)) }
        for (column, entry) in ignoredTypes.all { tellOnce("R17", .info, column, entry, Self.ignored(entry.count)) }
        for (column, entry) in blanks.all where filled[column] { tellOnce("R18", .info, column, entry, Self.blank(entry.count)) }
    }

    private mutating func tellColumns(_ header: Header) {
        if !header.unknown.isEmpty {
            let named = header.unknown.prefix(Self.mostNames).joined(separator: "、")
            let names = header.unknown.count > Self.mostNames ? named + " …（共 \(header.unknown.count) 列）" : named
            log.report(Finding("F12", .info, line: header.line, value: names, Self.unknownColumns(names)))
        }
        let absent = layout.columns.indices.filter { !layout.columns[$0].isRequired && !filled[$0] }
        if !absent.isEmpty {
            let names = absent.map { layout.columns[$0].header }.joined(separator: "、")
            log.report(Finding("F13", .info, line: header.line, value: names, Self.absentColumns(names)))
        }
    }

    /// How many columns a finding names.
    private static let mostNames = 40

    private mutating func tellOnce(
        _ code: String, _ severity: Severity, _ column: Int, _ entry: ColumnTally.Entry, _ message: Bilingual
    ) {
        log.report(
            Finding(code, severity, line: entry.line, column: header(of: column), value: entry.value, message))
    }
}
