internal import CSV
package import Catalogue
package import Digest
internal import Foundation
internal import GRDB
package import Statistics

/// What an edition says of each unit, for the evaluation of its year.
package struct EditionRecord: Sendable {
    /// A unit's row of rankings.csv.
    package struct Place: Sendable {
        package let status: Standing.Status
        /// In hundredths; nil for an unranked unit.
        package let score: Int?
        package let rank: Int?
    }

    /// A row of submissions.csv.
    package struct Submission: Sendable {
        /// Relative to the period's folder.
        package let file: String
        package let digest: SHA256Digest
        package let submitter: String?
        /// Nil for a file of nobody.
        package let unit: String?
        package let receivedAt: Instant?
        /// As in submissions.csv.
        package let status: String
        package let errors: Int
        package let warnings: Int
        /// How many of the warnings were explained.
        package let explained: Int
        /// How many of them a notice asks to be explained, and nobody has.
        package let unexplained: Int
        /// How many of its errors a notice asks to be mended: none where newer files stand in its place.
        package let outstanding: Int
    }

    package let period: Period
    package let published: Archive.Published
    package let issue: EditionIssue
    /// 核验码; blank in an edition of before version 0.2.
    package let code: String
    /// By the unit's code.
    package let places: [String: Place]
    /// By the unit's code and the indicator's id.
    package let counts: [String: [String: RatioCounts]]
    /// By path.
    package let submissions: [Submission]
}

extension Archive {
    /// The newest edition of a period.
    /// - Returns: nil where none was issued.
    package func editionRecord(of period: Period) throws(ArchiveError) -> EditionRecord? {
        guard let published = try newestEdition(of: period),
            let issue = try archived(published, period: period).issue
        else { return nil }
        return try read { database in
            let reader = EditionRecordReader(database: database, id: published.id)
            return EditionRecord(
                period: period, published: published, issue: issue, code: try reader.code(), places: try reader.places(),
                counts: try reader.counts(), submissions: try reader.submissions())
        }
    }
}

private struct EditionRecordReader {
    let database: Database
    let id: Int64

    func code() throws -> String {
        try String.fetchOne(database, sql: "SELECT verification_code FROM publication WHERE id = ?", arguments: [id]) ?? ""
    }

    func places() throws -> [String: EditionRecord.Place] {
        var places: [String: EditionRecord.Place] = [:]
        for row in try rows("SELECT unit, status, score, rank FROM standing WHERE publication = ?") {
            guard let status = Standing.Status(rawValue: row["status"]) else { throw damaged("standing") }
            places[row["unit"]] = .init(status: status, score: try row.few("score"), rank: try row.few("rank"))
        }
        return places
    }

    func counts() throws -> [String: [String: RatioCounts]] {
        var counts: [String: [String: RatioCounts]] = [:]
        let units = Set(try String.fetchAll(database, sql: "SELECT unit FROM standing WHERE publication = ?", arguments: [id]))
        for figure in try database.figures(of: id) where units.contains(figure.region) {
            if let known = figure.counts { counts[figure.region, default: [:]][figure.indicator] = known }
        }
        return counts
    }

    func submissions() throws -> [EditionRecord.Submission] {
        let answered = Set(
            try String.fetchAll(database, sql: "SELECT number FROM explanation WHERE publication = ?", arguments: [id]))
        let found = try rows(
            """
            SELECT file, sha256, submitter, unit, received_at, status, errors, warnings, findings
            FROM submission LEFT JOIN finding_list USING (publication, file) WHERE publication = ? ORDER BY file
            """)
        return try found.map { row in try submission(row, answered) }
    }

    private func damaged(_ what: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(what) of publication \(id)")
    }

    private func submission(_ row: Row, _ answered: Set<String>) throws -> EditionRecord.Submission {
        guard let digest = SHA256Digest(hex: row["sha256"]) else { throw damaged("submission") }
        let receivedAt: Int? = row["received_at"]
        let told = try warnings(row["findings"] as Data?, answered)
        return EditionRecord.Submission(
            file: row["file"], digest: digest, submitter: row["submitter"], unit: row["unit"],
            receivedAt: receivedAt.map { Instant(seconds: $0) }, status: row["status"],
            errors: try row.few("errors") ?? 0, warnings: try row.few("warnings") ?? 0, explained: told.explained,
            unexplained: told.unexplained,
            outstanding: told.outstanding)
    }

    private func warnings(_ findings: Data?, _ answered: Set<String>) throws -> (
        explained: Int, unexplained: Int, outstanding: Int
    ) {
        guard let findings else { return (0, 0, 0) }
        let rows = try CSVTable(Array(findings), required: []).rows
        let warnings = rows.filter { $0["severity"] == Severity.warning.rawValue }
        return (
            warnings.count { answered.contains($0["number"]) },
            // Blank in lists of before version 0.4, where nothing was asked.
            warnings.count { $0["asked"] == "1" && !$0["number"].isEmpty && !answered.contains($0["number"]) },
            rows.count { $0["severity"] == Severity.error.rawValue && $0["asked"] == "1" }
        )
    }

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [id]) }
}
