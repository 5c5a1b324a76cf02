package import Catalogue
package import Intake

/// What became of a file (contract §3.5), the first that fits.
package enum Status: String, Sendable, CaseIterable {
    /// Some leaf of it counts and nothing of it was returned.
    case counted
    /// Some counts, some was returned.
    case partly
    /// The same bytes, or accepted rows of higher revisions for all it has, stand in its place.
    case superseded
    case returned
    /// Others speak for its leaves, or it is no data file (F11).
    case unused
}

/// What the rules make of a row, before it is settled who speaks for its leaf.
package enum Judgement: UInt8, Sendable {
    case accepted
    /// R17 and R14: read, and no part of what follows.
    case ignoredType, directCounty
    /// It has an R or C error itself.
    case error
    /// It is sound and goes back with its leaf or file.
    case returned
}

/// A submission and what was decided about it.
package struct Reviewed: Sendable {
    package let submission: Submission
    package internal(set) var log: FindingLog
    package internal(set) var status = Status.returned
    /// By row. Empty without a table.
    package internal(set) var judgements: [Judgement] = []
    /// By row: counted in a figure, of a leaf or of the unit's total rows.
    package internal(set) var isCounting: [Bool] = []
    package internal(set) var hasReturned = false
    package internal(set) var returnedRegions: Set<Int> = []
    /// Regions with rows, accepted or not: leaves, and the unit for total rows.
    package internal(set) var regionsWithRows: Set<Int> = []
    package internal(set) var regionsAccepted: Set<Int> = []
    /// Set when an identical file stands for this one.
    package internal(set) var duplicateOf: Int?
    /// The regions of which a newer file of the same submitter and form has rows, good or bad: what is wrong with them here is no longer asked.
    package internal(set) var replacedRegions: Set<Int> = []
    /// Nothing of it is asked any more: a newer file has all its regions, or is readable where this one is not.
    package internal(set) var isReplaced = false
    /// F10.
    package internal(set) var isInConflict = false
    /// For what follows: of identical files the highest revision and the latest time.
    package internal(set) var revision: Int
    package internal(set) var receivedAt: Instant?

    init(_ submission: Submission) {
        log = submission.log
        self.submission = submission
        revision = submission.revision
        receivedAt = submission.receivedAt
    }

    /// Takes part in deciding who speaks.
    var takesPart: Bool { submission.hasTable && duplicateOf == nil && !isInConflict }
}

/// A submitter and a form: files of the same desk replace each other.
struct Desk: Hashable {
    let submitter: Int
    let form: Table.Form
}

extension Reviewed {
    var desk: Desk? {
        guard let submitter = submission.submitter, let table = submission.table else { return nil }
        return Desk(submitter: submitter, form: table.form)
    }

    /// Whether this file is the higher of two of the same desk.
    func isHigher(than other: Reviewed) -> Bool {
        if revision != other.revision { return revision > other.revision }
        guard let mine = receivedAt, let theirs = other.receivedAt else { return false }
        return mine > theirs
    }
}
