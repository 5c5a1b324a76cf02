internal import Catalogue
internal import Intake
package import Statistics
internal import Validation

/// The fewest schools that would bring a figure to its target, by name: those that can add most come first. A school can bring its numerator up to
/// its denominator, no further.
package struct WayToTarget: Sendable {
    package struct Step: Sendable, Equatable {
        package let row: ExplainedRow
        /// What it could add to the numerator.
        package let possible: Int64
        /// What it need add: less than is possible only for the last.
        package let needed: Int64
    }

    /// How much the numerator lacks.
    package let shortfall: Int64
    /// The school that can add most first, of equal ones in region and code order.
    package let steps: [Step]
    /// How many others could take the place of the last step's school, since they can add as much as it.
    package let alternatives: Int
    /// What is still lacking when every school that is known by name has done its utmost; 0 where these suffice.
    package let remaining: Int64
    /// What parts known by sums only (summary forms) could add: of how many schools isn't known.
    package let unnamed: Int64

    /// - Returns: nil where no target is missed, and for an indicator whose numerator isn't the sum of its schools'.
    /// - Throws: `SumOverflow`.
    package init?(_ explanation: FigureExplanation, _ account: PeriodAccount) throws(SumOverflow) {
        let definition = account.catalogue.indicators[explanation.indicator]
        guard let shortfall = explanation.figure.shortfall, shortfall > 0, definition.numerator.isAdditive,
            definition.denominator.isAdditive
        else { return nil }
        self.shortfall = shortfall
        let rows = try explanation.rows(account)
        unnamed = rows.filter { $0.code == nil }.map { max(0, $0.denominator - $0.numerator) }.reduce(0, +)
        let able = rows.filter { $0.code != nil && $0.denominator > $0.numerator }.sorted { left, right in
            (right.denominator - right.numerator, left.region, left.code ?? 0)
                < (left.denominator - left.numerator, right.region, right.code ?? 0)
        }
        var steps: [Step] = []
        var lacking = shortfall
        for row in able where lacking > 0 {
            let possible = row.denominator - row.numerator
            steps.append(Step(row: row, possible: possible, needed: min(possible, lacking)))
            lacking -= min(possible, lacking)
        }
        self.steps = steps
        remaining = lacking
        let last = steps.last?.needed ?? 0
        alternatives = lacking > 0 ? 0 : able.dropFirst(steps.count).count { $0.denominator - $0.numerator >= last }
    }
}
