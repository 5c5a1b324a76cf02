internal import CSV
internal import Catalogue
internal import Intake
internal import Workbooks

/// 情况说明: the warnings of a notice, with an empty last column for the answers.
struct ExplanationList {
    let questions: [Question]
    let region: Int
    let input: BulletinInput

    /// Below the period's folder, without extension.
    var path: String { "notices/" + name }
    var name: String { "\(ExplanationFile.prefix)-\(input.regions[region].code)" }

    private static let columns: [(header: String, width: Double)] = [
        (ExplanationFile.numberHeader, 18), ("报送方", 14), ("文件", 26), ("行", 6), ("列", 18), ("现为", 24), ("问题", 60),
        (ExplanationFile.answerHeader, 50),
    ]

    private var rows: [[String]] {
        questions.map { question in
            let finding = question.finding
            return [
                question.number, input.regions[question.submitter].name, question.file, finding.line.map(String.init) ?? "",
                finding.column, finding.value, finding.message.zh, "",
            ]
        }
    }

    var csv: [UInt8] {
        var document = CSVDocument(header: Self.columns.map(\.header), rows: questions.count)
        for row in rows { document.append(row.map { .text($0) }) }
        return document.bytes
    }

    /// - Throws: ``WorkbookFailure``.
    func workbook() throws(WorkbookFailure) -> [UInt8] {
        let columns = Self.columns.map { header, width in
            Sheet.Column(
                header: header, width: width, isText: true, comment: header == ExplanationFile.answerHeader ? Self.advice : "",
                choices: [], isCount: false, wraps: true)
        }
        return try Workbooks.workbook(
            Sheet(
                name: ExplanationFile.prefix,
                title: "\(input.regions[region].name)\(PeriodWords.long(input.period))“三通”数据情况说明（请填最后一列，其余不动，文件名不改，发回）",
                fields: [], columns: columns, rows: rows, warnings: [], capacity: questions.count),
            isPublished: true)
    }

    private static let advice = "属实的写明原因；不属实的不必填，改正后重新报送数据。编号不要改动。"
}
