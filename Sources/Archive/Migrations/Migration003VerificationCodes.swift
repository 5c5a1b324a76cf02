internal import GRDB

/// A publication's 核验码, so that a printed one can be looked up. Unknown for what was published before.
func registerVerificationCodes(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("003 verification codes") { database in
        try database.execute(
            sql: "ALTER TABLE publication ADD COLUMN verification_code TEXT CHECK (length(verification_code) = 16)")
    }
}
