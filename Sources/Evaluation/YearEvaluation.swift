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
            let codes = Set(members.flatMap { Self.codes(of: $0, regions) })
            let evaluated = members.map { unit in
                let own = Self.codes(of: unit, regions)
                return UnitEvaluation(
                    unit: unit, group: group, quarters.map { $0.edition.map { UnitQuarter(own, peers: codes, $0) } }, scale,
                    rounding)
            }
            return Self.ranked(evaluated)
        }
    }

    private static func codes(of unit: Int, _ regions: RegionTable) -> Set<String> {
        Set([regions[unit].code] + regions[unit].formerly.filter { isCode($0) })
    }

    /// Ties share a place (1, 2, 2, 4), as in all rankings (contract §5).
    private static func ranked(_ units: [UnitEvaluation]) -> [UnitEvaluation] {
        units.map { unit in
            var unit = unit
            if unit.total != nil { unit.rank = 1 + units.count { ($0.total ?? -1) > (unit.total ?? -1) } }
            return unit
        }
    }
}

/// One unit's year.
package struct UnitEvaluation: Sendable, Equatable {
    package struct Result: Sendable, Equatable {
        /// From 0 to 1; nil where the editions don't tell.
        package let value: Fraction?
        /// In hundredths; nil without a value.
        package let points: Int?
    }

    package let unit: Int
    package let group: Standing.Group
    /// Nil for a quarter without an edition.
    package let quarters: [UnitQuarter?]
    package private(set) var results: [EvaluationScale.Item: Result] = [:]
    /// In its group, by points; nil while nothing was issued.
    package internal(set) var rank: Int?

    /// The sum of the rounded points, in hundredths; nil while nothing was issued.
    package var total: Int? {
        let points = results.values.compactMap(\.points)
        return points.isEmpty ? nil : points.reduce(0, +)
    }

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
        let files = quarters.map(\.files).reduce(0, +)
        switch item {
        case .level:
            // Who isn't ranked has no score: leaving data out must not pay.
            return share(quarters.compactMap(\.score).reduce(0, +), quarters.count * 10_000, ofNothing: .zero)
        case .progress: return progress(quarters)
        case .targets: return share(last.met, last.values.count, ofNothing: .zero)
        case .timeliness:
            let good = quarters.count { $0.timeliness == .inTime || $0.timeliness == .unknown }
            return share(good, quarters.count, ofNothing: .zero)
        case .returns:
            return share(files - quarters.map(\.returned).reduce(0, +), files, ofNothing: .zero)
        case .quality:
            let (warnings, explained) = (quarters.map(\.warnings).reduce(0, +), quarters.map(\.explained).reduce(0, +))
            return files == 0 ? .zero : share(explained, warnings, ofNothing: .one)
        }
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
