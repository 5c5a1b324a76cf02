internal import Catalogue
internal import Intake
internal import Threads

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
        let measures = MeasureTable(table, measureRules)
        var assertions: [Assertion] = []
        var broken: [(row: Int, assertion: Int)] = []
        for check in catalogue.checks {
            for formula in check.assertions where formula.names.allSatisfy({ measures.isSupplied[$0] }) {
                let rows = failures(of: formula, measures)
                if rows.isEmpty { continue }
                for row in rows { broken.append((row, assertions.count)) }
                assertions.append(Assertion(check, formula, catalogue, table.form))
            }
        }
        broken.sort { ($0.row, $0.assertion) < ($1.row, $1.assertion) }
        var log = FindingLog()
        var failed: Set<Int> = []
        for (row, index) in broken {
            let assertion = assertions[index]
            if assertion.severity == .error { failed.insert(row) }
            log.report(assertion.code, assertion.severity) {
                assertion.finding(line: Int(table.lines[row]), row: row, measures)
            }
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
}

/// One of a check's assertions that some row of a file breaks, and what its findings share: for this file alone, since other threads judge others.
private final class Assertion {
    let code: String
    let severity: Severity
    private let words: (zh: String, en: String)
    /// The header under which the sender finds the first of the figures.
    private let header: String
    /// As the formula mentions them.
    private let figures: [(label: String, measure: Int)]

    init(_ check: Catalogue.Check, _ formula: Formula, _ catalogue: Catalogue, _ form: Table.Form) {
        (code, severity) = (check.id, check.severity)
        words = (check.message.zh.unshared, check.message.en.unshared)
        figures = formula.mentioned.map { (catalogue.measures[$0].label.unshared, $0) }
        if let first = formula.mentioned.first, form == .school, let column = catalogue.measures[first].columns.first {
            header = catalogue.columns[column].header.unshared
        } else {
            header = figures.first?.label ?? ""
        }
    }

    func finding(line: Int, row: Int, _ measures: MeasureTable) -> Finding {
        var value = ""
        for (label, measure) in figures {
            if !value.isEmpty { value += "，" }
            value += label
            value += "="
            value += String(measures.values[measure][row])
        }
        return Finding(
            code, severity, line: line, row: row, column: header, value: value,
            Bilingual("{0}（{2}），请核对后改正", "{1} ({2}); check and correct them", [words.zh, words.en, value]))
    }
}
