package import Catalogue

/// Why a unit's rank moved: the weighted indicator that did most to its score in the same direction. Who neither passed another nor was passed moved
/// only because others are ranked now, or aren't any more, and nothing of its own is the reason.
package struct RankMovement: Sendable, Equatable {
    /// Nil where none of its own indicators went that way: the others moved.
    package let cause: Figure?

    /// - Parameter standing: with a rank and a previous one that differ.
    package init(_ standing: Standing, _ figures: Figures, _ catalogue: Catalogue) {
        let direction = (standing.movement ?? 0).signum()
        guard Self.changedPlaces(standing, direction, figures) else {
            cause = nil
            return
        }
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

    /// Whether another unit of the group that was ranked both times stood on the other side before.
    private static func changedPlaces(_ standing: Standing, _ direction: Int, _ figures: Figures) -> Bool {
        guard let rank = standing.rank, let before = standing.previousRank else { return false }
        return figures.standings.contains { other in
            guard other.group == standing.group, let otherRank = other.rank, let otherBefore = other.previousRank else {
                return false
            }
            return (otherBefore - before).signum() != (otherRank - rank).signum() && (otherRank - rank) * direction > 0
        }
    }

    /// min(1, value ÷ target) in millionths: only compared.
    private static func attained(_ value: Fraction, _ target: Fraction) -> Int128 {
        guard Fraction.isLess(value, target), target.numerator > 0 else { return 1_000_000 }
        return Int128(value.numerator) * Int128(target.denominator) * 1_000_000
            / (Int128(value.denominator) * Int128(target.numerator))
    }
}
