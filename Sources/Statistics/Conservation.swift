internal import Intake
package import Validation

/// That nothing was lost on the way: every file of the inbox has a status, and every row read is counted or has a reason why
/// not. Computed from both ends: rows read as Intake counts records and elements, rows counted as ``Cube`` added them.
package struct Conservation: Sendable, Equatable {
    /// By status.
    package let files: [Status: Int]
    package let rowsRead: Int
    package let rowsCounted: Int
    package let notCounted: [NotCounted: Int]

    package var filesRead: Int { files.values.reduce(0, +) }

    /// - Parameters:
    ///   - listed: the number of submissions in the inbox.
    ///   - cube: of the rows as submitted.
    /// - Throws: ``ConservationError``: the program has an error, and no figure of this run can be trusted.
    package init(listed: Int, _ review: Review, _ cube: Cube) throws(ConservationError) {
        try self.init(
            listed: listed,
            review.files.enumerated().map { index, file in
                FileRows(
                    path: file.submission.path, status: file.status, read: file.submission.rowsRead,
                    counted: cube.rowsAdded[index] ?? 0, notCounted: review.notCounted(index))
            })
    }

    /// One file's rows, from both ends.
    package struct FileRows: Sendable {
        let path: String
        let status: Status
        let read: Int
        let counted: Int
        let notCounted: [NotCounted: Int]

        package init(path: String, status: Status, read: Int, counted: Int, notCounted: [NotCounted: Int]) {
            self.path = path
            self.status = status
            self.read = read
            self.counted = counted
            self.notCounted = notCounted
        }
    }

    /// - Parameters:
    ///   - listed: the number of submissions in the inbox.
    ///   - entries: what is known of each.
    /// - Throws: ``ConservationError`` for the first that doesn't balance.
    package init(listed: Int, _ entries: [FileRows]) throws(ConservationError) {
        guard entries.count == listed else { throw .files(listed: listed, accounted: entries.count) }
        for entry in entries {
            let accounted = entry.counted + entry.notCounted.values.reduce(0, +)
            guard accounted == entry.read else { throw .rows(file: entry.path, read: entry.read, accounted: accounted) }
        }
        files = Dictionary(entries.map { ($0.status, 1) }, uniquingKeysWith: +)
        rowsRead = entries.map(\.read).reduce(0, +)
        rowsCounted = entries.map(\.counted).reduce(0, +)
        notCounted = entries.reduce(into: [:]) { $0.merge($1.notCounted, uniquingKeysWith: +) }
    }
}

/// Files or rows that don't balance.
package enum ConservationError: Error, Equatable {
    case files(listed: Int, accounted: Int)
    case rows(file: String, read: Int, accounted: Int)
}
