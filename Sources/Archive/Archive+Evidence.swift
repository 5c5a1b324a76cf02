package import Catalogue
package import Digest
internal import Foundation
internal import GRDB

/// A publication as the archive remembers it.
package struct PublicationState: Sendable, Equatable {
    package let id: Int64
    package let period: String
    /// Nil for a draft.
    package let edition: Int?
    /// Whether no later publication took its place: of drafts the last one.
    package let isNewest: Bool
}

extension Archive {
    /// The published publication with this manifest; of several, as where an edited draft was put right, the last.
    /// - Parameter manifest: its SHA-256, 64 lower-case hexadecimal digits.
    package func publication(manifest: String) throws(ArchiveError) -> PublicationState? {
        try read { database in
            try Row.fetchAll(database, sql: Self.states("manifest_sha256 = ?"), arguments: [manifest]).last.map(Self.state)
        }
    }

    /// All published publications with a 核验码, in the order in which they were published. A draft that was replaced is among them.
    package func publications(code: String) throws(ArchiveError) -> [PublicationState] {
        try read { database in
            // An archive of an earlier version has no codes.
            guard try database.columns(in: "publication").contains(where: { $0.name == "verification_code" }) else { return [] }
            return try Row.fetchAll(database, sql: Self.states("verification_code = ?"), arguments: [code]).map(Self.state)
        }
    }

    private static func states(_ condition: String) -> String {
        """
        SELECT id, period, edition, NOT EXISTS (
            SELECT 1 FROM publication AS later
            WHERE later.status = 'published' AND later.period = publication.period AND later.edition IS publication.edition
                AND later.id > publication.id
        ) AS is_newest FROM publication WHERE status = 'published' AND \(condition) ORDER BY id
        """
    }

    private static func state(_ row: Row) -> PublicationState {
        PublicationState(id: row["id"], period: row["period"], edition: row["edition"], isNewest: row["is_newest"])
    }

    /// How a publication's manifest was signed; nil when it wasn't.
    package func signature(of id: Int64) throws(ArchiveError) -> Publication.Signature? {
        try read { database in
            // An archive of an earlier version has no signatures.
            guard try database.hasTable("signature") else { return nil }
            let row = try Row.fetchOne(
                database, sql: "SELECT public_key, signature FROM signature WHERE publication = ?", arguments: [id])
            return row.flatMap { row in
                VerifyingKey(bytes: Array(row["public_key"] as Data)).map {
                    .init(key: $0, bytes: Array(row["signature"] as Data))
                }
            }
        }
    }

    /// Those digests whose bytes the archive doesn't have, or has other bytes for.
    package func damaged(_ digests: [SHA256Digest]) throws(ArchiveError) -> Set<SHA256Digest> {
        var damaged: Set<SHA256Digest> = []
        for digest in digests {
            let bytes = try content(digest)
            if bytes.map({ SHA256Digest(of: $0) }) != digest { damaged.insert(digest) }
        }
        return damaged
    }

    /// The periods that were published, in order.
    package func publishedPeriods() throws(ArchiveError) -> [Period] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT DISTINCT period FROM publication WHERE status = 'published' ORDER BY period")
        }.compactMap { Period($0) }
    }

    /// The digests of all bytes that were kept, in order.
    package func contents() throws(ArchiveError) -> [SHA256Digest] {
        try read { database in try String.fetchAll(database, sql: "SELECT sha256 FROM content ORDER BY sha256") }
            .compactMap { SHA256Digest(hex: $0) }
    }

    /// What SQLite finds wrong with the file and its references; empty when it is sound.
    package func integrityProblems() throws(ArchiveError) -> [String] {
        try read { database in
            let answers = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
                "foreign key: \(row[0] as String? ?? "")"
            }
            return answers + orphans
        }
    }

    /// Copies the archive, also while another process uses it (SQLite's online backup).
    /// - Parameter location: a file that isn't there yet, or an empty one, made for it.
    /// - Throws: ``ArchiveError``; what was made of the copy is removed.
    package func backup(to location: String) throws(ArchiveError) {
        var status = stat()
        if unsafe lstat(location, &status) == 0, status.st_size > 0 {
            throw ArchiveError(location: location, CocoaError(.fileWriteFileExists))
        }
        do {
            var configuration = Configuration()
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let copy = try DatabaseQueue(path: location, configuration: configuration)
            try queue.backup(to: copy)
            let problems = try copy.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(1)") }
            guard problems == ["ok"] else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: problems.first ?? "")
            }
        } catch {
            let cause = ArchiveError(location: location, error)
            if unsafe unlink(location) != 0 { throw ArchiveError(location: location, POSIXError(.init(rawValue: errno) ?? .EIO)) }
            throw cause
        }
    }
}
