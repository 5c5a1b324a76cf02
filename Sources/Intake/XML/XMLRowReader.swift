internal import Catalogue

/// The rows of an XML submission: each is held against the schema and put into the table (contract §3.4).
struct XMLRowReader {
    /// Where an attribute's name and value stand.
    struct Attribute {
        let name: Range<Int>
        let value: Range<Int>
        /// Of a namespace: no column, whatever its name.
        var isForeign = false
        /// Has the name of the attribute that stood in its place in the row before.
        var isAsBefore = false
    }

    /// What is wrong with a row.
    struct Violation {
        let value: String
        let reason: Bilingual
    }

    private(set) var builder: TableBuilder
    /// The name of the elements.
    let name: [UInt8]
    private let layout: FormLayout
    private let catalogue: Catalogue
    private let scope: SubmitterScope?
    private let columns: [Column]
    private let types: [String: Int]
    private let localities: [String: Int]
    private let regionColumn: Int
    private let typeColumn: Int
    private let codeColumn: Int
    private var knownTypes = Answers<Int?>()
    private var knownLocalities = Answers<Int?>()
    private var knownPlaces = Answers<SubmitterScope.Place>()
    /// Of the row at hand, by column: where the value stands; nil for none.
    private var values: [Range<Int>?]
    /// The column of each of the last row's attributes: the next row mostly has them in the same order.
    private var order: [Int] = []
    private var plain = PlainReading()

    /// Reading rows that are like the one before.
    private struct PlainReading {
        var rows: PlainRows?
        /// By value column; 0 in columns that the rows don't have.
        var values: [Int32] = []
        /// Whether the rows may be written in another way now.
        var isOutdated = true
        /// How many more rows may be tried in vain.
        var patience = 32
    }

    private struct Column {
        let name: [UInt8]
        let role: FormLayout.Column.Role
        let isRequired: Bool
    }

    /// - Parameter submitter: nil where it can't be told: rows are then only held against the schema.
    init(_ form: Table.Form, submitter: Int?, _ context: IntakeContext) {
        layout = context.layout(form)
        catalogue = context.catalogue
        name = Array(form.rawValue.utf8)
        builder = TableBuilder(layout, context.catalogue, context.words)
        scope = submitter.map { SubmitterScope(regions: context.regions, submitter: $0, form: form) }
        columns = layout.columns.map { Column(name: Array($0.id.utf8), role: $0.role, isRequired: $0.isRequired) }
        func indices(_ words: [String]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
        }
        types = indices(context.catalogue.types.map(\.label))
        localities = indices(context.catalogue.localities.map(\.label))
        regionColumn = layout.columns.firstIndex { $0.role == .region } ?? 0
        typeColumn = layout.columns.firstIndex { $0.role == .type } ?? 0
        codeColumn = layout.columns.firstIndex { $0.role == .code } ?? 0
        values = [Range<Int>?](repeating: nil, count: columns.count)
    }

    /// Reads a row.
    /// - Parameter attributes: in the document's order; of one name the last counts.
    /// - Returns: the first thing that the schema doesn't allow; the row is then left out.
    mutating func read(_ bytes: Span<UInt8>, _ attributes: [Attribute], line: Int) -> Violation? {
        for column in values.indices { values[column] = nil }
        for (index, attribute) in attributes.enumerated() {
            guard !attribute.isForeign, let column = column(bytes, attribute, at: index) else {
                let text = CellText.raw(bytes, attribute.name)
                return Violation(value: text, reason: SchemaMessages.unknownAttribute(layout.form.rawValue, text))
            }
            values[column] = attribute.value
            if !isValid(bytes, attribute.value, columns[column].role) {
                let text = CellText.raw(bytes, attribute.value)
                return Violation(
                    value: text,
                    reason: SchemaMessages.badValue(layout.columns[column].id, text, columns[column].role, catalogue))
            }
        }
        for column in columns.indices where columns[column].isRequired && values[column] == nil {
            let id = layout.columns[column].id
            return Violation(value: id, reason: SchemaMessages.missing(layout.form.rawValue, id))
        }
        append(bytes, line)
        return nil
    }

