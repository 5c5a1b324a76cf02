internal import CSV
internal import Catalogue

/// A submission's findings as the archive keeps them: CSV (`line,code,severity,column,value,row,number,asked`, UTF-8 with a byte order mark), in
/// their listed order. `row`, `number` and `asked` (1 where a notice asked for it) are blank in lists of earlier versions.
func findingList(_ findings: [Publication.FindingRecord]) -> [UInt8] {
    var document = CSVDocument(
        header: ["line", "code", "severity", "column", "value", "row", "number", "asked"], rows: findings.count / 2)
    for record in findings {
        let finding = record.finding
        document.add(number: finding.line)
        document.add(plain: finding.code)
        document.add(plain: finding.severity.rawValue)
        document.add(plain: finding.column)
        document.add(plain: finding.value)
        document.add(plain: record.row)
        document.add(plain: record.number ?? "")
        document.add(plain: record.isAsked ? "1" : "")
        document.endRow()
    }
    return document.bytes
}
