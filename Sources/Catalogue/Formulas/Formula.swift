/// A parsed and type-checked formula over named whole numbers (contract §4): `+ - * ( )`, numbers, comparisons
/// `< <= = != >= >`, `and or not`. `==` is read as `=`.
///
/// Names are resolved once, when the formula is parsed, to the indices of a list of columns or measures. Evaluation is by
/// column: each node turns whole columns into a whole column, which keeps the cost a row small.
package struct Formula: Sendable, Equatable {
    /// What a formula yields.
    package enum Kind: Sendable, Equatable {
        /// A whole number.
        case number
        /// 1 or 0.
        case truth
    }

    /// The formula as written.
    package let text: String
    package let kind: Kind
    /// The indices of the names in it, ascending, each once.
    package let names: [Int]
    /// The same in the order in which the formula mentions them.
    package let mentioned: [Int]
    let root: Node

    /// Values are exact whole numbers; a decimal literal is stored times a power of ten, and every comparison brings both of
    /// its sides to the same power when the formula is parsed.
    indirect enum Node: Sendable, Equatable {
        case literal(Int64)
        case name(Int)
        case add(Node, Node)
        case subtract(Node, Node)
        case multiply(Node, Node)
        case compare(Comparison, Node, Node)
        case and(Node, Node)
        case or(Node, Node)
        case not(Node)
    }

    enum Comparison: String, Sendable {
        case less = "<"
        case lessOrEqual = "<="
        case equal = "="
        case notEqual = "!="
        case greaterOrEqual = ">="
        case greater = ">"
    }
}

/// A result beyond Int64. Formulas over a row are refused when the catalogue is read if they could come to this.
package struct FormulaOverflow: Error, Equatable {
    package let formula: String
}

extension Formula {
    /// Evaluates the formula for every row.
    /// - Parameters:
    ///   - count: the number of rows.
    ///   - column: the values of the name with that index, `count` of them.
    /// - Throws: ``FormulaOverflow`` when a value leaves Int64.
    package func values(count: Int, column: (Int) -> [Int64]) throws(FormulaOverflow) -> [Int64] {
        try evaluate(root, count, column)
    }

    /// Evaluates the formula once.
    package func value(_ value: (Int) -> Int64) throws(FormulaOverflow) -> Int64 {
        if case .name(let index) = root { return value(index) }
        return try evaluate(root, 1) { [value($0)] }[0]
    }

    private func evaluate(_ node: Node, _ count: Int, _ column: (Int) -> [Int64]) throws(FormulaOverflow) -> [Int64] {
        switch node {
        case .literal(let value):
            return [Int64](repeating: value, count: count)
        case .name(let index):
            return column(index)
        case .add(let left, let right):
            return try checked(left, right, count, column) { $0.addingReportingOverflow($1) }
        case .subtract(let left, let right):
            return try checked(left, right, count, column) { $0.subtractingReportingOverflow($1) }
        case .multiply(let left, let right):
            return try checked(left, right, count, column) { $0.multipliedReportingOverflow(by: $1) }
        case .compare(let comparison, let left, let right):
            let right = try evaluate(right, count, column)
            let left = try evaluate(left, count, column)
            return comparison.apply(left, right)
        case .and(let left, let right):
            let right = try evaluate(right, count, column)
            return Self.truths(try evaluate(left, count, column), right) { $0 != 0 && $1 != 0 }
        case .or(let left, let right):
            let right = try evaluate(right, count, column)
            return Self.truths(try evaluate(left, count, column), right) { $0 != 0 || $1 != 0 }
        case .not(let operand):
            return try evaluate(operand, count, column).map { $0 == 0 ? 1 : 0 }
        }
    }

    /// 1 where both columns' values are as they are asked to be, else 0; in the place of the left ones.
    @inline(__always)
    fileprivate static func truths(_ left: [Int64], _ right: [Int64], _ isTrue: (Int64, Int64) -> Bool) -> [Int64] {
        var result = left
        let right = right.span
        var places = result.mutableSpan
        for index in right.indices { places[index] = isTrue(places[index], right[index]) ? 1 : 0 }
        return result
    }

    private func checked(
        _ left: Node, _ right: Node, _ count: Int, _ column: (Int) -> [Int64],
        _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) throws(FormulaOverflow) -> [Int64] {
        var result = try evaluate(left, count, column)
        let right = try evaluate(right, count, column)
        var overflowed = false
        for index in result.indices {
            let (value, overflow) = operation(result[index], right[index])
            result[index] = value
            overflowed = overflowed || overflow
        }
        if overflowed { throw FormulaOverflow(formula: text) }
        return result
    }
}

extension Formula.Comparison {
    fileprivate func apply(_ left: [Int64], _ right: [Int64]) -> [Int64] {
        switch self {
        case .less: Formula.truths(left, right) { $0 < $1 }
        case .lessOrEqual: Formula.truths(left, right) { $0 <= $1 }
        case .equal: Formula.truths(left, right) { $0 == $1 }
        case .notEqual: Formula.truths(left, right) { $0 != $1 }
        case .greaterOrEqual: Formula.truths(left, right) { $0 >= $1 }
        case .greater: Formula.truths(left, right) { $0 > $1 }
        }
    }
}

extension Formula {
    /// The largest magnitude the formula and each of its parts can reach when every name is at most `bound`.
    /// - Returns: nil when that is beyond Int64.
    package func largest(names bound: Int64) -> Int64? { Self.largest(root, bound) }

    private static func largest(_ node: Node, _ bound: Int64) -> Int64? {
        switch node {
        case .literal(let value): return value
        case .name: return bound
        case .add(let left, let right), .subtract(let left, let right):
            guard let left = largest(left, bound), let right = largest(right, bound) else { return nil }
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow ? nil : sum
        case .multiply(let left, let right):
            guard let left = largest(left, bound), let right = largest(right, bound) else { return nil }
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            return overflow ? nil : product
        case .compare(_, let left, let right), .and(let left, let right), .or(let left, let right):
            return largest(left, bound) == nil || largest(right, bound) == nil ? nil : 1
        case .not(let operand):
            return largest(operand, bound) == nil ? nil : 1
        }
    }
}
