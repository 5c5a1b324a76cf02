import Catalogue
import Testing

@Suite struct `A formula` {
    static let names = [
        Formula.Name(id: "a", kind: .number), Formula.Name(id: "b", kind: .number), Formula.Name(id: "flag", kind: .truth),
    ]

    @Test(arguments: [
        ("a + b * 2", 3 + 4 * 2), ("(a + b) * 2", 14), ("a - b - 1", -2), ("-a + 10", 7), ("2 * -b", -8), ("a*b", 12),
    ]) func `yields a number`(text: String, expected: Int) throws {
        let formula = try Formula(text, names: Self.names, yields: .number)
        #expect(try formula.value { [3, 4, 1][$0] } == Int64(expected))
    }

    @Test(arguments: [
        ("a", true), ("a - b", true), ("2 * (a + b) * 3", true), ("a * b", false), ("a + 1", false), ("2", false), ("-a", true),
    ]) func `of sums is the sum of formulas, or isn't`(text: String, expected: Bool) throws {
        let formula = try Formula(text, names: Self.names, yields: .number)
        #expect(formula.isAdditive == expected)
        let whole = try formula.value { [3, 4, 1][$0] + [10, 20, 0][$0] }
        let parts = try formula.value { [3, 4, 1][$0] } + formula.value { [10, 20, 0][$0] }
        #expect((whole == parts) == expected)
    }

    @Test(arguments: [
        ("a < b", true), ("a <= 3", true), ("a = 3 and b != 4", false), ("a == 3 or b > 100", true), ("not flag", false),
        ("not a > b and flag", true), ("a * 1.5 >= 4.5", true), ("a * 1.5 > 4.5", false), ("flag or a < 0 and b < 0", true),
    ]) func `yields a truth`(text: String, expected: Bool) throws {
        let formula = try Formula(text, names: Self.names, yields: .truth, allowsDecimals: true)
        #expect(try formula.value { [3, 4, 1][$0] } == (expected ? 1 : 0))
    }

    @Test(arguments: [
        ("", 0), ("a +", 3), ("a + c", 4), ("a b", 2), ("(a", 2), ("a < b < 3", 6), ("a and b", 2), ("a + flag", 2), ("a @ b", 2),
        ("1.5 * a", 0), ("12345678901", 0), ("not", 3), ("a <", 3), ("flag", 0), ("a = = b", 4),
    ]) func `is refused at the place where it is wrong`(text: String, offset: Int) {
        do {
            _ = try Formula(text, names: Self.names, yields: .number)
            Issue.record("accepted")
        } catch {
            #expect(error.offset == offset, "\(error.reason.en)")
        }
    }

    @Test func `nests only so deep`() throws {
        let deep = String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000)
        #expect(throws: FormulaError.self) { try Formula(deep, names: Self.names, yields: .number) }
        let long = { (count: Int) in repeatElement("a", count: count).joined(separator: " + ") }
        #expect(try Formula(long(900), names: Self.names, yields: .number).kind == .number)
        #expect(throws: FormulaError.self) { try Formula(long(100_000), names: Self.names, yields: .number) }
    }

    @Test func `tells an overflow`() throws {
        let formula = try Formula("a * a * b", names: Self.names, yields: .number)
        #expect(throws: FormulaOverflow.self) { try formula.value { _ in Int64.max / 2 } }
        #expect(formula.largest(names: 2_147_483_647) == nil)
    }
}
