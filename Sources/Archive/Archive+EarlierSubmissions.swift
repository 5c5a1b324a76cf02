internal import CSV
package import Catalogue
package import Digest
internal import Foundation
internal import GRDB

/// A submission as a publication had it.
package struct EarlierSubmission: Sendable {
    /// Relative to the period's folder.
    package let file: String
    package let digest: SHA256Digest
    package let submitter: String?
    package let unit: String?
    package let errors: Int
    package let warnings: Int
}

/// A finding as a publication had it, without its words.
package struct EarlierFinding: Sendable {
    package let code: String
    package let severity: Severity
    package let column: String
    package let row: String
    /// Whether a notice asked for it to be mended or explained.
    package let isAsked: Bool
}

extension Archive {
    /// The publications of a period, the newest first.
    /// - Parameter asOf: a publication's id: what was there when it was made; nil for now.
    package func publications(of period: Period, asOf id: Int64?) throws(ArchiveError) -> [Int64] {
        try read { database in
            try Int64.fetchAll(
                database,
                sql: "SELECT id FROM publication WHERE status = 'published' AND period = ? AND id < ? ORDER BY id DESC",
                arguments: [period.description, id ?? Int64.max])
        }
    }

    /// Of one publication, by path.
    package func submissions(of id: Int64) throws(ArchiveError) -> [EarlierSubmission] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT file, sha256, submitter, unit, errors, warnings FROM submission WHERE publication = ? ORDER BY file
                    """, arguments: [id]
            ).compactMap { row in
                try SHA256Digest(hex: row["sha256"]).map { digest in
                    EarlierSubmission(
                        file: row["file"], digest: digest, submitter: row["submitter"], unit: row["unit"],
                        errors: try row.few("errors") ?? 0, warnings: try row.few("warnings") ?? 0)
                }
            }
        }
    }

    /// A submission's findings.
    /// - Returns: nil where an earlier version of the program didn't write down what they are about.
    package func findings(of id: Int64, file: String) throws(ArchiveError) -> [EarlierFinding]? {
        try read { database in
            let list = try Data.fetchOne(
                database, sql: "SELECT findings FROM finding_list WHERE publication = ? AND file = ?", arguments: [id, file])
            guard let list else { return [] }
            let table = try CSVTable(Array(list), required: ["code"])
            guard table.header.contains("asked") else { return nil }
            return table.rows.map { row in
                EarlierFinding(
                    code: row["code"], severity: Severity(rawValue: row["severity"]) ?? .error, column: row["column"],
                    row: row["row"], isAsked: row["asked"] == "1")
            }
        }
    }

    /// The files that a publication's explanations came in: path and digest.
    package func explanationFiles(of id: Int64) throws(ArchiveError) -> [(path: String, digest: String)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT path, sha256 FROM publication_input WHERE publication = ? AND role = 'explanation' ORDER BY path",
                arguments: [id]
            ).map { row in (path: row["path"] as String, digest: row["sha256"] as String) }
        }
    }
}
