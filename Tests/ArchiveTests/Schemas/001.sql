CREATE TABLE content (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        bytes BLOB NOT NULL
    ) STRICT;
INSERT INTO "content" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',X'3132');
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
CREATE TABLE figure (
        publication INTEGER NOT NULL REFERENCES publication (id),
        region TEXT NOT NULL,
        indicator TEXT NOT NULL,
        numerator INTEGER,
        denominator INTEGER,
        rank INTEGER,
        PRIMARY KEY (publication, region, indicator)
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
INSERT INTO "finding" VALUES(1,1,'410102.csv',3,'专任教师数','R02','error','“专任教师数”应填整数','约20');
INSERT INTO "finding" VALUES(1,2,'410102.csv',NULL,'','F13','info','选填列没有','接入带宽(Mbps)');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('001 first schema');
CREATE TABLE indicator (
        publication INTEGER NOT NULL REFERENCES publication (id),
        id TEXT NOT NULL,
        definition TEXT NOT NULL,
        PRIMARY KEY (publication, id)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE leaf_total (
        publication INTEGER NOT NULL REFERENCES publication (id),
        leaf TEXT NOT NULL,
        measure TEXT NOT NULL,
        total INTEGER NOT NULL,
        PRIMARY KEY (publication, leaf, measure)
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
CREATE TABLE publication (
        id INTEGER NOT NULL PRIMARY KEY,
        period TEXT NOT NULL CHECK (length(period) = 6),
        edition INTEGER CHECK (edition > 0),
        status TEXT NOT NULL CHECK (status IN ('publishing', 'published', 'abandoned')),
        tool_version TEXT NOT NULL,
        manifest_sha256 TEXT NOT NULL CHECK (length(manifest_sha256) = 64),
        shape TEXT NOT NULL
    ) STRICT;
INSERT INTO "publication" VALUES(1,'2017Q3',NULL,'published','0.1.0','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','');
CREATE TABLE publication_input (
        publication INTEGER NOT NULL REFERENCES publication (id),
        role TEXT NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES content (sha256),
        PRIMARY KEY (publication, role, path)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE school_list (
        publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
        schools BLOB NOT NULL
    ) STRICT;
CREATE TABLE sighting (
        period TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (period, sha256)
    ) STRICT, WITHOUT ROWID;
CREATE TABLE standing (
        publication INTEGER NOT NULL REFERENCES publication (id),
        unit TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('ranked', 'incomplete', 'returned', 'missing')),
        score INTEGER CHECK (score BETWEEN 0 AND 10000),
        rank INTEGER CHECK (rank > 0),
        PRIMARY KEY (publication, unit)
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
INSERT INTO "submission" VALUES(1,'410102.csv','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','410102','410100','school',1,NULL,'partly',2,1,1);
CREATE INDEX publication_by_period ON publication (period, status);
CREATE TRIGGER content_no_update BEFORE UPDATE ON content BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER content_no_delete BEFORE DELETE ON content BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER sighting_no_update BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER sighting_no_delete BEFORE DELETE ON sighting BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_input_no_update BEFORE UPDATE ON publication_input BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_input_no_delete BEFORE DELETE ON publication_input BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER submission_no_update BEFORE UPDATE ON submission BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER submission_no_delete BEFORE DELETE ON submission BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER finding_no_update BEFORE UPDATE ON finding BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER finding_no_delete BEFORE DELETE ON finding BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER indicator_no_update BEFORE UPDATE ON indicator BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER indicator_no_delete BEFORE DELETE ON indicator BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER figure_no_update BEFORE UPDATE ON figure BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER figure_no_delete BEFORE DELETE ON figure BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER standing_no_update BEFORE UPDATE ON standing BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER standing_no_delete BEFORE DELETE ON standing BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_no_update BEFORE UPDATE ON part BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_no_delete BEFORE DELETE ON part BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_ratio_no_update BEFORE UPDATE ON part_ratio BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER part_ratio_no_delete BEFORE DELETE ON part_ratio BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER leaf_total_no_update BEFORE UPDATE ON leaf_total BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER leaf_total_no_delete BEFORE DELETE ON leaf_total BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER school_list_no_update BEFORE UPDATE ON school_list BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER school_list_no_delete BEFORE DELETE ON school_list BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
    BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
CREATE TRIGGER publication_status_only BEFORE UPDATE ON publication
    WHEN OLD.status <> 'publishing' OR NEW.status NOT IN ('published', 'abandoned') OR NEW.id <> OLD.id
        OR NEW.period <> OLD.period OR NEW.manifest_sha256 <> OLD.manifest_sha256
    BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
