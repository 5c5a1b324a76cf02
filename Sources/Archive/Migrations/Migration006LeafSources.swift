internal import GRDB

/// Which file spoke for a leaf, or gave a unit's total rows, so that the next period's findings can name it. Unknown for what was
/// published before.
func registerLeafSources(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("006 leaf sources") { database in
        try database.execute(
            sql: """
                CREATE TABLE leaf_source (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    region TEXT NOT NULL CHECK (length(region) = 6),
                    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
                    file TEXT NOT NULL,
                    PRIMARY KEY (publication, region, kind)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER leaf_source_no_update BEFORE UPDATE ON leaf_source
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER leaf_source_no_delete BEFORE DELETE ON leaf_source
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                """)
    }
}
