internal import CSV
internal import GRDB

/// Names with numbers, as text that can be read without the program: a line each (`internet_access,19,20,2`), blank for a number that there isn't.
struct NumberList {
    private(set) var bytes: [UInt8] = []

    /// - Parameter name: an identifier of the catalogue: letters, digits and `_`.
    mutating func add(_ name: String, _ numbers: Int64?...) {
        bytes.append(contentsOf: name.utf8)
        for number in numbers {
            bytes.append(UInt8(ascii: ","))
            if let number { bytes.append(digitsOf: number) }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Reads a list.
    /// - Parameters:
    ///   - count: how many numbers stand on each line.
    ///   - what: which list it is, for the error.
    /// - Throws: SQLITE_CORRUPT for what ``add(_:_:)`` doesn't write, and for numbers that can't have been counted (``greatestSum``).
    static func read(_ text: String, count: Int, _ what: String) throws -> [(name: String, numbers: [Int64?])] {
        func damaged(_ line: Substring) -> DatabaseError {
            DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(what) \(line.prefix(100))")
        }
        return try text.split(separator: "\n").map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            guard cells.count == count + 1 else { throw damaged(line) }
            let numbers = try cells.dropFirst().map { cell -> Int64? in
                if cell.isEmpty { return nil }
                guard let number = Int64(cell), number.magnitude <= greatestSum else { throw damaged(line) }
                return number
            }
            return (String(cells[0]), numbers)
        }
    }
}
