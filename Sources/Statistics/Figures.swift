package import Catalogue
internal import Intake
internal import Threads
package import Validation

/// All of a period's figures and rankings.
package struct Figures: Sendable {
    /// Province, units, leaves, each in code order; indicators in catalogue order.
    package private(set) var figures: [Figure] = []
    /// Cities, then direct counties; by rank, unranked units last, in code order.
    package private(set) var standings: [Standing] = []
    /// Of the previous period; nil when there was none.
    package let previousPeriod: Period?
    /// By region: where its figures begin; -1 where it has none.
    private var starts: [Int]

    /// - Throws: ``SumOverflow`` when counts are beyond Int64.
    package init(
        _ review: Review, ratios: Ratios, settings: Settings, previous: Previous?
    ) throws(SumOverflow) {
        previousPeriod = previous?.period
        let maker = FigureMaker(ratios: ratios, settings: settings, previous: previous)
        let regions = ratios.regions
        starts = [Int](repeating: -1, count: regions.regions.count)
        let reported = Self.reported(ratios)
        let made = concurrently(reported.count) { place in
            Result { () throws(SumOverflow) in try maker.figures(of: reported[place]) }
        }
        figures.reserveCapacity(reported.count * ratios.catalogue.indicators.count)
        for (region, made) in zip(reported, made) {
            starts[region] = figures.count
            figures += try made.get()
        }
        let returned = Set(
            review.files.indices.compactMap { file in
                review.files[file].status == .returned ? review.files[file].submission.unit : nil
            })
        let standings = regions.units.map { unit in
            maker.standing(of: unit, review, wasReturned: returned.contains(unit), figures: of(unit))
        }
        let ranked = Set(standings.filter { $0.status == .ranked }.map(\.unit))
        for group in Standing.Group.allCases {
            let members = standings.filter { $0.group == group }
            self.standings += Self.ranked(members)
            rankIndicators(members.map(\.unit).filter(ranked.contains), count: ratios.catalogue.indicators.count)
        }
    }

    /// A region's figures, in catalogue order; empty without counted data.
    package func of(_ region: Int) -> ArraySlice<Figure> {
        guard let start = start(region) else { return [] }
        return figures[start...].prefix { $0.region == region }
    }

    package func figure(_ region: Int, _ indicator: Int) -> Figure? {
        start(region).map { figures[$0 + indicator] }
    }

    /// A unit's rank by an indicator; nil for a region that isn't ranked.
    package func rank(_ region: Int, _ indicator: Int) -> Int? { start(region).flatMap { figures[$0 + indicator].rank } }

    private func start(_ region: Int) -> Int? { starts[region] < 0 ? nil : starts[region] }

    package func standing(of unit: Int) -> Standing? { standings.first { $0.unit == unit } }

    /// Regions with counted data.
    private static func reported(_ ratios: Ratios) -> [Int] {
        let regions = ratios.regions
        let units = regions.units.filter { !ratios.parts(of: $0).isEmpty }
        let leaves = ratios.cube.leaves.keys.filter { !regions.units.contains($0) }.sorted()
        return (units.isEmpty && leaves.isEmpty ? [] : [regions.province]) + units + leaves
    }

    /// Ties share a rank (1, 2, 2, 4) and are listed in code order.
    private static func ranked(_ members: [Standing]) -> [Standing] {
        let scored = members.filter { $0.score != nil }.sorted { ($1.score ?? 0, $0.unit) < ($0.score ?? 0, $1.unit) }
        let rest = members.filter { $0.score == nil }
        return scored.enumerated().map { position, standing in
            var standing = standing
            standing.rank = (scored.firstIndex { $0.score == standing.score } ?? position) + 1
            return standing
        } + rest
    }

    private mutating func rankIndicators(_ units: [Int], count: Int) {
        for indicator in 0..<count {
            let entries = units.compactMap { unit -> (place: Int, value: Fraction)? in
                guard let start = start(unit), let value = figures[start + indicator].value else { return nil }
                return (start + indicator, value)
            }
            for entry in entries {
                let better = entries.filter { Fraction.isLess(entry.value, $0.value) }.count
                figures[entry.place].rank = better + 1
            }
        }
    }
}

/// Makes a region's figures and a unit's standing.
private struct FigureMaker: Sendable {
    let ratios: Ratios
    let settings: Settings
    let previous: Previous?
    private let changes: Changes?

    init(ratios: Ratios, settings: Settings, previous: Previous?) {
        self.ratios = ratios
        self.settings = settings
        self.previous = previous
        changes = previous.map {
            Changes(
                ratios: ratios, regions: ratios.regions, previous: $0, before: $0.corrected, rounding: settings.rounding)
        }
    }

    func figures(of region: Int) throws(SumOverflow) -> [Figure] {
        var result: [Figure] = []
        let parts = ratios.parts(of: region)
        for (index, indicator) in ratios.catalogue.indicators.enumerated() {
            let counts = try ratios.ratio(index, of: parts.filter { ratios.supplies($0, index) })
            let value = counts?.value
            let change = try changes?.change(index, of: region)
            let goal = Self.goal(counts, indicator.target)
            result.append(
                Figure(
                    region: region, indicator: index, counts: counts,
                    display: value?.percentage(target: indicator.target, settings.rounding), isMet: goal?.isMet,
                    shortfall: goal?.shortfall, previous: previous?.values[region]?[indicator.id]?.value,
                    change: change?.points, basis: change?.basis, rank: nil,
                    previousRank: previous?.ranks[region]?[indicator.id]))
        }
        return result
    }

    /// met: value ≥ target, exactly. shortfall: ⌈target × denominator⌉ − numerator if not met, else 0 (contract §5).
    private static func goal(_ counts: RatioCounts?, _ target: Fraction?) -> (isMet: Bool, shortfall: Int64)? {
        guard let counts, let value = counts.value, let target else { return nil }
        if !Fraction.isLess(value, target) { return (true, 0) }
        let product = Int128(target.numerator) * Int128(counts.denominator)
        let needed = (product + Int128(target.denominator) - 1) / Int128(target.denominator)
        return (false, Int64(needed - Int128(counts.numerator)))
    }

    func standing(of unit: Int, _ review: Review, wasReturned: Bool, figures: ArraySlice<Figure>) -> Standing {
        let regions = ratios.regions
        let byTotals = review.unitsByTotals.contains(unit)
        let expected = regions.expectedLeaves(under: unit)
        let counted = expected.filter { review.voices[$0] != nil }
        let anyData = byTotals || regions.leaves(under: unit).contains { review.voices[$0] != nil }
        let coverage = byTotals ? Coverage.full : Coverage(counted: counted.count, expected: expected.count)
        let status: Standing.Status =
            if !anyData {
                wasReturned ? .returned : .missing
            } else {
                coverage.suffices(settings.minimumCoverage) ? .ranked : .incomplete
            }
        return Standing(
            unit: unit, group: regions[unit].kind == .directCounty ? .directCounty : .city, status: status,
            score: status == .ranked ? score(figures) : nil, rank: nil, previousRank: previous?.standings[unit],
            coverage: coverage, byTotals: byTotals, missingLeaves: expected.filter { review.voices[$0] == nil })
    }

    private func score(_ figures: ArraySlice<Figure>) -> Int? {
        var score = Score()
        for figure in figures {
            let indicator = ratios.catalogue.indicators[figure.indicator]
            guard indicator.isWeighted, let value = figure.value, let target = indicator.target else { continue }
            score.add(value: value, target: target, weight: indicator.weight)
        }
        return score.hundredths(settings.rounding)
    }
}
