package import Catalogue
package import Digest

/// One file of the inbox, read (报送). A reference, since every stage passes it on and a table has many parts.
package final class Submission: Sendable {
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
    package let table: Table?
    /// The data rows read, counted at the source (records, elements) and not in the table.
    package let rowsRead: Int
    /// The findings of reading it.
    package let log: FindingLog
    /// Whether its bytes could be read and are kept: false for what can't be read and what is over the size limit.
    package let isStored: Bool
    /// What it is as a whole.
    package let kind: Kind
    /// 确认无变化: instead of rows it says that those of the previous period still hold.
    package let confirmsUnchanged: Bool

    /// - Parameters:
    ///   - rowsRead: of the source.
    ///   - log: of reading it.
    init(
        file: InboxFile, digest: SHA256Digest, submitter: Int?, unit: Int?, revision: Int, receivedAt: Instant?,
        submittedAt: String?, signOff: SignOff, statedPeriod: Period?, table: Table?, rowsRead: Int, log: FindingLog,
        isStored: Bool, kind: Kind, confirmsUnchanged: Bool
    ) {
        self.file = file
        self.digest = digest
        self.submitter = submitter
        self.unit = unit
        self.revision = revision
        self.receivedAt = receivedAt
        self.submittedAt = submittedAt
        self.signOff = signOff
        self.statedPeriod = statedPeriod
        self.table = table
        self.rowsRead = rowsRead
        self.log = log
        self.isStored = isStored
        self.kind = kind
        self.confirmsUnchanged = confirmsUnchanged
    }

    /// A confirmation with the rows that it stands for; anything else as it is.
    /// - Parameter table: nil where there are none, which returns the file (F01).
    package func confirming(_ table: Table?) -> Submission {
        guard confirmsUnchanged, kind == .readable else { return self }
        let rows = table.flatMap { $0.count > 0 ? $0 : nil }
        var log = log
        if rows == nil { log.report(FileRejection.nothingToConfirm.finding) }
        return Submission(
            file: file, digest: digest, submitter: submitter, unit: unit, revision: revision, receivedAt: receivedAt,
            submittedAt: submittedAt, signOff: signOff, statedPeriod: statedPeriod, table: rows,
            rowsRead: rows?.count ?? rowsRead, log: log, isStored: isStored, kind: rows == nil ? .rejected : kind,
            confirmsUnchanged: confirmsUnchanged)
    }

    /// With the time at which its bytes were first seen, where receipts don't tell when it was received (contract §3.1).
    /// - Parameter seenAt: by digest; nil where they weren't seen in time.
    package func received(_ seenAt: (SHA256Digest) -> Instant?) -> Submission {
        guard receivedAt == nil, let seenAt = seenAt(digest) else { return self }
        return Submission(
            file: file, digest: digest, submitter: submitter, unit: unit, revision: revision, receivedAt: seenAt,
            submittedAt: submittedAt, signOff: signOff, statedPeriod: statedPeriod, table: table, rowsRead: rowsRead, log: log,
            isStored: isStored, kind: kind, confirmsUnchanged: confirmsUnchanged)
    }

    /// Whether it has rows. (Comparing the table with nil would copy it.)
    package var hasTable: Bool { if case .some = table { true } else { false } }

    /// Relative to the period's folder.
    package var path: String { file.path }

    /// Whether the system didn't let us read a file of the inbox, or it went away: nothing that its sender could do about.
    package var wasWithheld: Bool {
        if case .file = file.content, !isStored, digest == SHA256Digest(of: []) { true } else { false }
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
