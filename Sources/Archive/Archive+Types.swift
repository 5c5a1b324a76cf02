internal import GRDB

extension Archive {
    /// Holds what stands in the archive against what its schema says may stand there. A byte that was changed on the disk can make another kind of value of one,
    /// or none, and a value that is read as what it isn't ends the program. SQLite looks for that only where it looks through the whole file
    /// (``requireSound()``). What was received isn't looked at: that is held against its digests wherever it is used.
    /// - Throws: ``ArchiveError`` with table and columns.
    package func requireTypes() throws(ArchiveError) { try read { database in try Self.requireTypes(database) } }

    /// - Parameter tables: of which; nil for all. What a question costs is asking it, not what is then read.
    /// - Throws: SQLITE_CORRUPT with table and columns.
    static func requireTypes(_ database: Database, of tables: [String]? = nil) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT t.name, group_concat(c.name, ', '),
                    group_concat(printf('typeof("%w") NOT IN (%Q%s)', c.name, lower(c.type), iif(c."notnull", '', ', ''null''')), ' OR ')
                FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND t.name <> 'content'
                    AND c.type IN ('TEXT', 'INTEGER', 'BLOB')
                GROUP BY t.name ORDER BY t.name
                """)
        for row in rows {
            guard let table: String = row[0], let columns: String = row[1], let others: String = row[2] else { continue }
            guard tables?.contains(table) ?? true else { continue }
            let sql = "SELECT EXISTS (SELECT 1 FROM \(table.quotedDatabaseIdentifier) WHERE \(others))"
            if try Bool.fetchOne(database, sql: sql) ?? false {
                throw DatabaseError(
                    resultCode: .SQLITE_CORRUPT, message: "\(table): a value of \(columns) isn't what it should be")
            }
        }
    }
}
