internal import GRDB

extension Archive {
    /// Holds what stands in the archive against what its schema says may stand there. A byte that was changed on the disk can make another kind of value of one,
    /// or none, and a value that is read as what it isn't ends the program. SQLite looks for that only where it looks through the whole file
    /// (``requireSound()``). What was received isn't looked at: that is held against its digests wherever it is used.
    /// - Throws: SQLITE_CORRUPT with table and columns.
    static func requireTypes(_ database: Database) throws {
        for (table, columns) in try typedColumns(of: database).sorted(by: { $0.key < $1.key }) {
            let others = columns.map { column in
                "typeof(\(column.name.quotedDatabaseIdentifier)) NOT IN (\(column.kinds.map { "'\($0)'" }.joined(separator: ", ")))"
            }
            let sql = "SELECT EXISTS (SELECT 1 FROM \(table.quotedDatabaseIdentifier) WHERE \(others.joined(separator: " OR ")))"
            if try Bool.fetchOne(database, sql: sql) ?? false {
                let names = columns.map(\.name).joined(separator: ", ")
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(table): one of \(names) isn't what it should be")
            }
        }
    }

    /// - Returns: by table, the kinds that a value of each column may have, as typeof() names them.
    private static func typedColumns(of database: Database) throws -> [String: [(name: String, kinds: [String])]] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT t.name AS "table", c.name, lower(c.type) AS type, c."notnull" AS required
                FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND t.name <> 'content'
                    AND c.type IN ('TEXT', 'INTEGER', 'BLOB')
                """)
        var columns: [String: [(name: String, kinds: [String])]] = [:]
        for row in rows {
            guard let table: String = row["table"], let name: String = row["name"], let type: String = row["type"],
                let isRequired: Bool = row["required"]
            else { continue }
            columns[table, default: []].append((name, isRequired ? [type] : [type, "null"]))
        }
        return columns
    }
}
