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
        /// What follows when somebody goes on writing; nil for the same.
        var next: PaperDocument.Style?
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

    private static let justified = #"<w:jc w:val="both"/>"#
    private static let centred = #"<w:jc w:val="center"/>"#

    static func identifier(_ style: PaperDocument.Style) -> String {
        style.rawValue.prefix(1).uppercased() + style.rawValue.dropFirst()
    }

    private static func body(_ style: PaperDocument.Style, _ name: String, face: String = imitation, indent: Int = 2 * em)
        -> Definition
    {
        let indents = #"<w:ind w:left="0" w:right="\#(hanging)" w:firstLine="\#(indent)"/>"#
        return Definition(style: style, name: name, face: face, placing: indents + justified, tracking: tracking)
    }

    static let definitions: [Definition] = written.map { definition in
        var definition = definition
        switch definition.style {
        case .annexMark: definition.next = .annexTitle
        case .attachments: definition.next = .attachment
        case .title, .annexTitle, .heading, .subheading, .addressee, .caption, .pictureTitle, .note: definition.next = .body
        default: break
        }
        return definition
    }

    private static let written: [Definition] = {
        let number = Definition(
            style: .number, name: "发文字号", face: imitation, before: 1_158, placing: centred, tracking: tracking)
        var ruled = Definition(
            style: .ruledNumber, name: "发文字号和红线", face: imitation, before: 1_158, placing: centred, tracking: tracking)
        ruled.border = #"<w:pBdr><w:bottom w:val="single" w:sz="16" w:space="5" w:color="D7000F"/></w:pBdr>"#
        var heading = body(.heading, "heading 1", face: black)
        heading.placing = heading.placing.replacing(justified, with: #"<w:jc w:val="left"/><w:outlineLvl w:val="0"/>"#)
        var subheading = body(.subheading, "heading 2", face: regular)
        subheading.placing = subheading.placing.replacing(justified, with: #"<w:jc w:val="left"/><w:outlineLvl w:val="1"/>"#)
        (heading.keepsNext, heading.keepsLines, subheading.keepsNext, subheading.keepsLines) = (true, true, true, true)
        let left = 2 * em + 4 * em
        return [
            Definition(
                style: .letterhead, name: "发文机关标志", face: WordStyles.heading, halfPoints: 108, line: 1_080, before: 1_984,
                placing: centred, colour: "D7000F"),
            number, ruled,
            Definition(
                style: .title, name: "Title", face: WordStyles.heading, halfPoints: 44, line: 720, after: line,
                placing: centred),
            body(.addressee, "主送机关", indent: 0), heading, subheading, body(.body, "Body Text"), body(.plain, "正文顶格", indent: 0),
            body(.listItem, "List Paragraph"),
            attachments(.attachments, "附件说明", before: line, #"<w:ind w:left="\#(left)" w:hanging="\#(4 * em)"/>"#),
            attachments(.attachment, "附件说明续行", before: 0, #"<w:ind w:left="\#(left)" w:hanging="\#(em)"/>"#),
            Definition(
                style: .signature, name: "署名和成文日期", face: imitation, before: 2 * line, placing: centred, keepsNext: true,
                tracking: tracking),
            body(.remark, "附注"),
            Definition(
                style: .annexMark, name: "附件序号", face: black, placing: #"<w:jc w:val="left"/>"#, keepsNext: true,
                tracking: tracking),
            Definition(
                style: .annexTitle, name: "附件标题", face: WordStyles.heading, halfPoints: 44, line: 720, before: line, after: line,
                placing: centred + #"<w:outlineLvl w:val="0"/>"#, keepsNext: true),
            Definition(
                style: .caption, name: "caption", face: black, halfPoints: 24, line: 320, after: 80,
                placing: #"<w:jc w:val="left"/>"#, keepsNext: true, keepsLines: true),
            Definition(
                style: .pictureTitle, name: "图题", face: black, halfPoints: 24, line: 320, before: 120, after: 72,
                placing: #"<w:jc w:val="left"/>"#, keepsNext: true, keepsLines: true),
            Definition(style: .note, name: "表注", halfPoints: 21, line: 320, placing: #"<w:jc w:val="left"/>"#),
            colophon,
        ]
    }()

    private static func attachments(_ style: PaperDocument.Style, _ name: String, before: Int, _ indents: String) -> Definition {
        Definition(
            style: style, name: name, face: imitation, before: before, placing: indents + #"<w:jc w:val="left"/>"#,
            keepsLines: true, tracking: tracking)
    }

    /// 7.4: at the lower edge of the text area, between rules of 0.35 mm (in eighths of a point), those within 0.25 mm; one character from either edge.
    /// One style for all its lines: paragraphs share a frame only where they are alike.
    private static var colophon: Definition {
        let rules = [("top", 8), ("bottom", 8), ("between", 6)].map {
            #"<w:\#($0.0) w:val="single" w:sz="\#($0.1)" w:space="0" w:color="000000"/>"#
        }.joined()
        let tabs = #"<w:tabs><w:tab w:val="right" w:pos="\#(WordGeometry.textWidth - 280)"/></w:tabs>"#
        return Definition(
            style: .colophon, name: "版记", face: imitation, halfPoints: 28, line: 480, placing: #"<w:jc w:val="left"/>"#,
            border: "<w:pBdr>\(rules)</w:pBdr>" + tabs)
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
