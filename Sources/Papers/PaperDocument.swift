/// A page as a paper: what follows upon what, whatever it is written with.
struct PaperDocument {
    /// What a paragraph is. Each is a style of its own in a text processor.
    enum Style: String, CaseIterable {
        /// 发文机关标志
        case letterhead
        /// 发文字号, and the same with the red rule below it
        case number, ruledNumber
        case title
        /// 主送机关
        case addressee
        /// 一、
        case heading
        /// （一）
        case subheading
        case body
        /// Without an indent.
        case plain
        case listItem
        /// 附件说明: its first line, and those below it.
        case attachments, attachment
        /// 署名 and, on the next line, 成文日期
        case signature
        /// 附注
        case remark
        /// “附件1”, and the annex's title.
        case annexMark, annexTitle
        case caption, pictureTitle
        case note
        /// 版记: 抄送机关, and 印发机关 with 印发日期.
        case colophon
    }

    enum Block {
        /// - Parameter lines: broken as the page breaks them.
        case text(Style, lines: [String])
        case table(PaperTable)
        /// An `svg` element; what it shows, and how it is to be read.
        case picture(Markup.Element, title: [String], note: [String])
    }

    /// What lies the same way.
    struct Section {
        /// Whether its pages lie on their side.
        let isWide: Bool
        var blocks: [Placed] = []
    }

    struct Placed {
        let block: Block
        /// Whether it begins a page.
        var isNewPage = false
        /// Of a head that is set larger or smaller than its style, in points.
        var size: Double?
    }

    let title: String
    /// What stands beside each page's number.
    let mark: String
    private(set) var sections: [Section] = []

    init(_ page: PrintPage) {
        let head = page.html.elements.first { $0.is("head") }
        title = head?.elements.first { $0.is("title") }.map { Markup.element($0).text.trimmed } ?? ""
        mark = head?.elements.first { $0.is("meta") && $0["name"] == "page-mark" }?["content"] ?? ""
        for element in page.html.elements where element.is("body") { add(element.children, .init()) }
    }

    /// Where in the page something stands.
    private struct Place {
        var isWide = false
        var isBroad = false
        var isAnnex = false
        /// Whether it is an annex that begins no page.
        var isShort = false
        /// What a paragraph without a class of its own is.
        var style = Style.body
    }

    private mutating func add(_ nodes: [Markup], _ place: Place) {
        var line: [Markup] = []
        func end() -> [String]? {
            let text = InlineText(line)
            line = []
            return text.lines.allSatisfy(\.isEmpty) ? nil : text.lines
        }
        for node in nodes {
            if let element = node.element, !Self.inline.contains(element.name) {
                if let lines = end() { append(.text(place.style, lines: lines), place) }
                add(element, place)
            } else {
                line.append(node)
            }
        }
        if let lines = end() { append(.text(place.style, lines: lines), place) }
    }

    /// What stands in a line of text, by itself or around words.
    private static let inline: Set<String> = [
        "a", "abbr", "b", "br", "cite", "code", "data", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small", "span",
        "strong", "sub", "sup",
        "time", "u", "var", "wbr",
    ]

    private mutating func add(_ element: Markup.Element, _ outer: Place) {
        var place = outer
        let classes = element.classes
        if classes.contains("wide") { place.isWide = true }
        if classes.contains("broad") { place.isBroad = true }
        switch element.name {
        case "h1": append(.text(.title, lines: InlineText(element.children).lines), place)
        case "h2" where place.isAnnex: addAnnexHead(element, place)
        case "h2": append(.text(.heading, lines: InlineText(element.children).lines), place)
        case "figcaption": append(.text(.pictureTitle, lines: InlineText(element.children).lines), place)
        case "h3", "h4", "h5", "h6": append(.text(.subheading, lines: InlineText(element.children).lines), place)
        case "p": append(.text(style(element, place), lines: lines(element)), place, size: size(element))
        case "table":
            let table = PaperTable(element, isBroad: place.isBroad)
            if table.columnCount > 0 { append(.table(table), place) }
        case "ul", "ol": addList(element, place)
        case "figure": addPicture(element, place)
        case "svg": append(.picture(element, title: [], note: []), place)
        case "hr" where classes.contains("rule"): drawRule()
        case "hr", "style": break
        default:
            (place.isAnnex, place.isShort) = (classes.contains("annex"), classes.contains("short"))
            if classes.contains("attachments") { place.style = .attachment }
            if classes.contains("sign") {
                return append(.text(.signature, lines: element.elements.flatMap { InlineText($0.children).lines }), place)
            }
            if classes.contains("colophon") { place.style = .colophon }
            if classes.contains("hold") { return }
            add(element.children, place)
        }
    }

