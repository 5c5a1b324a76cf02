internal import Archive
internal import Bulletin
internal import Catalogue
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
    let isIdentical: Bool

    /// - Throws: ``ArchivedRun/LostInput`` when the archive doesn't have what the publication was made from; errors of any stage, when this version
    ///   can't use it any more.
    init(_ published: Archive.Published, of period: Period, from archive: Archive) async throws {
        let run = try await ArchivedRun(published, of: period, from: archive)
        let (rules, outcome) = (run.rules, run.outcome)
        let templates = try Templates(try run.templates(archive))
        archived = run.archived
        var edition: Edition?
        if let issue = archived.issue {
            let earlier = try archive.edition(issue.number - 1, of: period)
            let changes = try earlier.map { try outcome.changes(since: $0, rules: rules, archive: archive) }
            edition = Edition(issue: issue, changes: changes)
        }
        self.rules = rules
        self.outcome = outcome
        var made = try await Made(outcome, edition, rules: rules, templates: templates)
        made.remember(try archive.papers(of: published.id))
        made.restore(try await Self.ownPapers(made))
        made.remember(try archive.signature(of: published.id))
        self.made = made
        isIdentical = try made.sealed().digest == archived.published.manifest
        differences = try run.differences(archive)
    }

    /// Those of the papers that need no other program.
    private static func ownPapers(_ made: Made) async throws -> [Paper] {
        let formats = Set(made.papers.filter { $0.program == nil }.compactMap { PaperFormat(rawValue: $0.format) })
        return try await PaperMaker(formats, path: "").papers(of: made.pages)
    }
}
