internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evidence
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation

/// What `report` and `issue` share: a period's run up to its documents, and putting these in their place, archive and folder together.
struct PublicationRun {
    let workspace: Workspace
    let period: Period
    let inbox: Inbox
    let archive: Archive
    let log: RunLog
    /// Parsed while something else is done.
    private let parsing: Task<Templates, any Error>
    private let papers: PaperPress
    private let language: Language
    private let folders: PeriodFolders

    /// The lock on the workspace must be held, and interrupted runs settled (``OpenArchive``).
    init(
        _ workspace: Workspace, _ period: Period, _ archive: Archive, inbox: Inbox, _ templates: Task<Templates, any Error>,
        _ papers: PaperPress, _ common: CommonOptions
    ) {
        self.workspace = workspace
        self.period = period
        self.archive = archive
        self.inbox = inbox
        self.papers = papers
        log = common.log
        language = common.language
        folders = PeriodFolders(workspace, period)
        parsing = templates
    }

    /// What the archive knows of the past. Before the deadline it first records when bytes were first seen, whatever becomes of the run.
    func circumstances() throws -> Pipeline.Circumstances {
        let now = currentInstant()
        let isInTime = now <= workspace.settings.deadline(of: period)
        let recorded = isInTime ? try recordSightings(inbox, of: period, at: now, in: archive, log) : nil
        try warnOfUnknownEditions()
        let (archive, period, regions) = (archive, period, workspace.regions)
        let previous = try archive.previous(to: period, regions: regions)
        var circumstances = Pipeline.Circumstances(
            previous: previous, history: try archive.history(of: period, regions: regions, asOf: nil),
            sightings: try archive.sightings(of: period), recorded: recorded, receivedNow: nil,
            earlierRows: { try await EarlierRows.before(period, asOf: nil, from: archive) },
            lastAccepted: { try archive.lastAccepted(of: $0, before: period, regions: regions, asOf: nil) },
            earlierNotices: try EarlierNotices(period, asOf: nil, in: archive))
        if previous == nil { circumstances.lastAccepted = nil }
        return circumstances
    }

    /// Enters what isn't in the files themselves.
    /// - Parameter begun: what keeps them; nil where they aren't kept yet.
    func receive(
        _ files: Pipeline.Files, _ circumstances: Pipeline.Circumstances, keeping begun: BegunPublication? = nil
    ) async throws -> Pipeline.Received {
        begun?.keep(try await inputs(files))
        let received = try await pipeline.receive(files, circumstances)
        try requireReadable(received.submissions)
        // Published without a time it would count as late in every run to come.
        if let recorded = circumstances.recorded,
            let replaced = received.submissions.first(where: {
                $0.isStored && $0.receivedAt == nil && !recorded.contains($0.digest)
            })
        {
            throw ChangedSubmission(path: replaced.path)
        }
        return received
    }

    /// Nobody is told to report again, and no figure changes, because of a permission or a disk of the office's own.
    private func requireReadable(_ submissions: [Submission]) throws {
        guard let withheld = submissions.first(where: \.wasWithheld) else { return }
        let path = inputPath(period, withheld.path)
        throw Failure(
            .readError,
            Bilingual(
                "\(path) 读不了：本用户没有权限，磁盘出错，或运行中有人把它移走了。未发布，报送方不用重报；请检查后再运行一次",
                "\(path) can't be read: this user may not, the disk fails, or somebody moved it during the run. Nothing was published, and its sender needn't report again; see to it and run again"
            ), language)
    }

    /// Calculates.
    func evaluate(_ received: Pipeline.Received) async throws -> Pipeline.Outcome { try await pipeline.evaluate(received) }

    var pipeline: Pipeline { Pipeline(rules: workspace.rules, period: period, inbox: inbox) }

    /// What the archive has of the period before this run.
    struct Before {
        let draft: Archive.Published?
        /// The draft's.
        let papers: [Publication.Paper]
        let edition: Archive.Published?
        /// The newest of both.
        let newest: Archive.Published?
        /// Every period that was published, or why that can't be told.
        fileprivate let periods: Result<[PublishedPeriod], any Error>
        /// What the draft was made of, where it was by the same program.
        fileprivate let digests: Set<SHA256Digest>?
    }

