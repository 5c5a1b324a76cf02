internal import GRDB

/// What an edition was issued with: date, 发文字号 and, from the second on, the reason of the correction.
func registerEditions(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("004 editions") { database in
        try database.execute(
            sql: """
                CREATE TABLE edition_issue (
                    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
                    issued_on TEXT NOT NULL CHECK (length(issued_on) = 10),
                    document_number TEXT NOT NULL,
                    reason TEXT NOT NULL
                ) STRICT;
                CREATE TRIGGER edition_issue_no_update BEFORE UPDATE ON edition_issue
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER edition_issue_no_delete BEFORE DELETE ON edition_issue
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE UNIQUE INDEX publication_edition ON publication (period, edition) WHERE status = 'published' AND edition IS NOT NULL;
                """)
    }
}
