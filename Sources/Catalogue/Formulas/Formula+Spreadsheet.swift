extension Formula {
    /// The formula as spreadsheets write it, with brackets around every part: `(($K3)<=($J3))`.
    /// - Parameter name: what a name is there, by its index: a cell, or an expression.
    package func spreadsheet(_ name: (Int) -> String) -> String { Self.text(root, name) }

    private static func text(_ node: Node, _ name: (Int) -> String) -> String {
        func both(_ left: Node, _ sign: String, _ right: Node) -> String { "(\(text(left, name))\(sign)\(text(right, name)))" }
        switch node {
        case .literal(let value): return "\(value)"
        case .name(let index): return "(\(name(index)))"
        case .add(let left, let right): return both(left, "+", right)
        case .subtract(let left, let right): return both(left, "-", right)
        case .multiply(let left, let right): return both(left, "*", right)
        case .compare(let comparison, let left, let right):
            return both(left, comparison == .notEqual ? "<>" : comparison.rawValue, right)
        case .and(let left, let right): return "AND(\(text(left, name)),\(text(right, name)))"
        case .or(let left, let right): return "OR(\(text(left, name)),\(text(right, name)))"
        case .not(let operand): return "NOT(\(text(operand, name)))"
        }
    }
}
