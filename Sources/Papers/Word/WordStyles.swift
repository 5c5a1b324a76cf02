/// The styles of a paper in Word: GB/T 9704-2012, 5.2 and 7, as `templates/html/print_style.mustache` has it. Lengths in twentieths of a point, type in
/// half points, as WordprocessingML counts (ECMA-376, 17.18).
enum WordStyles {
    /// A style's identifier and what it is called, its type and its paragraph.
    struct Definition {
        let style: PaperDocument.Style
        let name: String
        var face = song
        var halfPoints = 32
        /// A line's height.
        var line = WordStyles.line
        var before = 0
        var after = 0
        /// Properties after `w:spacing`: `w:ind`, `w:jc`, `w:outlineLvl`, in this order.
        var placing = ""
        var keepsNext = false
        var keepsLines = false
        /// Before `w:spacing`: `w:pBdr` and `w:tabs`, in this order.
        var border = ""
        var colour = ""
        /// Between characters, so that 28 stand on a line.
        var tracking = 0
    }

    /// 仿宋, 黑体, 楷体, 小标宋, 宋体: the names that Chinese systems know, with what Debian has for them in `fontTable`.
    static let imitation = "仿宋_GB2312"
    static let black = "黑体"
    static let regular = "楷体_GB2312"
    static let heading = "方正小标宋简体"
    static let song = "宋体"

    /// 22 lines a page: 28.95 pt.
    static let line = 579
    /// A character of the grid: 15.8 pt.
    static let em = 316
    static let tracking = -4
    /// What the last character's tracking would take from a line of 28.
    static let hanging = -6

    private static let justified = "<w:jc w:val=\"both\"/>"
    private static let centred = "<w:jc w:val=\"center\"/>"

    static func identifier(_ style: PaperDocument.Style) -> String {
        style.rawValue.prefix(1).uppercased() + style.rawValue.dropFirst()
    }

    private static func body(_ style: PaperDocument.Style, _ name: String, face: String = imitation, indent: Int = 2 * em) -> Definition {
        let indents = "<w:ind w:left=\"0\" w:right=\"\(hanging)\" w:firstLine=\"\(indent)\"/>"
        return Definition(style: style, name: name, face: face, placing: indents + justified, tracking: tracking)
    }

    static let definitions: [Definition] = {
        var number = Definition(style: .number, name: "发文字号", face: imitation, before: 1_158, placing: centred, tracking: tracking)
        number.border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"5\" w:color=\"D7000F\"/></w:pBdr>"
        var heading = body(.heading, "heading 1", face: black)
        heading.placing = heading.placing.replacing(justified, with: "<w:jc w:val=\"left\"/><w:outlineLvl w:val=\"0\"/>")
        var subheading = body(.subheading, "heading 2", face: regular)
        subheading.placing = subheading.placing.replacing(justified, with: "<w:jc w:val=\"left\"/><w:outlineLvl w:val=\"1\"/>")
        (heading.keepsNext, heading.keepsLines, subheading.keepsNext, subheading.keepsLines) = (true, true, true, true)
        let left = 2 * em + 4 * em
        return [
            Definition(
                style: .letterhead, name: "发文机关标志", face: WordStyles.heading, halfPoints: 108, line: 1_080, before: 1_984,
                placing: centred, colour: "D7000F"),
            number,
            Definition(
                style: .title, name: "Title", face: WordStyles.heading, halfPoints: 44, line: 720, after: line,
                placing: centred),
            body(.addressee, "主送机关", indent: 0), heading, subheading, body(.body, "Body Text"), body(.plain, "正文顶格", indent: 0),
            body(.listItem, "List Paragraph"),
            attachments(.attachments, "附件说明", before: line, "<w:ind w:left=\"\(left)\" w:hanging=\"\(4 * em)\"/>"),
            attachments(.attachment, "附件说明续行", before: 0, "<w:ind w:left=\"\(left)\" w:hanging=\"\(em)\"/>"),
            Definition(style: .signature, name: "署名和成文日期", face: imitation, placing: centred, keepsNext: true, tracking: tracking),
            body(.remark, "附注"),
            Definition(
                style: .annexMark, name: "附件序号", face: black, placing: "<w:jc w:val=\"left\"/>", keepsNext: true, tracking: tracking),
            Definition(
                style: .annexTitle, name: "附件标题", face: WordStyles.heading, halfPoints: 44, line: 720, before: line, after: line,
                placing: centred + "<w:outlineLvl w:val=\"0\"/>", keepsNext: true),
            Definition(
                style: .caption, name: "caption", face: black, halfPoints: 24, line: 320, after: 80,
                placing: "<w:jc w:val=\"left\"/>", keepsNext: true, keepsLines: true),
            Definition(
                style: .pictureTitle, name: "图题", face: black, halfPoints: 24, line: 320, before: 120, after: 72,
                placing: "<w:jc w:val=\"left\"/>", keepsNext: true, keepsLines: true),
            Definition(style: .note, name: "表注", halfPoints: 21, line: 320, placing: "<w:jc w:val=\"left\"/>"),
            colophon(.copies, "抄送机关"), colophon(.printing, "印发机关和印发日期"),
        ]
    }()

