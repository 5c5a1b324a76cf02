internal import GRDB

/// The archive can't be opened, read or written; nothing that was published has changed.
package struct ArchiveError: Error, Equatable {
    package enum Cause: Sendable, Equatable {
        /// A file of the inbox that changed or went away while the run read it.
        case changedInput(String)
        /// Another program has the file locked, longer than we wait.
        case busy
        /// Not a database, or a damaged one.
        case damaged
        /// A run was interrupted while it wrote: opening for writing restores what was there before.
        case interrupted
        /// A later version wrote it, with something that this one wouldn't find.
        case newer
        /// No space, no permission, a file that isn't there …
        case other
    }

    package let location: String
    /// What SQLite or the system says.
    package let reason: String
    package let cause: Cause

    init(location: String, _ error: any Error) {
        self.location = location
        if let changed = error as? ChangedInput {
            cause = .changedInput(changed.path)
        } else if error is NewerArchive {
            cause = .newer
        } else if let error = error as? DatabaseError {
            cause = Self.cause(error)
        } else {
            cause = .other
        }
        reason = (error as? DatabaseError).map { "SQLite \($0.extendedResultCode.rawValue): \($0.message ?? "")" } ?? "\(error)"
    }

    private static func cause(_ error: DatabaseError) -> Cause {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
        case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK: .interrupted
        default: .other
        }
    }
}
