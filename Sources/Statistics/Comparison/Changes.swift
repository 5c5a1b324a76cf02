internal import Catalogue

/// Changes since the previous period on the same basis (同口径, contract §5): over the parts that supply the indicator in both.
struct Changes {
    let ratios: Ratios
    let regions: RegionTable
    let previous: Previous
    /// By part, then indicator id: what the previous period's parts supplied.
    let before: [Part: [String: RatioCounts]]
    let rounding: Rounding

    struct Change {
        /// In hundredths of a percentage point.
        let points: Int
        let basis: Figure.Basis
        /// The two values, in hundredths of a percent.
        let before: Int
        let now: Int
    }

    /// - Returns: nil without a common part, for a denominator of 0 on either side, and for a changed definition.
    func change(_ indicator: Int, of region: Int) throws(SumOverflow) -> Change? {
        let definition = ratios.catalogue.indicators[indicator]
        guard previous.definitions[definition.id] == definition.definition else { return nil }
        var now: [Part] = []
        var then: [RatioCounts] = []
        var isWhole = true
        for scope in region == regions.province ? regions.units : [region] {
            let common = self.common(
                indicator, definition.id, scope, isLeaf: region != regions.province && regions.isLeaf(region))
            now += common.now
            then += common.then
            isWhole = isWhole && common.isWhole
        }
        guard let value = try ratios.ratio(indicator, of: now)?.value, let earlier = try Self.sum(then)?.value else { return nil }
        let (after, before) = (value.scaled(decimals: 4, rounding), earlier.scaled(decimals: 4, rounding))
        return Change(points: Int(after - before), basis: isWhole ? .same : .common, before: Int(before), now: Int(after))
    }

    /// The common parts of one unit or leaf, and whether they are all that supply the indicator in either period.
    private func common(
        _ indicator: Int, _ id: String, _ scope: Int, isLeaf: Bool
    ) -> (now: [Part], then: [RatioCounts], isWhole: Bool) {
        let present = (isLeaf ? leafPart(scope) : ratios.parts(of: scope)).filter { ratios.supplies($0, indicator) }
        let past = pastParts(scope, isLeaf: isLeaf).filter { before[$0]?[id] != nil }
        let both = present.filter { past.contains($0) }
        if !both.isEmpty || present.isEmpty || past.isEmpty {
            let isWhole = both.count == present.count && both.count == past.count
            return (both, both.compactMap { before[$0]?[id] }, isWhole)
        }
        // Total rows on one side, all leaves on the other: the unit is one common part.
        let expected = Set(regions.expectedLeaves(under: scope).map(Part.leaf))
        let leafSide = present.contains(.totals(scope)) ? past : past.contains(.totals(scope)) ? present : []
        guard !leafSide.isEmpty, expected.isSubset(of: leafSide) else { return ([], [], false) }
        return (present, past.compactMap { before[$0]?[id] }, true)
    }

    private func leafPart(_ leaf: Int) -> [Part] { ratios.cube.leaves[leaf] == nil ? [] : [.leaf(leaf)] }

    private func pastParts(_ scope: Int, isLeaf: Bool) -> [Part] {
        if !isLeaf, previous.unitsByTotals.contains(scope) { return [.totals(scope)] }
        return regions.leaves(under: scope).map(Part.leaf).filter { before[$0] != nil }
    }

    private static func sum(_ counts: [RatioCounts]) throws(SumOverflow) -> RatioCounts? {
        guard var total = counts.first else { return nil }
        for next in counts.dropFirst() {
            let (numerator, first) = total.numerator.addingReportingOverflow(next.numerator)
            let (denominator, second) = total.denominator.addingReportingOverflow(next.denominator)
            if first || second { throw SumOverflow() }
            total = RatioCounts(numerator: numerator, denominator: denominator)
        }
        return total
    }
}
