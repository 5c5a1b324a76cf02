internal import CGatheredWrites
internal import Digest
internal import Dispatch
internal import GRDB
internal import GRDBSQLite
internal import Synchronization
internal import Threads

/// A publication that a thread of its own writes down while it is made: the bytes of its inputs first, while they are read, in transactions of their own,
/// since they were received whatever becomes of the run; then, in one transaction, its rows as soon as its figures are known and, once they are there,
/// what is known of its documents. What else the archive is asked for waits until ``keep(_:)`` is done; from ``write(_:early:)`` until it is published or
/// abandoned nothing can be asked for: that would wait for what never comes.
package final class BegunPublication: Sendable {
    /// What is to become of it.
    private enum Decision: Sendable {
        case publish(folder: Meanwhile<Publication.Documents>)
        case abandon
    }

    /// Shared with the thread.
    private final class State: Sendable {
        private let figures = Awaited<(publication: Publication, early: Bool)?>()
        private let decision = Awaited<Decision>()
        let id = Mutex<Int64?>(nil)

        func describe(_ publication: Publication, early: Bool) { figures.set((publication, early)) }

        func decide(_ made: Decision) {
            decision.set(made)
            // Nothing is told of one that is abandoned before its figures are known.
            figures.set(nil)
        }

        /// Waits for it; nil where none is wanted any more.
        func described() -> (publication: Publication, early: Bool)? { figures.value() }

        /// Waits for it.
        func decided() -> Decision { decision.value() }

        var isAbandoned: Bool { if case .abandon = decision.valueSoFar { true } else { false } }
    }

    private let state = State()
    private let received: ReceivedBytes
    private let writing: Meanwhile<Void>

    init(_ received: ReceivedBytes, in archive: Archive) {
        let state = state
        self.received = received
        writing = Meanwhile {
            guard try Self.keep(received, in: archive), let (publication, early) = state.described() else { return }
            if !early, case .abandon = state.decided() { return }
            try archive.writeIf { database in try Self.write(publication, in: database, state) }
        }
    }

    /// Keeps the rest.
    /// - Parameter inputs: all that a publication is made of, and what was received besides.
    package func keep(_ inputs: [Publication.Input]) { received.end(.all(inputs)) }

    /// How long other processes, and questions of this one, may be kept waiting while files are read, in seconds.
    private static let patience = 0.2

    /// - Returns: whether all was received.
    private static func keep(_ received: ReceivedBytes, in archive: Archive) throws -> Bool {
        while true {
            var next = received.next(until: nil)
            let end = DispatchTime.now() + patience
            switch next {
            case .none: return false
            case .bytes, .all, .late: break
            }
            try archive.write { database in
                while case .bytes(let entries) = next {
                    for entry in entries { try PublicationWriter.keep(entry, in: database) }
                    next = DispatchTime.now() < end ? received.next(until: end) : .late
                }
                if case .all(let inputs) = next { try PublicationWriter.keep(inputs, in: database) }
            }
            if case .all = next { return true }
            if case .none = next { return false }
        }
    }

    /// Writes its rows.
    /// - Parameters:
    ///   - publication: made of inputs that ``keep(_:)`` was told of; the first counts.
    ///   - early: whether its rows are written before it is known that it'll be published.
    package func write(_ publication: Publication, early: Bool) { state.describe(publication, early: early) }

    /// - Returns: whether it was published.
    private static func write(_ publication: Publication, in database: Database, _ state: State) throws -> Bool {
        // Written before its time a page would keep readers out while documents are made. What is written after the inputs is small.
        try database.execute(sql: "PRAGMA cache_spill = OFF; PRAGMA defer_foreign_keys = ON")
        let writer = try PublicationWriter(publication, in: database)
        guard try writer.writeRows(while: { !state.isAbandoned }), case .publish(let folder) = state.decided() else {
            return false
        }
        try writeEarly(database)
        try writer.write(folder.value())
        state.id.withLock { $0 = writer.id }
        return true
    }

    /// Writes pages to the file before they are committed, while others write files: all of it then goes to the disk at once. Where somebody reads the archive it
    /// isn't done.
    private static func writeEarly(_ database: Database) throws {
        try database.execute(sql: "PRAGMA cache_spill = ON")
        let connection = unsafe database.sqliteConnection
        for code in unsafe [sqlite3_db_cacheflush(connection), give_database_writes(connection)]
        where code != SQLITE_OK && code != SQLITE_BUSY {
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }

    /// Writes down that it is being published, once ``write(_:early:)`` told what.
    /// - Parameter work: what is done meanwhile, by another thread: nothing is written down unless it succeeds.
    /// - Returns: its id, for ``Archive/finish(_:)`` or ``Archive/abandon(_:)``.
    /// - Throws: what `work` throws; else ``ArchiveError``, once `work` has ended too.
    package func publish(while work: @escaping @Sendable () throws -> Publication.Documents) throws -> Int64 {
        let folder = Meanwhile(work)
        state.decide(.publish(folder: folder))
        if let failure = writing.failure() { throw folder.failure() ?? failure }
        guard let id = state.id.withLock({ $0 }) else { preconditionFailure("it was abandoned before") }
        return id
    }

    /// What went wrong until now: nothing more needs to be made for it.
    package var failureSoFar: (any Error)? { writing.failureSoFar }

    /// Takes back its rows, where it wasn't published. The bytes of its inputs stay.
    /// - Returns: what went wrong with these, or with rows before they were taken back: ``ArchiveError``.
    @discardableResult package func abandon() -> (any Error)? {
        received.end(.none)
        state.decide(.abandon)
        return writing.failure()
    }
}
