extension Formula {
    /// What a name in a formula stands for.
    package struct Name: Sendable {
        package let id: String
        /// A flag column is a truth, a count column and a measure a number.
        package let kind: Kind
        package init(id: String, kind: Kind) {
            self.id = id
            self.kind = kind
        }
    }

    /// Parses a formula.
    /// - Parameters:
    ///   - names: what may be named; their indices are those that evaluation asks for.
    ///   - kind: what the formula must yield.
    ///   - allowsDecimals: whether literals may have decimals. They may in checks, where both sides of a comparison are scaled;
    ///     a sum of counts must stay whole.
    /// - Throws: ``FormulaError`` with the offset of the offending word.
    package init(
        _ text: String, names: [Name], yields kind: Kind, allowsDecimals: Bool = false
    ) throws(FormulaError) {
        var parser = FormulaParser(text, names: names, allowsDecimals: allowsDecimals)
        let tree = try parser.formula()
        guard tree.kind == kind else { throw FormulaError(offset: 0, reason: FormulaParser.wrongKind(kind)) }
        guard tree.decimals == 0 else { throw FormulaError(offset: 0, reason: FormulaParser.notWhole) }
        self.init(text: text, kind: kind, names: parser.used.sorted(), mentioned: parser.used, root: tree.node)
    }
}

/// Recursive descent: or, and, not, comparison, sum, product, operand.
private struct FormulaParser {
    struct Tree {
        let node: Formula.Node
        let kind: Formula.Kind
        /// The node's value is the formula's times 10 to this power.
        let decimals: Int
    }

    private var lexer: FormulaLexer
    private var token = FormulaToken.end
    private var offset = 0
    private var depth = 0
    private var words = 0
    private let names: [String: (index: Int, kind: Formula.Kind)]
    private let allowsDecimals: Bool
    private(set) var used: [Int] = []

    init(_ text: String, names: [Formula.Name], allowsDecimals: Bool) {
        lexer = FormulaLexer(text)
        let entries = names.enumerated().map { ($0.element.id, (index: $0.offset, kind: $0.element.kind)) }
        self.names = Dictionary(entries) { first, _ in first }
        self.allowsDecimals = allowsDecimals
    }

    mutating func formula() throws(FormulaError) -> Tree {
        try advance()
        let tree = try disjunction()
        guard token == .end else { throw FormulaError(offset: offset, reason: Self.unexpected(token)) }
        return tree
    }

    /// A sum of a thousand terms is as deep a tree.
    private static let mostWords = 2_000

    private mutating func advance() throws(FormulaError) {
        (token, offset) = try lexer.next()
        words += 1
        if words > Self.mostWords { throw FormulaError(offset: offset, reason: Self.tooDeep) }
    }

    private mutating func disjunction() throws(FormulaError) -> Tree {
        var left = try conjunction()
        while token == .name("or") {
            let place = offset
            try advance()
            let right = try conjunction()
            try require(.truth, left, right, at: place)
            left = Tree(node: .or(left.node, right.node), kind: .truth, decimals: 0)
        }
        return left
    }

    private mutating func conjunction() throws(FormulaError) -> Tree {
        var left = try negation()
        while token == .name("and") {
            let place = offset
            try advance()
            let right = try negation()
            try require(.truth, left, right, at: place)
            left = Tree(node: .and(left.node, right.node), kind: .truth, decimals: 0)
        }
        return left
    }

    private mutating func negation() throws(FormulaError) -> Tree {
        guard token == .name("not") else { return try comparison() }
        let place = offset
        try advance()
        try enter()
        defer { depth -= 1 }
        let operand = try negation()
        try require(.truth, operand, at: place)
        return Tree(node: .not(operand.node), kind: .truth, decimals: 0)
    }

    private mutating func comparison() throws(FormulaError) -> Tree {
        let left = try sum()
        guard case .symbol(let symbol) = token, let comparison = Formula.Comparison(rawValue: symbol) else { return left }
        let place = offset
        try advance()
        let right = try sum()
        try require(.number, left, right, at: place)
        if case .symbol(let next) = token, Formula.Comparison(rawValue: next) != nil {
            throw FormulaError(offset: offset, reason: Self.chained)
        }
        let (first, second) = try aligned(left, right)
        return Tree(node: .compare(comparison, first.node, second.node), kind: .truth, decimals: 0)
    }

