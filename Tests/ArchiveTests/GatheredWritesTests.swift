import CGatheredWrites
import Foundation
import GRDBSQLite
import TestSupport
import Testing

/// Databases are written in large pieces: what comes of it is held against what SQLite writes page by page.
@Suite struct `Database writes that are gathered` {
    /// A connection through a VFS: `unix` is the system's own.
    @safe private struct Connection: ~Copyable {
        private let pointer: OpaquePointer
        private let folder: TemporaryFolder
        private let location: String

        init(_ name: String, in folder: TemporaryFolder, vfs: String) throws {
            let location = folder.path + "/" + name
            var opened: OpaquePointer?
            let code = unsafe sqlite3_open_v2(location, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs)
            try #require(code == SQLITE_OK)
            unsafe pointer = try #require(opened)
            self.location = location
            self.folder = folder
        }

        deinit { unsafe sqlite3_close(pointer) }

        /// - Returns: an SQLite result code.
        func execute(_ sql: String) -> CInt { unsafe sqlite3_exec(pointer, sql, nil, nil, nil) }

        /// Has the system have what isn't committed yet.
        func write() {
            #expect(unsafe sqlite3_db_cacheflush(pointer) == SQLITE_OK)
            #expect(unsafe give_database_writes(pointer) == SQLITE_OK)
        }

        /// - Returns: the number that a question is answered with; nil where it isn't answered.
        func number(_ sql: String) -> Int64? {
            var statement: OpaquePointer?
            defer { unsafe sqlite3_finalize(statement) }
            guard unsafe sqlite3_prepare_v2(pointer, sql, -1, &statement, nil) == SQLITE_OK,
                unsafe sqlite3_step(statement) == SQLITE_ROW
            else { return nil }
            return unsafe sqlite3_column_int64(statement, 0)
        }

        func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: location)) }
    }

    /// Something to do within a transaction; blobs from nothing to more than is gathered at once.
    private static func statement(_ random: inout some RandomNumberGenerator) -> String {
        let id = Int.random(in: 0..<60, using: &random)
        let size = Int.random(in: 0..<(Bool.random(using: &random) ? 3000 : 200_000), using: &random)
        let letter = ["a", "b", "c"].randomElement(using: &random)!
        let blob = "CAST(replace(hex(zeroblob(\(size / 2 + 1))), '0', '\(letter)') AS BLOB)"
        return switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: "INSERT OR REPLACE INTO entry VALUES (\(id), \(blob))"
        case 5: "UPDATE entry SET bytes = \(blob) WHERE id % 7 = \(id % 7)"
        case 6: "DELETE FROM entry WHERE id < \(id)"
        case 7: "SELECT sum(length(bytes)) FROM entry"
        case 8: "SAVEPOINT point; INSERT OR REPLACE INTO entry VALUES (\(id), \(blob)); ROLLBACK TO point; RELEASE point"
        default: "CREATE TABLE IF NOT EXISTS other\(id % 5) (id INTEGER PRIMARY KEY, word TEXT UNIQUE)"
        }
    }

    /// - Parameter locking: where the lock is kept between transactions, nothing but committing has the system have what was written.
    @Test(arguments: [512, 4096, 65_536], ["NORMAL", "EXCLUSIVE"])
    func `make the same file`(pageSize: Int, locking: String) throws {
        gather_database_writes()
        let folder = TemporaryFolder()
        let gathered = try Connection("gathered.sqlite", in: folder, vfs: "gathering")
        let plain = try Connection("plain.sqlite", in: folder, vfs: "unix")
        var random = SystemRandomNumberGenerator()
        func both(_ sql: String, _ told: String) throws {
            let code = plain.execute(sql)
            try #require(gathered.execute(sql) == code, "\(told): \(sql)")
        }
        // So small a cache that pages are written before they are committed; what is deleted is cut off.
        try both("PRAGMA locking_mode = \(locking); PRAGMA page_size = \(pageSize)", "")
        try both("PRAGMA auto_vacuum = FULL; PRAGMA cache_size = 8", "")
        try both("CREATE TABLE entry (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)", "")
        for transaction in 0..<40 {
            try both("BEGIN IMMEDIATE", "\(transaction)")
            for _ in 0..<Int.random(in: 1..<8, using: &random) {
                try both(Self.statement(&random), "\(transaction)")
                // What was written before it is committed.
                if Int.random(in: 0..<4, using: &random) == 0 {
                    gathered.write()
                    plain.write()
                    try #require(try gathered.bytes() == plain.bytes(), "\(transaction)")
                }
            }
            try both(Int.random(in: 0..<4, using: &random) == 0 ? "ROLLBACK" : "COMMIT", "\(transaction)")
            try #require(try gathered.bytes() == plain.bytes(), "\(transaction)")
        }
    }

    /// Somebody else may have set it: SQLite's shared memory is the system's.
    @Test func `leave a write-ahead log as it is`() throws {
        gather_database_writes()
        let folder = TemporaryFolder()
        let writer = try Connection("log.sqlite", in: folder, vfs: "gathering")
        #expect(writer.execute("PRAGMA journal_mode = WAL; CREATE TABLE entry (id INTEGER PRIMARY KEY, bytes BLOB)") == SQLITE_OK)
        #expect(writer.execute("INSERT INTO entry VALUES (1, zeroblob(500000)); PRAGMA wal_checkpoint") == SQLITE_OK)
        let reader = try Connection("log.sqlite", in: folder, vfs: "unix")
        #expect(reader.execute("INSERT INTO entry SELECT 2, bytes FROM entry") == SQLITE_OK)
        #expect(writer.number("SELECT sum(length(bytes)) FROM entry") == 1_000_000)
        #expect(writer.execute("PRAGMA wal_checkpoint; DELETE FROM entry WHERE id = 1") == SQLITE_OK)
        #expect(reader.number("SELECT count(*) FROM entry") == 1)
    }
}
