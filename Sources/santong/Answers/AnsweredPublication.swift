internal import Archive
internal import Bulletin
internal import Catalogue
internal import Explanation
internal import Statistics

/// A publication about which questions are answered, and the one that it was compared with: each run once more, from the archive alone.
struct AnsweredPublication {
    let archive: Archive
    let heading: PublicationHeading
    let rules: Rules
    let account: PeriodAccount
    let bounds: RankBounds
    /// Nil where it was compared with none.
    let earlier: (heading: PublicationHeading, comparison: PeriodComparison)?

    /// - Throws: ``Failure`` where something is lost of what it was made from; errors of any stage.
    init(_ published: Archive.Published, of period: Period, in archive: Archive, _ language: Language) async throws {
        let run = try await archivedRun(published, period, archive, language)
        let account = run.outcome.bulletin.account()
        self.archive = archive
        self.account = account
        rules = run.rules
        bounds = run.outcome.bulletin.bounds
        heading = try PublicationHeading(run.archived, of: period, in: archive)
        guard let found = try archive.previousPublication(to: period, asOf: published.id) else {
            earlier = nil
            return
        }
        let before = try await archivedRun(found.published, found.period, archive, language)
        let previous = try archive.previous(as: found.published, of: found.period, regions: account.regions)
        earlier = (
            try PublicationHeading(before.archived, of: found.period, in: archive),
            PeriodComparison(from: before.outcome.bulletin.account(), to: account, previous: previous)
        )
    }
}
