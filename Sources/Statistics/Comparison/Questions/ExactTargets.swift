internal import Catalogue
internal import Validation

/// G03: a leaf meets every target by the last school, room or person that it takes, and not one more.
struct ExactTargets {
    let context: ComparisonContext

    /// So many indicators, with targets below 100%, must be met exactly, each over so many: below that it is chance.
    private static let fewestIndicators = 3
    private static let leastDenominator: Int64 = 20

    func findings() throws(SumOverflow) -> [LocatedFinding] {
        var result: [LocatedFinding] = []
        for leaf in context.ratios.cube.leaves.keys.sorted() {
            guard let file = context.review.speaker(for: leaf), try isExact(leaf) else { continue }
            let region = context.regions[leaf]
            result.append(
                LocatedFinding(
                    file: file,
                    finding: Finding(
                        "G03", .warning, value: region.code,
                        Bilingual(
                            "\(region.name)的各项计分指标都恰好达到目标，一所、一间、一人不多，请核实是否按目标倒推；属实请说明",
                            "\(region.code) meets the target of every weighted indicator exactly, with not one to spare; check it, or say why"
                        ))))
        }
        return result
    }

    private func isExact(_ leaf: Int) throws(SumOverflow) -> Bool {
        var exact = 0
        for (index, indicator) in context.catalogue.indicators.enumerated() where indicator.isWeighted {
            guard let target = indicator.target, context.ratios.supplies(.leaf(leaf), index) else { continue }
            let counts = try context.ratios.ratio(index, of: .leaf(leaf))
            guard let value = counts.value else { continue }
            guard !Fraction.isLess(value, target) else { return false }
            if !Fraction.isLess(target, .one) { continue }
            guard let less = Fraction(counts.numerator - 1, counts.denominator), Fraction.isLess(less, target),
                counts.denominator >= Self.leastDenominator
            else { return false }
            exact += 1
        }
        return exact >= Self.fewestIndicators
    }
}
