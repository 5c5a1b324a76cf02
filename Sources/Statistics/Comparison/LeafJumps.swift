internal import Catalogue
internal import Validation

/// T01: a leaf's measure changed by more than 30% of what it was, if that wasn't 0, and by 10 or more.
struct LeafJumps {
    let context: ComparisonContext
    let previous: Previous

    func findings() throws(SumOverflow) -> [LocatedFinding] {
        var result: [LocatedFinding] = []
        for leaf in context.ratios.cube.leaves.keys.sorted() {
            guard let file = context.review.speaker(for: leaf), let before = previous.leafTotals[leaf],
                let part = context.ratios.cube.leaves[leaf]
            else { continue }
            for (index, measure) in context.catalogue.measures.enumerated() where part.isSupplied[index] {
                guard let old = before[measure.id], old != 0 else { continue }
                let new = try context.ratios.total(.leaf(leaf), measure: index)
                let difference = Int128(new) - Int128(old)
                guard difference.magnitude >= 10, difference.magnitude * 10 > Int128(old).magnitude * 3 else { continue }
                result.append(LocatedFinding(file: file, finding: finding(leaf, measure, old, new)))
            }
        }
        return result
    }

    private func finding(_ leaf: Int, _ measure: Catalogue.Measure, _ old: Int64, _ new: Int64) -> Finding {
        let region = context.regions[leaf]
        let source = context.earlier([.leaf(leaf)])
        let season = context.newSchoolYear
        return Finding(
            "T01", .warning, column: measure.label, value: "\(region.code) \(old)→\(new)",
            Bilingual(
                "\(region.name)的“\(measure.label)”由\(previous.period)的 \(old)\(source.zh)变为本文件的 \(new)，变动超过 30%，请核实；属实请说明原因\(season.zh)",
                "\(measure.id) of \(region.code) went from \(old) in \(previous.period)\(source.en) to \(new) here, by more than 30%; check it, or say why\(season.en)"
            ))
    }
}
