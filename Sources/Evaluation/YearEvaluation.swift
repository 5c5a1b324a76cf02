package import Catalogue
package import Statistics

/// A year's evaluation of all units, from the year's editions alone (678号 三（九）: 督导评估 by how far the Three Connections are).
package struct YearEvaluation: Sendable {
    package let year: Int
    /// Four.
    package let quarters: [EvaluatedQuarter]
    /// Cities in code order, then direct counties in code order.
    package let units: [UnitEvaluation]
    package let scale: EvaluationScale
    package let rounding: Rounding

    package var issued: [EvaluatedQuarter] { quarters.filter { $0.edition != nil } }
    package var lacking: [Period] { quarters.filter { $0.edition == nil }.map(\.period) }

    /// - Parameter quarters: the year's four, in order.
    package init(year: Int, quarters: [EvaluatedQuarter], regions: RegionTable, scale: EvaluationScale, rounding: Rounding) {
        self.year = year
        self.quarters = quarters
        self.scale = scale
        self.rounding = rounding
        let groups: [Standing.Group] = Standing.Group.allCases
        units = groups.flatMap { group in
            let members = regions.units.filter { (regions[$0].kind == .directCounty) == (group == .directCounty) }
            let evaluated = members.map { unit in
                let codes = [regions[unit].code] + regions[unit].formerly.filter { isCode($0) }
                return UnitEvaluation(
                    unit: unit, group: group, quarters.map { $0.edition.flatMap { UnitQuarter(codes, $0) } }, scale, rounding)
            }
            return Self.ranked(evaluated)
        }
    }

    /// Ties share a place (1, 2, 2, 4), as in all rankings (contract §5).
    private static func ranked(_ units: [UnitEvaluation]) -> [UnitEvaluation] {
        let most = units.map(\.judged).max()
        return units.map { unit in
            var unit = unit
            // Who was never ranked, or couldn't get all points, has no place in a ranking of the year.
            guard let total = unit.total, unit.wasRanked, unit.judged == most else { return unit }
            unit.rank = 1 + units.count { $0.wasRanked && $0.judged == most && ($0.total ?? 0) > total }
            return unit
        }
    }
}

/// One unit's year.
package struct UnitEvaluation: Sendable, Equatable {
    /// What an item came to.
    package struct Result: Sendable, Equatable {
        /// From 0 to 1; nil where the editions don't tell.
        package let value: Fraction?
        /// In hundredths; nil without a value.
        package let points: Int?
    }

    package let unit: Int
    package let group: Standing.Group
    /// Nil for a quarter without an edition, and one in which it was no unit.
    package let quarters: [UnitQuarter?]
    package private(set) var results: [EvaluationScale.Item: Result] = [:]
    /// In its group, by points; nil while nothing was issued.
    package internal(set) var rank: Int?

    /// The sum of the rounded points, in hundredths; nil while nothing was issued.
    package var total: Int? {
        let points = results.values.compactMap(\.points)
        return points.isEmpty ? nil : points.reduce(0, +)
    }

    /// How many items the editions let judge.
    var judged: Int { results.values.count { $0.value != nil } }
    /// How many editions it was a unit in.
    package var judgedQuarters: Int { quarters.compactMap(\.self).count }
    package var wasRanked: Bool { quarters.contains { $0?.score != nil } }

    init(
        unit: Int, group: Standing.Group, _ quarters: [UnitQuarter?], _ scale: EvaluationScale, _ rounding: Rounding
    ) {
        self.unit = unit
        self.group = group
        self.quarters = quarters
        let issued = quarters.compactMap(\.self)
        for item in EvaluationScale.Item.allCases {
            let value = Self.value(item, issued)
            results[item] = Result(value: value, points: value.map { scale[item].hundredths($0, rounding) })
        }
    }

    private static func value(_ item: EvaluationScale.Item, _ quarters: [UnitQuarter]) -> Fraction? {
        guard let last = quarters.last else { return nil }
        func share(_ part: Int, _ whole: Int, ofNothing: Fraction) -> Fraction {
            Fraction(Int64(part), Int64(whole)) ?? ofNothing
        }
        switch item {
        case .level:
            // Who isn't ranked has no score: leaving data out must not pay.
            return share(quarters.compactMap(\.score).reduce(0, +), quarters.count * 10_000, ofNothing: .zero)
        case .progress: return progress(quarters)
        case .targets:
            // As with the score: what is met without the worst county isn't met.
            return last.status == .ranked ? share(last.met, last.targets, ofNothing: .zero) : .zero
        case .timeliness:
            let good = quarters.count { $0.timeliness == .inTime || $0.timeliness == .unknown }
            return share(good, quarters.count, ofNothing: .zero)
        case .returns: return mean(quarters) { share($0.files - $0.returned.count, $0.files, ofNothing: .zero) }
        case .quality: return mean(quarters) { share($0.counted - $0.unexplained.count, $0.counted, ofNothing: .zero) }
        }
    }

    /// Of all quarters alike: in one in which nothing came there is nothing good.
    private static func mean(_ quarters: [UnitQuarter], _ value: (UnitQuarter) -> Fraction) -> Fraction? {
        var (numerator, denominator) = (Int64(0), Int64(1))
        for part in quarters.map(value) {
            numerator = numerator * part.denominator + part.numerator * denominator
            denominator *= part.denominator
            let divisor = commonDivisor(numerator, denominator)
            (numerator, denominator) = (numerator / divisor, denominator / divisor)
        }
        return Fraction(numerator, denominator * Int64(quarters.count))
    }

    /// Euclid's; of 0 and a number the number.
    private static func commonDivisor(_ first: Int64, _ second: Int64) -> Int64 {
        first == 0 ? second : commonDivisor(second % first, first)
    }

    /// How much of the way from the first score to 100 was gone. It takes two editions; who has fewer than two scores in them went nowhere.
    private static func progress(_ quarters: [UnitQuarter]) -> Fraction? {
        guard quarters.count > 1 else { return nil }
        let scores = quarters.compactMap(\.score)
        guard scores.count > 1, let first = scores.first, let last = scores.last else { return .zero }
        if first == 10_000 { return last == 10_000 ? .one : .zero }
        return Fraction(Int64(max(0, last - first)), Int64(10_000 - first))
    }
}
