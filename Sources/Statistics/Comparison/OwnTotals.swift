internal import Catalogue
internal import Intake
internal import Validation

/// X01: the unit's own total differs from the sum of its leaves, when every leaf, zones apart, has counted data. Told on the
/// file with the total rows, over measures that both sides supply.
struct OwnTotals {
    let context: ComparisonContext

    func disagreements() throws(SumOverflow) -> [Disagreement] {
        var result: [Disagreement] = []
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
                if own != sum {
                    result.append(
                        Disagreement(
                            rule: .ownTotal, region: unit, measure: definition.label, measureID: definition.id, file: index,
                            line: nil, stated: own, otherFile: nil, used: sum))
                }
            }
        }
        return result
    }
}
