import Catalogue
import Intake

/// XML: as it comes, or inside a submission of one of both forms. The first byte chooses.
func fuzzXML(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    let root = Array("<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410100\">".utf8)
    let end = Array("</submission>".utf8)
    switch choice % 4 {
    case 0: judgeXML(text)
    case 1: judgeXML(root + text + end)
    case 2: judgeXML(root + Array("<school ".utf8) + text + Array("/>".utf8) + end)
    default: judgeXML(root + Array("<summary ".utf8) + text + Array("/>".utf8) + end)
    }
}

/// What is read without the parser is what the parser reads.
private func judgeXML(_ bytes: [UInt8]) {
    // Anything else would be read as delimited text, which has a target of its own.
    guard FileFormat(bytes, fileExtension: "xml") == .xml else { return }
    judge(bytes, "410100.xml")
    let context = FuzzOffice.shared.context
    let plain = readSubmission(bytes, path: "410100.xml", context)
    let parsed = readSubmission(bytes, path: "410100.xml", context, readsGenerally: true)
    precondition(plain.table == parsed.table && plain.rowsRead == parsed.rowsRead, "the same rows")
    precondition(plain.log.findings == parsed.log.findings, "the same findings")
    precondition(plain.submitter == parsed.submitter && plain.revision == parsed.revision, "the same sender")
    precondition(plain.submittedAt == parsed.submittedAt && plain.signOff == parsed.signOff, "the same statements")
}
