internal import Catalogue

/// What is told once a column, at its first place and with the number of cells (R15 to R18).
struct ColumnTally {
    private struct Entry {
        let line: Int
        let value: String
        var count = 1
    }

    private var entries: [Int: Entry] = [:]

    mutating func add(column: Int, line: Int, value: () -> String) {
        if entries[column] == nil {
            entries[column] = Entry(line: line, value: value())
        } else {
            entries[column]?.count += 1
        }
    }

    /// In column order.
    var all: [(column: Int, line: Int, value: String, count: Int)] {
        entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.line, $0.value.value, $0.value.count) }
    }
}
