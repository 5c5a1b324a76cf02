import CGatheredWrites
import Foundation
import GRDBSQLite
import Glibc
import Synchronization
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

    /// Something to do within a transaction; blobs from nothing to more than is gathered at a time.
    private static func statement(_ random: inout some RandomNumberGenerator) -> String {
        let id = Int.random(in: 0..<60, using: &random)
        let most = [3000, 3000, 3000, 200_000, 200_000, 2_500_000].randomElement(using: &random)!
        let size = Int.random(in: 0..<most, using: &random)
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
        // Told where they differ, to be repeated.
        var done: [String] = []
        func both(_ sql: String) throws {
            done.append(sql)
            let code = plain.execute(sql)
            try #require(gathered.execute(sql) == code, "\(done)")
        }
        // So small a cache that pages are written before they are committed; what is deleted is cut off.
        try both("PRAGMA locking_mode = \(locking); PRAGMA page_size = \(pageSize)")
        try both("PRAGMA auto_vacuum = FULL; PRAGMA cache_size = 8")
        try both("CREATE TABLE entry (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
        for _ in 0..<40 {
            try both("BEGIN IMMEDIATE")
            for _ in 0..<Int.random(in: 1..<8, using: &random) {
                try both(Self.statement(&random))
                // What was written before it is committed.
                if Int.random(in: 0..<4, using: &random) == 0 {
                    gathered.write()
                    plain.write()
                    try #require(try gathered.bytes() == plain.bytes(), "\(done)")
                }
            }
            try both(Int.random(in: 0..<4, using: &random) == 0 ? "ROLLBACK" : "COMMIT")
            try #require(try gathered.bytes() == plain.bytes(), "\(done)")
        }
    }

    /// Writes of the system's to a file, of which one fails as on a full disk, or all from that on.
    private struct FailingWrites: Sendable {
        /// By the file's location.
        static let planned = Mutex<[String: FailingWrites]>([:])
        /// The number of the next write.
        var next = 0
        let fails: ClosedRange<Int>
        /// Whether the file system has writes past the system's memory.
        var areDirect = true
        /// Behind it nothing can be written.
        var end = Int.max

        /// For SQLite's own VFS, whose others call it.
        static let install: Void = {
            let write: @convention(c) (CInt, UnsafeRawPointer?, Int, Int) -> Int = { file, bytes, count, offset in
                let isFailing = planned.withLock { planned in
                    guard let location = planned.keys.first(where: { isOpen($0, as: file) }), let writes = planned[location]
                    else { return false }
                    // No other is as large.
                    if !writes.areDirect, count >= 128 << 10 { return true }
                    planned[location]?.next += 1
                    return writes.fails.contains(writes.next) || offset + count > writes.end
                }
                if isFailing { errno = ENOSPC }
                return isFailing ? -1 : unsafe pwrite(file, bytes, count, offset)
            }
            let system = unsafe sqlite3_vfs_find("unix")
            for name in ["pwrite", "pwrite64"] {
                _ = unsafe system?.pointee.xSetSystemCall(system, name, unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
            }
        }()

        private static func isOpen(_ location: String, as file: CInt) -> Bool {
            var (there, here) = (stat(), stat())
            return unsafe stat(location, &there) == 0 && fstat(file, &here) == 0 && there.st_ino == here.st_ino
                && there.st_dev == here.st_dev
        }
    }

    /// Of a file that misses a write nothing is to be taken for committed: each of a transaction's writes fails in turn, once or from then on, and more of it than
    /// the cache holds is written before it ends. What can't be written past the system's memory is written by it.
    @Test(arguments: ["DELETE", "WAL"], [(false, false), (false, true), (true, false), (true, true)])
    func `are all there, or nothing is committed`(journal: String, _ disk: (staysFull: Bool, areDirect: Bool)) throws {
        gather_database_writes()
        FailingWrites.install
        let folder = TemporaryFolder()
        var (failing, isOver) = (0, false)
        while !isOver {
            let name = "\(failing).sqlite"
            let fails = failing...(disk.staysFull ? .max : failing)
            let answer = try write(name, in: folder, journal, FailingWrites(fails: fails, areDirect: disk.areDirect))
            let writes = FailingWrites.planned.withLock { $0.removeValue(forKey: folder.path + "/" + name) }
            isOver = try #require(writes).next <= failing
            let reader = try Connection(name, in: folder, vfs: "unix")
            let whole = reader.number("SELECT count(*) FROM entry WHERE trim(CAST(bytes AS TEXT), 'q') = ''")
            #expect(whole == (answer == SQLITE_OK ? 20 : 0), "write \(failing)")
            #expect(
                reader.number("SELECT count(*) FROM pragma_integrity_check(1) WHERE integrity_check = 'ok'") == 1,
                "write \(failing)")
            failing += 1
        }
        // A megabyte at once, or a sixteenth of it.
        #expect(failing > (disk.areDirect ? 4 : 40))
    }

    /// - Returns: what became of the transaction.
    private func write(_ name: String, in folder: TemporaryFolder, _ journal: String, _ writes: FailingWrites) throws -> CInt {
        let writer = try Connection(name, in: folder, vfs: "gathering")
        _ = writer.execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = \(journal); PRAGMA cache_size = 20")
        _ = writer.execute("CREATE TABLE entry (id TEXT PRIMARY KEY, bytes BLOB NOT NULL)")
        FailingWrites.planned.withLock { $0[folder.path + "/" + name] = writes }
        var answer = writer.execute("BEGIN IMMEDIATE")
        for entry in 0..<20 where answer == SQLITE_OK {
            // A log is put into the file page by page.
            let size = journal == "WAL" ? 5000 + entry * 977 : 60_000 + entry * 2977
            let blob = "CAST(replace(hex(zeroblob(\(size))), '0', 'q') AS BLOB)"
            answer = writer.execute("INSERT INTO entry VALUES ('\(entry * 7 % 20)', \(blob))")
        }
        answer = answer == SQLITE_OK ? writer.execute("COMMIT") : answer
        if answer != SQLITE_OK { _ = writer.execute("ROLLBACK") }
        return answer
    }

    /// Of a full disk, what is there can be overwritten: a transaction that fails at its end is taken back at once, and leaves no journal that keeps readers out.
    @Test func `are taken back where the disk is full`() throws {
        gather_database_writes()
        FailingWrites.install
        let folder = TemporaryFolder()
        let writer = try Connection("full.sqlite", in: folder, vfs: "gathering")
        #expect(writer.execute("PRAGMA synchronous = FULL; CREATE TABLE entry (bytes BLOB)") == SQLITE_OK)
        #expect(writer.execute("INSERT INTO entry VALUES (zeroblob(100000))") == SQLITE_OK)
        let (place, size) = (folder.path + "/full.sqlite", try writer.bytes().count)
        FailingWrites.planned.withLock { $0[place] = FailingWrites(fails: .max ... .max, end: size) }
        #expect(writer.execute("BEGIN; INSERT INTO entry VALUES (zeroblob(300000))") == SQLITE_OK)
        #expect(writer.execute("COMMIT") == SQLITE_FULL)
        #expect(!FileManager.default.fileExists(atPath: place + "-journal"))
        #expect(writer.number("SELECT sum(length(bytes)) FROM entry") == 100_000)
        FailingWrites.planned.withLock { $0[place] = nil }
        #expect(writer.execute("INSERT INTO entry VALUES (zeroblob(300000))") == SQLITE_OK)
        #expect(writer.number("SELECT sum(length(bytes)) FROM entry") == 400_000)
    }

    /// A reader of an earlier state keeps SQLite from putting all of a log into the file; what it did put there it doesn't sync, and never puts there again.
    @Test func `of a part of a write-ahead log are told to have failed`() throws {
        gather_database_writes()
        FailingWrites.install
        let folder = TemporaryFolder()
        let writer = try Connection("part.sqlite", in: folder, vfs: "gathering")
        #expect(writer.execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL") == SQLITE_OK)
        #expect(writer.execute("PRAGMA wal_autocheckpoint = 0") == SQLITE_OK)
        #expect(writer.execute("CREATE TABLE entry (number INTEGER); INSERT INTO entry VALUES (1)") == SQLITE_OK)
        #expect(writer.execute("PRAGMA wal_checkpoint(TRUNCATE); UPDATE entry SET number = 2") == SQLITE_OK)
        let reader = try Connection("part.sqlite", in: folder, vfs: "gathering")
        #expect(reader.execute("BEGIN; SELECT number FROM entry") == SQLITE_OK)
        #expect(writer.execute("CREATE TABLE other (number INTEGER)") == SQLITE_OK)
        let place = folder.path + "/part.sqlite"
        FailingWrites.planned.withLock { $0[place] = FailingWrites(fails: 0 ... .max) }
        #expect(writer.execute("PRAGMA wal_checkpoint(PASSIVE)") == SQLITE_FULL)
        FailingWrites.planned.withLock { $0[place] = nil }
        #expect(reader.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)") == SQLITE_OK)
        #expect(try Connection("part.sqlite", in: folder, vfs: "unix").number("SELECT number FROM entry") == 2)
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
