internal import Archive
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

    init(_ region: Int, _ indicator: Int, _ subject: AnsweredPublication, _ wishes: Wishes) throws {
        let account = subject.account
        heading = subject.heading
        self.account = account
        explanation = try FigureExplanation(region, indicator, account)
        published = try subject.archive.publishedValue(
            of: account.catalogue.indicators[indicator].id, region: [account.regions[region].code], in: heading.published,
            heading.period, issue: heading.issue)
        change = try subject.earlier.map { ($0.heading, try ChangeExplanation(region, indicator, in: $0.comparison)) }
        rows = wishes.rows ? try explanation.rows(account) : nil
        way = wishes.toTarget ? .some(try WayToTarget(explanation, account)) : nil
        bounds = wishes.bounds ? subject.bounds : nil
    }

    var catalogue: Catalogue { account.catalogue }
    var regions: RegionTable { account.regions }
    var definition: Catalogue.Indicator { catalogue.indicators[explanation.indicator] }
    var figure: Figure { explanation.figure }

    /// Whether this version counts as the one that published it did.
    var isAsPublished: Bool { published?.counts == figure.counts && published?.rank == figure.rank }
}
