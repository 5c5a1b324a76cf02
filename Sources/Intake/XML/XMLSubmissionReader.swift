internal import Catalogue

/// An XML submission, read as it streams by (contract §3.4).
struct XMLSubmissionReader {
    let context: IntakeContext
    /// Whom receipts, name or folders tell as the submitter.
    let named: Int?

    struct Document {
        let submitter: Int?
        let revision: Int?
        let submittedAt: String?
        let signOff: SignOff
        let table: Table
        /// 确认无变化: it has no rows.
        let confirmsUnchanged: Bool
        /// Elements below the root.
        let rowsRead: Int
        let log: FindingLog
    }

    /// What the root says of the sender, as far as it was read.
    struct Sender {
        var submitter: Int?
        var revision: Int?
        var period: Period?
        /// Whether the document was read to its end.
        var isWhole = false
    }

    /// - Parameter sender: set also where the file is rejected: whom the rejection concerns.
    /// - Throws: the file's one rejection: F08 and F02 or F06, then F01 without a row, F05, F04 and F07.
    func read(_ bytes: [UInt8], sender: inout Sender) throws(FileRejection) -> Document {
        let listener = SubmissionListener(context: context, named: named)
        defer {
            sender.submitter = listener.submitter
            sender.revision = listener.revision
            sender.period = listener.period
        }
        do {
            try XMLEvents.parse(bytes, listener)
        } catch {
            switch error {
            case .forbidden(let line, let construct): throw .forbidden(line: line, construct)
            case .encoding(let line): throw .encodingOfXML(line: Self.lineOfBadByte(bytes) ?? line)
            case .notWellFormed(let line, let fault, let detail): throw .notWellFormed(line: line, fault, detail: detail)
            }
        }
        sender.isWhole = true
        if listener.violation == nil, listener.builder == nil, !listener.isUnchanged { throw .noRows }
        if let code = listener.unknownSubmitter { throw .unknownSubmitter(code) }
        if let period = listener.period, period != context.period {
            throw .wrongPeriod(period, context.period, line: listener.rootLine)
        }
        if let violation = listener.violation { throw violation }
        var builder = listener.builder ?? TableBuilder(context.layouts[0], context.catalogue)
        builder.finish(header: nil)
        return Document(
            submitter: listener.submitter, revision: listener.revision, submittedAt: listener.submittedAt,
            signOff: listener.signOff, table: builder.table,
            confirmsUnchanged: listener.isUnchanged, rowsRead: listener.rowsRead, log: builder.log)
    }

    /// libxml2 converts ahead of what it parses, so it can't tell the line. Nearly all that isn't UTF-8 is of the GB family, whose
    /// first bad byte is the same under GB18030.
    private static func lineOfBadByte(_ bytes: [UInt8]) -> Int? {
        let declaration = String(decoding: bytes.prefix(200), as: UTF8.self).uppercased()
        guard declaration.contains("ENCODING=\"GB") || declaration.contains("ENCODING='GB") else { return nil }
        do {
            _ = try DecodedText(gb18030: bytes)
            return nil
        } catch {
            return error.line
        }
    }
}

/// Holds the document against the schema element by element and fills the table.
final class SubmissionListener: XMLListener {
    let context: IntakeContext
    private let named: Int?
    private var depth = 0
    private var scope: SubmitterScope?
    private(set) var builder: TableBuilder?
    private(set) var violation: FileRejection?
    private(set) var unknownSubmitter: String?
    private(set) var submitter: Int?
    private(set) var revision: Int?
    private(set) var period: Period?
    private(set) var submittedAt: String?
    private(set) var isUnchanged = false
    private(set) var signOff = SignOff.none
    private(set) var rootLine = 1
    private(set) var rowsRead = 0
    private var rowName = ""
    private var layout: FormLayout
    private var columns: [String: Int] = [:]
    private var types: [String: Int] = [:]
    private var localities: [String: Int] = [:]

    init(context: IntakeContext, named: Int?) {
        self.context = context
        self.named = named
        layout = context.layouts[0]
        types = Dictionary(uniqueKeysWithValues: context.catalogue.types.enumerated().map { ($0.element.label, $0.offset) })
        localities = Dictionary(
            uniqueKeysWithValues: context.catalogue.localities.enumerated().map { ($0.element.label, $0.offset) })
    }

    func start(_ name: String, namespace: String, attributes: [XMLAttribute], line: Int) {
        depth += 1
        guard violation == nil else { return }
        guard namespace == XMLSchemaRules.namespace else {
            return violate(line, name, name.lowercased() == "html" ? Self.webPage : Self.wrongNamespace(name))
        }
        switch depth {
        case 1: startRoot(name, attributes, line)
        case 2: startRow(name, attributes, line)
        default: violate(line, name, Self.misplaced(name))
        }
    }

    func end(_ name: String) {
        if depth == 2 { rowsRead += 1 }
        depth -= 1
    }

    func text(line: Int) {
        if violation == nil { violate(line, "", Self.strayText) }
    }

    private func startRoot(_ name: String, _ attributes: [XMLAttribute], _ line: Int) {
        rootLine = line
        guard name == "submission" else { return violate(line, name, Self.misplaced(name)) }
        // All are read before one is told: F05 and F04 come before F07, and who sent it is known whatever is wrong.
        for attribute in attributes where !XMLSchemaRules.isHint(attribute) && !take(attribute) && violation == nil {
            let isKnown = ["period", "submitter", "revision", "submitted_at", "unchanged"].contains(attribute.name)
            let text = String(decoding: attribute.value, as: UTF8.self)
            violate(
                line, isKnown ? text : attribute.name,
                isKnown ? Self.badRootValue(attribute.name, text) : Self.unknownAttribute(name, attribute.name))
        }
        if period == nil, violation == nil { violate(line, "period", Self.missing(name, "period")) }
    }

