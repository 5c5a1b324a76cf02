package import Catalogue
package import Digest
internal import Foundation
internal import GRDB
package import Statistics

extension Archive {
    /// A published draft or edition.
    package struct Published: Sendable, Equatable {
        package let id: Int64
        /// Nil for a draft.
        package let edition: Int?
        package let manifest: SHA256Digest
        /// Of the manifest without papers.
        package let content: SHA256Digest

        /// - Parameter content: nil where there are no papers.
        init(id: Int64, edition: Int?, manifest: SHA256Digest, content: SHA256Digest?) {
            self.id = id
            self.edition = edition
            self.manifest = manifest
            self.content = content ?? manifest
        }
    }

    /// The newest published draft of a period, issued since or not.
    package func newestDraft(of period: Period) throws(ArchiveError) -> Published? {
        try newest(of: period, "edition IS NULL")
    }

    /// The newest edition of a period.
    package func newestEdition(of period: Period) throws(ArchiveError) -> Published? {
        try newest(of: period, "edition IS NOT NULL")
    }

    /// A given edition of a period.
    package func edition(_ number: Int, of period: Period) throws(ArchiveError) -> Published? {
        try newest(of: period, "edition = \(number)")
    }

    /// - Parameter before: how many drafts before the newest one; 0 for that itself.
    package func draft(of period: Period, before: Int) throws(ArchiveError) -> Published? {
        try newest(of: period, "edition IS NULL", before: before)
    }

    private func newest(of period: Period, _ condition: String, before: Int = 0) throws(ArchiveError) -> Published? {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT id, edition, manifest_sha256 FROM publication WHERE status = 'published' AND period = ? AND \(condition)
                    ORDER BY id DESC LIMIT 1 OFFSET ?
                    """, arguments: [period.description, before])
            return try row.flatMap { try Self.published($0, in: database) }
        }
    }

    /// - Parameter row: id, edition and manifest of a publication.
    static func published(_ row: Row, in database: Database) throws -> Published? {
        guard let manifest = SHA256Digest(hex: row["manifest_sha256"]) else { return nil }
        return Published(
            id: row["id"], edition: try edition(row), manifest: manifest, content: try content(of: row["id"], in: database))
    }

    /// The number of an edition, which are counted through; nil for a draft.
    static func edition(_ row: Row) throws -> Int? {
        guard let edition = try row.few("edition") else { return nil }
        guard (1...mostEditions).contains(edition) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "edition \(edition)")
        }
        return edition
    }

    /// Of a period; the second one is rare.
    private static var mostEditions: Int { 10_000 }

    /// Nil for a publication without papers.
    private static func content(of id: Int64, in database: Database) throws -> SHA256Digest? {
        // An archive of an earlier version has no papers.
        guard try database.hasTable("publication_content") else { return nil }
        return try String.fetchOne(database, sql: "SELECT sha256 FROM publication_content WHERE publication = ?", arguments: [id])
            .map { try paperDigest($0, of: id) }
    }

    /// The papers of a publication, by path.
    package func papers(of id: Int64) throws(ArchiveError) -> [Publication.Paper] {
        try read { database in
            guard try database.hasTable("paper") else { return [] }
            return try Row.fetchAll(
                database, sql: "SELECT path, format, program, sha256 FROM paper WHERE publication = ? ORDER BY path",
                arguments: [id]
            ).map { row in
                .init(
                    path: row["path"], format: row["format"], program: row["program"],
                    digest: try Self.paperDigest(row["sha256"], of: id))
            }
        }
    }

    private static func paperDigest(_ hex: String, of id: Int64) throws -> SHA256Digest {
        guard let digest = SHA256Digest(hex: hex) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "sha256 \(hex) of publication \(id)")
        }
        return digest
    }

    /// An edition as the next one is compared with it.
    /// - Parameter rounding: tells the rounding from the settings' bytes as they were.
    package func earlierEdition(
        _ published: Published, regions: RegionTable, rounding: (_ settings: [UInt8]) throws -> Rounding
    ) throws -> EarlierEdition {
        let settings = try read { database in try Self.input("settings", of: published.id, in: database) }
        let edition = EarlierEdition(number: published.edition ?? 0, rounding: try rounding(settings))
        return try read { database in
            try EarlierEditionReader(database: database, id: published.id, regions: regions).read(edition)
        }
    }
}

private struct EarlierEditionReader {
    let database: Database
    let id: Int64
    let regions: RegionTable

    func read(_ edition: EarlierEdition) throws -> EarlierEdition {
        var edition = edition
        for figure in try database.figures(of: id) {
            guard let region = region(figure.region) else { continue }
            if let counts = figure.counts { edition.counts[region, default: [:]][figure.indicator] = counts }
            if let rank = figure.rank { edition.ranks[region, default: [:]][figure.indicator] = rank }
        }
        for row in try rows("SELECT unit, score, rank FROM standing WHERE publication = ?") {
            if let unit = region(row["unit"]) {
                edition.places[unit] = .init(score: try row.few("score"), rank: try row.few("rank"))
            }
        }
        edition.submissions = Set(
            try rows("SELECT file, sha256, unit FROM submission WHERE publication = ? AND status IN ('counted', 'partly')").map {
                .init(path: $0["file"], digest: $0["sha256"], unit: ($0["unit"] as String?).flatMap(region))
            })
        edition.corrections = Set(
            try rows("SELECT region, type, locality, measure, value FROM correction WHERE publication = ?").compactMap { row in
                region(row["region"]).map {
                    .init(region: $0, type: row["type"], locality: row["locality"], measure: row["measure"], value: row["value"])
                }
            })
        edition.rules = Set(
            try rows(
                """
                SELECT role, sha256 FROM publication_input WHERE publication = ? AND role IN ('settings', 'catalogue', 'regions')
                """
            ).map { row in "\(row["role"] as String) \(row["sha256"] as String)" })
        return edition
    }

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [id]) }

    private func region(_ code: String) -> Int? { regions.find(code)?.region }
}
