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

    package struct School: Sendable, Equatable {
        /// 10 digits.
        package let code: Int64
        package let leaf: Int
        package let isConnected: Bool
        package init(code: Int64, leaf: Int, isConnected: Bool) {
            self.code = code
            self.leaf = leaf
            self.isConnected = isConnected
        }
    }

    package init(period: Period) { self.period = period }
}
