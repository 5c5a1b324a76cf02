extension Fraction {
    /// The ratio as a printed percentage: two decimals, and threshold-safe (contract §5). While the rounded text would make a
    /// value below `target` look as if it met it, one below 100% look like 100% or one above 0 look like 0, a decimal is added,
    /// up to six; then it is rounded toward the true side. 69.996% with a target of 70% is `69.996%`, never `70.00%`.
    package func percentage(target: Fraction?, _ rounding: Rounding) -> String {
        for decimals in 2...Self.mostDecimals {
            let value = scaled(decimals: decimals + 2, rounding)
            if !misleads(value, decimals: decimals + 2, target) { return decimalText(value, decimals: decimals) + "%" }
        }
        let product = Int128(numerator) * powerOfTen(Self.mostDecimals + 2)
        let down = product / Int128(denominator)
        let value = down == 0 ? 1 : down
        return decimalText(value, decimals: Self.mostDecimals) + "%"
    }

    private func misleads(_ value: Int128, decimals: Int, _ target: Fraction?) -> Bool {
        let unit = powerOfTen(decimals)
        if numerator < denominator, value >= unit { return true }
        if numerator > 0, value == 0 { return true }
        guard let target, Self.isLess(self, target) else { return false }
        return value * Int128(target.denominator) >= Int128(target.numerator) * unit
    }

    private static let mostDecimals = 6
}
