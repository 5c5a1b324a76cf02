/// Tells numbers apart, of one column after the other: nearly all are small, and have a bit each.
struct DistinctNumbers {
    private var seen = [UInt64](repeating: 0, count: words)
    private var large: Set<Int32> = []

    private static let words = 256

    /// - Parameter number: not negative.
    mutating func insert(_ number: Int32) {
        let word = Int(number) >> 6
        if word < Self.words { seen[word] |= 1 << UInt64(number & 63) } else { large.insert(number) }
    }

    /// How many different numbers there were, and how many of these end in 0 or 5. Forgets them.
    mutating func counted() -> (all: Int, round: Int) {
        var (all, round) = (large.count, large.count { $0 % 5 == 0 })
        for word in seen.indices where seen[word] != 0 {
            all += seen[word].nonzeroBitCount
            round += (seen[word] & Self.fives[word % 5]).nonzeroBitCount
            seen[word] = 0
        }
        if !large.isEmpty { large.removeAll(keepingCapacity: true) }
        return (all, round)
    }

    /// The bits of multiples of five, in words that repeat after five of them.
    private static let fives: [UInt64] = (0..<5).map { word in
        var bits: UInt64 = 0
        for bit in 0..<64 where (word * 64 + bit) % 5 == 0 { bits |= 1 << UInt64(bit) }
        return bits
    }
}
