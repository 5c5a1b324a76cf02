internal import Catalogue

/// The sums of the data rows above a total row, and their comparison with what it says (rule R13).
struct RunningTotals {
    /// How many of the table's rows have been added.
    private(set) var rows = 0
    /// Up to the last subtotal.
    private var sums: [Int64]
    private var sinceSubtotal: [Int64]
    /// Columns in which some row above could not be read: a difference would only follow from that.
    private var isUncertain: [Bool]
    private var isUncertainSinceSubtotal: [Bool]

    init(columns: Int) {
        sums = [Int64](repeating: 0, count: columns)
        sinceSubtotal = sums
        isUncertain = [Bool](repeating: false, count: columns)
        isUncertainSinceSubtotal = isUncertain
    }

    /// Of a row that isn't in the table.
    mutating func add(_ value: Int32, column: Int) {
        sinceSubtotal[column] += Int64(value)
    }

    /// The table's rows from ``rows`` on: they are added up where a total row is met, which few files have many of.
    /// - Parameters:
    ///   - sums: theirs, by value column.
    ///   - rows: how many the table has now.
    mutating func add(_ sums: [Int64], of columns: [FormLayout.ValueColumn], rows: Int) {
        for column in columns {
            if case .count(let index) = column.role { sinceSubtotal[column.column] += sums[index] }
        }
        self.rows = rows
    }

    mutating func addUnreadable(column: Int) {
        isUncertain[column] = true
        isUncertainSinceSubtotal[column] = true
    }

    mutating func addUnreadableRow() {
        for column in isUncertain.indices { addUnreadable(column: column) }
    }

    /// - Returns: the sum that a total row's number must equal; nil when it can't be told.
    func expected(column: Int, isSubtotal: Bool) -> Int64? {
        if isSubtotal { return isUncertainSinceSubtotal[column] ? nil : sinceSubtotal[column] }
        return isUncertain[column] ? nil : sums[column] + sinceSubtotal[column]
    }

    mutating func endSubtotal() {
        for column in sinceSubtotal.indices {
            sums[column] += sinceSubtotal[column]
            sinceSubtotal[column] = 0
            isUncertainSinceSubtotal[column] = false
        }
    }
}
