package import Catalogue

/// Changes since the previous period on the same basis (同口径, contract §5): over the parts that supply the indicator in both.
package struct Changes: Sendable {
    let ratios: Ratios
    let regions: RegionTable
    let previous: Previous
    /// By part, then indicator id: what the previous period's parts supplied.
    let before: [Part: [String: RatioCounts]]
    let rounding: Rounding

    /// - Parameter ratios: with corrections, as printed changes have them.
    package init(_ ratios: Ratios, since previous: Previous, _ rounding: Rounding) {
        self.init(
            ratios: ratios, regions: ratios.regions, previous: previous, before: previous.corrected, rounding: rounding)
    }

    init(
        ratios: Ratios, regions: RegionTable, previous: Previous, before: [Part: [String: RatioCounts]], rounding: Rounding
    ) {
        self.ratios = ratios
        self.regions = regions
        self.previous = previous
        self.before = before
        self.rounding = rounding
    }

    package struct Change: Sendable, Equatable {
        /// In hundredths of a percentage point.
        package let points: Int
        package let basis: Figure.Basis
        /// The two values, in hundredths of a percent.
        let before: Int
        let now: Int
    }

    /// The parts that a change is made of, of either period, in the terms of the present regions.
    package struct CommonParts: Sendable {
        package fileprivate(set) var now: [Part] = []
        package fileprivate(set) var then: [Part] = []
        /// Whether they are all that supply the indicator in either period.
        package fileprivate(set) var isWhole = true
    }

    /// - Returns: nil without a common part, for a denominator of 0 on either side, and for a changed definition.
    package func change(_ indicator: Int, of region: Int) throws(SumOverflow) -> Change? {
        guard let common = self.common(indicator, of: region) else { return nil }
        let id = ratios.catalogue.indicators[indicator].id
        guard let value = try ratios.ratio(indicator, of: common.now)?.value,
            let then = try Self.sum(common.then.compactMap { self.before[$0]?[id] }), let earlier = then.value
        else { return nil }
        // Of a unit that a county has joined or left since, another figure was published than its counties of now had.
        let isAsPublished = previous.values[region]?[id].map { $0 == then } ?? true
        let (after, before) = (value.scaled(decimals: 4, rounding), earlier.scaled(decimals: 4, rounding))
        return Change(
            points: Int(after - before), basis: common.isWhole && isAsPublished ? .same : .common, before: Int(before),
            now: Int(after))
    }

    /// - Returns: nil for a changed definition.
    package func common(_ indicator: Int, of region: Int) -> CommonParts? {
        let definition = ratios.catalogue.indicators[indicator]
        guard previous.definitions[definition.id] == definition.definition else { return nil }
        var result = CommonParts()
        for scope in region == regions.province ? regions.units : [region] {
            let common = self.common(
                indicator, definition.id, scope, isLeaf: region != regions.province && regions.isLeaf(region))
            result.now += common.now
            result.then += common.then
            result.isWhole = result.isWhole && common.isWhole
        }
        return result
    }

    /// The common parts of one unit or leaf.
    private func common(_ indicator: Int, _ id: String, _ scope: Int, isLeaf: Bool) -> CommonParts {
        let present = (isLeaf ? leafPart(scope) : ratios.parts(of: scope)).filter { ratios.supplies($0, indicator) }
        let past = pastParts(scope, isLeaf: isLeaf).filter { before[$0]?[id] != nil }
        let both = present.filter { past.contains($0) }
        if !both.isEmpty || present.isEmpty || past.isEmpty {
            return CommonParts(now: both, then: both, isWhole: both.count == present.count && both.count == past.count)
        }
        // Total rows on one side, all leaves on the other: the unit is one common part.
        let expected = Set(regions.expectedLeaves(under: scope).map(Part.leaf))
        let leafSide = present.contains(.totals(scope)) ? past : past.contains(.totals(scope)) ? present : []
        guard !leafSide.isEmpty, expected.isSubset(of: leafSide) else { return CommonParts(isWhole: false) }
        return CommonParts(now: present, then: past)
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
