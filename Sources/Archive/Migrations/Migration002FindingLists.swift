internal import Catalogue
internal import Foundation
internal import GRDB

/// A submission's findings as one text instead of a row each: a quarter in which every row has a defect made the archive grow by
/// more than the submissions themselves. Their wording isn't kept: code, place and value determine it, and the published one stands in
/// the publication.
func registerFindingLists(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("002 finding lists") { database in
        try database.execute(sql: table)
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT publication, file, line, code, severity, column_name, value FROM finding ORDER BY publication, ordinal")
        var lists: [List: FindingList] = [:]
        while let row = try rows.next() {
            let finding = Finding(
                row["code"], Severity(rawValue: row["severity"]) ?? .error, line: row["line"], column: row["column_name"],
                value: row["value"], Bilingual("", ""))
            lists[List(publication: row["publication"], file: row["file"]), default: FindingList(count: 0)].add(
                .init(finding: finding, row: "", number: nil, isAsked: false))
        }
        for (list, findings) in lists.sorted(by: { ($0.key.publication, $0.key.file) < ($1.key.publication, $1.key.file) }) {
            try database.execute(
                sql: "INSERT INTO finding_list VALUES (?, ?, ?)",
                arguments: [list.publication, list.file, Data(findings.bytes)])
        }
        try database.execute(sql: "DROP TABLE finding")
    }
}

private struct List: Hashable {
    let publication: Int64
    let file: String
}

private let table = """
    CREATE TABLE finding_list (
        publication INTEGER NOT NULL REFERENCES publication (id),
        file TEXT NOT NULL,
        findings BLOB NOT NULL,
        PRIMARY KEY (publication, file)
    ) STRICT;
    CREATE TRIGGER finding_list_no_update BEFORE UPDATE ON finding_list
    BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
    CREATE TRIGGER finding_list_no_delete BEFORE DELETE ON finding_list
    BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
    """