    /// Asked before anything is begun, for whose writing all questions wait.
    func before() throws -> Before {
        let draft = try archive.newestDraft(of: period)
        let archived = try draft.map { try archive.archived($0, period: period) }
        return Before(
            draft: draft, papers: try draft.map { try archive.papers(of: $0.id) } ?? [],
            edition: try archive.newestEdition(of: period), newest: try archive.publications(of: period).last,
            periods: Result { try archive.publishedPeriods(workspace.regions) },
            digests: archived?.toolVersion == toolVersion ? archived.map { Set($0.inputs.map(\.digest)) } : nil)
    }

    /// The workspace's templates, once they are parsed.
    /// - Throws: as ``CommonOptions/templates()``.
    var templates: Templates { get async throws { try await parsing.value } }

    /// What documents are made of.
    func inputs(_ files: Pipeline.Files) async throws -> [Publication.Input] {
        Made.inputs(period, files.inputs, files.submissions, rules: workspace.rules, templates: try await templates)
    }

    /// Lets another thread keep what is read, or was (``BegunPublication/keep(_:)``). It waits then for what is made of it: ``write(_:_:of:to:_:)``.
    /// - Parameter received: what is kept while more is read.
    func begin(_ received: ReceivedBytes = ReceivedBytes()) -> BegunPublication { archive.begin(received) }

    /// Writes down what is published while its documents are made. Rows of what was there before would be taken back again: these wait.
    /// - Parameter issue: nil for a draft.
    /// - Returns: what is written down.
    func write(
        _ outcome: Pipeline.Outcome, _ issue: EditionIssue?, of inputs: [Publication.Input], to begun: BegunPublication,
        _ before: Before
    ) -> Publication {
        let bulletin = outcome.bulletin
        let publication = Publication(
            period: period, issue: issue, toolVersion: toolVersion, inputs: inputs,
            submissions: bulletin.review.files.map { record($0, bulletin.explanations) },
            catalogue: workspace.catalogue, regions: workspace.regions, figures: bulletin.figures,
            submitted: bulletin.submitted, corrected: bulletin.ratios, corrections: bulletin.corrections,
            schools: bulletin.schools, sources: sources(bulletin), explanations: bulletin.explanations.entries)
        begun.write(publication, early: issue != nil || before.digests != Set(inputs.map(\.digest)))
        return publication
    }

    /// Without papers, and not signed. Whether its documents agree is seen to where it is published.
    func make(_ outcome: Pipeline.Outcome, _ edition: Edition?) async throws -> Made {
        try await Made(outcome, edition, rules: workspace.rules, templates: templates, isCheckedLater: true)
    }

    /// The papers, and the signature over all.
    /// - Parameter signer: nil where nothing is signed.
    func complete(_ made: Made, _ signer: SigningKey?) async throws -> Made {
        var made = made
        made.add(try await papers.papers(of: made.pages, period.description, log))
        made.sign(signer)
        return made
    }

    /// Whether this draft was the last one published and has been issued, or is there in all formats that are wanted.
    /// - Parameter formats: those that are wanted.
    func isPublished(
        draft made: Made, _ signer: SigningKey?, in formats: Set<PaperFormat>, _ before: Before
    ) throws -> Bool {
        guard let draft = before.draft else { return false }
        // Of other inputs nothing is the same: they are in the manifest. No document needs to be hashed to know that.
        if let digests = before.digests, digests != Set(made.inputs.map(\.digest)) { return false }
        guard draft.content == made.content else { return false }
        let edition = before.edition
        // It was issued as it is: another draft of it would be no correction, whatever it is printed as.
        if let edition, edition.id > draft.id { return true }
        var there = made
        there.remember(before.papers)
        guard formats.isSubset(of: there.papers.compactMap { PaperFormat(rawValue: $0.format) }) else { return false }
        there.sign(signer)
        let signature = try there.sealed().signature
        let verified = FolderVerification(folder: folders.location(of: nil, newest: edition?.edition))
        return verified.discrepancies.isEmpty && verified.manifestDigest == draft.manifest
            && verified.signature == signature?.bytes
    }

