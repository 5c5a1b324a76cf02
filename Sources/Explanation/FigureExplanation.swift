package import Catalogue
package import Intake
package import Statistics
package import Validation

/// Where one figure comes from: the parts that it is the sum of, each with the lines of the file that it was summed from, and what isn't in it and why.
package struct FigureExplanation: Sendable {
    /// A part of the sum (计入单位).
    package struct Summand: Sendable {
        package let part: Part
        /// By the indicator's measures: sums over its population, with corrections.
        package let sums: [Int64]
        package let counts: RatioCounts
        /// As submitted, without corrections.
        package let submitted: RatioCounts
        package let source: Source
        /// Of cells that the indicator counts.
        package let corrections: [Correction]
    }

    /// The submission that a part was summed from.
    package struct Source: Sendable {
        /// An index into the review's files.
        package let file: Int
        /// Where the rows stand that the indicator counts: in the file itself, or in those of an earlier period that it confirmed (确认无变化).
        package let places: [Place]

        package var rows: Int { places.map(\.lines.rows).reduce(0, +) }
    }

    package struct Place: Sendable {
        /// Nil for rows of the submission's own file.
        package let origin: RowOrigin?
        package let lines: LineRanges
    }

    /// A part that counts otherwise, and doesn't supply the indicator (contract §5).
    package struct Unsupplied: Sendable {
        package let part: Part
        package let file: Int
        /// Headers of what its file lacks, or left blank throughout.
        package let columns: [String]
    }

    /// A leaf without counted data.
    package struct Absent: Sendable {
        package enum Reason: Sendable, Equatable {
            case unreported
            /// Indices into the review's files, of those that were sent for it, or could have been.
            case returned([Int])
            /// R08: all its schools count elsewhere.
            case struck
        }
        package let leaf: Int
        package let reason: Reason
        /// Whether its unit's total rows stand for it.
        package let isInTotals: Bool
    }

    /// A leaf that counts by itself, and not in its unit's figure, for which the unit's total rows stand.
    package struct Replaced: Sendable {
        package let leaf: Int
        package let source: Source
    }

    /// Rows that were read and don't count, as far as the indicator would count them.
    package struct Excluded: Sendable {
        /// Nil where it can't be told.
        package let region: Int?
        package let file: Int
        package let reason: NotCounted
        package let lines: LineRanges
        /// Of rows with an error: the first of these errors.
        package let findings: [Finding]
    }

    /// Counting rows of a type and locality that the indicator isn't about.
    package struct Outside: Sendable {
        package let type: Int
        package let locality: Int
        package let rows: Int
    }

    package let region: Int
    package let indicator: Int
    /// As it is printed.
    package let figure: Figure
    package let summands: [Summand]
    package let unsupplied: [Unsupplied]
    package let absent: [Absent]
    package let excluded: [Excluded]
    /// Of a unit by total rows, and of the province its such units.
    package let replaced: [Replaced]
    /// Of a leaf: whether it isn't in its unit's figure.
    package let isReplaced: Bool
    package let outside: [Outside]
    /// Nil where it isn't ranked.
    package let neighbours: Neighbours?

    /// - Throws: `SumOverflow`, which the run that made the figures would have thrown.
    package init(_ region: Int, _ indicator: Int, _ account: PeriodAccount) throws(SumOverflow) {
        let maker = FigureExplainer(region: region, indicator: indicator, account: account)
        self.region = region
        self.indicator = indicator
        figure = account.figures.figure(region, indicator) ?? Figure(region: region, indicator: indicator)
        let parts = account.corrected.parts(of: region)
        summands = try maker.summands(parts.filter { account.corrected.supplies($0, indicator) })
        unsupplied = parts.filter { !account.corrected.supplies($0, indicator) }.compactMap { maker.unsupplied($0) }
        absent = maker.finder.absent()
        excluded = maker.finder.excluded()
        replaced = maker.finder.replaced()
        isReplaced =
            account.regions.unit[region].map { unit in
                unit != region && account.corrected.cube.totals[unit] != nil
            } ?? false
        outside = maker.finder.outside(parts)
        neighbours = Neighbours(of: region, indicator, account.figures)
    }
}
