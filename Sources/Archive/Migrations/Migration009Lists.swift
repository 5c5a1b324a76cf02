internal import GRDB

/// What was published of a region's indicators, and what a part counted, as a list each instead of a row each: a country's archive had a hundred and thirty
/// thousand rows a quarter, which took as long to write as its files to read. What was published before stays where it is (`figure`, `part_ratio`,
/// `leaf_total`), and is read there.
func registerLists(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("009 lists") { database in
        try database.execute(
            sql: """
                CREATE TABLE figure_list (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    region TEXT NOT NULL,
                    figures TEXT NOT NULL,
                    PRIMARY KEY (publication, region)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER figure_list_no_update BEFORE UPDATE ON figure_list
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER figure_list_no_delete BEFORE DELETE ON figure_list
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TABLE part_list (
                    publication INTEGER NOT NULL REFERENCES publication (id),
                    region TEXT NOT NULL,
                    kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
                    ratios TEXT NOT NULL,
                    totals TEXT NOT NULL,
                    PRIMARY KEY (publication, region, kind)
                ) STRICT, WITHOUT ROWID;
                CREATE TRIGGER part_list_no_update BEFORE UPDATE ON part_list
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER part_list_no_delete BEFORE DELETE ON part_list
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                """)
    }
}
