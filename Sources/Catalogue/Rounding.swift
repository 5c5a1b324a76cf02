/// How an exact value becomes a printed one: once, on the exact value (contract §5).
package enum Rounding: String, Sendable, CaseIterable {
    /// 四舍五入: ties go away from zero, as in Excel.
    case halfUp = "half-up"
    /// 四舍六入五成双 (GB/T 8170-2008): ties go to the even digit.
    case halfEven = "half-even"

    /// `numerator / denominator` as a whole number.
    /// - Parameter denominator: greater than 0.
    package func whole(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
        let twice = remainder * 2
        let up: Bool =
            switch self {
            case .halfUp: twice >= denominator.magnitude
            case .halfEven: twice > denominator.magnitude || (twice == denominator.magnitude && quotient % 2 == 1)
            }
        let magnitude = Int128(quotient + (up ? 1 : 0))
        return numerator < 0 ? -magnitude : magnitude
    }
}
