import Intake

/// XML: as it comes, or inside a submission of one of both forms. The first byte chooses.
func fuzzXML(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    let root = Array("<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410100\">".utf8)
    let end = Array("</submission>".utf8)
    switch choice % 4 {
    case 0: judge(text, "410100.xml")
    case 1: judge(root + text + end, "410100.xml")
    case 2: judge(root + Array("<school ".utf8) + text + Array("/>".utf8) + end, "410100.xml")
    default: judge(root + Array("<summary ".utf8) + text + Array("/>".utf8) + end, "410100.xml")
    }
}
