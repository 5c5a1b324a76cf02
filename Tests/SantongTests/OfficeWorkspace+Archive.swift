import Foundation
import TestSupport
import Testing

extension OfficeWorkspace {
    /// All files but the lock, which notes the process that last held it.
    func untouchable() throws -> [String: Data] { try folder.files().filter { $0.key != ".santong.lock" } }

    /// Puts into one row of the archive's what the schema forbids, as a byte that was changed on the disk does.
    /// - Parameter value: in SQL.
    func spoil(_ table: String, _ column: String, _ value: String) throws {
        let script = """
            import re, sqlite3, sys
            path, table, column, value = sys.argv[1:]
            def execute(*statements):
                archive = sqlite3.connect(path, isolation_level=None)
                for statement, *values in statements: archive.execute(statement, values)
                archive.close()
            archive = sqlite3.connect(path)
            schema = archive.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", [table]).fetchone()[0]
            triggers = archive.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", [table]).fetchall()
            archive.close()
            loose = re.sub(r"\\b(%s) (?:TEXT|INTEGER|BLOB)( NOT NULL)?" % column, r"\\1 ANY", schema)
            change = "UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = ?"
            writable = ["PRAGMA writable_schema = 1"]
            execute(*[[f"DROP TRIGGER {name}"] for name, _ in triggers], writable, [change, loose, table])
            execute(["PRAGMA ignore_check_constraints = 1"], [f"UPDATE {table} SET {column} = {value} WHERE {column} = (SELECT max({column}) FROM {table})"])
            execute(writable, [change, schema, table], *[[sql] for _, sql in triggers])
            """
        let location = folder.path + "/archive.sqlite"
        let made = try run("/usr/bin/python3", ["-c", script, location, table, column, value])
        try #require(made.status == 0, "\(made.errors)")
    }
}
