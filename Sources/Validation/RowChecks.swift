internal import Catalogue
internal import Intake

/// The catalogue's checks over each row's measures (C01 …). None is judged on a row with an R error, or over what isn't
/// supplied (contract §4).
struct RowChecks {
    let catalogue: Catalogue
    let table: Table
    let measureRules: MeasureRules
    /// Rows with R07, an R error like those marked in the table.
    let doubled: Set<Int>

    /// - Returns: the findings, and the rows that break an error check.
    func run() -> (log: FindingLog, failed: Set<Int>) {
        var log = FindingLog()
        var failed: Set<Int> = []
        let measures = MeasureTable(table, measureRules)
        var broken: [(row: Int, check: Int, formula: Formula)] = []
        for (index, check) in catalogue.checks.enumerated() {
            for formula in check.assertions where formula.names.allSatisfy({ measures.isSupplied[$0] }) {
                for row in failures(of: formula, measures) { broken.append((row, index, formula)) }
            }
        }
        broken.sort { ($0.row, $0.check) < ($1.row, $1.check) }
        let words = catalogue.checks.map { (zh: $0.message.zh, en: $0.message.en) }
        for (row, index, formula) in broken {
            let check = catalogue.checks[index]
            if check.severity == .error { failed.insert(row) }
            log.report(check.id, check.severity) { finding(check, words[index], formula, measures, row) }
        }
        return (log, failed)
    }

    /// The rows for which the formula doesn't hold, skipped rows and those with R errors apart.
    private func failures(of formula: Formula, _ measures: MeasureTable) -> [Int] {
        let results: [Int64]
        do {
            results = try formula.values(count: table.count) { measures.values[$0] }
        } catch {
            preconditionFailure("the catalogue let an overflowing check pass: \(error.formula)")
        }
        var failures: [Int] = []
        for row in results.indices where results[row] == 0 {
            if !doubled.contains(row), table.states[row].isDisjoint(with: [.error, .ignoredType, .foreign]) {
                failures.append(row)
            }
        }
        return failures
    }

    private func finding(
        _ check: Catalogue.Check, _ words: (zh: String, en: String), _ formula: Formula, _ measures: MeasureTable, _ row: Int
    ) -> Finding {
        let figures = formula.mentioned.map { "\(catalogue.measures[$0].label)=\(measures.values[$0][row])" }.joined(
            separator: "，")
        return Finding(
            check.id, check.severity, line: Int(table.lines[row]), row: row, column: header(of: formula.mentioned.first),
            value: figures, Bilingual("{0}（{2}），请核对后改正", "{1} ({2}); check and correct them", [words.zh, words.en, figures]))
    }

    /// The header under which the sender finds the first of the figures.
    private func header(of measure: Int?) -> String {
        guard let measure else { return "" }
        guard table.form == .school, let column = catalogue.measures[measure].columns.first else {
            return catalogue.measures[measure].label
        }
        return catalogue.columns[column].header
    }
}
