internal import GRDB

extension Database {
    /// Whether an archive has this table: one of an earlier version may not. GRDB's own question reads the whole schema with all its triggers.
    func hasTable(_ name: String) throws -> Bool {
        try Bool.fetchOne(
            self, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?)", arguments: [name])
            ?? false
    }
}
