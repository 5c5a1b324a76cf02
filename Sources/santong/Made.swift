internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evidence
internal import Intake
internal import Papers
internal import Publishing
internal import Statistics
internal import Threads
internal import Validation

/// Documents of a draft or an edition, with the manifest that ties them to their inputs.
struct Made {
    let documents: BulletinDocuments
    /// What they were made of.
    let inputs: [Publication.Input]
    /// Without papers.
    private let outline: Once<Outline>
    /// In other formats, by path.
    private(set) var papers: [Publication.Paper] = []
    /// Those of the papers that were made now.
    private var printed: [Paper] = []
    private var seal: Once<Result<Seal, any Error>>

    private struct Outline: Sendable {
        let manifest: Manifest
        /// The manifest's.
        let bytes: [UInt8]
        let content: SHA256Digest
    }

    /// What holds all together: not a byte of what is published can be changed unseen.
    struct Seal: Sendable {
        /// The bytes of `manifest.json`.
        let manifest: [UInt8]
        let digest: SHA256Digest
        /// Nil when it isn't signed.
        let signature: Publication.Signature?

        /// The manifest last: a folder with one is whole.
        var files: [(path: String, bytes: [UInt8])] {
            (signature.map { [(FolderVerification.signatureName, $0.bytes)] } ?? []) + [("manifest.json", manifest)]
        }
    }

    /// The manifest and its signature. What isn't hashed yet is, by all cores.
    /// - Throws: what signing throws.
    func sealed() throws -> Seal { try seal.value.get() }

    /// The same while something else is done.
    func beginSealing() { Task(executorPreference: CoreThreads.shared) { [seal] in _ = seal.value } }

    /// As the archive is told of it.
    /// - Throws: as ``sealed()``.
    func record() throws -> Publication.Documents {
        let seal = try sealed()
        return Publication.Documents(
            manifest: seal.digest, content: content, papers: papers, code: documents.code, signature: seal.signature)
    }

    /// The digest of the manifest without papers.
    var content: SHA256Digest { outline.value.content }
    /// All but manifest and signature.
    var contents: [(path: String, bytes: [UInt8])] {
        documents.documents.map { ($0.path, $0.bytes) } + printed.map { ($0.path, $0.bytes) }
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
        let documents = try await BulletinDocuments(input, templates: templates, toolVersion: toolVersion)
        let inputs = Self.inputs(
            input.period, outcome.inputs, input.review.files.map(\.submission), rules: rules, templates: templates)
        let balance = Self.balance(input.conservation)
        let outline = Once {
            let manifest = Manifest(
                toolVersion: toolVersion, period: input.period.description, edition: edition?.issue.number, code: documents.code,
                inputs: inputs.map { .init(role: $0.role, path: $0.path, digest: $0.digest) },
                outputs: zip(documents.documents, documents.documents.digests).map { .init(path: $0.path, digest: $1) },
                balance: balance)
            let bytes = manifest.bytes
            return Outline(manifest: manifest, bytes: bytes, content: SHA256Digest(of: bytes))
        }
        self.documents = documents
        self.inputs = inputs
        self.outline = outline
        seal = Self.seal(outline, [], nil)
        if !isCheckedLater { try await documents.requireAgreement() }
    }

    private static func seal(
        _ outline: Once<Outline>, _ papers: [Publication.Paper],
        _ sign: (@Sendable ([UInt8]) throws -> Publication.Signature?)?
    ) -> Once<Result<Seal, any Error>> {
        Once {
            Result {
                let outline = outline.value
                if papers.isEmpty {
                    return Seal(manifest: outline.bytes, digest: outline.content, signature: try sign?(outline.bytes))
                }
                let manifest = outline.manifest.adding(
                    papers.map { .init(path: $0.path, digest: $0.digest, format: $0.format, program: $0.program) }
                ).bytes
                return Seal(manifest: manifest, digest: SHA256Digest(of: manifest), signature: try sign?(manifest))
            }
        }
    }

    mutating func add(_ papers: [Paper]) {
        printed = papers
        remember(
            papers.map {
                .init(path: $0.path, format: $0.format.rawValue, program: $0.program, digest: SHA256Digest(of: $0.bytes))
            })
    }

    /// Papers that were made once, of which only the digests are known now. It isn't signed then.
    mutating func remember(_ papers: [Publication.Paper]) {
        self.papers = papers
        seal = Self.seal(outline, papers, nil)
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
    mutating func sign(_ signer: SigningKey?) {
        seal = Self.seal(outline, papers) { manifest in
            try signer.map { .init(key: $0.verifyingKey, bytes: try $0.signature(of: manifest)) }
        }
    }

    /// As it was signed when it was published.
    mutating func remember(_ signature: Publication.Signature?) { seal = Self.seal(outline, papers) { _ in signature } }

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
