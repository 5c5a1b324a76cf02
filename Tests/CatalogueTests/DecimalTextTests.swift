import Catalogue
import Testing

@Suite struct `A number of decimals` {
    /// Digit by digit from the end.
    private func slow(_ value: Int128, _ decimals: Int) -> String {
        var rest = value.magnitude
        var text = ""
        var place = 0
        while rest > 0 || place <= decimals {
            if place == decimals, decimals > 0 { text = "." + text }
            text = "\(rest % 10)" + text
            rest /= 10
            place += 1
        }
        return (value < 0 ? "-" : "") + text
    }

    @Test func `is written as digit by digit`() {
        for value in [0, 1, 9, 10, 99, 100, -1, -100, 123_456] as [Int128] {
            for decimals in 0...8 { #expect(decimalText(value, decimals: decimals) == slow(value, decimals)) }
        }
        for value in [Int128.min, .max, 0, -1] {
            for decimals in [0, 38, 39, 40, 41, 60] { #expect(decimalText(value, decimals: decimals) == slow(value, decimals)) }
        }
        for _ in 0..<2_000 {
            let value = Int128.random(in: -(1 << 100)...(1 << 100)) >> Int128(Int.random(in: 0...100))
            let decimals = Int.random(in: 0...8)
            #expect(decimalText(value, decimals: decimals) == slow(value, decimals))
        }
    }

    @Test(arguments: [
        ("12.50", "12.5"), ("80.00", "80"), ("100", "100"), ("0.00", "0"), ("10.0", "10"), ("-0.10", "-0.1"), ("", ""),
    ]) func `is shown without noughts at its end`(decimal: String, expected: String) {
        #expect(withoutNoughts(decimal) == expected)
    }
}
