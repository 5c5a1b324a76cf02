internal import GRDB

/// The first schema. What was received is stored once by its digest; what was published is stored a publication, with all that the
/// next period compares with. Triggers refuse to change or remove any of it; only a publication's status moves on.
func registerFirstSchema(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("001 first schema") { database in
        try database.execute(sql: tables)
        for table in frozen {
            for event in ["UPDATE", "DELETE"] {
                try database.execute(
                    sql: """
                        CREATE TRIGGER \(table)_no_\(event.lowercased()) BEFORE \(event) ON \(table)
                        BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END
                        """)
            }
        }
        try database.execute(sql: statusTriggers)
    }
}

private let frozen = [
    "content", "sighting", "publication_input", "submission", "finding", "indicator", "figure", "standing", "part", "part_ratio",
    "leaf_total", "school_list", "correction",
]

private let statusTriggers = """
    CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
    BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
    CREATE TRIGGER publication_status_only BEFORE UPDATE ON publication
    WHEN OLD.status <> 'publishing' OR NEW.status NOT IN ('published', 'abandoned') OR NEW.id <> OLD.id
        OR NEW.period <> OLD.period OR NEW.manifest_sha256 <> OLD.manifest_sha256
    BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
    """

private let tables = """
    CREATE TABLE content (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE sighting (
        period TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (period, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE publication (
        id INTEGER NOT NULL PRIMARY KEY,
        period TEXT NOT NULL CHECK (length(period) = 6),
        edition INTEGER CHECK (edition > 0),
        status TEXT NOT NULL CHECK (status IN ('publishing', 'published', 'abandoned')),
        tool_version TEXT NOT NULL,
        manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
        shape TEXT NOT NULL
    ) STRICT;
    CREATE INDEX publication_by_period ON publication (period, status);

    CREATE TABLE publication_input (
        publication INTEGER NOT NULL REFERENCES publication (id),
        role TEXT NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES content (sha256),
        PRIMARY KEY (publication, role, path)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE submission (
        publication INTEGER NOT NULL REFERENCES publication (id),
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        submitter TEXT,
        unit TEXT,
        form TEXT CHECK (form IN ('school', 'summary')),
        revision INTEGER NOT NULL,
        received_at INTEGER,
        status TEXT NOT NULL CHECK (status IN ('counted', 'partly', 'unused', 'superseded', 'returned')),
        rows INTEGER NOT NULL,
        errors INTEGER NOT NULL,
        warnings INTEGER NOT NULL,
        PRIMARY KEY (publication, file)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE finding (
        publication INTEGER NOT NULL REFERENCES publication (id),
        ordinal INTEGER NOT NULL,
        file TEXT NOT NULL,
        line INTEGER,
        column_name TEXT NOT NULL,
        code TEXT NOT NULL,
        severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'info')),
        message TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (publication, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE indicator (
        publication INTEGER NOT NULL REFERENCES publication (id),
        id TEXT NOT NULL,
        definition TEXT NOT NULL,
        PRIMARY KEY (publication, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE figure (
        publication INTEGER NOT NULL REFERENCES publication (id),
        region TEXT NOT NULL,
        indicator TEXT NOT NULL,
        numerator INTEGER,
        denominator INTEGER,
        rank INTEGER,
        PRIMARY KEY (publication, region, indicator)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE standing (
        publication INTEGER NOT NULL REFERENCES publication (id),
        unit TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('ranked', 'incomplete', 'returned', 'missing')),
        score INTEGER CHECK (score BETWEEN 0 AND 10000),
        rank INTEGER CHECK (rank > 0),
        PRIMARY KEY (publication, unit)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE part (
        publication INTEGER NOT NULL REFERENCES publication (id),
        region TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
        sums BLOB NOT NULL,
        PRIMARY KEY (publication, region, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE part_ratio (
        publication INTEGER NOT NULL REFERENCES publication (id),
        region TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('leaf', 'totals')),
        indicator TEXT NOT NULL,
        corrected_numerator INTEGER NOT NULL,
        corrected_denominator INTEGER NOT NULL,
        submitted_numerator INTEGER NOT NULL,
        submitted_denominator INTEGER NOT NULL,
        PRIMARY KEY (publication, region, kind, indicator)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE leaf_total (
        publication INTEGER NOT NULL REFERENCES publication (id),
        leaf TEXT NOT NULL,
        measure TEXT NOT NULL,
        total INTEGER NOT NULL,
        PRIMARY KEY (publication, leaf, measure)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE school_list (
        publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
        schools BLOB NOT NULL
    ) STRICT;

    CREATE TABLE correction (
        publication INTEGER NOT NULL REFERENCES publication (id),
        region TEXT NOT NULL,
        type TEXT NOT NULL,
        locality TEXT NOT NULL,
        measure TEXT NOT NULL,
        before INTEGER NOT NULL,
        value INTEGER NOT NULL,
        reason TEXT NOT NULL,
        made_by TEXT NOT NULL,
        PRIMARY KEY (publication, region, type, locality, measure)
    ) STRICT, WITHOUT ROWID;
    """