    /// Reads a row of which it isn't known yet whether it is one.
    /// - Returns: false for an element of another name, a name that stands twice, and what the schema doesn't allow.
    mutating func accepts(_ bytes: Span<UInt8>, _ name: Range<Int>, _ attributes: [Attribute], line: Int) -> Bool {
        guard Self.stands(self.name, in: bytes, name), read(bytes, attributes, line: line) == nil else { return false }
        // Each column has one value: as many attributes as values are attributes of different names.
        return values.count { $0 != nil } == attributes.count
    }

    /// Rows that follow will be tried as rows like this one, which was accepted.
    /// - Parameter row: from its `<` to behind its end.
    mutating func expectLike(_ bytes: Span<UInt8>, _ row: Range<Int>, _ attributes: [Attribute]) {
        guard scope != nil, plain.isOutdated, plain.patience > 0 else { return }
        plain.rows = PlainRows(
            bytes, row: row, values: attributes.map(\.value), roles: order.prefix(attributes.count).map { columns[$0].role })
        plain.values = [Int32](repeating: 0, count: layout.width)
        plain.isOutdated = plain.rows == nil
        if plain.isOutdated { plain.patience -= 1 }
        if !plain.isOutdated, builder.table.count == 1 {
            builder.reserve(rows: 1 + (bytes.count - row.upperBound) / row.count * 17 / 16)
        }
    }

    /// Reads rows that are like the one before, and the white space before them.
    /// - Parameters:
    ///   - place: behind a row.
    ///   - line: of the place.
    /// - Returns: how many there were.
    mutating func readPlain(_ bytes: Span<UInt8>, _ place: inout Int, _ line: inout Int) -> Int {
        guard let rows = plain.rows, plain.patience > 0 else { return 0 }
        let before = builder.table.count
        // Nobody else holds it meanwhile: it would be copied.
        var values: [Int32] = []
        swap(&values, &plain.values)
        var outcome = PlainRows.Outcome.otherwise
        while true {
            Self.skipBlanks(bytes, &place, &line)
            outcome = readPlainRow(rows, bytes, place, line, &values)
            guard case .read(let end) = outcome else { break }
            place = end
            plain.patience += 3
        }
        plain.patience -= 1
        if case .otherwise = outcome { plain.isOutdated = true }
        swap(&values, &plain.values)
        return builder.table.count - before
    }

    /// Blanks and line feeds; what else is white space is left to the general way.
    private static func skipBlanks(_ bytes: Span<UInt8>, _ place: inout Int, _ line: inout Int) {
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") else { return }
            if byte == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
    }

    /// - Returns: that it was read; otherwise nothing is changed.
    private mutating func readPlainRow(
        _ rows: PlainRows, _ bytes: Span<UInt8>, _ place: Int, _ line: Int, _ values: inout [Int32]
    ) -> PlainRows.Outcome {
        var keys = PlainRows.Keys()
        var places = values.mutableSpan
        let outcome = rows.read(bytes, from: place, &places, &keys)
        guard case .read = outcome else { return outcome }
        // What is known was found right; other words are asked about the general way.
        guard case .inside(let region, nil)? = knownPlaces.find(bytes, keys.region),
            let type = knownTypes.find(bytes, keys.type) ?? nil,
            let locality = knownLocalities.find(bytes, keys.locality) ?? nil
        else { return .oddValue }
        builder.beginRow(line: line)
        builder.setRegion(region)
        builder.setType(type)
        builder.setLocality(.init(locality: locality, isLegacy: false), column: 0, value: "")
        if keys.code != Table.noCode { builder.setCode(.code(keys.code), column: codeColumn, value: nil) }
        if !keys.name.isEmpty { builder.setName(bytes, keys.name) }
        if let reason = keys.reason { builder.setReason(bytes, reason) }
        builder.endRow(values)
        return outcome
    }

