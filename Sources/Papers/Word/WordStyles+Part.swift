/// `styles.xml` (ECMA-376, 17.7).
extension WordStyles {
    static var part: String {
        let defaults =
            #"<w:docDefaults><w:rPrDefault><w:rPr>\#(type(imitation, 32))<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"#
        return XMLText.declaration + #"<w:styles xmlns:w="\#(WordPackage.main)">"# + defaults + normal + table
            + definitions.map(element).joined()
            + cell("TableText", "表文", song, PaperGeometry.table) + cell("TableHead", "表头", black, PaperGeometry.table)
            + cell("SmallTableText", "小表文", song, PaperGeometry.broadTable)
            + cell("SmallTableHead", "小表头", black, PaperGeometry.broadTable) + picture + number + gap + "</w:styles>"
    }

    private static var normal: String {
        #"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>\#(spacing(line: line))</w:pPr></w:style>"#
    }

    private static var table: String {
        let margins = ["top", "left", "bottom", "right"].map { #"<w:\#($0) w:w="0" w:type="dxa"/>"# }.joined()
        return
            #"<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\#(margins)</w:tblCellMar></w:tblPr></w:style>"#
    }

    private static func element(_ style: Definition) -> String {
        let keeps = (style.keepsNext ? "<w:keepNext/>" : "") + (style.keepsLines ? "<w:keepLines/>" : "")
        let colour = style.colour.isEmpty ? "" : #"<w:color w:val="\#(style.colour)"/>"#
        let tracking = style.tracking == 0 ? "" : #"<w:spacing w:val="\#(style.tracking)"/>"#
        return paragraph(
            identifier(style.style), style.name,
            keeps + style.border + spacing(before: style.before, after: style.after, line: style.line) + style.placing,
            type(style.face, style.halfPoints, colour + tracking), next: style.next.map(identifier))
    }

    private static func cell(_ identifier: String, _ name: String, _ face: String, _ size: (size: Double, line: Double)) -> String
    {
        paragraph(identifier, name, spacing(line: Int(size.line * 20)), type(face, Int(size.size * 2)))
    }

    /// 7.5: 4号半角宋体, with the paper's mark at the other edge.
    private static var number: String {
        let tabs = #"<w:tabs><w:tab w:val="right" w:pos="\#(WordGeometry.textWidth)"/></w:tabs>"#
        return paragraph("PageNumber", "页码", tabs + spacing(line: 280), type(song, 28))
    }

    private static var picture: String {
        let spacing = #"<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>"#
        return paragraph("Picture", "图", "<w:keepNext/>" + spacing, type(song, 2))
    }

    /// Between a table and what follows: its line is its height.
    private static var gap: String { paragraph("Gap", "间隔", spacing(line: 200), type(song, 2)) }

    private static func paragraph(
        _ identifier: String, _ name: String, _ properties: String, _ type: String, next: String? = nil
    ) -> String {
        let following = next.map { #"<w:next w:val="\#($0)"/>"# } ?? ""
        return
            #"<w:style w:type="paragraph" w:styleId="\#(identifier)"><w:name w:val="\#(name)"/><w:basedOn w:val="Normal"/>\#(following)<w:qFormat/><w:pPr>\#(properties)</w:pPr><w:rPr>\#(type)</w:rPr></w:style>"#
    }

    static func spacing(before: Int = 0, after: Int = 0, line: Int) -> String {
        #"<w:spacing w:before="\#(before)" w:after="\#(after)" w:line="\#(line)" w:lineRule="exact"/>"#
    }

    /// A run's properties.
    /// - Parameter between: `w:color` and `w:spacing`, in this order.
    private static func type(_ face: String, _ halfPoints: Int, _ between: String = "") -> String {
        #"<w:rFonts w:ascii="\#(face)" w:hAnsi="\#(face)" w:eastAsia="\#(face)" w:cs="\#(face)"/>"# + between + size(halfPoints)
    }

    static func size(_ halfPoints: Int) -> String { #"<w:sz w:val="\#(halfPoints)"/><w:szCs w:val="\#(halfPoints)"/>"# }

    /// `fontTable.xml`: what stands in for a face that a system lacks.
    static var fontTable: String {
        let faces = [
            (imitation, "FangSong"), (black, "SimHei"), (regular, "KaiTi"), (heading, "STSong"), (song, "SimSun"),
        ]
        let fonts = faces.map { name, other in
            #"<w:font w:name="\#(name)"><w:altName w:val="\#(other)"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>"#
        }
        return XMLText.declaration + #"<w:fonts xmlns:w="\#(WordPackage.main)">"# + fonts.joined() + "</w:fonts>"
    }
}
