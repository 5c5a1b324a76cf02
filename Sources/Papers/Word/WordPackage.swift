internal import Workbooks

/// A paper as a Word document: Office Open XML (ECMA-376), the transitional kind, which every version of Word and WPS reads and edits.
enum WordPackage {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let pictures = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    static let shapes = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    static let namespaces = """
        xmlns:w="\(main)" xmlns:r="\(relations)" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="\(pictures)" xmlns:wps="\(shapes)"
        """

    /// The same paper gives the same bytes: parts in their order, uncompressed.
    static func document(_ paper: PaperDocument) -> [UInt8] {
        let body = WordBody(paper)
        let numbers = WordPageNumbers(mark: paper.mark).parts
        let own = ["document", "styles", "settings", "fontTable"] + numbers.map(\.name)
        var parts: [(name: String, text: String)] = [
            ("[Content_Types].xml", contentTypes(numbers.map(\.name))), ("_rels/.rels", packageRelations),
            ("docProps/core.xml", properties(paper.title)),
            ("word/document.xml", XMLText.declaration + "<w:document \(namespaces)><w:body>\(body.xml)</w:body></w:document>"),
            ("word/_rels/document.xml.rels", documentRelations(Array(own.dropFirst()), pictures: body.pictures.count)),
            ("word/styles.xml", WordStyles.part), ("word/settings.xml", settings), ("word/fontTable.xml", WordStyles.fontTable),
        ]
        parts += numbers.map { ("word/\($0.name).xml", $0.xml) }
        let pictures = body.pictures.enumerated().map { ("word/media/picture\($0.offset + 1).emf", $0.element) }
        return storedArchive(parts.map { ($0.name, Array($0.text.utf8)) } + pictures)
    }

    /// The last element of a section: page, margins and what stands in them, 22 lines a page.
    static func section(isWide: Bool) -> String {
        typealias Page = WordGeometry
        let size =
            isWide
            ? #"<w:pgSz w:w="\#(Page.height)" w:h="\#(Page.width)" w:orient="landscape"/>"#
            : #"<w:pgSz w:w="\#(Page.width)" w:h="\#(Page.height)"/>"#
        let (top, right, bottom, left) =
            isWide ? (Page.left, Page.top, Page.right, Page.bottom) : (Page.top, Page.right, Page.bottom, Page.left)
        return #"<w:sectPr>\#(WordPageNumbers.references(isWide: isWide))<w:type w:val="nextPage"/>\#(size)"#
            + #"<w:pgMar w:top="\#(top)" w:right="\#(right)" w:bottom="\#(bottom)" w:left="\#(left)" w:header="\#(isWide ? 567 : 850)" w:footer="\#(isWide ? 567 : Page.footer)" w:gutter="0"/>"#
            + #"<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="\#(WordStyles.line)"/></w:sectPr>"#
    }

    private static func contentTypes(_ numbers: [String]) -> String {
        let parts =
            [("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable")]
            + numbers.map { ($0, String($0.prefix(6))) }
        let overrides = parts.map { name, type in
            #"<Override PartName="/word/\#(name).xml" ContentType="\#(types)\#(type)+xml"/>"#
        }
        return XMLText.declaration + #"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#
            + #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="emf" ContentType="image/x-emf"/>"#
            + overrides.joined()
            + #"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#
    }

    private static let packageRelations = relationships([
        ("document", relations + "/officeDocument", "word/document.xml"),
        ("core", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ])

    private static func documentRelations(_ parts: [String], pictures: Int) -> String {
        relationships(
            parts.map {
                ($0, "\(relations)/\($0.hasPrefix("footer") || $0.hasPrefix("header") ? String($0.prefix(6)) : $0)", "\($0).xml")
            }
                + (0..<pictures).map { ("picture\($0 + 1)", relations + "/image", "media/picture\($0 + 1).emf") })
    }

    private static func relationships(_ entries: [(id: String, type: String, target: String)]) -> String {
        XMLText.declaration + #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
            + entries.map { #"<Relationship Id="\#($0.id)" Type="\#($0.type)" Target="\#($0.target)"/>"# }.joined()
            + "</Relationships>"
    }

    private static func properties(_ title: String) -> String {
        XMLText.declaration
            + #"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\#(XMLText.escaped(title))</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"#
    }

    /// Compatibility mode 15: tables begin at the margin, as in Word 2013 and later.
    private static let settings =
        XMLText.declaration
        + #"<w:settings xmlns:w="\#(main)"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"#
}