    /// The rows that were read, as a whole.
    mutating func finish() -> (table: Table, log: FindingLog) {
        builder.finish(header: nil)
        return (Table(builder.table), builder.log)
    }

    private mutating func column(_ bytes: Span<UInt8>, _ attribute: Attribute, at index: Int) -> Int? {
        let name = attribute.name
        if index < order.count, attribute.isAsBefore || Self.stands(columns[order[index]].name, in: bytes, name) {
            return order[index]
        }
        guard let column = columns.firstIndex(where: { Self.stands($0.name, in: bytes, name) }) else { return nil }
        if index < order.count { order[index] = column } else { order.append(column) }
        return column
    }

    private static func stands(_ text: [UInt8], in bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        text.count == range.count && bytes.isEqual(range, to: text.span, at: 0)
    }

    private mutating func isValid(_ bytes: Span<UInt8>, _ value: Range<Int>, _ role: FormLayout.Column.Role) -> Bool {
        switch role {
        case .code: XMLSchemaRules.isCode(bytes, value)
        case .name: !XMLSchemaRules.isBlank(bytes, value)
        case .region: XMLSchemaRules.isRegion(bytes, value)
        case .type: type(bytes, value) != nil
        case .locality: locality(bytes, value) != nil
        case .reason, .text: true
        case .flag: XMLSchemaRules.flag(bytes, value) != nil
        case .count: XMLSchemaRules.isCount(bytes, value)
        }
    }

    private mutating func type(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Int? {
        knownTypes.find(bytes, value) ?? knownTypes.keep(types[CellText.raw(bytes, value)], bytes, value)
    }

    private mutating func locality(_ bytes: Span<UInt8>, _ value: Range<Int>) -> Int? {
        knownLocalities.find(bytes, value) ?? knownLocalities.keep(localities[CellText.raw(bytes, value)], bytes, value)
    }

    private mutating func append(_ bytes: Span<UInt8>, _ line: Int) {
        guard let scope else { return }
        // A catalogue needn't require it: then it is as blank as in a table.
        let region = values[regionColumn] ?? 0..<0
        let place =
            knownPlaces.find(bytes, region) ?? knownPlaces.keep(scope.place(CellText.raw(bytes, region)), bytes, region)
        for column in columns.indices where values[column] != nil { builder.markFilled(column) }
        if case .foreign(let index) = place {
            builder.appendSkipped(.foreign, region: index, line: line, value: CellText.raw(bytes, region))
            return
        }
        builder.beginRow(line: line)
        if case .inside(let index, nil) = place {
            builder.setRegion(index)
        } else {
            builder.setRegion(place, column: regionColumn, value: CellText.raw(bytes, region), isBlank: false)
        }
        // The type says which blanks are allowed, and which code.
        builder.setType(type(bytes, values[typeColumn] ?? 0..<0) ?? 0)
        for column in columns.indices {
            if let value = values[column] { set(bytes, value, column) }
        }
        builder.endRow()
    }

    private mutating func set(_ bytes: Span<UInt8>, _ value: Range<Int>, _ column: Int) {
        switch columns[column].role {
        case .code: builder.setCode(.code(XMLSchemaRules.number(bytes, value)), column: column, value: nil)
        case .name: builder.setName(bytes, CellText.trimmed(bytes, value))
        case .reason: builder.setReason(bytes, CellText.trimmed(bytes, value))
        case .region, .type, .text: break
        case .locality:
            let index = locality(bytes, value) ?? 0
            builder.setLocality(.init(locality: index, isLegacy: false), column: column, value: "")
        case .flag(let index): builder.set(XMLSchemaRules.flag(bytes, value) == true ? 1 : 0, index: index)
        case .count(let index): builder.set(Int32(XMLSchemaRules.number(bytes, value)), index: index)
        }
    }
}
