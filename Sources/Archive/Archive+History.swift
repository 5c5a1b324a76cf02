package import Catalogue
internal import Digest
internal import GRDB
package import Statistics

extension Archive {
    /// The province's published figures of the quarters before a period, of each its newest edition, or its draft if none was issued.
    /// - Parameter asOf: a publication's id: what was there when it was made; nil for now.
    /// - Returns: the earliest first.
    package func history(
        before period: Period, regions: RegionTable, asOf id: Int64?
    ) throws(ArchiveError) -> [History.Point] {
        try read { database in
            var points: [History.Point] = []
            for row in try Self.authoritative(database, before: period, asOf: id) {
                guard let earlier = Period(row["period"]), earlier.index > period.index - History.quarters else { continue }
                points.append(try Self.point(database, row["id"], earlier, regions))
            }
            return points.sorted { $0.period < $1.period }
        }
    }

    /// A period as it was published, to be compared with.
    /// - Returns: nil where it wasn't.
    package func published(
        _ period: Period, regions: RegionTable, asOf id: Int64?
    ) throws(ArchiveError) -> Previous? {
        guard let next = period.next else { return nil }
        return try previous(to: next, regions: regions, asOf: id).flatMap { $0.period == period ? $0 : nil }
    }

    /// The publications that a period may be compared with, one a period, by id: the newest edition, or the newest draft.
    package func publicationsCompared(with period: Period, asOf id: Int64?) throws(ArchiveError) -> [(
        period: Period, published: Published
    )] {
        try read { database in
            try Self.authoritative(database, before: period, asOf: id).compactMap { row in
                guard let earlier = Period(row["period"]), earlier.index > period.index - History.quarters,
                    let published = try Self.published(row, in: database)
                else { return nil }
                return (earlier, published)
            }
        }
    }

    /// Id, edition (nil for a draft) and period.
    static func authoritativeOfAll(_ database: Database) throws -> [(Int64, Int?, Period)] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, period, edition FROM publication WHERE status = 'published'
                ORDER BY period DESC, edition IS NULL, id DESC
                """)
        var seen: Set<String> = []
        return try rows.filter { seen.insert($0["period"]).inserted }.compactMap { row in
            try Period(row["period"] as String).map { (row["id"], try Archive.edition(row), $0) }
        }
    }

    static func authoritative(_ database: Database, before period: Period, asOf id: Int64?) throws -> [Row] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, period, edition, manifest_sha256 FROM publication WHERE status = 'published' AND period < ? AND id < ?
                ORDER BY period DESC, edition IS NULL, id DESC
                """, arguments: [period.description, id ?? Int64.max])
        var seen: Set<String> = []
        return rows.filter { seen.insert($0["period"]).inserted }
    }

    static func point(
        _ database: Database, _ id: Int64, _ period: Period, _ regions: RegionTable
    ) throws -> History.Point {
        var definitions: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT id, definition FROM indicator WHERE publication = ?", arguments: [id])
        {
            definitions[row["id"]] = row["definition"]
        }
        var counts: [String: RatioCounts] = [:]
        for figure in try database.figures(of: id, region: regions[regions.province].code) {
            counts[figure.indicator] = figure.counts
        }
        return History.Point(period: period, counts: counts, definitions: definitions)
    }
}
