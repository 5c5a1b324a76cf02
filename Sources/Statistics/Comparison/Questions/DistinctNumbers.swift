/// Tells numbers apart, of one column after the other: nearly all are small, and have a bit each.
struct DistinctNumbers {
    private var seen = [UInt64](repeating: 0, count: words)
    private var large: Set<Int32> = []

    private static let words = 256
    private static let fewestLarge = Int32(words * 64)

    /// How many different numbers there are in a column, and how many of these end in 0 or 5.
    /// - Parameters:
    ///   - numbers: not negative.
    ///   - isMeant: by row; nil for all.
    ///   - least: smaller ones aren't counted; 0 to 63.
    mutating func count(_ numbers: [Int32], where isMeant: [Bool]?, from least: Int32) -> (all: Int, round: Int) {
        let most = Self.mark(numbers, isMeant, &seen, &large)
        seen[0] &= UInt64.max << UInt64(least)
        var (all, round) = (large.count, large.count { $0 % 5 == 0 })
        for word in 0...most >> 6 {
            all += seen[word].nonzeroBitCount
            round += (seen[word] & Self.fives[word % 5]).nonzeroBitCount
            seen[word] = 0
        }
        if !large.isEmpty { large.removeAll(keepingCapacity: true) }
        return (all, round)
    }

    /// - Returns: the largest of those that have a bit.
    private static func mark(_ numbers: [Int32], _ isMeant: [Bool]?, _ seen: inout [UInt64], _ large: inout Set<Int32>) -> Int {
        let numbers = numbers.span
        var seen = seen.mutableSpan
        var most: Int32 = 0
        for row in numbers.indices where isMeant?[row] ?? true {
            let number = numbers[row]
            guard number < fewestLarge else {
                large.insert(number)
                continue
            }
            most = max(most, number)
            seen[Int(number >> 6)] |= 1 << UInt64(number & 63)
        }
        return Int(most)
    }

    /// The bits of multiples of five, in words that repeat after five of them.
    private static let fives: [UInt64] = (0..<5).map { word in
        var bits: UInt64 = 0
        for bit in 0..<64 where (word * 64 + bit) % 5 == 0 { bits |= 1 << UInt64(bit) }
        return bits
    }
}
