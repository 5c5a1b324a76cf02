internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evidence
internal import Intake
internal import Papers
internal import Publishing
internal import Statistics
internal import Validation

/// Documents of a draft or an edition, with the manifest that ties them to their inputs.
struct Made {
    let documents: BulletinDocuments
    /// Without papers.
    private let outline: Manifest
    /// The bytes of `manifest.json`.
    private(set) var manifest: [UInt8]
    /// In other formats, by path.
    private(set) var papers: [Publication.Paper] = []
    /// Those of the papers that were made now.
    private var printed: [Paper] = []
    /// Nil when it isn't signed.
    private(set) var signature: Publication.Signature?

    var digest: SHA256Digest { SHA256Digest(of: manifest) }
    /// That of the manifest without papers.
    let content: SHA256Digest
    var files: [(path: String, bytes: [UInt8])] {
        documents.documents.map { ($0.path, $0.bytes) } + printed.map { ($0.path, $0.bytes) } + [("manifest.json", manifest)]
            + (signature.map { [(FolderVerification.signatureName, $0.bytes)] } ?? [])
    }
    /// What papers are made of.
    var pages: [(path: String, bytes: [UInt8])] {
        documents.documents.filter { $0.path.hasSuffix(".html") }.map { ($0.path, $0.bytes) }
    }

    /// Without papers, and not signed.
    /// - Parameter edition: nil for a draft.
    /// - Parameter isCheckedLater: whether it is seen to that its documents agree (``BulletinDocuments/requireAgreement()``) before they are published.
    /// - Throws: ``TemplateError`` for a template that can't be rendered; ``PrintedDisagreement``.
    init(
        _ outcome: Pipeline.Outcome, _ edition: Edition?, rules: Rules, templates: Templates, isCheckedLater: Bool = false
    ) async throws {
        let input = outcome.bulletin.issued(as: edition)
        documents = try await BulletinDocuments(input, templates: templates, toolVersion: toolVersion)
        let inputs = Self.inputs(
            input.period, outcome.inputs, input.review.files.map(\.submission), rules: rules, templates: templates)
        outline = Manifest(
            toolVersion: toolVersion, period: input.period.description, edition: edition?.issue.number, code: documents.code,
            inputs: inputs.map { .init(role: $0.role, path: $0.path, digest: $0.digest) },
            outputs: documents.documents.map { .init(path: $0.path, digest: $0.digest) },
            balance: Self.balance(input.conservation))
        manifest = outline.bytes
        content = SHA256Digest(of: manifest)
        if !isCheckedLater { try await documents.requireAgreement() }
    }

    mutating func add(_ papers: [Paper]) {
        printed = papers
        remember(
            papers.map {
                .init(path: $0.path, format: $0.format.rawValue, program: $0.program, digest: SHA256Digest(of: $0.bytes))
            })
    }

    /// Papers that were made once, of which only the digests are known now.
    mutating func remember(_ papers: [Publication.Paper]) {
        if papers.isEmpty, self.papers.isEmpty { return }
        self.papers = papers
        manifest =
            outline.adding(
                papers.map { .init(path: $0.path, digest: $0.digest, format: $0.format, program: $0.program) }
            ).bytes
    }

    /// Those of the remembered papers that need no other program, made again: with what they are now.
    mutating func restore(_ made: [Paper]) {
        let others = papers.filter { $0.program != nil }
        add(made)
        remember(papers + others)
    }

    /// The remembered papers that aren't among the files.
    var missingPapers: [Publication.Paper] {
        let there = Set(printed.map(\.path))
        return papers.filter { !there.contains($0.path) }
    }

    /// - Parameter signer: nil where nothing is signed.
    mutating func sign(_ signer: SigningKey?) throws {
        signature = try signer.map { .init(key: $0.verifyingKey, bytes: try $0.signature(of: manifest)) }
    }

    /// As it was signed when it was published.
    mutating func remember(_ signature: Publication.Signature?) { self.signature = signature }

    /// All that documents are made of. Submissions that can't be read or are over the size limit are told by their digest alone.
    /// - Parameter own: the period's files but submissions.
    static func inputs(
        _ period: Period, _ own: [Publication.Input], _ submissions: [Submission], rules: Rules, templates: Templates
    ) -> [Publication.Input] {
        rules.inputs + own
            + templates.inputs.map { .init(role: "template", path: $0.path, digest: $0.digest, bytes: $0.bytes) }
            + submissions.filter(\.isStored).map { submission in
                let file = submission.file
                return .init(
                    role: "submission", path: inputPath(period, file.path), digest: submission.digest
                ) { file.read() }
            }
    }

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
}

extension Pipeline.Outcome {
    /// What these figures change against an earlier publication's.
    func changes(since earlier: Archive.Published, rules: Rules, archive: Archive) throws -> EditionChanges {
        let edition = try archive.earlierEdition(earlier, regions: rules.regions) { settings in
            try Settings(yaml: String(decoding: settings, as: UTF8.self), file: "santong.yaml").rounding
        }
        return EditionChanges(
            since: edition, figures: bulletin.figures, review: bulletin.review, corrections: bulletin.corrections,
            catalogue: rules.catalogue, regions: rules.regions,
            rules: Set(rules.inputs.filter { $0.role != "tasks" }.map { "\($0.role) \($0.digest.hex)" }))
    }
}
