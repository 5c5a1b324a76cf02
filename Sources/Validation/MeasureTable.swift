package import Catalogue
package import Intake

/// A table's rows as measures: in the school form each school's own contribution, in the summary form what the cells say
/// (contract §4). Made when it is needed and let go again, since it is larger than the table.
package struct MeasureTable: Sendable {
    /// By measure, then row.
    package let values: [[Int64]]
    /// By measure: all columns of its formula, or its column, are supplied (contract §5).
    package let isSupplied: [Bool]

    package init(_ table: Table, _ catalogue: Catalogue) {
        let count = table.count
        let zeros = [Int64](repeating: 0, count: count)
        isSupplied = Self.supplied(table, catalogue)
        guard table.form == .school else {
            values = table.values.map { $0.isEmpty ? zeros : $0.map(Int64.init) }
            return
        }
        func column(_ index: Int) -> [Int64] { table.values[index].isEmpty ? zeros : table.values[index].map(Int64.init) }
        var wide = [[Int64]](repeating: [], count: table.values.count)
        for measure in catalogue.measures {
            for index in measure.columns where wide[index].isEmpty { wide[index] = column(index) }
        }
        values = catalogue.measures.map { measure in
            switch measure.source {
            case .all: [Int64](repeating: 1, count: count)
            case .count(let formula), .sum(let formula):
                Self.evaluated(formula, count) { wide[$0] }
            }
        }
    }

    package static func supplied(_ table: Table, _ catalogue: Catalogue) -> [Bool] {
        catalogue.measures.enumerated().map { index, measure in
            if measure.absentIsZero { return true }
            return table.form == .summary ? table.isSupplied[index] : measure.columns.allSatisfy { table.isSupplied[$0] }
        }
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
