package import Catalogue
package import Digest

/// One file of the inbox, read (报送).
package struct Submission: Sendable {
    package let file: InboxFile
    package let digest: SHA256Digest
    /// An index into the region table; nil while it can't be told.
    package let submitter: Int?
    /// The submitter's reporting unit.
    package let unit: Int?
    /// 1 unless receipts, XML or the name tell another.
    package let revision: Int
    /// From `receipts.csv`, or the first run that saw the bytes in time.
    package let receivedAt: Instant?
    /// XML only: the sender's word.
    package let submittedAt: String?
    package let signOff: SignOff
    /// XML only: the period that it states, read or rejected.
    let statedPeriod: Period?
    /// Nil where an F error returned the file, and for a file that is no submission (F11).
    package private(set) var table: Table?
    /// The data rows read, counted at the source (records, elements) and not in the table.
    package private(set) var rowsRead: Int
    /// The findings of reading it, until they are taken.
    package private(set) var log: FindingLog
    /// Whether its bytes could be read and are kept: false for what can't be read and what is over the size limit.
    package let isStored: Bool
    /// What it is as a whole.
    package private(set) var kind: Kind
    /// 确认无变化: instead of rows it says that those of the previous period still hold.
    package let confirmsUnchanged: Bool

    /// Gives a confirmation the rows that it stands for.
    /// - Parameter table: nil where there are none, which returns the file (F01).
    package mutating func confirm(_ table: Table?) {
        guard confirmsUnchanged, kind == .readable else { return }
        if let table, table.count > 0 {
            self.table = table
            rowsRead = table.count
        } else {
            log.report(FileRejection.nothingToConfirm.finding)
            kind = .rejected
        }
    }

    /// Relative to the period's folder.
    package var path: String { file.path }

    /// Hands the findings over, so that they aren't kept twice.
    package mutating func takeLog() -> FindingLog {
        defer { log = FindingLog() }
        return log
    }

    package enum Kind: Sendable, Equatable {
        /// Its rows take part in what follows.
        case readable
        /// An F error: the file is returned.
        case rejected
        /// F11: a scan or letter that comes along.
        case unused
    }
}
