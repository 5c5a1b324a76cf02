internal import CSV
package import Catalogue
package import Digest
internal import Foundation
internal import GRDB

/// A publication as the archive has it: all that making it again needs.
package struct ArchivedPublication: Sendable {
    package struct Input: Sendable {
        package let role: String
        package let path: String
        package let digest: SHA256Digest
    }

    /// A file of which only the digest was kept.
    package struct Unkept: Sendable {
        /// Relative to the period's folder.
        package let file: String
        package let digest: SHA256Digest
        /// In bytes, of a file over the size limit; nil for one that couldn't be read.
        package let size: Int?
    }

    package let published: Archive.Published
    package let toolVersion: String
    /// Nil for a draft.
    package let issue: EditionIssue?
    package let inputs: [Input]
    package let unkept: [Unkept]
    /// When files without a line in `receipts.csv` were first seen, by digest.
    package let sightings: [String: Instant]
}

extension Archive {
    /// - Parameter id: of a published publication.
    /// - Throws: ``ArchiveError``, also where a row can't be understood.
    package func archived(_ published: Published, period: Period) throws(ArchiveError) -> ArchivedPublication {
        try read { database in
            let reader = ArchivedPublicationReader(database: database, id: published.id)
            return ArchivedPublication(
                published: published, toolVersion: try reader.toolVersion(), issue: try reader.issue(published.edition),
                inputs: try reader.inputs(), unkept: try reader.unkept(), sightings: try reader.sightings(period))
        }
    }

    /// Bytes received or used once.
    /// - Returns: nil when the archive doesn't have them, or no longer those.
    package func content(_ digest: SHA256Digest) throws(ArchiveError) -> [UInt8]? {
        try read { database in
            try Data.fetchOne(database, sql: "SELECT bytes FROM content WHERE sha256 = ?", arguments: [digest.hex])
        }.map { Array($0) }.flatMap { SHA256Digest(of: $0) == digest ? $0 : nil }
    }

    /// The one input of a publication that has this role; nothing where there is none.
    /// - Throws: SQLITE_CORRUPT for bytes that are no longer those that were read.
    static func input(_ role: String, of id: Int64, in database: Database) throws -> [UInt8] {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT sha256, bytes FROM content JOIN publication_input USING (sha256) WHERE publication = ? AND role = ?",
            arguments: [id, role])
        guard let row else { return [] }
        let bytes = Data.fromDatabaseValue(row["bytes"]).map { Array($0) } ?? []
        guard SHA256Digest(of: bytes).hex == row["sha256"] else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(role) of publication \(id)")
        }
        return bytes
    }
}

private struct ArchivedPublicationReader {
    let database: Database
    let id: Int64

    func toolVersion() throws -> String {
        try String.fetchOne(database, sql: "SELECT tool_version FROM publication WHERE id = ?", arguments: [id]) ?? ""
    }

    func issue(_ edition: Int?) throws -> EditionIssue? {
        guard let edition else { return nil }
        let row = try rows("SELECT issued_on, document_number, reason FROM edition_issue WHERE publication = ?").first
        guard let row, let date = CalendarDay(row["issued_on"]) else { throw damaged("edition_issue") }
        return EditionIssue(number: edition, date: date, documentNumber: row["document_number"], reason: row["reason"])
    }

    func inputs() throws -> [ArchivedPublication.Input] {
        try rows("SELECT role, path, sha256 FROM publication_input WHERE publication = ? ORDER BY role, path").map { row in
            .init(role: row["role"], path: row["path"], digest: try digest(row["sha256"]))
        }
    }

    /// The submissions that aren't among the inputs.
    func unkept() throws -> [ArchivedPublication.Unkept] {
        let found = try rows(
            """
            SELECT file, sha256, findings FROM submission LEFT JOIN finding_list USING (publication, file)
            WHERE publication = ? AND NOT EXISTS (
                SELECT 1 FROM publication_input AS input JOIN publication ON publication.id = input.publication
                WHERE input.publication = submission.publication AND input.role = 'submission'
                    AND input.path = 'inbox/' || publication.period || '/' || submission.file)
            ORDER BY file
            """)
        return try found.map { row in
            let findings = try CSVTable(Array((row["findings"] as Data?) ?? Data()), required: [])
            let size = findings.rows.first { $0["code"] == "F09" }.flatMap { Int($0["value"]) }
            return .init(file: row["file"], digest: try digest(row["sha256"]), size: size)
        }
    }

    /// Those that gave a file of this publication its time of receipt.
    func sightings(_ period: Period) throws -> [String: Instant] {
        let found = try Row.fetchAll(
            database,
            sql: """
                SELECT DISTINCT sighting.sha256, seen_at FROM sighting JOIN submission USING (sha256)
                WHERE publication = ? AND period = ? AND received_at = seen_at
                """, arguments: [id, period.description])
        return Dictionary(uniqueKeysWithValues: found.map { ($0["sha256"], Instant(seconds: $0["seen_at"])) })
    }

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [id]) }

    private func digest(_ hex: String) throws -> SHA256Digest {
        guard let digest = SHA256Digest(hex: hex) else { throw damaged("sha256 \(hex)") }
        return digest
    }

    private func damaged(_ what: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(what) of publication \(id)")
    }
}
