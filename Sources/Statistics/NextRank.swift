package import Catalogue

/// What a ranked unit needs to draw level with the one above it.
package struct NextRank: Sendable, Equatable {
    /// One indicator's way there, the others staying as they are.
    package struct Way: Sendable, Equatable {
        package let indicator: Int
        /// The fewest that must be added to the numerator.
        package let additional: Int64
        /// What the indicator's counts then are.
        package let counts: RatioCounts
    }

    /// The units just above, which share a rank.
    package let above: [Int]
    package let rank: Int
    /// Theirs, in hundredths.
    package let score: Int
    /// Every indicator that suffices alone, the smallest rise of its value first.
    package let ways: [Way]

    /// - Returns: nil for a unit that isn't ranked, or is first.
    package init?(of unit: Int, _ figures: Figures, _ catalogue: Catalogue, _ rounding: Rounding) {
        guard let own = figures.standing(of: unit), let ownRank = own.rank else { return nil }
        let better = figures.standings.filter { $0.group == own.group && ($0.rank ?? .max) < ownRank }
        guard let rank = better.compactMap(\.rank).max(), let score = better.first(where: { $0.rank == rank })?.score else {
            return nil
        }
        above = better.filter { $0.rank == rank }.map(\.unit)
        self.rank = rank
        self.score = score
        let weighted = figures.of(unit).filter {
            catalogue.indicators[$0.indicator].isWeighted && $0.value != nil && catalogue.indicators[$0.indicator].target != nil
        }
        let ways = weighted.compactMap { figure -> Way? in
            // Beyond its target an indicator adds nothing to a score.
            guard let counts = figure.counts, let most = figure.shortfall, most > 0 else { return nil }
            var others = Score()
            for other in weighted where other.indicator != figure.indicator { others.add(other, other.value, catalogue) }
            func reached(with additional: Int64) -> Bool {
                var raised = others
                raised.add(figure, Fraction(counts.numerator + additional, counts.denominator), catalogue)
                return raised.hundredths(rounding) ?? 0 >= score
            }
            guard reached(with: most) else { return nil }
            var (low, high) = (Int64(1), most)
            while low < high {
                let middle = low + (high - low) / 2
                if reached(with: middle) { high = middle } else { low = middle + 1 }
            }
            return Way(
                indicator: figure.indicator, additional: low,
                counts: RatioCounts(numerator: counts.numerator + low, denominator: counts.denominator))
        }
        self.ways = ways.sorted { left, right in
            guard let first = Fraction(left.additional, left.counts.denominator),
                let second = Fraction(right.additional, right.counts.denominator), !Fraction.isEqual(first, second)
            else { return left.indicator < right.indicator }
            return Fraction.isLess(first, second)
        }
    }
}

extension Score {
    /// A weighted figure's part, with this value; nothing without one.
    fileprivate mutating func add(_ figure: Figure, _ value: Fraction?, _ catalogue: Catalogue) {
        let definition = catalogue.indicators[figure.indicator]
        guard let value, let target = definition.target else { return }
        add(value: value, target: target, weight: definition.weight)
    }
}
