internal import Catalogue

/// The sums of the data rows above a total row, and their comparison with what it says (rule R13).
struct RunningTotals {
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

    mutating func add(_ value: Int32, column: Int) {
        sinceSubtotal[column] += Int64(value)
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
