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
