internal import Catalogue
internal import Validation

/// G06: a leaf has far fewer schools than in the previous period: more than a tenth, and 10 or more, are missing. Beyond 30% it is T01.
struct FewerSchools {
    let context: ComparisonContext
    let previous: Previous

    func findings() -> [LocatedFinding] {
        guard let measure = context.catalogue.measures.firstIndex(where: { $0.source == .all }) else { return [] }
        let definition = context.catalogue.measures[measure]
        return context.ratios.cube.leaves.keys.sorted().compactMap { leaf in
            guard let file = context.review.speaker(for: leaf), let old = previous.leafTotals[leaf]?[definition.id],
                let new = total(leaf, measure), old - new >= 10, (old - new) * 10 > old, (old - new) * 10 <= old * 3
            else { return nil }
            let region = context.regions[leaf]
            return LocatedFinding(
                file: file,
                finding: Finding(
                    "G06", .warning, column: definition.label, value: "\(region.code) \(old)→\(new)",
                    Bilingual(
                        "\(region.name)的\(definition.label)由\(previous.period)的 \(old) 减为 \(new)，请核实是撤并还是漏报；属实请说明",
                        "\(region.code) had \(old) schools in \(previous.period) and has \(new) now; closed, or left out?")))
        }
    }

    private func total(_ leaf: Int, _ measure: Int) -> Int64? {
        do { return try context.ratios.total(.leaf(leaf), measure: measure) } catch { return nil }
    }
}
