internal import Catalogue
internal import Intake
internal import Validation

/// Two figures for one thing, which of them was used, and why (附件5, `data/reconciliation.csv`).
package struct Disagreement: Sendable, Equatable {
    package enum Rule: Sendable, Equatable {
        /// R13: a total row says otherwise than the rows that it stands for.
        case totalRow
        /// X01: a unit's city-wide total, when every leaf has counted data.
        case ownTotal
        /// X02: a leaf's figures in two submissions.
        /// - isByForm: the school form goes before the summary form; else the leaf's own submission before its unit's.
        case voices(isByForm: Bool)

        package var code: String {
            switch self {
            case .totalRow: "R13"
            case .ownTotal: "X01"
            case .voices: "X02"
            }
        }
    }

    package let rule: Rule
    /// Whose figure it is; for a total row the file's submitter, nil where that can't be told.
    package let region: Int?
    /// The measure's label, for a total row the column's header.
    package let measure: String
    let measureID: String
    /// The file that says otherwise than what was used: an index into the review's.
    package let file: Int
    /// Of a total row.
    package let line: Int?
    package let stated: Int64
    /// The file that counts; nil where it is a sum.
    package let otherFile: Int?
    /// What counts.
    package let used: Int64

    /// Nil for R13, which was told while the file was read.
    func finding(_ context: ComparisonContext) -> LocatedFinding? {
        guard let region = region.map({ context.regions[$0] }) else { return nil }
        switch rule {
        case .totalRow: return nil
        case .ownTotal:
            return LocatedFinding(
                file: file,
                finding: Finding(
                    "X01", .warning, column: measure, value: "\(stated)≠\(used)",
                    Bilingual(
                        "\(region.name)全市汇总数“\(measure)”为 \(stated)，各县区之和为 \(used)，请核对",
                        "the city-wide total of \(measureID) is \(stated), the counties add up to \(used)")))
        case .voices:
            let path = otherFile.map { context.review.files[$0].submission.path } ?? ""
            return LocatedFinding(
                file: file,
                finding: Finding(
                    "X02", .warning, column: measure, value: "\(region.code) \(stated)≠\(used)",
                    Bilingual(
                        "\(region.name)的“\(measure)”本文件为 \(stated)，\(path) 为 \(used)，按后者计入，请与对方核对",
                        "\(measureID) of \(region.code) is \(stated) here and \(used) in \(path), which counts; settle it with them"
                    )))
        }
    }
}
