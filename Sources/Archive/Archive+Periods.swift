package import Catalogue
internal import GRDB
package import Statistics

/// A published period, as the list of all of them shows it.
package struct PublishedPeriod: Sendable {
    /// The province's figures.
    package let point: History.Point
    /// Nil while it is a draft.
    package let issue: EditionIssue?
    /// Whether a draft of the next edition was published since.
    package let hasNewDraft: Bool
    /// 核验码; blank in a publication of before version 0.2.
    package let code: String
    /// How many units were ranked, and how many there were.
    package let ranked: Int
    package let units: Int
}

extension PublishedPeriod {
    /// As the archive will tell of it.
    /// - Parameter code: its own.
    package init(_ publication: Publication, code: String) {
        let (catalogue, regions) = (publication.catalogue, publication.regions)
        var counts: [String: RatioCounts] = [:]
        for figure in publication.figures.of(regions.province) {
            counts[catalogue.indicators[figure.indicator].id] = figure.counts
        }
        let definitions = catalogue.indicators.map { ($0.id, $0.definition) }
        let standings = publication.figures.standings
        self.init(
            point: History.Point(
                period: publication.period, counts: counts, definitions: Dictionary(uniqueKeysWithValues: definitions)),
            issue: publication.issue, hasNewDraft: false, code: code, ranked: standings.count { $0.status == .ranked },
            units: standings.count)
    }

    /// An edition of which a new draft was published.
    fileprivate var withNewDraft: PublishedPeriod {
        PublishedPeriod(point: point, issue: issue, hasNewDraft: true, code: code, ranked: ranked, units: units)
    }
}

extension [PublishedPeriod] {
    /// The same once something more is published: what ``Archive/publishedPeriods(_:)`` gives then.
    package func adding(_ published: PublishedPeriod) -> [PublishedPeriod] {
        let period = published.point.period
        let earlier = first { $0.point.period == period }
        let shown = if let earlier, earlier.issue != nil, published.issue == nil { earlier.withNewDraft } else { published }
        return (filter { $0.point.period != period } + [shown]).sorted { $0.point.period < $1.point.period }
    }
}

extension Archive {
    /// Every period that was published: its newest edition, or its draft if none was issued.
    /// - Returns: the earliest first.
    package func publishedPeriods(_ regions: RegionTable) throws(ArchiveError) -> [PublishedPeriod] {
        let publications = try read { database in try Self.authoritativeOfAll(database) }
        var periods: [PublishedPeriod] = []
        for (id, edition, period) in publications {
            let point = try read { database in try Self.point(database, id, period, regions) }
            var issue: EditionIssue?
            if edition != nil, let newest = try newestEdition(of: period) {
                issue = try archived(newest, period: period).issue
            }
            let counts = try read { database in
                try Row.fetchOne(
                    database,
                    sql: """
                        SELECT verification_code, (SELECT count(*) FROM standing WHERE publication = publication.id) AS units,
                            (SELECT count(*) FROM standing WHERE publication = publication.id AND status = 'ranked') AS ranked
                        FROM publication WHERE id = ?
                        """, arguments: [id])
            }
            let draft = try newestDraft(of: period)
            periods.append(
                PublishedPeriod(
                    point: point, issue: issue,
                    hasNewDraft: edition != nil && (draft?.id ?? 0) > id,
                    code: counts?["verification_code"] ?? "", ranked: counts?["ranked"] ?? 0,
                    units: counts?["units"] ?? 0))
        }
        return periods.sorted { $0.point.period < $1.point.period }
    }
}
