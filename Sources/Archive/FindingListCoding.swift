internal import CSV
internal import Catalogue

/// A submission's findings as the archive keeps them: CSV (`line,code,severity,column,value,row,number,asked`, UTF-8 with a byte order mark), in
/// their listed order. `row`, `number` and `asked` (1 where a notice asked for it) are blank in lists of earlier versions.
func findingList(_ findings: [Publication.FindingRecord]) -> [UInt8] {
    var document = CSVDocument(header: ["line", "code", "severity", "column", "value", "row", "number", "asked"])
    for record in findings {
        let finding = record.finding
        document.append([
            finding.line.map { .number($0) } ?? .blank, .plain(finding.code), .plain(finding.severity.rawValue),
            .plain(finding.column), .plain(finding.value), .plain(record.row), .plain(record.number ?? ""),
            .plain(record.isAsked ? "1" : ""),
        ])
    }
    return document.bytes
}
