package import Catalogue

/// Why a unit's rank moved: the weighted indicator that did most to its score in the same direction, if that decided anything: the unit's own score moved
/// that way, and without that indicator's change some unit that was ranked both times would still stand on the other side of it.
package struct RankMovement: Sendable, Equatable {
    /// Nil where nothing of its own is the reason: others moved, or are ranked now, or aren't any more.
    package let cause: Figure?

    /// - Parameter standing: with a rank and a previous one that differ.
    package init(_ standing: Standing, _ figures: Figures, _ catalogue: Catalogue, _ rounding: Rounding) {
        let direction = (standing.movement ?? 0).signum()
        let scores = UnitScores(standing.unit, figures, catalogue, rounding)
        let candidate = Self.largest(standing, direction, figures, catalogue)
        guard let candidate, let score = standing.score, let before = scores.previous, let now = scores.present,
            (now - before).signum() == direction, let without = scores.without(candidate.indicator)
        else {
            cause = nil
            return
        }
        // Of those that stand now on the side that was left, one would still be level or ahead.
        let isDecisive = Self.changedPlaces(standing, direction, figures).contains { other in
            direction > 0 ? other >= without && other < score : other <= without && other > score
        }
        cause = isDecisive ? candidate : nil
    }

    /// A change on another basis, or of another definition, explains nothing.
    private static func largest(
        _ standing: Standing, _ direction: Int, _ figures: Figures, _ catalogue: Catalogue
    ) -> Figure? {
        var most: (figure: Figure, size: Int128)?
        for figure in figures.of(standing.unit) {
            let indicator = catalogue.indicators[figure.indicator]
            guard indicator.isWeighted, let target = indicator.target, let value = figure.value, let previous = figure.previous,
                let change = figure.change, change.signum() == direction
            else { continue }
            let gain = attained(value, target) - attained(previous, target)
            let size = gain * indicator.weight.scaled(decimals: 4, .halfUp) * Int128(direction)
            if size > 0, size > most?.size ?? 0 { most = (figure, size) }
        }
        return most?.figure
    }

    /// The scores of the group's units, ranked both times, that stood on the other side before.
    private static func changedPlaces(_ standing: Standing, _ direction: Int, _ figures: Figures) -> [Int] {
        guard let rank = standing.rank, let before = standing.previousRank else { return [] }
        return figures.standings.compactMap { other in
            guard other.group == standing.group, let otherRank = other.rank, let otherBefore = other.previousRank,
                (otherBefore - before).signum() != (otherRank - rank).signum(), (otherRank - rank) * direction > 0
            else { return nil }
            return other.score
        }
    }

    /// min(1, value ÷ target) in millionths: only compared.
    private static func attained(_ value: Fraction, _ target: Fraction) -> Int128 {
        guard Fraction.isLess(value, target), target.numerator > 0 else { return 1_000_000 }
        return Int128(value.numerator) * Int128(target.denominator) * 1_000_000
            / (Int128(value.denominator) * Int128(target.numerator))
    }
}

/// A unit's score now, before, and as it would be, over the weighted indicators that have both values.
private struct UnitScores {
    private let figures: [Figure]
    private let catalogue: Catalogue
    private let rounding: Rounding

    init(_ unit: Int, _ figures: Figures, _ catalogue: Catalogue, _ rounding: Rounding) {
        self.figures = figures.of(unit).filter { figure in
            let indicator = catalogue.indicators[figure.indicator]
            return indicator.isWeighted && indicator.target != nil && figure.value != nil && figure.previous != nil
        }
        self.catalogue = catalogue
        self.rounding = rounding
    }

    var present: Int? { score { $0.value } }
    var previous: Int? { score { $0.previous } }
    /// With one indicator as it was.
    func without(_ indicator: Int) -> Int? { score { $0.indicator == indicator ? $0.previous : $0.value } }

    private func score(_ value: (Figure) -> Fraction?) -> Int? {
        var score = Score()
        for figure in figures {
            let indicator = catalogue.indicators[figure.indicator]
            guard let value = value(figure), let target = indicator.target else { continue }
            score.add(value: value, target: target, weight: indicator.weight)
        }
        return score.hundredths(rounding)
    }
}
