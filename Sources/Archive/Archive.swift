internal import CGatheredWrites
internal import Foundation
internal import GRDB

/// `archive.sqlite`: everything received and everything published, append-only. The only stage that knows SQLite.
package struct Archive: Sendable {
    let queue: DatabaseQueue

    /// Opens the archive, making it and bringing its schema up to date.
    /// - Throws: ``ArchiveError``.
    package init(creatingAt location: String) throws(ArchiveError) {
        do {
            queue = try Self.open(location)
            try Self.migrate(queue)
        } catch {
            throw ArchiveError(location: location, error)
        }
    }

    /// Opens one that is there and in which something was published, or was about to be, and brings its schema up to date. What it knows of publications is held
    /// against its schema; before anything else is read, ``requireTypes()`` or ``requireSound()`` has to hold the rest against it.
    /// - Returns: nil where there is none, or it knows of no publication: it is neither made then nor changed, but for what an interrupted run left half written, which SQLite takes back.
    /// - Throws: ``ArchiveError``.
    package init?(withPublicationsAt location: String) throws(ArchiveError) {
        guard FileManager.default.fileExists(atPath: location) else { return nil }
        do {
            queue = try Self.open(location)
            let isEmpty = try queue.read { database in
                guard try database.hasTable("publication") else { return true }
                return try Int.fetchOne(database, sql: "SELECT 1 FROM publication LIMIT 1") == nil
            }
            if isEmpty { return nil }
            try Self.migrate(queue, holding: ["grdb_migrations", "publication"])
        } catch {
            throw ArchiveError(location: location, error)
        }
    }

    private static func open(_ location: String) throws -> DatabaseQueue {
        try requireWholePages(location)
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        gather_database_writes()
        return try DatabaseQueue(path: location, configuration: configuration)
    }

    /// What a later version wrote elsewhere this one would take for what isn't there.
    /// - Throws: ``NewerArchive``.
    private static func requireKnown(_ queue: DatabaseQueue) throws {
        if try queue.read(migrations.hasBeenSuperseded) { throw NewerArchive() }
    }

    /// A new archive gets its schema whole: made in memory and written in one go, instead of one migration after the other, each with a disk to wait for.
    /// - Parameter tables: what is held against the schema first; nil for all.
    /// - Throws: ``NewerArchive``.
    private static func migrate(_ queue: DatabaseQueue, holding tables: [String]? = nil) throws {
        let isNew = try queue.read { try $0.schemaVersion() == 0 }
        if !isNew {
            try queue.read { database in try requireTypes(database, of: tables) }
            try requireKnown(queue)
            return try migrations.migrate(queue)
        }
        try newSchema.get().backup(to: queue)
    }

    /// What a new archive begins with, made once.
    private static let newSchema: Result<DatabaseQueue, any Error> = Result {
        // There is nothing that refers to anything: no check after each.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let memory = try DatabaseQueue(configuration: configuration)
        try migrations.migrate(memory)
        return memory
    }

    /// Makes ready what a new archive begins with, where there is none yet: that takes as long as reading the office's rules, which can be done meanwhile. What goes
    /// wrong is told where the archive is opened.
    package static func prepare(for location: String) {
        if !FileManager.default.fileExists(atPath: location) { _ = newSchema }
    }

    /// Opens an archive for reading only; it is not changed in any way.
    /// - Returns: nil where there is none yet.
    package init?(readingFrom location: String) throws(ArchiveError) {
        guard FileManager.default.fileExists(atPath: location) else { return nil }
        do {
            try requireWholePages(location)
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            queue = try DatabaseQueue(path: location, configuration: configuration)
            try queue.read { database in try Self.requireTypes(database) }
            try Self.requireKnown(queue)
            // All that is read stands in the first schema: an archive of an earlier version is read as it is.
            let isReady = try queue.read { database in try !migrations.appliedMigrations(database).isEmpty }
            if !isReady { return nil }
        } catch {
            throw ArchiveError(location: location, error)
        }
    }

    /// Whether it has this version's schema. One that was opened for reading may have an earlier one, until something is published.
    package func isOfThisVersion() throws(ArchiveError) -> Bool {
        try read { database in try migrations.hasCompletedMigrations(database) }
    }

    /// - Throws: ``ArchiveError`` with the first thing that SQLite finds wrong with the file's structure, its indices among it. Reads the whole file.
    package func requireSound() throws(ArchiveError) {
        try read { database in
            let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? ""
            if answer != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: answer) }
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do { return try queue.read(body) } catch { throw ArchiveError(location: queue.path, error) }
    }

    /// - Parameter body: tells whether what it wrote stays.
    func writeIf(_ body: (Database) throws -> Bool) throws(ArchiveError) {
        do {
            try queue.inTransaction(.immediate) { try body($0) ? .commit : .rollback }
        } catch {
            throw ArchiveError(location: queue.path, error)
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do { return try queue.write(body) } catch { throw ArchiveError(location: queue.path, error) }
    }
}

/// A later version's.
struct NewerArchive: Error {}

/// Bytes that are no longer those that were read.
struct ChangedInput: Error {
    let path: String
}
