internal import GRDB

/// The signature of a publication's manifest, where it was signed: Ed25519, with the public key that checks it.
func registerSignatures(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("005 signatures") { database in
        try database.execute(
            sql: """
                CREATE TABLE signature (
                    publication INTEGER NOT NULL PRIMARY KEY REFERENCES publication (id),
                    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
                    signature BLOB NOT NULL CHECK (length(signature) = 64)
                ) STRICT;
                CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
                BEGIN SELECT RAISE(ABORT, 'the archive is append-only'); END;
                """)
    }
}
