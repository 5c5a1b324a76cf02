internal import Catalogue
package import Statistics

/// A change taken apart: from one publication's figure to another's, by part and cause. As counts the rows add up exactly.
///
/// The printed change is one on the same basis (contract §5): between the parts common to both. A row's share in it is (Δnumerator − v·Δdenominator) ÷ D, v being the
/// common parts' value before and D their denominator now. These shares add up to the exact change whatever the order of the rows, and no step in between can
/// be without a value. Each is rounded to hundredths of a point; what rounding leaves of the printed change is ``rounding``.
package struct ChangeExplanation: Sendable {
    package struct School: Sendable, Equatable, Hashable {
        /// 10 digits.
        package let code: Int64
        /// Of the two the later.
        package let name: String
    }

    package struct Row: Sendable {
        /// The part's region as it is now; as it was, where it isn't any more.
        package let code: String
        package let name: String
        package let cause: ChangeCause
        /// By code; empty where only sums are known.
        package let schools: [School]
        package let numerator: Int64
        package let denominator: Int64
        /// Its share in the change, in hundredths of a percentage point; nil where there is no change, and for ``ChangeCause/isBasis``.
        package let points: Int?
    }

    package let before: RatioCounts?
    package let after: RatioCounts?
    /// Of the parts that both have, between which the change is.
    package let commonBefore: RatioCounts?
    package let commonAfter: RatioCounts?
    /// Whether this version counted the common parts before as the earlier publication said; else the points don't belong to the counts.
    package let isAsPublished: Bool
    /// Nil where the two can't be compared.
    package let change: Changes.Change?
    /// By region, then cause.
    package let rows: [Row]
    /// Rows by cause, of all regions.
    package let byCause: [Row]
    /// 四舍五入: what is left of the change after all rows' points, and after those by cause; in hundredths of a point.
    package let rounding: Int
    package let roundingByCause: Int

    /// - Parameter region: of the later account.
    /// - Throws: `SumOverflow`.
    package init(_ region: Int, _ indicator: Int, in comparison: PeriodComparison) throws(SumOverflow) {
        let taker = ChangeTaker(region: region, indicator: indicator, comparison: comparison)
        let taken = try taker.taken()
        before = taken.before
        after = taken.after
        change = taken.change
        commonBefore = taken.commonBefore
        commonAfter = taken.commonAfter
        isAsPublished = taken.isAsPublished
        let shares = Shares(taken, comparison.later.settings.rounding)
        let made = taken.entries.map { shares.row($0.code, $0.name, $0.entry) }
        rows = made
        let total = change?.points ?? 0
        rounding = total - made.compactMap(\.points).reduce(0, +)
        let causes = Dictionary(grouping: taken.entries, by: \.entry.cause).sorted { $0.key < $1.key }
        let summed = causes.map { cause, entries in
            var sum = ChangeTaker.Entry(cause)
            for other in entries { sum.add(other.entry) }
            return shares.row("", "", sum)
        }
        byCause = summed
        roundingByCause = total - summed.compactMap(\.points).reduce(0, +)
    }

    /// Gives rows their share in the change.
    private struct Shares {
        let isComparable: Bool
        /// Of the common parts: numerator and denominator before, denominator now.
        let before: RatioCounts
        let now: Int64
        let rule: Rounding

        init(_ taken: ChangeTaker.Taken, _ rule: Rounding) {
            before = taken.commonBefore ?? RatioCounts(numerator: 0, denominator: 0)
            now = taken.commonAfter?.denominator ?? 0
            isComparable = taken.change != nil && before.denominator > 0 && now > 0
            self.rule = rule
        }

        func row(_ code: String, _ name: String, _ entry: ChangeTaker.Entry) -> Row {
            Row(
                code: code, name: name, cause: entry.cause, schools: entry.schools.sorted { $0.code < $1.code },
                numerator: entry.numerator, denominator: entry.denominator, points: points(entry))
        }

        private func points(_ entry: ChangeTaker.Entry) -> Int? {
            guard isComparable, !entry.cause.isBasis else { return nil }
            // Both denominators are above 0.
            let top =
                (Int128(entry.numerator) * Int128(before.denominator) - Int128(before.numerator) * Int128(entry.denominator))
                * powerOfTen(4)
            let size = rule.whole(top < 0 ? -top : top, Int128(before.denominator) * Int128(now))
            return Int(top < 0 ? -size : size)
        }
    }
}
