internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evidence
internal import Intake
internal import Threads

/// What a period's draft is made from, by digest: told without parsing anything, so that a timer can ask at any interval whether
/// there is anything to do.
struct PeriodInputs {
    private let period: Period
    /// Role, path and digest.
    private let inputs: Set<String>
    /// Path and digest of files that are told by their digest alone.
    private let unkept: Set<String>

    /// Reads and hashes every file of the period.
    init(_ period: Period, rules: Rules, templates: [Templates.Input], inbox: Inbox) {
        self.period = period
        var inputs = rules.inputs.map { Self.line($0.role, $0.path, $0.digest) }
        inputs += templates.map { Self.line("template", $0.path, $0.digest) }
        for (role, file) in [("receipts", inbox.receipts), ("corrections", inbox.corrections)] {
            if let file { inputs.append(Self.line(role, inputPath(period, file.path), file.digest() ?? Self.nothing)) }
        }
        if let notes = inbox.notes { inputs.append(Self.line("notes", notes.path, notes.digest() ?? Self.nothing)) }
        for (role, files) in [("explanation", inbox.explanations), ("task-report", inbox.tasks)] {
            for file in files {
                guard let digest = file.digest(), (file.size ?? 0) <= rules.settings.maxFileSize else { continue }
                inputs.append(Self.line(role, inputPath(period, file.path), digest))
            }
        }
        var unkept: Set<String> = []
        let submissions = inbox.submissions
        let digests = concurrently(submissions.count) { submissions[$0].digest() }
        for (file, digest) in zip(submissions, digests) {
            if let digest, (file.size ?? 0) <= rules.settings.maxFileSize {
                inputs.append(Self.line("submission", inputPath(period, file.path), digest))
            } else {
                unkept.insert("\(file.path) \((digest ?? Self.nothing).hex)")
            }
        }
        self.inputs = Set(inputs)
        self.unkept = unkept
    }

    /// Whether the newest draft was made from these, with this program and the present previous period, and was issued or is there in all of these formats.
    func isDraft(in workspace: Workspace, _ archive: Archive, _ formats: Set<PaperFormat>) throws -> Bool {
        guard let draft = try archive.newestDraft(of: period) else { return false }
        let archived = try archive.archived(draft, period: period)
        guard archived.toolVersion == toolVersion, Self.lines(archived.inputs) == inputs,
            Set(archived.unkept.map { "\($0.file) \($0.digest.hex)" }) == unkept,
            try Self.previousInputs(period, archive, asOf: draft.id) == Self.previousInputs(period, archive, asOf: nil)
        else { return false }
        let edition = try archive.newestEdition(of: period)
        if let edition, edition.id > draft.id { return true }
        guard formats.isSubset(of: try archive.papers(of: draft.id).compactMap({ PaperFormat(rawValue: $0.format) })) else {
            return false
        }
        let folder = PeriodFolders(workspace, period).location(of: nil, newest: edition?.edition)
        let verified = FolderVerification(folder: folder)
        return verified.discrepancies.isEmpty && verified.manifestDigest == draft.manifest
    }

    /// What the figures of the periods before rest on: the same for a draft and for the edition that it became.
    private static func previousInputs(_ period: Period, _ archive: Archive, asOf id: Int64?) throws -> Set<String> {
        var found: Set<String> = []
        for earlier in try archive.publicationsCompared(with: period, asOf: id) {
            let archived = try archive.archived(earlier.published, period: earlier.period)
            found.formUnion(lines(archived.inputs))
            found.formUnion([earlier.period.description, "\(earlier.period) \(archived.toolVersion)"])
        }
        return found
    }

    private static func lines(_ inputs: [ArchivedPublication.Input]) -> Set<String> {
        Set(inputs.map { line($0.role, $0.path, $0.digest) })
    }

    /// Of what can't be read.
    private static let nothing = SHA256Digest(of: [])

    private static func line(_ role: String, _ path: String, _ digest: SHA256Digest) -> String {
        "\(role) \(path) \(digest.hex)"
    }
}
