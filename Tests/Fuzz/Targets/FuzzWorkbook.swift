import Catalogue
import Intake
import Workbooks

/// Workbooks: as they come, or one part made of the input, packed by hand with sound ones. The first byte chooses.
func fuzzWorkbook(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    switch choice % 7 {
    case 0: judge(text, "410100.xlsx", isText: false)
    case 1: judge(Parts(sheet: text).packed, "410100.xlsx", isText: false)
    case 2: judge(Parts(sheet: Parts.sheet(rows: text)).packed, "410100.xlsx", isText: false)
    case 3: judge(Parts(strings: text).packed, "410100.xlsx", isText: false)
    case 4: judge(Parts(styles: text).packed, "410100.xlsx", isText: false)
    case 5: judge(Parts(workbook: text).packed, "410100.xlsx", isText: false)
    default: judge(Parts(sheet: Parts.sheet(rows: Parts.header + text)).packed, "410100.xlsx", isText: false)
    }
}

/// The parts of a small workbook.
private struct Parts {
    var sheet = Parts.sheet(
        rows: Parts.header + Array("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" s=\"1\"><v>43000</v></c></row>".utf8)
    )
    var strings = Array("<sst><si><t>2141000001</t></si></sst>".utf8)
    var styles = Array("<styleSheet><cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".utf8)
    var workbook = Array(
        "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>".utf8)

    static let header: [UInt8] = {
        let cells = FuzzOffice.shared.catalogue.columns.map { "<c t=\"inlineStr\"><is><t>\($0.header)</t></is></c>" }
        return Array("<row r=\"1\">\(cells.joined())</row>".utf8)
    }()

    static func sheet(rows: [UInt8]) -> [UInt8] {
        Array("<worksheet><sheetData>".utf8) + rows + Array("</sheetData></worksheet>".utf8)
    }

    private static let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    private static func relationships(_ targets: [(kind: String, part: String)]) -> [UInt8] {
        let entries = targets.enumerated().map {
            "<Relationship Id=\"rId\($0 + 1)\" Type=\"\(kind)\($1.kind)\" Target=\"\($1.part)\"/>"
        }
        return Array("<Relationships>\(entries.joined())</Relationships>".utf8)
    }

    var packed: [UInt8] {
        storedArchive([
            ("[Content_Types].xml", Array("<Types/>".utf8)),
            ("_rels/.rels", Self.relationships([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/_rels/workbook.xml.rels",
                Self.relationships([("worksheet", "sheet.xml"), ("sharedStrings", "strings.xml"), ("styles", "styles.xml")])
            ),
            ("xl/workbook.xml", workbook), ("xl/sheet.xml", sheet), ("xl/strings.xml", strings), ("xl/styles.xml", styles),
        ])
    }
}
