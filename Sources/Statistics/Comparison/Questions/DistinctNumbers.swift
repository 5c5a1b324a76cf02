/// Tells numbers apart, of one column after the other: nearly all are small, and for these a table of when each was seen last is faster than a set.
struct DistinctNumbers {
    private var seen = [Int32](repeating: 0, count: 1 << 14)
    private var large: Set<Int32> = []
    private var round: Int32 = 0

    /// Forgets what was seen.
    mutating func begin() {
        round += 1
        if !large.isEmpty { large.removeAll(keepingCapacity: true) }
    }

    /// - Parameter number: not negative.
    /// - Returns: whether it wasn't seen yet.
    mutating func insert(_ number: Int32) -> Bool {
        guard Int(number) < seen.count else { return large.insert(number).inserted }
        if seen[Int(number)] == round { return false }
        seen[Int(number)] = round
        return true
    }
}
