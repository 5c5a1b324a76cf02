package import Catalogue

/// Why a unit's rank moved: the weighted indicator that did most to its score in the same direction.
package struct RankMovement: Sendable, Equatable {
    /// Nil where none of its own indicators went that way: the others moved.
    package let cause: Figure?

    /// - Parameter standing: with a rank and a previous one that differ.
    package init(_ standing: Standing, _ figures: Figures, _ catalogue: Catalogue) {
        let direction = (standing.movement ?? 0).signum()
        var most: (figure: Figure, size: Int128)?
        for figure in figures.of(standing.unit) {
            let indicator = catalogue.indicators[figure.indicator]
            // A change on another basis, or of another definition, explains nothing.
            guard indicator.isWeighted, let target = indicator.target, let value = figure.value, let previous = figure.previous,
                let change = figure.change, change.signum() == direction
            else { continue }
            let gain = Self.attained(value, target) - Self.attained(previous, target)
            let size = gain * indicator.weight.scaled(decimals: 4, .halfUp) * Int128(direction)
            if size > 0, size > most?.size ?? 0 { most = (figure, size) }
        }
        cause = most?.figure
    }

    /// min(1, value ÷ target) in millionths: only compared.
    private static func attained(_ value: Fraction, _ target: Fraction) -> Int128 {
        guard Fraction.isLess(value, target), target.numerator > 0 else { return 1_000_000 }
        return Int128(value.numerator) * Int128(target.denominator) * 1_000_000
            / (Int128(value.denominator) * Int128(target.numerator))
    }
}
