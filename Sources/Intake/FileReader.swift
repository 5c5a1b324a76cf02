internal import CSV
internal import Catalogue
internal import Digest

/// Reads one file of the inbox. The order of the tests is the contract's (§3.1): F09, F01, F16, F11, F08, F02 or F06, F15,
/// F03, F05, F04, F07; the first that fails is the file's one F error.
struct FileReader {
    let file: InboxFile
    let context: IntakeContext
    /// Whether even what could be read a shorter way is read the general way.
    var readsGenerally = false
    /// Is handed the bytes that are to be kept.
    var received: (@Sendable ([UInt8], SHA256Digest) -> Void)?

    func read() -> Submission { read(load()) }

    enum Loaded {
        case bytes([UInt8])
        /// What can't be read, or is too large.
        case rejected(Submission)
    }

    func load() -> Loaded {
        let limit = context.settings.maxFileSize
        switch file.content {
        case .notRegular, .unreadable:
            return .rejected(unreadable())
        case .tooLarge(let digest, let size):
            return .rejected(rejected(.tooLarge(size, limit: limit), digest: digest))
        case .file(_, let size) where size > limit:
            return .rejected(rejected(.tooLarge(size, limit: limit), digest: file.digest() ?? SHA256Digest(of: [])))
        case .file, .kept:
            return file.read(limit: limit).map { .bytes($0) } ?? .rejected(unreadable())
        }
    }

    private func unreadable() -> Submission { rejected(.unreadable, digest: SHA256Digest(of: [])) }

    func read(_ loaded: Loaded) -> Submission {
        switch loaded {
        case .bytes(let bytes): return read(bytes)
        case .rejected(let submission): return submission
        }
    }

    /// Reads a file whose bytes are at hand.
    func read(_ bytes: [UInt8]) -> Submission {
        let digest = SHA256Digest(of: bytes)
        receive(bytes, digest)
        return read(bytes, digest)
    }

    /// Hands the bytes on, where they are to be kept.
    func receive(_ bytes: [UInt8], _ digest: SHA256Digest) {
        if bytes.count <= context.settings.maxFileSize { received?(bytes, digest) }
    }

    /// - Parameter digest: of the bytes, which were handed on.
    func read(_ bytes: [UInt8], _ digest: SHA256Digest) -> Submission {
        let name = FileName(path: file.path, regions: context.names)
        var sender = XMLSubmissionReader.Sender()
        do throws(FileRejection) {
            if bytes.count > context.settings.maxFileSize {
                throw FileRejection.tooLarge(bytes.count, limit: context.settings.maxFileSize)
            }
            if name.confirmsUnchanged { return try confirmation(digest, name) }
            switch FileFormat(bytes, fileExtension: name.fileExtension) {
            case .empty: throw FileRejection.empty
            case .spreadsheet: throw FileRejection.spreadsheet
            case .unsupported:
                guard Self.dataExtensions.contains(name.fileExtension) else { throw FileRejection.unsupported }
                throw FileFormat.looksLikeUTF16(bytes) ? FileRejection.unmarkedUTF16 : FileRejection.damaged
            case .text: return try readText(bytes, digest, name)
            case .workbook: return try readWorkbook(bytes, digest, name)
            case .xml: return try readXML(bytes, digest, name, sender: &sender)
            }
        } catch {
            return rejected(
                error, digest: digest, isStored: bytes.count <= context.settings.maxFileSize, name, sender)
        }
    }

    private func readText(
        _ bytes: [UInt8], _ digest: SHA256Digest, _ name: FileName
    ) throws(FileRejection) -> Submission {
        let text: DecodedText
        do {
            text = try DecodedText(bytes)
        } catch {
            throw .encoding(line: error.line)
        }
        if text.bytes.allSatisfy({ CellText.isBlank($0) }) { throw .empty }
        let search: HeaderSearch<Tokenizer>
        do {
            search = try HeaderSearch(text: text.bytes, layouts: context.layouts, mostCells: context.settings.limits.cells)
        } catch {
            if case .missing = error, ExplanationFile.holdsAnswers(text.bytes) { throw .explanation }
            if case .missing = error, TaskFile.holdsStatements(text.bytes) { throw .taskReport }
            throw FileRejection(error)
        }
        return try readRows(search, digest, name, mostRows: context.settings.mostRows(ofText: bytes.count))
    }

