package import Catalogue
package import Intake

/// A table's rows as measures: in the school form each school's own contribution, in the summary form what the cells say
/// (contract §4). Made when it is needed and let go again, since it is larger than the table.
package struct MeasureTable: Sendable {
    /// By measure, then row.
    package let values: [[Int64]]
    /// By measure: all columns of its formula, or its column, are supplied (contract §5).
    package let isSupplied: [Bool]

    package init(_ table: Table, _ catalogue: Catalogue) { self.init(table, MeasureRules(catalogue)) }

    /// - Parameter rules: for many tables worked out once.
    package init(_ table: Table, _ rules: MeasureRules) {
        let count = table.count
        let zeros = [Int64](repeating: 0, count: count)
        isSupplied = rules.supplied(by: table)
        guard table.form == .school else {
            values = table.values.map { $0.isEmpty ? zeros : Self.widened($0) }
            return
        }
        var wide = [[Int64]](repeating: [], count: table.values.count)
        for index in rules.columns { wide[index] = table.values[index].isEmpty ? zeros : Self.widened(table.values[index]) }
        values = rules.steps.map { step in
            switch step {
            case .ones: [Int64](repeating: 1, count: count)
            case .column(let index): wide[index]
            case .formula(let formula): Self.evaluated(formula, count) { wide[$0] }
            }
        }
    }

    /// Several at once, which a sequence of them isn't made in.
    private static func widened(_ column: [Int32]) -> [Int64] {
        unsafe [Int64](unsafeUninitializedCapacity: column.count) { wide, count in
            for index in column.indices { unsafe wide[index] = Int64(column[index]) }
            count = column.count
        }
    }

    package static func supplied(_ table: Table, _ catalogue: Catalogue) -> [Bool] {
        MeasureRules(catalogue).supplied(by: table)
    }

    /// The catalogue refuses formulas over a row that could overflow (`Formula.largest`), so this evaluation can't fail.
    private static func evaluated(_ formula: Formula, _ count: Int, _ column: (Int) -> [Int64]) -> [Int64] {
        do {
            return try formula.values(count: count, column: column)
        } catch {
            preconditionFailure("the catalogue let an overflowing formula pass: \(error.formula)")
        }
    }
}

/// How a table's columns make measures.
package struct MeasureRules: Sendable {
    enum Step: Sendable {
        case ones
        case column(Int)
        case formula(Formula)
    }

    /// By measure, of the school form.
    let steps: [Step]
    /// Those that some measure is made of, each once.
    let columns: [Int]
    /// By measure: the columns that it needs.
    private let needed: [[Int]]
    private let absentIsZero: [Bool]

    package init(_ catalogue: Catalogue) {
        steps = catalogue.measures.map { measure in
            switch measure.source {
            case .all: .ones
            case .count(let formula), .sum(let formula):
                formula.isSingleName ? .column(formula.names[0]) : .formula(formula)
            }
        }
        needed = catalogue.measures.map(\.columns)
        columns = Set(needed.flatMap(\.self)).sorted()
        absentIsZero = catalogue.measures.map(\.absentIsZero)
    }

    func supplied(by table: Table) -> [Bool] {
        needed.indices.map { index in
            if absentIsZero[index] { return true }
            return table.form == .summary ? table.isSupplied[index] : needed[index].allSatisfy { table.isSupplied[$0] }
        }
    }
}
