internal import GRDB

/// Beyond it nothing can have been added up: five million rows of nine digits don't come to it. Whoever opens the file by hand can put any number there, and a
/// few of the largest are more than a number can be.
let greatestSum: UInt64 = 10_000_000_000_000_000

/// Of a rank, a score, the number of an edition, or how many findings there are.
let greatestRank: UInt64 = 1_000_000_000

extension Row {
    /// What was counted, or added up of that.
    /// - Throws: SQLITE_CORRUPT for what can't be (``greatestSum``).
    func sum(_ column: String) throws -> Int64? { try number(column, most: greatestSum) }

    /// A rank, a score, the number of an edition, or how many findings there are.
    /// - Throws: SQLITE_CORRUPT for more than a billion.
    func few(_ column: String) throws -> Int? { try number(column, most: greatestRank).map(Int.init) }

    private func number(_ column: String, most: UInt64) throws -> Int64? {
        guard let number: Int64 = self[column] else { return nil }
        guard number.magnitude <= most else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(column) \(number)")
        }
        return number
    }
}
