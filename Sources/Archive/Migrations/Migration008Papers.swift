internal import GRDB

/// Papers of a publication: its pages in formats that other programs have a hand in. `publication_content` has the digest that the manifest would have without
/// them: two publications with the same one say the same, whatever printing program was at work.
func registerPapers(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("008 papers") { database in
        try database.execute(
            sql: """
                CREATE TABLE publication_content (
                    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
                    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
                ) STRICT;
                CREATE TRIGGER publication_content_no_update BEFORE UPDATE ON publication_content
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER publication_content_no_delete BEFORE DELETE ON publication_content
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TABLE paper (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    path TEXT NOT NULL,
                    format TEXT NOT NULL,
                    program TEXT,
                    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
                    PRIMARY KEY (publication, path)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                """)
    }
}
