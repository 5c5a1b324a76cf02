internal import Catalogue
package import Intake
package import Statistics
internal import Validation

/// A row of a submission, as one indicator counts it.
package struct ExplainedRow: Sendable, Equatable {
    /// A leaf, or the unit of a total row.
    package let region: Int
    /// An index into the review's files.
    package let file: Int
    /// Where it was first, of a row taken over from an earlier period.
    package let origin: RowOrigin?
    package let line: Int
    /// School form: 10 digits; nil for a row of the summary form.
    package let code: Int64?
    package let name: String
    package let type: Int
    package let locality: Int
    /// By the indicator's measures, as submitted.
    package let values: [Int64]
    /// The formulas over these.
    package let numerator: Int64
    package let denominator: Int64
}

extension FigureExplanation {
    /// All rows behind the figure, by region and line, as submitted.
    /// - Throws: `SumOverflow`.
    package func rows(_ account: PeriodAccount) throws(SumOverflow) -> [ExplainedRow] {
        let reader = RowReader(indicator, account)
        var rows: [ExplainedRow] = []
        var tables: [Int: MeasureTable] = [:]
        for summand in summands { rows += try reader.rows(of: summand.part, &tables) }
        return rows
    }
}

/// Reads the rows of parts, as one indicator counts them.
struct RowReader {
    private let account: PeriodAccount
    private let definition: Catalogue.Indicator
    private let population: Catalogue.Population

    init(_ indicator: Int, _ account: PeriodAccount) {
        self.account = account
        definition = account.catalogue.indicators[indicator]
        population = account.catalogue.populations[definition.population]
    }

    /// - Parameter tables: the measures of files that were looked at before, by file.
    func rows(of part: Part, _ tables: inout [Int: MeasureTable]) throws(SumOverflow) -> [ExplainedRow] {
        guard let counting = account.counting[part], let table = account.review.files[counting.file].submission.table else {
            return []
        }
        let measures = tables[counting.file] ?? MeasureTable(table, account.catalogue)
        tables[counting.file] = measures
        var rows: [ExplainedRow] = []
        for row in counting.rows.map(Int.init) {
            let (type, locality) = (Int(table.types[row]), Int(table.localities[row]))
            guard population.types[type], population.localities[locality] else { continue }
            let isSchool = table.form == .school
            let value: (Int) -> Int64 = { measures.values[$0][row] }
            let counts: RatioCounts
            do {
                counts = RatioCounts(
                    numerator: try definition.numerator.value(value), denominator: try definition.denominator.value(value))
            } catch {
                throw SumOverflow()
            }
            rows.append(
                ExplainedRow(
                    region: Int(table.regions[row]), file: counting.file, origin: table.origin(of: row),
                    line: Int(table.lines[row]), code: isSchool ? table.codes[row] : nil,
                    name: isSchool ? table.names[row] : "", type: type, locality: locality,
                    values: definition.measures.map(value), numerator: counts.numerator, denominator: counts.denominator))
        }
        return rows
    }
}