    /// - Returns: false for an attribute that the root can't have, or not with this value.
    private func take(_ attribute: XMLAttribute) -> Bool {
        guard attribute.namespace.isEmpty else { return false }
        let text = String(decoding: attribute.value, as: UTF8.self)
        switch attribute.name {
        case "period" where XMLSchemaRules.isPeriod(attribute.value):
            period = Period(text)
        case "submitter" where XMLSchemaRules.isRegion(attribute.value):
            // A program writes this: only present codes are taken, not former ones.
            if let region = context.regions.index(code: text), region != context.regions.province {
                submitter = region
            } else {
                unknownSubmitter = text
            }
        case "revision" where XMLSchemaRules.isRevision(attribute.value):
            revision = Int(text)
        case "submitted_at" where XMLSchemaRules.isTime(attribute.value):
            submittedAt = text
        case "filled_by": signOff.filler = text
        case "checked_by": signOff.reviewer = text
        case "responsible": signOff.head = text
        case "telephone": signOff.telephone = text
        case "unchanged":
            guard let isUnchanged = XMLSchemaRules.flag(attribute.value) else { return false }
            self.isUnchanged = isUnchanged
        default: return false
        }
        return true
    }

    private func startRow(_ name: String, _ attributes: [XMLAttribute], _ line: Int) {
        if isUnchanged { return violate(line, name, Self.rowsThoughUnchanged) }
        if builder == nil, !begin(name) { return violate(line, name, Self.misplaced(name)) }
        guard name == rowName else { return violate(line, name, Self.mixedForms) }
        var seen = [Bool](repeating: false, count: layout.columns.count)
        var values = [[UInt8]](repeating: [], count: layout.columns.count)
        for attribute in attributes where !XMLSchemaRules.isHint(attribute) {
            guard attribute.namespace.isEmpty, let column = columns[attribute.name] else {
                return violate(line, attribute.name, Self.unknownAttribute(name, attribute.name))
            }
            seen[column] = true
            values[column] = attribute.value
            if !isValid(attribute.value, layout.columns[column].role) {
                let text = String(decoding: attribute.value, as: UTF8.self)
                return violate(line, text, badValue(attribute.name, text, layout.columns[column].role))
            }
        }
        for column in layout.columns.indices where layout.columns[column].isRequired && !seen[column] {
            return violate(line, layout.columns[column].id, Self.missing(name, layout.columns[column].id))
        }
        append(values, seen, line)
    }

    /// The first row tells the form.
    private func begin(_ name: String) -> Bool {
        guard let form = Table.Form(rawValue: name) else { return false }
        rowName = name
        layout = context.layout(form)
        columns = Dictionary(uniqueKeysWithValues: layout.columns.enumerated().map { ($0.element.id, $0.offset) })
        builder = TableBuilder(layout, context.catalogue)
        if let submitter = submitter ?? named {
            scope = SubmitterScope(regions: context.regions, submitter: submitter, form: form)
        }
        return true
    }

    private func isValid(_ value: [UInt8], _ role: FormLayout.Column.Role) -> Bool {
        switch role {
        case .code: XMLSchemaRules.isCode(value)
        case .name: !value.allSatisfy { CellText.isBlank($0) }
        case .region: XMLSchemaRules.isRegion(value)
        case .type: types[String(decoding: value, as: UTF8.self)] != nil
        case .locality: localities[String(decoding: value, as: UTF8.self)] != nil
        case .reason, .text: true
        case .flag: XMLSchemaRules.flag(value) != nil
        case .count: XMLSchemaRules.isCount(value)
        }
    }

    private func append(_ values: [[UInt8]], _ seen: [Bool], _ line: Int) {
        guard var builder, let scope else { return }
        self.builder = nil
        defer { self.builder = builder }
        let regionColumn = layout.columns.firstIndex { $0.role == .region } ?? 0
        let regionText = String(decoding: values[regionColumn], as: UTF8.self)
        let place = scope.place(regionText)
        for column in layout.columns.indices where seen[column] { builder.markFilled(column) }
        if case .foreign(let region) = place {
            builder.appendSkipped(.foreign, region: region, line: line, value: regionText)
            return
        }
        builder.beginRow(line: line)
        builder.setRegion(place, column: regionColumn, value: regionText, isBlank: false)
        if let column = layout.columns.firstIndex(where: { $0.role == .type }) {
            builder.setType(types[String(decoding: values[column], as: UTF8.self)] ?? 0)
        }
        for (column, definition) in layout.columns.enumerated() where seen[column] {
            set(values[column], column, definition, &builder)
        }
        builder.endRow()
    }

    private func set(
        _ value: [UInt8], _ column: Int, _ definition: FormLayout.Column, _ builder: inout TableBuilder
    ) {
        switch definition.role {
        case .code:
            builder.setCode(
                .code(XMLSchemaRules.number(value)), column: column, value: String(decoding: value, as: UTF8.self))
        case .name: builder.setName(value[CellText.trimmed(value, 0..<value.count)])
        case .reason: builder.setReason(value[CellText.trimmed(value, 0..<value.count)])
        case .region, .type, .text: break
        case .locality:
            let index = localities[String(decoding: value, as: UTF8.self)] ?? 0
            builder.setLocality(.init(locality: index, isLegacy: false), column: column, value: "")
        case .flag(let index): builder.set(XMLSchemaRules.flag(value) == true ? 1 : 0, index: index)
        case .count(let index): builder.set(Int32(XMLSchemaRules.number(value)), index: index)
        }
    }

    private func violate(_ line: Int, _ value: String, _ reason: Bilingual) {
        if violation == nil { violation = .schema(line: line, value: value, reason) }
    }
}
