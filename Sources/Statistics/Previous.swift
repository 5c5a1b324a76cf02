package import Catalogue
package import Validation

/// What an earlier publication said, as far as the next period needs it. Regions are those of the present table: a former code's
/// figures are those of the region it means now, of several their sum (contract §5).
package struct Previous: Sendable {
    package let period: Period
    /// By indicator id: how it was defined. Only an unchanged definition is comparable.
    package var definitions: [String: String] = [:]
    /// By region, then indicator id.
    package var values: [Int: [String: RatioCounts]] = [:]
    package var ranks: [Int: [String: Int]] = [:]
    /// By unit: the rank by score.
    package var standings: [Int: Int] = [:]
    /// By part, then indicator id, for parts that supplied it; with corrections, and as submitted.
    package var corrected: [Part: [String: RatioCounts]] = [:]
    package var submitted: [Part: [String: RatioCounts]] = [:]
    /// By unit: whether its figures came from its total rows.
    package var unitsByTotals: Set<Int> = []
    /// By leaf, then measure id: the sum as submitted, where it was supplied.
    package var leafTotals: [Int: [String: Int64]] = [:]
    /// By part: the file that it was summed from, of several former regions theirs; empty where that isn't known.
    package var files: [Part: [String]] = [:]
    /// The schools in counting rows.
    package var schools: [School] = []
    /// What submitters had explained, in force then.
    package var explanations: [Explanations.Entry] = []

    /// In the order of codes. All in one number: those of a country are sorted, and kept while its bulletin is made.
    package struct School: Sendable, Equatable, Comparable {
        /// From the lowest: whether it is connected, 29 bits for the leaf, 34 for the code.
        private let packed: UInt64

        private static let mostLeaves = 1 << 29
        private static let codes: Range<Int64> = 0..<10_000_000_000

        /// - Returns: nil for a code beyond 10 digits, or a leaf beyond any table of regions.
        package init?(code: Int64, leaf: Int, isConnected: Bool) {
            guard Self.codes.contains(code), (0..<Self.mostLeaves).contains(leaf) else { return nil }
            packed = UInt64(code) << 30 | UInt64(leaf) << 1 | (isConnected ? 1 : 0)
        }

        /// 10 digits.
        package var code: Int64 { Int64(packed >> 30) }
        package var leaf: Int { Int(packed >> 1) & (Self.mostLeaves - 1) }
        package var isConnected: Bool { packed & 1 == 1 }

        package static func < (left: School, right: School) -> Bool { left.packed < right.packed }
    }

    package init(period: Period) { self.period = period }
}