    private static func attachments(_ style: PaperDocument.Style, _ name: String, before: Int, _ indents: String) -> Definition {
        Definition(
            style: style, name: name, face: imitation, before: before, placing: indents + "<w:jc w:val=\"left\"/>", keepsNext: true,
            keepsLines: true, tracking: tracking)
    }

    /// 7.4: at the lower edge of the text area, between rules of 0.35 mm, those within 0.25 mm; one character from either edge.
    private static func colophon(_ style: PaperDocument.Style, _ name: String) -> Definition {
        let outer = "w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\""
        let inner = "w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\""
        let border =
            "<w:pBdr><w:top \(style == .copies ? outer : inner)/><w:bottom \(style == .copies ? inner : outer)/></w:pBdr>"
            + "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(WordGeometry.textWidth - 280)\"/></w:tabs>"
        return Definition(
            style: style, name: name, face: imitation, halfPoints: 28, line: 480, placing: "<w:jc w:val=\"left\"/>", border: border)
    }

    // MARK: the part

    static var part: String {
        XMLText.declaration + "<w:styles xmlns:w=\"\(WordPackage.main)\"><w:docDefaults><w:rPrDefault><w:rPr>" + fonts(imitation)
            + "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
            + "<w:pPrDefault/></w:docDefaults>"
            + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(line)\" w:lineRule=\"exact\"/></w:pPr></w:style>"
            + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
            + definitions.map(element).joined() + cell("TableText", "表文", song, PaperGeometry.table)
            + cell("TableHead", "表头", black, PaperGeometry.table) + cell("SmallTableText", "小表文", song, PaperGeometry.broadTable)
            + cell("SmallTableHead", "小表头", black, PaperGeometry.broadTable) + picture + number + gap + "</w:styles>"
    }

    private static func element(_ style: Definition) -> String {
        let keeps = (style.keepsNext ? "<w:keepNext/>" : "") + (style.keepsLines ? "<w:keepLines/>" : "")
        let colour = style.colour.isEmpty ? "" : "<w:color w:val=\"\(style.colour)\"/>"
        let tracking = style.tracking == 0 ? "" : "<w:spacing w:val=\"\(style.tracking)\"/>"
        return
            "<w:style w:type=\"paragraph\" w:styleId=\"\(identifier(style.style))\"><w:name w:val=\"\(style.name)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>"
            + keeps + style.border
            + "<w:spacing w:before=\"\(style.before)\" w:after=\"\(style.after)\" w:line=\"\(style.line)\" w:lineRule=\"exact\"/>"
            + style.placing + "</w:pPr><w:rPr>" + fonts(style.face) + colour + tracking
            + "<w:sz w:val=\"\(style.halfPoints)\"/><w:szCs w:val=\"\(style.halfPoints)\"/></w:rPr></w:style>"
    }

    private static func cell(_ identifier: String, _ name: String, _ face: String, _ type: (size: Double, line: Double)) -> String {
        let size = Int(type.size * 2)
        return
            "<w:style w:type=\"paragraph\" w:styleId=\"\(identifier)\"><w:name w:val=\"\(name)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(Int(type.line * 20))\" w:lineRule=\"exact\"/></w:pPr><w:rPr>"
            + fonts(face) + "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr></w:style>"
    }

    /// 7.5: 4号半角宋体, with the paper's mark at the other edge.
    private static var number: String {
        "<w:style w:type=\"paragraph\" w:styleId=\"PageNumber\"><w:name w:val=\"页码\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"\(WordGeometry.textWidth)\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"280\" w:lineRule=\"exact\"/></w:pPr><w:rPr>"
            + fonts(song) + "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr></w:style>"
    }

    private static let picture =
        "<w:style w:type=\"paragraph\" w:styleId=\"Picture\"><w:name w:val=\"图\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style>"

    /// Between a table and what follows: its line is its height.
    private static var gap: String {
        "<w:style w:type=\"paragraph\" w:styleId=\"Gap\"><w:name w:val=\"间隔\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:style>"
    }

    static func fonts(_ name: String) -> String {
        "<w:rFonts w:ascii=\"\(name)\" w:hAnsi=\"\(name)\" w:eastAsia=\"\(name)\" w:cs=\"\(name)\"/>"
    }

    /// `fontTable.xml`: what stands in for a face that a system lacks.
    static var fontTable: String {
        let faces = [
            (imitation, "FangSong", "Noto Serif CJK SC"), (black, "SimHei", "Noto Sans CJK SC"), (regular, "KaiTi", "AR PL UKai CN"),
            (heading, "STSong", "Noto Serif CJK SC"), (song, "SimSun", "Noto Serif CJK SC"),
        ]
        let fonts = faces.map { name, known, free in
            "<w:font w:name=\"\(name)\"><w:altName w:val=\"\(known),\(free)\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>"
        }
        return XMLText.declaration + "<w:fonts xmlns:w=\"\(WordPackage.main)\">" + fonts.joined() + "</w:fonts>"
    }
}

/// The page in twentieths of a point.
enum WordGeometry {
    static let (width, height) = (11_906, 16_838)
    static let (top, bottom, left, right) = (2_098, 1_984, 1_588, 1_474)
    static let textWidth = width - left - right
    static let textHeight = height - top - bottom
    /// From the paper's lower edge to that of the page number's line, whose dash then stands 7 mm below the text area.
    static let footer = 1_450
}
