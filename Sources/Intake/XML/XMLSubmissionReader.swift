internal import Catalogue

/// An XML submission, read as it streams by (contract §3.4).
struct XMLSubmissionReader {
    let context: IntakeContext
    /// Whom receipts, name or folders tell as the submitter; F05 where they tell none.
    let named: Result<Int, FileRejection>
    /// Even what could be read without the parser.
    let parsesAll: Bool

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

    /// - Parameters:
    ///   - sender: set also where the file is rejected: whom the rejection concerns.
    ///   - requirePeriod: F04 of the file's name.
    /// - Throws: the file's one rejection: F08 and F02 or F06, then F01 without a row, F05, F04 and F07.
    func read(
        _ bytes: [UInt8], sender: inout Sender, requirePeriod: () throws(FileRejection) -> Void
    ) throws(FileRejection) -> Document {
        let known: Int? = if case .success(let submitter) = named { submitter } else { nil }
        var listener = SubmissionListener(context: context, named: known)
        defer {
            sender.submitter = listener.submitter
            sender.revision = listener.revision
            sender.period = listener.period
        }
        do {
            if parsesAll || !PlainSubmission.read(bytes, listener) {
                listener = SubmissionListener(context: context, named: known)
                try XMLEvents.parse(bytes, mostAttributes: context.settings.limits.attributes, listener)
            }
        } catch {
            switch error {
            case .forbidden(let line, let construct): throw .forbidden(line: line, construct)
            case .encoding(let line): throw .encodingOfXML(line: Self.lineOfBadByte(bytes) ?? line)
            case .notWellFormed(let line, let fault, let detail): throw .notWellFormed(line: line, fault, detail: detail)
            }
        }
        sender.isWhole = true
        if listener.violation == nil, listener.rows == nil, !listener.isUnchanged { throw .noRows }
        if let code = listener.unknownSubmitter { throw .unknownSubmitter(code) }
        if listener.submitter == nil { _ = try named.get() }
        if let period = listener.period, period != context.period {
            throw .wrongPeriod(period, context.period, line: listener.rootLine)
        }
        try requirePeriod()
        if let violation = listener.violation { throw violation }
        var rows = listener.rows ?? XMLRowReader(.school, submitter: nil, context)
        let found = rows.finish()
        return Document(
            submitter: listener.submitter, revision: listener.revision, submittedAt: listener.submittedAt,
            signOff: listener.signOff, table: found.table,
            confirmsUnchanged: listener.isUnchanged, rowsRead: listener.rowsRead, log: found.log)
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
    private(set) var rows: XMLRowReader?
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

    init(context: IntakeContext, named: Int?) {
        self.context = context
        self.named = named
    }

    func start(_ name: String, namespace: String, attributes: [XMLAttribute], line: Int) {
        depth += 1
        guard violation == nil else { return }
        guard namespace == XMLSchemaRules.namespace else {
            return violate(line, name, name.lowercased() == "html" ? SchemaMessages.webPage : SchemaMessages.wrongNamespace(name))
        }
        switch depth {
        case 1: startRoot(name, attributes, line)
        case 2: startRow(name, attributes, line)
        default: violate(line, name, SchemaMessages.misplaced(name))
        }
    }

    func end(_ name: String) {
        if depth == 2 { rowsRead += 1 }
        depth -= 1
    }

    func text(line: Int) {
        if violation == nil { violate(line, "", SchemaMessages.strayText) }
    }

    private func startRoot(_ name: String, _ attributes: [XMLAttribute], _ line: Int) {
        rootLine = line
        guard name == "submission" else { return violate(line, name, SchemaMessages.misplaced(name)) }
        // All are read before one is told: F05 and F04 come before F07, and who sent it is known whatever is wrong.
        for attribute in attributes where !XMLSchemaRules.isHint(attribute) && !take(attribute) && violation == nil {
            let isKnown = ["period", "submitter", "revision", "submitted_at", "unchanged"].contains(attribute.name)
            let text = String(decoding: attribute.value, as: UTF8.self)
            violate(
                line, isKnown ? text : attribute.name,
                isKnown
                    ? SchemaMessages.badRootValue(attribute.name, text) : SchemaMessages.unknownAttribute(name, attribute.name))
        }
        if period == nil, violation == nil { violate(line, "period", SchemaMessages.missing(name, "period")) }
    }

    /// - Returns: false for an attribute that the root can't have, or not with this value.
    private func take(_ attribute: XMLAttribute) -> Bool {
        guard attribute.namespace.isEmpty else { return false }
        let text = String(decoding: attribute.value, as: UTF8.self)
        switch attribute.name {
        case "period" where XMLSchemaRules.isPeriod(attribute.value):
            period = Period(text)
        case "submitter" where XMLSchemaRules.isRegion(attribute.value.span, 0..<attribute.value.count):
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
            guard let isUnchanged = XMLSchemaRules.flag(attribute.value.span, 0..<attribute.value.count) else { return false }
            self.isUnchanged = isUnchanged
        default: return false
        }
        return true
    }

    private func startRow(_ name: String, _ attributes: [XMLAttribute], _ line: Int) {
        if isUnchanged { return violate(line, name, SchemaMessages.rowsThoughUnchanged) }
        if rows == nil, !begin(name) { return violate(line, name, SchemaMessages.misplaced(name)) }
        guard rows?.name.elementsEqual(name.utf8) ?? false else { return violate(line, name, SchemaMessages.mixedForms) }
        var bytes: [UInt8] = []
        func add(_ text: some Sequence<UInt8>) -> Range<Int> {
            let start = bytes.count
            bytes.append(contentsOf: text)
            return start..<bytes.count
        }
        let places = attributes.filter { !XMLSchemaRules.isHint($0) }.map { attribute in
            XMLRowReader.Attribute(
                name: add(attribute.name.utf8), value: add(attribute.value), isForeign: !attribute.namespace.isEmpty)
        }
        if let wrong = rows?.read(bytes.span, places, line: line) { violate(line, wrong.value, wrong.reason) }
    }

    /// A row of a document that is read without a parser.
    /// - Parameters:
    ///   - row: where it stands.
    ///   - name: where the element's stands.
    ///   - attributes: without prefixes; names may stand twice.
    /// - Returns: whether it was read, and nothing is wrong with it.
    func row(
        _ bytes: Span<UInt8>, _ row: Range<Int>, _ name: Range<Int>, _ attributes: [XMLRowReader.Attribute], line: Int
    ) -> Bool {
        if rows == nil {
            guard !isUnchanged, begin(CellText.raw(bytes, name)) else { return false }
        }
        rowsRead += 1
        guard rows?.accepts(bytes, name, attributes, line: line) ?? false else { return false }
        rows?.expectLike(bytes, row, attributes)
        return true
    }

    /// Reads the rows behind one that was read, as far as they are like it.
    /// - Parameters:
    ///   - place: behind the row; then behind the last that was read, or in the white space that follows it.
    ///   - line: of the place.
    func readPlainRows(_ bytes: Span<UInt8>, _ place: inout Int, _ line: inout Int) {
        rowsRead += rows?.readPlain(bytes, &place, &line) ?? 0
    }

    /// The first row tells the form.
    private func begin(_ name: String) -> Bool {
        guard let form = Table.Form(rawValue: name) else { return false }
        rows = XMLRowReader(form, submitter: submitter ?? named, context)
        return true
    }

    private func violate(_ line: Int, _ value: String, _ reason: Bilingual) {
        if violation == nil { violation = .schema(line: line, value: value, reason) }
    }
}