    private func readWorkbook(
        _ bytes: [UInt8], _ digest: SHA256Digest, _ name: FileName
    ) throws(FileRejection) -> Submission {
        let found: WorkbookForms
        do {
            found = try WorkbookForms(bytes, layouts: context.layouts, context.settings)
        } catch {
            if case .header(.missing) = error, ExplanationFile.holdsAnswers(workbook: bytes, context.settings) {
                throw .explanation
            }
            if case .header(.missing) = error, TaskFile.holdsStatements(workbook: bytes, context.settings) { throw .taskReport }
            throw FileRejection(error)
        }
        return try readRows(
            found.search, digest, name, mostRows: context.settings.mostRows, sheet: found.sheet, notes: found.findings)
    }

    private func readRows(
        _ search: HeaderSearch<some RecordSource>, _ digest: SHA256Digest, _ name: FileName, mostRows: Int,
        sheet: String? = nil, notes: [Finding] = []
    ) throws(FileRejection) -> Submission {
        let sender = knownSubmitter(name)
        let scope = SubmitterScope(
            regions: context.regions, submitter: sender ?? context.regions.province, form: search.header.form)
        var reader = TabularReader(
            search, layout: context.layout(search.header.form), words: context.words, scope: scope,
            catalogue: context.catalogue, readsGenerally: readsGenerally)
        // What has more rows holds no data, and would only fill the memory.
        var result = reader.read(limit: mostRows)
        if result.table.count > mostRows { throw .tooManyRows(limit: mostRows) }
        result.table.sheet = sheet
        var log = result.log
        try requireSignOff(result.signOff, &log)
        for note in notes { log.report(note) }
        if let line = result.openQuoteLine { throw .openQuote(line: line) }
        if result.table.count == 0 { throw .noRows }
        _ = try submitter(name).get()
        try requirePeriod(name)
        return submission(
            digest, name, submitter: sender, revision: receipt?.revision ?? name.revision, table: Table(result.table),
            rowsRead: result.rowsRead, log: log, signOff: result.signOff)
    }

    /// F04, of a name.
    private func requirePeriod(_ name: FileName) throws(FileRejection) {
        if let other = name.periods.first(where: { $0 != context.period }) { throw .wrongPeriod(other, context.period) }
    }

    /// F18, as the office has it: an error, a warning or nothing.
    private func requireSignOff(_ signOff: SignOff, _ log: inout FindingLog) throws(FileRejection) {
        let missing = signOff.missing
        if missing.isEmpty { return }
        switch context.settings.signOff {
        case .ignore: return
        case .warning: log.report(FileRejection.unsigned(missing, .warning).finding)
        case .error: throw .unsigned(missing, .error)
        }
    }

    private func readXML(
        _ bytes: [UInt8], _ digest: SHA256Digest, _ name: FileName, sender: inout XMLSubmissionReader.Sender
    ) throws(FileRejection) -> Submission {
        let reader = XMLSubmissionReader(context: context, named: submitter(name), parsesAll: readsGenerally)
        let document = try reader.read(bytes, sender: &sender) { () throws(FileRejection) in try requirePeriod(name) }
        let mostRows = context.settings.mostRows
        if document.table.count > mostRows { throw .tooManyRows(limit: mostRows) }
        if document.confirmsUnchanged {
            return try confirmation(
                digest, name, submitter: document.submitter, revision: document.revision, submittedAt: document.submittedAt,
                stated: sender.period)
        }
        var log = document.log
        if let known = knownSender(name), let stated = document.submitter, known != stated {
            log.report(
                Finding("F17", .warning, value: context.regions[stated].code, Self.disagree(context.regions, known, stated)))
        }
        let submitter = if let stated = document.submitter { stated } else { try submitter(name).get() }
        try requireSignOff(document.signOff, &log)
        return submission(
            digest, name, submitter: submitter,
            revision: document.revision ?? receipt?.revision ?? name.revision, table: document.table,
            rowsRead: document.rowsRead, log: log, statedPeriod: sender.period,
            submittedAt: document.submittedAt, signOff: document.signOff)
    }

