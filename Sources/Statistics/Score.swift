internal import BigInt
package import Catalogue

/// The score (contract §5): Σ wᵢ·min(1, valueᵢ/targetᵢ) ÷ Σ wᵢ × 100 over the weighted indicators with a value. Exact, since the
/// common denominator of five indicators is beyond any fixed width, then rounded once.
package struct Score {
    package init() {}

    private var numerator = BigInt(0)
    private var denominator = BigInt(1)
    private var weights = BigInt(0)
    private var weightScale = BigInt(1)

    package mutating func add(value: Fraction, target: Fraction, weight: Fraction) {
        let attained = Fraction.isLess(value, target)
        let top = attained ? Self.whole(value.numerator) * Self.whole(target.denominator) : Self.whole(1)
        let bottom = attained ? Self.whole(value.denominator) * Self.whole(target.numerator) : Self.whole(1)
        let (weightTop, weightBottom) = (Self.whole(weight.numerator), Self.whole(weight.denominator))
        let part = (weightTop * top, weightBottom * bottom)
        numerator = numerator * part.1 + part.0 * denominator
        denominator *= part.1
        weights = weights * weightBottom + weightTop * weightScale
        weightScale *= weightBottom
    }

    /// As literals are made: the library's initializer for all kinds of integers costs more than a multiplication.
    private static func whole(_ value: Int64) -> BigInt { BigInt(integerLiteral: value) }

    /// In hundredths; nil when nothing was added. One below 100 is at most 99.99.
    package func hundredths(_ rounding: Rounding) -> Int? {
        guard weights > 0 else { return nil }
        let top = numerator * weightScale * 10_000
        let bottom = denominator * weights
        let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
        let twice = remainder * 2
        let up =
            switch rounding {
            case .halfUp: twice >= bottom
            case .halfEven: twice > bottom || (twice == bottom && quotient % 2 == 1)
            }
        let rounded = Int(quotient) + (up ? 1 : 0)
        return top < bottom * 10_000 ? min(rounded, 9_999) : rounded
    }

    /// Plainly rounded, before the rule for scores below 100: for explanations.
    /// - Returns: nil when nothing was added.
    package func decimal(_ decimals: Int) -> String? {
        guard weights > 0 else { return nil }
        let top = numerator * weightScale * 100 * BigInt(10).power(decimals)
        let (quotient, remainder) = top.quotientAndRemainder(dividingBy: denominator * weights)
        let rounded = quotient + (remainder * 2 >= denominator * weights ? 1 : 0)
        // What is below 100 mustn't look like 100.
        let isBelow = quotient < BigInt(100) * BigInt(10).power(decimals)
        return decimalText(
            Int128(isBelow ? min(rounded, BigInt(100) * BigInt(10).power(decimals) - 1) : rounded), decimals: decimals)
    }
}
