extension Formula {
    /// Whether the formula of sums is the sum of the formulas, as with `schools - schools_exempt`: sums, differences and multiples of names. What the
    /// parts give then adds up to what the whole gives.
    package var isAdditive: Bool { kind == .number && Self.isAdditive(root) }

    private static func isAdditive(_ node: Node) -> Bool {
        switch node {
        case .name: true
        case .add(let left, let right), .subtract(let left, let right): isAdditive(left) && isAdditive(right)
        case .multiply(let left, let right):
            (isConstant(left) && isAdditive(right)) || (isConstant(right) && isAdditive(left))
        case .literal(let value): value == 0
        case .compare, .and, .or, .not: false
        }
    }

    private static func isConstant(_ node: Node) -> Bool {
        switch node {
        case .literal: true
        case .add(let left, let right), .subtract(let left, let right), .multiply(let left, let right):
            isConstant(left) && isConstant(right)
        case .name, .compare, .and, .or, .not: false
        }
    }

    /// Whether it is one name and nothing else.
    package var isSingleName: Bool { if case .name = root { true } else { false } }
}