    /// 确认无变化, in a name or an XML document: it has no rows of its own.
    private func confirmation(
        _ digest: SHA256Digest, _ name: FileName, submitter: Int? = nil, revision: Int? = nil,
        submittedAt: String? = nil, stated: Period? = nil
    ) throws(FileRejection) -> Submission {
        let sender = if let submitter { submitter } else { try self.submitter(name).get() }
        try requirePeriod(name)
        return Submission(
            file: file, digest: digest, submitter: sender, unit: context.regions.unit[sender],
            revision: revision ?? receipt?.revision ?? name.revision ?? 1, receivedAt: receipt?.receivedAt,
            submittedAt: submittedAt,
            signOff: .none, statedPeriod: stated, table: nil, rowsRead: 0, log: FindingLog(), isStored: true, kind: .readable,
            confirmsUnchanged: true)
    }

    private var receipt: Receipts.Entry? { context.receipts.entries[file.path] }

    /// By receipts, else by the file's name, else by its folders (contract §3.1).
    private func submitter(_ name: FileName) -> Result<Int, FileRejection> {
        if let submitter = receipt?.submitter { return .success(submitter) }
        return switch name.sender {
        case .region(let region) where region != context.regions.province: .success(region)
        case .region(let region): .failure(.unknownSubmitter(context.regions[region].code))
        case .unknownCode(let code): .failure(.unknownSubmitter(code))
        case .none: .failure(.unnamedSubmitter(file.path))
        }
    }

    private func knownSubmitter(_ name: FileName) -> Int? {
        if case .success(let submitter) = submitter(name) { submitter } else { nil }
    }

    private func knownSender(_ name: FileName) -> Int? {
        if case .region(let region) = name.ownSender { region } else { nil }
    }

    private func submission(
        _ digest: SHA256Digest, _ name: FileName, submitter: Int?, revision: Int?, table: Table,
        rowsRead: Int, log: FindingLog, statedPeriod: Period? = nil, submittedAt: String? = nil, signOff: SignOff
    ) -> Submission {
        Submission(
            file: file, digest: digest, submitter: submitter,
            unit: submitter.flatMap { context.regions.unit[$0] }, revision: revision ?? 1, receivedAt: receipt?.receivedAt,
            submittedAt: submittedAt, signOff: signOff, statedPeriod: statedPeriod, table: table, rowsRead: rowsRead, log: log,
            isStored: true,
            kind: .readable, confirmsUnchanged: false)
    }

    private func rejected(
        _ rejection: FileRejection, digest: SHA256Digest, isStored: Bool = false, _ name: FileName? = nil,
        _ sender: XMLSubmissionReader.Sender = .init()
    ) -> Submission {
        var log = FindingLog()
        log.report(rejection.finding)
        let name = name ?? FileName(path: file.path, regions: context.names)
        // What a whole document says of its sender overrules the name; what a broken one says only fills in for it.
        let told = (submitter: knownSubmitter(name), revision: receipt?.revision ?? name.revision)
        let submitter = sender.isWhole ? sender.submitter ?? told.submitter : told.submitter ?? sender.submitter
        let revision = sender.isWhole ? sender.revision ?? told.revision : told.revision ?? sender.revision
        return Submission(
            file: file, digest: digest, submitter: submitter,
            unit: submitter.flatMap { context.regions.unit[$0] }, revision: revision ?? 1,
            receivedAt: receipt?.receivedAt, submittedAt: nil, signOff: .none, statedPeriod: sender.period, table: nil,
            rowsRead: 0, log: log,
            isStored: isStored,
            kind: rejection.isUnused ? .unused : .rejected, confirmsUnchanged: false)
    }

    private static let dataExtensions: Set<String> = ["csv", "tsv", "txt", "xml", "xlsx"]

    private static func disagree(_ regions: RegionTable, _ named: Int, _ stated: Int) -> Bilingual {
        Bilingual(
            "文件名写的是\(regions[named].name)，文件内写的是\(regions[stated].name)，按文件内的计，请改正不符的一处",
            "the name says \(regions[named].name), the content \(regions[stated].name), which counts; correct one of them")
    }
}
