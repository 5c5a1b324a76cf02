/// A page made ready to be printed: without what is for the screen only, with columns as wide as in every format.
package struct PrintPage {
    let html: Markup.Element

    /// - Parameter page: as it is published.
    /// - Returns: nil for what is no page.
    package init?(_ page: [UInt8]) {
        guard let root = Markup.Element(page: page), root.is("html") else { return nil }
        let printed = Self.printed(root, isWide: false, isBroad: false)
        html = Self.unlinked(printed, targets: Self.ids(printed))
    }

    /// For a printing program: the style sheet knows it by the class `paper`.
    package var bytes: [UInt8] {
        html.adding("paper").page
    }

    private static let screenOnly: Set<String> = [
        "script", "nav", "details", "footer", "input", "button", "noscript", "template",
    ]

    private static func printed(_ element: Markup.Element, isWide: Bool, isBroad: Bool) -> Markup.Element {
        var result = element
        let isWide = isWide || element.classes.contains("wide")
        let isBroad = isBroad || element.classes.contains("broad")
        result.children = element.children.flatMap { child -> [Markup] in
            guard let inner = child.element else { return [child] }
            if screenOnly.contains(inner.name) || inner.is("a", "skip") { return [] }
            // Columns are as wide as in every format.
            if element.is("table"), inner.is("colgroup") || inner.is("col") { return [] }
            let made = printed(inner, isWide: isWide, isBroad: isBroad)
            if made.is("section", "colophon") { return [.element(room(for: made)), .element(made)] }
            if element.classes.contains("sign"), TypeWidth.em(Markup.element(made).text) > longestSignature {
                return [.element(made.adding("long"))]
            }
            // On paper a link leads nowhere, but to a place in the same document.
            if made.is("a"), made["href"]?.hasPrefix("#") != true { return made.children }
            return [.element(made)]
        }
        if element.is("h1") { result.children = title(result.children) }
        if element.is("table") { result.children.insert(.element(columns(result, isWide, isBroad)), at: place(in: result)) }
        return result
    }

    private static func ids(_ element: Markup.Element) -> Set<String> {
        element.elements.reduce(into: element["id"].map { [$0] } ?? []) { $0.formUnion(ids($1)) }
    }

    /// Without links to what was left out.
    private static func unlinked(_ element: Markup.Element, targets: Set<String>) -> Markup.Element {
        var result = element
        result.children = element.children.flatMap { child -> [Markup] in
            guard let inner = child.element.map({ unlinked($0, targets: targets) }) else { return [child] }
            let isDead = inner.is("a") && inner["href"].map { !targets.contains(String($0.dropFirst())) } ?? false
            return isDead ? inner.children : [.element(inner)]
        }
        return result
    }

    /// What stands at the foot of the last page takes no room in the text: an invisible copy does.
    private static func room(for colophon: Markup.Element) -> Markup.Element {
        var copy = colophon.adding("hold")
        copy.attributes.removeAll { $0.name == "aria-label" || $0.name == "id" }
        copy.attributes.append(.init(name: "aria-hidden", value: "true"))
        return copy
    }

    /// In em: what fits beside four characters on the right.
    private static let longestSignature = 22.0

    private static func title(_ nodes: [Markup]) -> [Markup] {
        nodes.flatMap { node -> [Markup] in
            guard case .text(let text) = node else { return [node] }
            let lines = TitleLines.broken(
                text.trimmed, width: PaperGeometry.textWidth / PaperGeometry.point / PaperGeometry.title)
            return Array(lines.map { [Markup.text($0)] }.joined(separator: [.element(.init(name: "br"))]))
        }
    }

    /// After the caption, before anything else (HTML, 4.9.1).
    private static func place(in table: Markup.Element) -> Int {
        table.children.firstIndex { $0.element.map { !$0.is("caption") } ?? false } ?? table.children.count
    }

    private static func columns(_ element: Markup.Element, _ isWide: Bool, _ isBroad: Bool) -> Markup.Element {
        let table = PaperTable(element, isBroad: isBroad)
        let widths = ColumnWidths(table, isWide: isWide)
        var group = Markup.Element(name: "colgroup")
        group.children = widths.millimetres.map { width in
            .element(.init(name: "col", attributes: [.init(name: "style", value: "width:\(hundredths(width))mm")]))
        }
        return group
    }

    private static func hundredths(_ value: Double) -> String {
        let count = Int((value * 100).rounded())
        return "\(count / 100).\(count % 100 < 10 ? "0" : "")\(count % 100)"
    }
}

extension ColumnWidths {
    /// - Parameter isWide: whether the table lies on its side.
    init(_ table: PaperTable, isWide: Bool) {
        self.init(
            table, width: isWide ? PaperGeometry.textHeight : PaperGeometry.textWidth,
            size: (table.isBroad ? PaperGeometry.broadTable : PaperGeometry.table).size)
    }
}

extension Markup.Element {
    /// With another word in its `class`.
    func adding(_ word: String) -> Markup.Element {
        var result = self
        result.attributes.removeAll { $0.name == "class" }
        result.attributes.append(.init(name: "class", value: [self["class"], word].compactMap(\.self).joined(separator: " ")))
        return result
    }
}
