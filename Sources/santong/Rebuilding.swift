internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Intake
internal import Papers
internal import Statistics
internal import Validation

/// A publication made again from the archive alone: every input as it was, the previous period as it stood then.
struct Rebuilding {
    let archived: ArchivedPublication
    let made: Made
    /// Figures, ranks and scores that come out otherwise than they were published.
    let differences: EditionChanges
    let rules: Rules
    let outcome: Pipeline.Outcome

    /// Whether every byte is the one that was published.
    var isIdentical: Bool { made.digest == archived.published.manifest }

    /// - Throws: ``LostInput`` when the archive doesn't have what the publication was made from; errors of any stage, when this version
    ///   can't use it any more.
    init(_ published: Archive.Published, of period: Period, from archive: Archive) async throws {
        let archived = try archive.archived(published, period: period)
        let files = Files(archived, archive)
        let rules = try Rules { try files.content("\($0)") }
        let templates = try Templates(files.templates())
        let outcome = try await Pipeline(rules: rules, period: period, inbox: files.inbox(period)).run(
            .init(
                previous: try archive.previous(to: period, regions: rules.regions, asOf: published.id),
                history: try archive.history(of: period, regions: rules.regions, asOf: published.id),
                sightings: archived.sightings, receivedNow: nil,
                earlierRows: { try await EarlierRows.before(period, asOf: published.id, from: archive) },
                earlierNotices: EarlierNotices(period, asOf: published.id, in: archive)))
        var edition: Edition?
        if let issue = archived.issue {
            let earlier = try archive.edition(issue.number - 1, of: period)
            let changes = try earlier.map { try outcome.changes(since: $0, rules: rules, archive: archive) }
            edition = Edition(issue: issue, changes: changes)
        }
        self.archived = archived
        self.rules = rules
        self.outcome = outcome
        var made = try await Made(outcome, edition, rules: rules, templates: templates)
        made.remember(try archive.papers(of: published.id))
        made.restore(try await Self.ownPapers(made))
        made.remember(try archive.signature(of: published.id))
        self.made = made
        differences = try outcome.changes(since: published, rules: rules, archive: archive)
    }

    /// Those of the papers that need no other program.
    private static func ownPapers(_ made: Made) async throws -> [Paper] {
        let formats = Set(made.papers.filter { $0.program == nil }.compactMap { PaperFormat(rawValue: $0.format) })
        return try await PaperMaker(formats, path: "").papers(of: made.pages)
    }

    /// What the archive doesn't have, or not as it was.
    struct LostInput: Error {
        let path: String
    }

    /// The inputs by path.
    private struct Files {
        let archived: ArchivedPublication
        let archive: Archive

        init(_ archived: ArchivedPublication, _ archive: Archive) {
            self.archived = archived
            self.archive = archive
        }

        func content(_ path: String) throws -> [UInt8]? {
            try archived.inputs.first { $0.path == path }.map { try content($0) }
        }

        private func content(_ input: ArchivedPublication.Input) throws -> [UInt8] {
            guard let bytes = try archive.content(input.digest), SHA256Digest(of: bytes) == input.digest else {
                throw LostInput(path: input.path)
            }
            return bytes
        }

        func templates() throws -> [String: [UInt8]] {
            var files: [String: [UInt8]] = [:]
            for input in archived.inputs where input.role == "template" {
                files[String(input.path.dropFirst(Templates.inputFolder.count))] = try content(input)
            }
            return files
        }

        /// The submissions are loaded one by one, as they are read.
        func inbox(_ period: Period) throws -> Inbox {
            let folder = inputPath(period, "")
            func file(_ input: ArchivedPublication.Input) throws -> InboxFile {
                let bytes = try content(input)
                return .kept(path: String(decoding: input.path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)) { bytes }
            }
            func office(_ role: String) throws -> InboxFile? { try archived.inputs.first { $0.role == role }.map(file) }
            func files(_ role: String) throws -> [InboxFile] {
                try archived.inputs.filter { $0.role == role }.map(file).sorted { Self.isBefore($0, $1) }
            }
            let unkept = archived.unkept.map { entry in
                entry.size.map { InboxFile.tooLarge(path: entry.file, digest: entry.digest, size: $0) }
                    ?? .unreadable(path: entry.file)
            }
            var inbox = Inbox(
                submissions: (try files("submission") + unkept).sorted { Self.isBefore($0, $1) },
                receipts: try office("receipts"), corrections: try office("corrections"),
                explanations: try files("explanation"), tasks: try files("task-report"))
            inbox.notes = try archived.inputs.first { $0.role == "notes" }.map { input in
                let bytes = try content(input)
                return .kept(path: input.path) { bytes }
            }
            return inbox
        }

        private static func isBefore(_ left: InboxFile, _ right: InboxFile) -> Bool {
            left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
        }
    }
}