    private func style(_ element: Markup.Element, _ place: Place) -> Style {
        let byClass: [Substring: Style] = [
            "letterhead": .letterhead, "number": .number, "to": .addressee, "plain": .plain, "note": .note, "remark": .remark,
        ]
        if let named = element.classes.compactMap({ byClass[$0] }).first { return named }
        guard let last = sections.last?.blocks.last, case .text(let before, _) = last.block else {
            return place.style == .attachment ? .attachments : place.style
        }
        if place.style == .attachment, before != .attachment, before != .attachments { return .attachments }
        return place.style
    }

    /// With a tab before what stands at the right edge.
    private func lines(_ element: Markup.Element) -> [String] {
        let isDate: (Markup) -> Bool = { $0.element?.is("span", "date") ?? false }
        let parts = element.children.split(whereSeparator: isDate).map { InlineText(Array($0)).lines.joined() }
        guard let date = element.children.first(where: isDate) else { return InlineText(element.children).lines }
        return [parts.joined() + "\t" + InlineText([date]).lines.joined()]
    }

    /// In points, from `style="font-size:…pt"`.
    private func size(_ element: Markup.Element) -> Double? {
        guard let style = element["style"], style.hasPrefix("font-size:"), style.hasSuffix("pt") else { return nil }
        return Double(style.dropFirst("font-size:".count).dropLast(2)).flatMap { (1...200).contains($0) ? $0 : nil }
    }

    /// Below the number that stands before it.
    private mutating func drawRule() {
        guard let last = sections.last?.blocks.last, case .text(.number, let lines) = last.block else { return }
        sections[sections.count - 1].blocks[sections[sections.count - 1].blocks.count - 1] = Placed(
            block: .text(.ruledNumber, lines: lines))
    }

    private mutating func addAnnexHead(_ element: Markup.Element, _ place: Place) {
        let name = element.elements.first { $0.is("span", "name") }
        let mark = InlineText(element.children.filter { $0.element == nil }).lines.joined()
        append(.text(.annexMark, lines: [mark]), place, isNewPage: !place.isShort)
        append(.text(.annexTitle, lines: name.map { InlineText($0.children).lines } ?? []), place)
    }

    private mutating func addList(_ element: Markup.Element, _ place: Place) {
        let first = element["start"].flatMap { Int($0) } ?? 1
        for (index, item) in element.elements.filter({ $0.is("li") }).enumerated() {
            var lines = InlineText(item.children).lines
            lines[0] = (element.is("ol") ? "\(first &+ index). " : "· ") + lines[0]
            append(.text(.listItem, lines: lines), place)
        }
    }

    /// The caption above, the first paragraph below it; whatever else stands in it follows.
    private mutating func addPicture(_ element: Markup.Element, _ place: Place) {
        func text(_ name: String) -> [String] {
            element.elements.first { $0.is(name) }.map { InlineText($0.children).lines } ?? []
        }
        guard let svg = element.first("svg"), DrawnPicture(svg) != nil else { return add(element.children, place) }
        append(.picture(svg, title: text("figcaption"), note: text("p")), place)
        for table in element.all("table") { add(table, place) }
    }

    private mutating func append(_ block: Block, _ place: Place, isNewPage: Bool = false, size: Double? = nil) {
        if sections.last?.isWide != place.isWide { sections.append(Section(isWide: place.isWide)) }
        sections[sections.count - 1].blocks.append(Placed(block: block, isNewPage: isNewPage, size: size))
    }
}

extension Markup.Element {
    /// All elements of this name in it, those within others of them left out.
    func all(_ name: String) -> [Markup.Element] {
        elements.flatMap { $0.is(name) ? [$0] : $0.all(name) }
    }

    /// The first element of this name in it, in the order of the page.
    func first(_ name: String) -> Markup.Element? {
        for element in elements {
            if element.is(name) { return element }
            if let found = element.first(name) { return found }
        }
        return nil
    }
}
