internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Intake
internal import Statistics
internal import Validation

/// A published period's way from files to figures once more, from the archive alone: every input as it was, the previous period as it stood then.
struct ArchivedRun {
    let archived: ArchivedPublication
    let rules: Rules
    let outcome: Pipeline.Outcome

    /// - Throws: ``LostInput`` when the archive doesn't have what the publication was made from; errors of any stage, when this version
    ///   can't use it any more.
    init(_ published: Archive.Published, of period: Period, from archive: Archive) async throws {
        archived = try archive.archived(published, period: period)
        let files = Files(archived, archive)
        let rules = try Rules { try files.content("\($0)") }
        let regions = rules.regions
        self.rules = rules
        outcome = try await Pipeline(rules: rules, period: period, inbox: files.inbox(period)).run(
            .init(
                previous: try archive.previous(to: period, regions: regions, asOf: published.id),
                history: try archive.history(of: period, regions: regions, asOf: published.id),
                sightings: archived.sightings, receivedNow: nil,
                earlierRows: { try await EarlierRows.before(period, asOf: published.id, from: archive) },
                lastAccepted: { try archive.lastAccepted(of: $0, before: period, regions: regions, asOf: published.id) },
                earlierNotices: try EarlierNotices(period, asOf: published.id, in: archive)))
    }

    /// Those that it was rendered with.
    func templates(_ archive: Archive) throws -> [String: [UInt8]] { try Files(archived, archive).templates() }

    /// Figures, ranks and scores that come out otherwise than they were published.
    func differences(_ archive: Archive) throws -> EditionChanges {
        try outcome.changes(since: archived.published, rules: rules, archive: archive)
    }

    /// What the archive doesn't have, or not as it was.
    struct LostInput: Error {
        let path: String

        func failure(_ language: Language) -> Failure {
            Failure(
                .readError,
                Bilingual(
                    "存档里的 \(path) 缺失或已损坏，无法重做；请用存档的备份再试",
                    "the archive's \(path) is lost or damaged; try a backup of the archive"), language)
        }
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
            guard let bytes = try archive.content(input.digest) else { throw LostInput(path: input.path) }
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

/// A publication's run from the archive, with what is lost of it told in words.
func archivedRun(
    _ published: Archive.Published, _ period: Period, _ archive: Archive, _ language: Language
) async throws -> ArchivedRun {
    do {
        return try await ArchivedRun(published, of: period, from: archive)
    } catch let error as ArchivedRun.LostInput {
        throw error.failure(language)
    }
}
