/// The body of a paper in Word: `w:body` (ECMA-376, 17.2.2). Properties stand in the schema's order; what programs repair is mostly that.
struct WordBody {
    /// The pictures' parts, in the order in which they are used.
    private(set) var pictures: [[UInt8]] = []
    private(set) var xml = ""
    /// What a table or picture leaves free below it, in twentieths of a point, until something comes; as margins do, gaps collapse.
    private var gap = 0
    private var last: PaperDocument.Style?
    private var keepsNext = false

    init(_ document: PaperDocument) {
        for (index, section) in document.sections.enumerated() {
            // A section begins a page by itself.
            for (place, placed) in section.blocks.enumerated() {
                // 7.3.5: no signature stands alone on a page.
                let next = place + 1 < section.blocks.count ? section.blocks[place + 1].block : nil
                if case .text(.signature, _) = next { keepsNext = true } else { keepsNext = false }
                add(placed, section, isFirst: place == 0)
            }
            let properties = WordPackage.section(isWide: section.isWide)
            if index + 1 < document.sections.count {
                xml +=
                    #"<w:p><w:pPr><w:pStyle w:val="Gap"/>\#(WordStyles.spacing(line: 20))\#(properties)</w:pPr></w:p>"#
                gap = 0
            } else {
                // A frame and a table need a paragraph behind them.
                if gap > 0 || last == .colophon { addGap() }
                xml += properties
            }
        }
    }

    private mutating func add(_ placed: PaperDocument.Placed, _ section: PaperDocument.Section, isFirst: Bool) {
        switch placed.block {
        case .text(let style, let lines):
            if gap > 0, !placed.isNewPage { addGap() }
            gap = 0
            // Two lines below the rule, but not where there is none.
            let before = style == .title && last == .ruledNumber ? Self.belowRule : nil
            addText(style, lines, size: placed.size, isNewPage: placed.isNewPage && !isFirst, before: before)
        case .table(let table): addTable(table, isWide: section.isWide)
        case .picture(let svg, let title, let note): addPicture(svg, title, note)
        }
    }

    // MARK: text

    private mutating func addText(
        _ style: PaperDocument.Style, _ lines: [String], size: Double? = nil, isNewPage: Bool = false, before: Int? = nil
    ) {
        guard let definition = WordStyles.definitions.first(where: { $0.style == style }) else { return }
        defer { last = style }
        var properties = #"<w:pStyle w:val="\#(WordStyles.identifier(style))"/>"#
        if keepsNext { properties += "<w:keepNext/>" }
        if isNewPage { properties += "<w:pageBreakBefore/>" }
        let isColophon = style == .colophon
        if isColophon { properties += Self.frame }
        let line = size.map { Int($0 * 20) } ?? definition.line
        if size != nil || before != nil {
            properties += WordStyles.spacing(before: before ?? definition.before, after: definition.after, line: line)
        }
        if style == .signature { properties += Self.place(lines) }
        if lines.contains(where: Self.hasLongWord), style == .body || style == .listItem || style == .plain || style == .remark {
            properties += #"<w:jc w:val="left"/>"#
        }
        let run = size.map { "<w:rPr>\(WordStyles.size(Int($0 * 2)))</w:rPr>" } ?? ""
        // 7.4: a character from the edges, to which the rules reach.
        let words = Self.runs(isColophon ? lines.map { "\u{3000}" + $0 } : lines)
        xml += "<w:p><w:pPr>\(properties)</w:pPr><w:r>\(run)\(words)</w:r></w:p>"
    }

    /// A file's name, which can't be broken: what stands before it on a line would be drawn out to fill it.
    private static func hasLongWord(_ line: String) -> Bool {
        line.split { !$0.isASCII || $0.isWhitespace }.contains { $0.count >= longWord }
    }

    private static let longWord = 12

    /// Broken where the lines end, with a tab where they have one.
    static func runs(_ lines: [String]) -> String {
        lines.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false)
                .map { #"<w:t xml:space="preserve">\#(XMLText.escaped(String($0)))</w:t>"# }.joined(separator: "<w:tab/>")
        }.joined(separator: "<w:br/>")
    }

    private static let frame =
        #"<w:framePr w:w="\#(WordGeometry.textWidth)" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>"#

    /// 7.3.5: the date four characters from the right, the office centred above it.
    private static func place(_ lines: [String]) -> String {
        let width = Int(((lines.map(TypeWidth.em).max() ?? 0) * Double(WordStyles.em)).rounded(.up))
        let right = 4 * WordStyles.em
        let left = max(WordGeometry.textWidth - right - width, spare)
        return #"<w:ind w:left="\#(left - spare)" w:right="\#(right - spare)"/>"#
    }

    /// On either side, where a system's face is wider.
    private static let spare = 158

    private mutating func addGap() {
        xml +=
            #"<w:p><w:pPr><w:pStyle w:val="Gap"/>\#(WordStyles.spacing(line: max(gap, 20)))</w:pPr></w:p>"#
        gap = 0
    }

    // MARK: tables and pictures

    private mutating func addTable(_ table: PaperTable, isWide: Bool) {
        gap = max(gap, Self.above)
        if table.caption.isEmpty {
            addGap()
        } else {
            addText(.caption, [table.caption], before: gap)
            gap = 0
        }
        xml += WordTable(table, isWide: isWide).xml
        gap = Self.below
    }

    private mutating func addPicture(_ svg: Markup.Element, _ title: [String], _ note: [String]) {
        guard let drawn = DrawnPicture(svg) else { return }
        addText(.pictureTitle, title, before: max(gap, Self.above))
        pictures.append(drawn.metafile)
        xml += WordPicture(drawn, number: pictures.count, description: (title + note).joined(separator: " ")).paragraph
        if !note.isEmpty { addText(.note, note) }
        gap = Self.below
    }

    private static let belowRule = 1_120
    private static let above = 120
    private static let below = 200
}
