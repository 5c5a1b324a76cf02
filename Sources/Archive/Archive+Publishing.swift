package import Catalogue
package import Digest
internal import GRDB
internal import Statistics

extension Archive {
    /// A publication that was begun and neither finished nor undone: the program or the machine stopped in between.
    package struct Unfinished: Sendable, Equatable {
        package let id: Int64
        package let period: String
        /// Nil for a draft.
        package let edition: Int?
        package let manifest: SHA256Digest
        /// 核验码
        package let code: String
    }

    /// Begins a publication: another thread keeps what it will be made of, and then waits until that is known (``BegunPublication/write(_:early:)``).
    /// - Parameter received: what is kept while more is read.
    package func begin(_ received: ReceivedBytes = ReceivedBytes()) -> BegunPublication { BegunPublication(received, in: self) }

    package func finish(_ id: Int64) throws(ArchiveError) { try setStatus(id, "published") }

    package func abandon(_ id: Int64) throws(ArchiveError) { try setStatus(id, "abandoned") }

    package func unfinished() throws(ArchiveError) -> [Unfinished] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, period, edition, manifest_sha256, verification_code FROM publication WHERE status = 'publishing'
                    ORDER BY id
                    """
            ).compactMap { row in
                SHA256Digest(hex: row["manifest_sha256"]).map {
                    Unfinished(
                        id: row["id"], period: row["period"], edition: row["edition"], manifest: $0,
                        code: row["verification_code"] ?? "")
                }
            }
        }
    }

    private func setStatus(_ id: Int64, _ status: String) throws(ArchiveError) {
        try write { database in
            try database.execute(sql: "UPDATE publication SET status = ? WHERE id = ?", arguments: [status, id])
        }
    }

    /// When bytes of a period's files were first seen, by digest.
    package func sightings(of period: Period) throws(ArchiveError) -> [String: Instant] {
        try read { database in
            let rows = try Row.fetchAll(
                database, sql: "SELECT sha256, seen_at FROM sighting WHERE period = ?", arguments: [period.description])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["sha256"], Instant(seconds: $0["seen_at"])) })
        }
    }

    /// The digests of files that were in a publication of the period without a time of receipt: they were seen too late.
    package func unreceived(in period: Period) throws(ArchiveError) -> Set<String> {
        try read { database in
            try Set(
                String.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT sha256 FROM submission JOIN publication ON publication.id = publication
                        WHERE publication.status = 'published' AND period = ? AND received_at IS NULL
                        """, arguments: [period.description]))
        }
    }

    /// Records, once each, when bytes were first seen.
    package func record(_ digests: [SHA256Digest], seenAt instant: Instant, period: Period) throws(ArchiveError) {
        if digests.isEmpty { return }
        try write { database in
            let statement = try database.cachedStatement(
                sql: "INSERT INTO sighting (period, sha256, seen_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            for digest in digests {
                try statement.execute(arguments: [period.description, digest.hex, instant.seconds])
            }
        }
    }
}
