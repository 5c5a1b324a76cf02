internal import Archive
internal import Bulletin
internal import Catalogue
internal import Explanation
internal import Statistics

/// All that `santong explain` has to say of one figure, from the archive alone.
struct FigureAnswer {
    let heading: PublicationHeading
    let account: PeriodAccount
    let explanation: FigureExplanation
    /// As it was published; nil where it wasn't.
    let published: PublishedValue?
    /// From the publication that it was compared with; nil where there was none.
    let change: (from: PublicationHeading, explanation: ChangeExplanation)?
    /// All rows, where they are asked for.
    let rows: [ExplainedRow]?
    /// Where it is asked for. Nothing inside where no target is missed, or the indicator isn't a sum.
    let way: WayToTarget??
    /// Where they are asked for.
    let bounds: RankBounds?

    /// What may be asked for beyond the figure itself.
    struct Wishes {
        let rows: Bool
        let toTarget: Bool
        let bounds: Bool
    }

    init(
        _ region: Int, _ indicator: Int, _ run: ArchivedRun, _ heading: PublicationHeading, _ wishes: Wishes,
        in archive: Archive
    ) async throws {
        let account = run.outcome.bulletin.account()
        self.heading = heading
        self.account = account
        explanation = try FigureExplanation(region, indicator, account)
        published = try archive.publishedValue(
            of: account.catalogue.indicators[indicator].id, region: [account.regions[region].code], in: heading.published,
            heading.period)
        change = try await Self.change(region, indicator, account, heading, in: archive)
        rows = wishes.rows ? try explanation.rows(account) : nil
        way = wishes.toTarget ? .some(try WayToTarget(explanation, account)) : nil
        bounds = wishes.bounds ? run.outcome.bulletin.bounds : nil
    }

    private static func change(
        _ region: Int, _ indicator: Int, _ account: PeriodAccount, _ heading: PublicationHeading, in archive: Archive
    ) async throws -> (from: PublicationHeading, explanation: ChangeExplanation)? {
        guard let earlier = try archive.previousPublication(to: heading.period, asOf: heading.published.id) else { return nil }
        let run = try await ArchivedRun(earlier.published, of: earlier.period, from: archive)
        let previous = try archive.previous(as: earlier.published, of: earlier.period, regions: account.regions)
        return (
            try PublicationHeading(run.archived, of: earlier.period, in: archive),
            try ChangeExplanation(region, indicator, from: run.outcome.bulletin.account(), to: account, previous: previous)
        )
    }

    var catalogue: Catalogue { account.catalogue }
    var regions: RegionTable { account.regions }
    var definition: Catalogue.Indicator { catalogue.indicators[explanation.indicator] }
    var figure: Figure { explanation.figure }

    /// Whether this version counts as the one that published it did.
    var isAsPublished: Bool { published?.counts == figure.counts && published?.rank == figure.rank }
}
