internal import Catalogue
internal import Intake
internal import Validation

/// X02: a leaf's figures differ between the unit's and its own submission. Told on the file not used, over measures that both
/// supply.
struct DifferingVoices {
    let context: ComparisonContext

    func disagreements() -> [Disagreement] {
        var result: [Disagreement] = []
        for (leaf, voices) in context.review.voices.sorted(by: { $0.key < $1.key }) where voices.count > 1 {
            let used = context.review.files[voices[0]]
            let counted = used.regionTotals(leaf, context.catalogue)
            for index in voices.dropFirst() {
                let file = context.review.files[index]
                guard file.submission.submitter != used.submission.submitter else { continue }
                let other = file.regionTotals(leaf, context.catalogue)
                for (measure, definition) in context.catalogue.measures.enumerated() {
                    guard let mine = other[measure], let theirs = counted[measure], mine != theirs else { continue }
                    let isByForm = file.submission.table?.form != used.submission.table?.form
                    result.append(
                        Disagreement(
                            rule: .voices(isByForm: isByForm), region: leaf, measure: definition.label, measureID: definition.id,
                            file: index, line: nil, stated: mine, otherFile: voices[0], used: theirs))
                }
            }
        }
        return result
    }
}

extension Reviewed {
    /// A region's accepted rows added up over types and localities, by measure; nil for a measure that isn't supplied. Sums of
    /// 9-digit counts, at most some millions of them: within Int64.
    func regionTotals(_ region: Int, _ catalogue: Catalogue) -> [Int64?] {
        guard let table = submission.table else { return [Int64?](repeating: nil, count: catalogue.measures.count) }
        let measures = MeasureTable(table, catalogue)
        let rows = (0..<table.count).filter { judgements[$0] == .accepted && Int(table.regions[$0]) == region }
        return catalogue.measures.indices.map { measure in
            guard measures.isSupplied[measure] else { return nil }
            return rows.reduce(Int64(0)) { $0 &+ measures.values[measure][$1] }
        }
    }
}
