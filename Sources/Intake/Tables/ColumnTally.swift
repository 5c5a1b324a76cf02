internal import Catalogue

/// What is told once a column, at its first place and with the number of cells (R15 to R18).
struct ColumnTally {
    struct Entry {
        let line: Int
        let value: String
        /// What it was taken for.
        let meaning: String
        fileprivate(set) var count = 1
    }

    private var entries: [Int: Entry] = [:]

    mutating func add(column: Int, line: Int, meaning: @autoclosure () -> String = "", value: () -> String) {
        if entries[column] == nil {
            entries[column] = Entry(line: line, value: value(), meaning: meaning())
        } else {
            entries[column]?.count += 1
        }
    }

    /// In column order.
    var all: [(column: Int, entry: Entry)] {
        entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
