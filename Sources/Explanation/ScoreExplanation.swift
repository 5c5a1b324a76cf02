package import Catalogue
package import Statistics

/// Where a unit's score comes from: what each weighted indicator brings in (contract §5).
package struct ScoreExplanation: Sendable {
    package struct Item: Sendable {
        package let figure: Figure
        package let target: Fraction
        package let weight: Fraction
        /// min(1, value ÷ target), with 6 decimals; nil without a value: the indicator then drops out, and the others share its weight.
        package let attained: String?
        /// Of the score, with 6 decimals; nil as ``attained``.
        package let points: String?
    }

    package let standing: Standing
    package let items: [Item]
    /// Before it is rounded to two decimals, with 6; nil for a unit without a score.
    package let exact: String?
    package let neighbours: Neighbours?

    /// - Returns: nil for what is no unit.
    package init?(_ unit: Int, _ account: PeriodAccount) {
        guard let standing = account.figures.standing(of: unit) else { return nil }
        self.standing = standing
        let weighted = account.catalogue.indicators.indices.filter { account.catalogue.indicators[$0].isWeighted }
        let figures = weighted.map { account.figures.figure(unit, $0) ?? Figure(region: unit, indicator: $0) }
        let isScored = standing.score != nil
        items = figures.compactMap { figure in
            let indicator = account.catalogue.indicators[figure.indicator]
            return indicator.target.map { target in
                let counts = isScored ? figure.value : nil
                return Item(
                    figure: figure, target: target, weight: indicator.weight,
                    attained: counts.map { Self.attained($0, target) },
                    points: counts.flatMap { _ in
                        Self.score(
                            figures.compactMap { other in
                                other.value.map { (other, other.indicator == figure.indicator ? $0 : .zero) }
                            }, account
                        ).decimal(6)
                    })
            }
        }
        exact =
            isScored ? Self.score(figures.compactMap { figure in figure.value.map { (figure, $0) } }, account).decimal(6) : nil
        neighbours = Neighbours(of: unit, nil, account.figures)
    }

    private static func attained(_ value: Fraction, _ target: Fraction) -> String {
        guard Fraction.isLess(value, target) else { return Fraction.one.decimal(6, .halfUp) }
        let scaled = Rounding.halfUp.whole(
            Int128(value.numerator) * Int128(target.denominator) * powerOfTen(6),
            Int128(value.denominator) * Int128(target.numerator))
        return decimalText(min(scaled, powerOfTen(6) - 1), decimals: 6)
    }

    private static func score(_ values: [(figure: Figure, value: Fraction)], _ account: PeriodAccount) -> Score {
        var score = Score()
        for (figure, value) in values {
            let indicator = account.catalogue.indicators[figure.indicator]
            if let target = indicator.target { score.add(value: value, target: target, weight: indicator.weight) }
        }
        return score
    }
}
