internal import GRDB

/// What submitters answered to warnings, as it was in force when a publication was made (情况说明).
func registerExplanations(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("007 explanations") { database in
        try database.execute(
            sql: """
                CREATE TABLE explanation (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    number TEXT NOT NULL,
                    submitter TEXT NOT NULL CHECK (length(submitter) = 6),
                    text TEXT NOT NULL,
                    file TEXT NOT NULL,
                    given_in TEXT NOT NULL,
                    PRIMARY KEY (publication, number)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER explanation_no_update BEFORE UPDATE ON explanation
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER explanation_no_delete BEFORE DELETE ON explanation
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                """)
    }
}