    private mutating func sum() throws(FormulaError) -> Tree {
        var left = try product()
        while token == .symbol("+") || token == .symbol("-") {
            let isSum = token == .symbol("+")
            let place = offset
            try advance()
            let right = try product()
            try require(.number, left, right, at: place)
            let (first, second) = try aligned(left, right)
            let node: Formula.Node = isSum ? .add(first.node, second.node) : .subtract(first.node, second.node)
            left = Tree(node: node, kind: .number, decimals: first.decimals)
        }
        return left
    }

    private mutating func product() throws(FormulaError) -> Tree {
        var left = try operand()
        while token == .symbol("*") {
            let place = offset
            try advance()
            let right = try operand()
            try require(.number, left, right, at: place)
            left = Tree(
                node: .multiply(left.node, right.node), kind: .number, decimals: left.decimals + right.decimals)
        }
        return left
    }

    private mutating func operand() throws(FormulaError) -> Tree {
        switch token {
        case .number(let value, let decimals):
            guard decimals == 0 || allowsDecimals else { throw FormulaError(offset: offset, reason: Self.notWhole) }
            try advance()
            return Tree(node: .literal(value), kind: .number, decimals: decimals)
        case .name(let id) where !["and", "or", "not"].contains(id):
            guard let name = names[id] else { throw FormulaError(offset: offset, reason: Self.unknown(id)) }
            if !used.contains(name.index) { used.append(name.index) }
            try advance()
            return Tree(node: .name(name.index), kind: name.kind, decimals: 0)
        case .symbol("-"):
            let place = offset
            try advance()
            try enter()
            defer { depth -= 1 }
            let tree = try operand()
            try require(.number, tree, at: place)
            return Tree(node: .subtract(.literal(0), tree.node), kind: .number, decimals: tree.decimals)
        case .symbol("("):
            try advance()
            try enter()
            defer { depth -= 1 }
            let tree = try disjunction()
            guard token == .symbol(")") else { throw FormulaError(offset: offset, reason: Self.unclosed) }
            try advance()
            return tree
        default:
            throw FormulaError(offset: offset, reason: Self.unexpected(token))
        }
    }

    /// A formula nests no deeper than this, so that no input can exhaust the stack.
    private mutating func enter() throws(FormulaError) {
        depth += 1
        if depth > 64 { throw FormulaError(offset: offset, reason: Self.tooDeep) }
    }

    private func require(_ kind: Formula.Kind, _ trees: Tree..., at place: Int) throws(FormulaError) {
        guard trees.allSatisfy({ $0.kind == kind }) else {
            throw FormulaError(offset: place, reason: Self.wrongKind(kind))
        }
    }

    private func aligned(_ left: Tree, _ right: Tree) throws(FormulaError) -> (Tree, Tree) {
        let decimals = max(left.decimals, right.decimals)
        return (try scaled(left, to: decimals), try scaled(right, to: decimals))
    }

    private func scaled(_ tree: Tree, to decimals: Int) throws(FormulaError) -> Tree {
        guard decimals > tree.decimals else { return tree }
        guard decimals <= 15 else { throw FormulaError(offset: offset, reason: Self.tooDeep) }
        let factor = Int64(powerOfTen(decimals - tree.decimals))
        return Tree(node: .multiply(tree.node, .literal(factor)), kind: .number, decimals: decimals)
    }

    static func wrongKind(_ kind: Formula.Kind) -> Bilingual {
        kind == .truth
            ? Bilingual("此处应是成立或不成立的条件，不是数", "a condition is needed here, not a number")
            : Bilingual("此处应是数，不是条件", "a number is needed here, not a condition")
    }
    static let notWhole = Bilingual("此处只能用整数", "only whole numbers can be used here")
    private static let chained = Bilingual(
        "比较不能连写，请写成 a < b and b < c", "comparisons can't be chained; write a < b and b < c")
    private static let unclosed = Bilingual("缺少右括号“)”", "a closing parenthesis ')' is missing")
    private static let tooDeep = Bilingual("公式过于复杂", "the formula is too complex")
    private static func unknown(_ id: String) -> Bilingual {
        Bilingual("公式用了未定义的 id：\(id)", "the formula uses an undefined id: \(id)")
    }
    private static func unexpected(_ token: FormulaToken) -> Bilingual {
        switch token {
        case .end: Bilingual("公式不完整", "the formula ends too early")
        case .name(let text), .symbol(let text): Bilingual("公式此处不应有“\(text)”", "'\(text)' is unexpected here")
        case .number(let value, _): Bilingual("公式此处不应有数 \(value)", "the number \(value) is unexpected here")
        }
    }
}
