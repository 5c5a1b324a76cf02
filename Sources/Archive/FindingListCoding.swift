internal import CSV
internal import Catalogue

/// A submission's findings as the archive keeps them: CSV (`line,code,severity,column,value`, UTF-8 with a byte order mark), in their
/// listed order.
func findingList(_ findings: [Finding]) -> [UInt8] {
    var document = CSVDocument(header: ["line", "code", "severity", "column", "value"])
    for finding in findings {
        document.append([
            finding.line.map { .number($0) } ?? .blank, .plain(finding.code), .plain(finding.severity.rawValue),
            .plain(finding.column), .plain(finding.value),
        ])
    }
    return document.bytes
}
