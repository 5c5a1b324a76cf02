internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation

/// What `report` and `issue` share: a period's run up to its documents, and putting these in their place, archive and folder together.
struct PublicationRun {
    let workspace: Workspace
    let period: Period
    let archive: Archive
    let templates: Templates

    private var publisher: FolderPublisher { FolderPublisher(parent: workspace.bulletinsFolder, name: period.description) }

    /// The lock on the workspace must be held. What an interrupted run left is finished or undone first.
    init(_ workspace: Workspace, _ period: Period, _ language: Language) throws {
        let installed = try InstalledFiles(language)
        try workspace.requireInbox(period, language)
        self.workspace = workspace
        self.period = period
        archive = try Archive(creatingAt: workspace.archiveLocation)
        templates = try Templates(folder: workspace.templatesFolder, installed: installed.templates)
        try recover()
    }

    /// Documents of a draft or an edition, with the manifest that ties them to their inputs.
    struct Made {
        let documents: BulletinDocuments
        let inputs: [Publication.Input]
        let manifest: [UInt8]
        var digest: SHA256Digest { SHA256Digest(of: manifest) }
        var files: [(path: String, bytes: [UInt8])] {
            documents.documents.map { ($0.path, $0.bytes) } + [("manifest.json", manifest)]
        }
    }

    /// Reads and calculates, and records before the deadline when bytes were first seen.
    func outcome() async throws -> Pipeline.Outcome {
        let now = currentInstant()
        let isInTime = now <= workspace.settings.deadline(of: period)
        let outcome = try await Pipeline(workspace: workspace, period: period).run(
            .init(
                previous: try archive.previous(to: period, regions: workspace.regions),
                sightings: try archive.sightings(of: period), receivedNow: isInTime ? now : nil))
        let digests = outcome.bulletin.review.files.map(\.submission.digest)
        if isInTime { try archive.record(digests, seenAt: now, period: period) }
        return outcome
    }

    func make(_ outcome: Pipeline.Outcome, _ edition: Edition?) throws -> Made {
        var input = outcome.bulletin
        input.edition = edition
        let documents = try BulletinDocuments(input, templates: templates, toolVersion: toolVersion)
        let inputs =
            workspace.inputs + outcome.inputs
            + templates.inputs.map { .init(role: "template", path: $0.path, digest: $0.digest, bytes: $0.bytes) }
            + submissionInputs(input.review.files)
        let manifest = Manifest(
            toolVersion: toolVersion, period: period.description, edition: edition?.issue.number, code: documents.code,
            inputs: inputs.map { .init(role: $0.role, path: $0.path, digest: $0.digest) },
            outputs: documents.documents.map { .init(path: $0.path, digest: SHA256Digest(of: $0.bytes)) },
            balance: Self.balance(input.conservation))
        return Made(documents: documents, inputs: inputs, manifest: manifest.bytes)
    }

    /// Whether this draft was the last one published, and is there or has been issued.
    func isPublished(draft made: Made) throws -> Bool {
        guard let draft = try archive.newestDraft(of: period), draft.manifest == made.digest else { return false }
        guard let edition = try archive.newestEdition(of: period) else { return publisher.holds(made.files) }
        return edition.id > draft.id || publisher.holds(made.files, in: Self.draftFolder)
    }

    /// Archive and folder as one transaction.
    /// - Parameter issue: nil for a draft.
    func publish(_ made: Made, _ outcome: Pipeline.Outcome, _ issue: EditionIssue?) throws {
        let bulletin = outcome.bulletin
        let publication = Publication(
            period: period, issue: issue, toolVersion: toolVersion, manifest: made.digest, code: made.documents.code,
            inputs: made.inputs, submissions: bulletin.review.files.map { record($0) }, catalogue: workspace.catalogue,
            regions: workspace.regions, figures: bulletin.figures, submitted: outcome.submitted, corrected: bulletin.ratios,
            corrections: bulletin.corrections, schools: bulletin.schools)
        let layout = try layout(made.files, issue)
        try publisher.stage(layout.files, keeping: layout.kept)
        let id = try archive.begin(publication)
        try publisher.exchange()
        try archive.finish(id)
    }

    // MARK: the folder

    /// Where the draft is to be read; the edition where nothing changed since.
    var draftLocation: String {
        let folder = workspace.bulletinsFolder + "/\(period)"
        let draft = folder + "/" + Self.draftFolder + "/bulletin.html"
        return readFile(draft) == nil ? folder + "/bulletin.html" : draft
    }

    var folder: String { workspace.bulletinsFolder + "/\(period)" }

    private static let draftFolder = "draft"

    /// The newest edition lies in the period's folder, or the draft while none was issued; beside an edition `draft/` of the next and
    /// `editions/N/` the earlier ones (contract §2).
    private func layout(
        _ files: [(path: String, bytes: [UInt8])], _ issue: EditionIssue?
    ) throws -> (files: [(path: String, bytes: [UInt8])], kept: [(now: String, then: String)]) {
        guard let edition = try archive.newestEdition(of: period)?.edition else { return (files, []) }
        let there = publisher.files().filter { !$0.hasPrefix(Self.draftFolder + "/") }
        if issue == nil {
            return (files.map { (Self.draftFolder + "/" + $0.path, $0.bytes) }, there.map { ($0, $0) })
        }
        return (files, there.map { ($0, $0.hasPrefix("editions/") ? $0 : "editions/\(edition)/" + $0) })
    }

    /// Finishes or undoes what an interrupted run left: the folder that is there tells which.
    private func recover() throws {
        for entry in try archive.unfinished() {
            let folder = workspace.bulletinsFolder + "/" + entry.period
            let appeared = ["/manifest.json", "/\(Self.draftFolder)/manifest.json"].contains { path in
                readFile(folder + path).map { SHA256Digest(of: $0) == entry.manifest } ?? false
            }
            if appeared { try archive.finish(entry.id) } else { try archive.abandon(entry.id) }
            try FolderPublisher(parent: workspace.bulletinsFolder, name: entry.period).discard()
        }
    }

    // MARK: records

    private static func balance(_ conservation: Conservation) -> [Manifest.Balance] {
        [
            .init(
                name: "files",
                counts: [("read", conservation.filesRead)] + Status.allCases.map { ($0.rawValue, conservation.files[$0] ?? 0) }),
            .init(
                name: "rows",
                counts: [("read", conservation.rowsRead), ("counted", conservation.rowsCounted)]
                    + NotCounted.allCases.map { ($0.rawValue, conservation.notCounted[$0] ?? 0) }),
        ]
    }

    /// Files that can't be read or are over the size limit are told by their digest alone.
    private func submissionInputs(_ files: [Reviewed]) -> [Publication.Input] {
        files.compactMap { file in
            let submission = file.submission
            guard submission.isStored else { return nil }
            return Publication.Input(
                role: "submission", path: "inbox/\(period)/" + submission.path, digest: submission.digest
            ) { readFile(submission.location) }
        }
    }

    private func record(_ file: Reviewed) -> Publication.SubmissionRecord {
        let submission = file.submission
        let regions = workspace.regions
        return .init(
            file: submission.path, digest: submission.digest, submitter: submission.submitter.map { regions[$0].code },
            unit: submission.unit.map { regions[$0].code }, form: submission.table?.form.rawValue,
            revision: submission.revision, receivedAt: submission.receivedAt, status: file.status.rawValue,
            rows: submission.table?.count ?? 0, errors: file.log.count(.error), warnings: file.log.count(.warning),
            findings: file.log.findings)
    }
}
