package import Catalogue
internal import Intake
package import Validation

/// The best and the worst that ranks may become when each missing or returned leaf comes in with the denominators of its last accepted data and any
/// numerator from 0 up to them. Where total rows stand for a unit, none of its leaves is missing.
package struct RankBounds: Sendable {
    /// Ranks from 1.
    package struct Range: Sendable, Equatable {
        package let best: Int
        package let worst: Int
    }

    /// By unit: the leaves that may still come in.
    package let open: [Int: [Int]]
    /// By leaf, for those that may come in.
    package let last: [Int: LastAccepted]
    private let figures: Figures
    private let catalogue: Catalogue
    /// By unit: the lowest and the highest score that it may come to, in hundredths.
    private var scores: [Int: (low: Int, high: Int)] = [:]

    /// Of a place in which nothing is missing.
    package static func isSafe(_ range: Range, rank: Int) -> Bool { range.best == rank && range.worst == rank }

    /// - Parameters:
    ///   - open: ``open(_:_:)``.
    ///   - last: what is known of these leaves.
    package init(
        _ figures: Figures, open: [Int: [Int]], _ catalogue: Catalogue, _ rounding: Rounding, last: [Int: LastAccepted]
    ) {
        self.figures = figures
        self.catalogue = catalogue
        self.last = last
        self.open = open
        if open.isEmpty { return }
        for standing in figures.standings { scores[standing.unit] = scoreRange(standing.unit, rounding) }
    }

    /// By unit, where there are any: the leaves without counted data that may come in.
    package static func open(_ review: Review, _ regions: RegionTable) -> [Int: [Int]] {
        var open: [Int: [Int]] = [:]
        for unit in regions.units where !review.unitsByTotals.contains(unit) {
            let leaves = regions.leaves(under: unit).filter { leaf in
                // Nobody expects a zone: only what it sent can come in.
                review.voices[leaf] == nil && (regions[leaf].kind != .zone || wasSent(leaf, review))
            }
            if !leaves.isEmpty { open[unit] = leaves }
        }
        return open
    }

    private static func wasSent(_ leaf: Int, _ review: Review) -> Bool {
        review.files.contains { file in
            file.returnedRegions.contains(leaf) || (file.submission.submitter == leaf && file.log.count(.error) > 0)
        }
    }

    /// The units of a group that are ranked, or will be once all has come in.
    private func members(_ group: Standing.Group) -> [Standing] {
        figures.standings.filter { $0.group == group && ($0.status == .ranked || open[$0.unit] != nil) }
    }

    /// The leaves of a group that may come in, in code order.
    package func open(in group: Standing.Group) -> [Int] {
        members(group).flatMap { open[$0.unit] ?? [] }.sorted()
    }

    /// The leaves of a group's units of whose coming in nothing can be said: without earlier data of an indicator, or with one that meant something else
    /// then.
    /// - Parameter indicator: nil for the score.
    package func unknown(_ group: Standing.Group, _ indicator: Int?) -> [Int] {
        let asked = indicator.map { [$0] } ?? catalogue.indicators.indices.filter { catalogue.indicators[$0].isWeighted }
        return open(in: group).filter { leaf in
            guard let last = last[leaf] else { return true }
            return asked.contains { index in
                let definition = catalogue.indicators[index]
                return last.definitions[definition.id] != definition.definition || last.denominators[definition.id] == nil
            }
        }
    }

    /// - Parameter indicator: nil for the score.
    /// - Returns: nil for a unit that has no such rank and won't have one, and where leaves of its group are ``unknown(_:_:)``. Of a unit that isn't ranked,
    ///   but will be once its leaves have come in, its ranks then.
    package func range(of unit: Int, _ indicator: Int?) -> Range? {
        guard let standing = figures.standing(of: unit) else { return nil }
        // Where nothing may come in, ranks are what they are.
        if open.isEmpty {
            let rank = indicator.map { figures.figure(unit, $0)?.rank } ?? standing.rank
            return rank.map { Range(best: $0, worst: $0) }
        }
        guard unknown(standing.group, indicator).isEmpty else { return nil }
        let members = members(standing.group).map(\.unit)
        guard members.contains(unit) else { return nil }
        let others = members.filter { $0 != unit }
        if let indicator {
            guard let own = values(unit, indicator) else { return nil }
            let all = others.compactMap { values($0, indicator) }
            return Range(
                best: 1 + all.count { Fraction.isLess(own.high, $0.low) },
                worst: 1 + all.count { Fraction.isLess(own.low, $0.high) })
        }
        guard let own = scores[unit] else { return nil }
        let all = others.compactMap { scores[$0] }
        return Range(best: 1 + all.count { own.high < $0.low }, worst: 1 + all.count { own.low < $0.high })
    }

    /// The lowest and the highest value that an indicator may come to.
    private func values(_ unit: Int, _ indicator: Int) -> (low: Fraction, high: Fraction)? {
        let counts = figures.figure(unit, indicator)?.counts ?? RatioCounts(numerator: 0, denominator: 0)
        let id = catalogue.indicators[indicator].id
        let coming = (open[unit] ?? []).map { max(last[$0]?.denominators[id] ?? 0, 0) }.reduce(0, +)
        guard let low = Fraction(counts.numerator, counts.denominator + coming),
            let high = Fraction(counts.numerator + coming, counts.denominator + coming)
        else { return nil }
        return (low, high)
    }

    /// The same of a score, in hundredths: its indicators don't depend on each other.
    private func scoreRange(_ unit: Int, _ rounding: Rounding) -> (low: Int, high: Int)? {
        var (low, high) = (Score(), Score())
        for (index, indicator) in catalogue.indicators.enumerated() where indicator.isWeighted {
            guard let target = indicator.target, let values = values(unit, index) else { continue }
            low.add(value: values.low, target: target, weight: indicator.weight)
            high.add(value: values.high, target: target, weight: indicator.weight)
        }
        guard let least = low.hundredths(rounding), let most = high.hundredths(rounding) else { return nil }
        return (least, most)
    }
}
