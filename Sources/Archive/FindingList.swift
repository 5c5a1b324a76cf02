internal import CSV
internal import Catalogue

/// A submission's findings as the archive keeps them: CSV (`line,code,severity,column,value,row,number,asked`, UTF-8 with a byte order mark), in
/// their listed order. `row`, `number` and `asked` (1 where a notice asked for it) are blank in lists of earlier versions.
struct FindingList {
    private var document: CSVDocument
    private(set) var isEmpty = true

    /// - Parameter count: about how many there will be; only a hint.
    init(count: Int) {
        document = CSVDocument(
            header: ["line", "code", "severity", "column", "value", "row", "number", "asked"], rows: count / 2)
    }

    var bytes: [UInt8] { document.bytes }

    mutating func add(_ record: Publication.FindingRecord) {
        isEmpty = false
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
}
