internal import Catalogue
internal import Intake
internal import Validation

/// X01: the unit's own total differs from the sum of its leaves, when every leaf, zones apart, has counted data. Told on the
/// file with the total rows, over measures that both sides supply.
struct OwnTotals {
    let context: ComparisonContext

    func findings() throws(SumOverflow) -> [LocatedFinding] {
        var result: [LocatedFinding] = []
        for (unit, index) in context.review.totals.sorted(by: { $0.key < $1.key }) {
            let expected = context.regions.expectedLeaves(under: unit)
            guard !expected.isEmpty, expected.allSatisfy({ context.review.voices[$0] != nil }) else { continue }
            let leaves = context.regions.leaves(under: unit).filter { context.ratios.cube.leaves[$0] != nil }
            let stated = context.review.files[index].regionTotals(unit, context.catalogue)
            for (measure, definition) in context.catalogue.measures.enumerated() {
                guard let own = stated[measure],
                    leaves.allSatisfy({ context.ratios.cube.leaves[$0]?.isSupplied[measure] == true })
                else { continue }
                var sum: Int64 = 0
                for leaf in leaves {
                    let (next, overflow) = sum.addingReportingOverflow(try context.ratios.total(.leaf(leaf), measure: measure))
                    if overflow { throw SumOverflow() }
                    sum = next
                }
                if own != sum { result.append(LocatedFinding(file: index, finding: finding(unit, definition, own, sum))) }
            }
        }
        return result
    }

    private func finding(_ unit: Int, _ measure: Catalogue.Measure, _ own: Int64, _ sum: Int64) -> Finding {
        let region = context.regions[unit]
        return Finding(
            "X01", .warning, column: measure.label, value: "\(own)≠\(sum)",
            Bilingual(
                "\(region.name)全市汇总数“\(measure.label)”为 \(own)，各县区之和为 \(sum)，请核对",
                "the city-wide total of \(measure.id) is \(own), the counties add up to \(sum)"))
    }
}
