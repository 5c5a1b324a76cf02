internal import Catalogue
internal import Intake
internal import Validation

/// G02: all that a leaf supplies is as it was in the previous period: the old file may have been sent again.
struct UnchangedLeaves {
    let context: ComparisonContext
    let previous: Previous

    /// Of a few small schools nothing need change in a quarter.
    private static let fewestSchools: Int64 = 10
    private static let fewestMeasures = 8

    func findings() -> [LocatedFinding] {
        guard let schools = context.catalogue.measures.first(where: { $0.source == .all })?.id else { return [] }
        return context.ratios.cube.leaves.keys.sorted().compactMap { leaf in
            guard let file = context.review.speaker(for: leaf), !context.review.files[file].submission.confirmsUnchanged,
                let before = previous.leafTotals[leaf],
                (before[schools] ?? 0) >= Self.fewestSchools, isUnchanged(leaf, before)
            else { return nil }
            let region = context.regions[leaf]
            return LocatedFinding(
                file: file,
                finding: Finding(
                    "G02", .warning, value: region.code,
                    Bilingual(
                        "\(region.name)的各项数与\(previous.period)完全相同，请核实是否误报了上期的表；确实没有变化的请说明",
                        "all figures of \(region.code) are those of \(previous.period); was the old file sent again?")))
        }
    }

    private func isUnchanged(_ leaf: Int, _ before: [String: Int64]) -> Bool {
        guard let sums = context.ratios.sums(of: .leaf(leaf)) else { return false }
        var compared = 0
        for (index, measure) in context.catalogue.measures.enumerated() {
            guard sums.isSupplied[index] == (before[measure.id] != nil) else { return false }
            guard let old = before[measure.id] else { continue }
            do {
                if try context.ratios.total(.leaf(leaf), measure: index) != old { return false }
            } catch {
                // The figures themselves fail then.
                return false
            }
            if old != 0 { compared += 1 }
        }
        return compared >= Self.fewestMeasures
    }
}
