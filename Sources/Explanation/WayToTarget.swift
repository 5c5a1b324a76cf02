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
    /// What could be added where only sums are known (summary forms, cells with a correction): by how many schools isn't known.
    package let unnamed: Int64

    /// - Returns: nil where no target is missed.
    /// - Throws: `SumOverflow`.
    package init?(_ explanation: FigureExplanation, _ account: PeriodAccount) throws(SumOverflow) {
        let definition = account.catalogue.indicators[explanation.indicator]
        guard let shortfall = explanation.figure.shortfall, shortfall > 0 else { return nil }
        self.shortfall = shortfall
        var corrected: [Cell: [Correction]] = [:]
        for made in explanation.summands.flatMap(\.corrections) {
            corrected[Cell(region: made.region, type: made.type, locality: made.locality), default: []].append(made)
        }
        let rows = try explanation.rows(account)
        let (summed, named) = (
            rows.filter { $0.code == nil || corrected[Cell($0)] != nil },
            rows.filter { $0.code != nil && corrected[Cell($0)] == nil }
        )
        unnamed = try Self.capacity(summed, corrected, definition)
        let able = named.filter { $0.denominator > $0.numerator }.sorted { left, right in
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

    private struct Cell: Hashable {
        let region: Int
        let type: Int
        let locality: Int

        init(region: Int, type: Int, locality: Int) {
            self.region = region
            self.type = type
            self.locality = locality
        }

        init(_ row: ExplainedRow) { self.init(region: row.region, type: row.type, locality: row.locality) }
    }

    /// What cells of which only sums are known could add, with corrections in the place of their sums.
    private static func capacity(
        _ rows: [ExplainedRow], _ corrections: [Cell: [Correction]], _ definition: Catalogue.Indicator
    ) throws(SumOverflow) -> Int64 {
        var cells: [Cell: [Int64]] = corrections.mapValues { _ in definition.measures.map { _ in 0 } }
        for row in rows { cells[Cell(row)] = zip(cells[Cell(row)] ?? row.values.map { _ in 0 }, row.values).map(+) }
        var total: Int64 = 0
        for (cell, sums) in cells {
            var values = Dictionary(uniqueKeysWithValues: zip(definition.measures, sums))
            for made in corrections[cell] ?? [] { values[made.measure] = made.value }
            do {
                let numerator = try definition.numerator.value { values[$0] ?? 0 }
                total += max(0, try definition.denominator.value { values[$0] ?? 0 } - numerator)
            } catch {
                throw SumOverflow()
            }
        }
        return total
    }
}