    /// Archive and folder as one transaction: rows `publishing`, exchange, `published`, and the index beside the last. Nothing is published of documents that don't agree.
    /// - Parameters:
    ///   - isIssue: whether it is an edition.
    ///   - index: made meanwhile.
    func publish(_ made: Made, _ begun: BegunPublication, isIssue: Bool, _ before: Before, _ index: BulletinIndex) async throws {
        try requireKnown(editionBefore: before.edition?.edition)
        let layout = folders.layout(made.contents, after: before.edition?.edition, isIssue: isIssue)
        let publisher = folders.publisher
        let id: Int64
        do {
            // What is left to write of the archive's rows is written meanwhile; pages are held against the data files, and all are hashed, while the disk is at
            // work.
            id = try await waitingElsewhere {
                try begun.publish {
                    try publisher.stage(
                        layout.files, keeping: layout.kept,
                        syncing: {
                            made.documents.beginAgreement()
                            made.beginSealing()
                            index.begin()
                        },
                        sealing: {
                            try made.documents.waitForAgreement()
                            return try made.sealed().files.map { (layout.place($0.path), $0.bytes) }
                        })
                    return try made.record()
                }
            }
        } catch {
            try publisher.discard()
            throw error
        }
        try publisher.exchange()
        // The folder is there now, whether or not the archive can still be told so.
        async let indexed = waitingElsewhere { index.write() }
        do {
            try archive.finish(id)
        } catch {
            throw PublishingError.unsure(error.location, error.reason)
        }
        index.tell(try await indexed, log, language)
        try folders.clear(isReplaced: true, log)
    }

    /// All bulletins.
    /// - Parameter published: what will have been published when it is written; nil where nothing was.
    func index(_ before: Before, with published: PublishedPeriod?) async throws -> BulletinIndex {
        let periods = before.periods.map { periods in published.map { periods.adding($0) } ?? periods }
        return BulletinIndex(periods, workspace, try await templates)
    }

    /// Where the draft is to be read; the edition where nothing changed since.
    var draftLocation: String { folders.draftLocation }
    /// The period's folder.
    var folder: String { folders.folder }

    /// An archive restored from a backup may be older than what was issued: that mustn't be replaced.
    private func requireKnown(editionBefore newest: Int?) throws {
        guard let there = folders.edition(after: newest) else { return }
        throw Failure(
            .readError,
            Bilingual(
                "\(folder) 是已印发的第\(there)版，存档里却没有：存档可能是较早的备份。没有动任何文件。请换用更新的备份；没有更新的，把该文件夹移到别处保存，再重新出送审稿、印发",
                "\(folder) is the issued edition \(there), which the archive doesn't have: it may be an earlier backup. Nothing was touched. Use a later backup; if there is none, move that folder away, report and issue again"
            ), language)
    }

    /// The figures are compared with the newest edition that the archive has, which isn't the newest where it was restored from a backup.
    private func warnOfUnknownEditions() throws {
        for earlier in names(in: workspace.bulletinsFolder).compactMap({ Period($0) }) where earlier < period {
            let newest = try archive.newestEdition(of: earlier)?.edition
            let place = PeriodFolders(workspace, earlier)
            guard let there = place.edition(after: newest) else { continue }
            log.warning(
                Bilingual(
                    "\(place.folder) 是已印发的第\(there)版，存档里却没有，\(period) 没有与它比较；请用 santong doctor 查看",
                    "\(place.folder) is the issued edition \(there), which the archive doesn't have: \(period) isn't compared with it; see santong doctor"
                ),
                ["period": earlier.description, "edition": "\(there)"])
        }
    }

    private func sources(_ bulletin: BulletinInput) -> [Part: String] {
        let files = bulletin.review.files
        var sources: [Part: String] = [:]
        for leaf in bulletin.ratios.cube.leaves.keys {
            if let file = bulletin.review.speaker(for: leaf) { sources[.leaf(leaf)] = files[file].submission.path }
        }
        for unit in bulletin.review.unitsByTotals {
            if let file = bulletin.review.totals[unit] { sources[.totals(unit)] = files[file].submission.path }
        }
        return sources
    }

    private func record(_ file: Reviewed, _ explanations: Explanations) -> Publication.SubmissionRecord {
        let submission = file.submission
        let (regions, catalogue) = (workspace.regions, workspace.catalogue)
        return .init(
            file: submission.path, digest: submission.digest, submitter: submission.submitter.map { regions[$0].code },
            unit: submission.unit.map { regions[$0].code }, form: submission.table?.form.rawValue,
            revision: submission.revision, receivedAt: submission.receivedAt, status: file.status.rawValue,
            rows: submission.table?.count ?? 0, errors: file.log.count(.error), warnings: file.log.count(.warning),
            findings: { each in
                for finding in file.log.findings {
                    each(
                        .init(
                            finding: finding, row: file.rowName(finding, catalogue, regions),
                            number: file.number(of: finding, catalogue, regions),
                            isAsked: submission.submitter != nil && file.asks(about: finding, explanations, catalogue, regions)))
                }
            })
    }
}
