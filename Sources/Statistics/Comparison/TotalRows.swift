internal import Catalogue
internal import Intake
internal import Validation

/// R13 once more, as values: its findings are made where the rows are read.
struct TotalRows {
    let context: ComparisonContext

    func disagreements() -> [Disagreement] {
        context.review.files.enumerated().flatMap { index, file in
            // Of files with the same bytes one speaks.
            guard file.duplicateOf == nil, let table = file.submission.table else { return [Disagreement]() }
            return table.differences.map {
                Disagreement(
                    rule: .totalRow, region: file.submission.submitter, measure: $0.column, measureID: $0.column, file: index,
                    line: $0.line, stated: $0.stated, otherFile: nil, used: $0.sum)
            }
        }
    }
}
