/// Renders templates into bytes.
struct TemplateRenderer {
    private let library: [String: CompiledTemplate]
    private let marks: FigureMark.Writing
    private(set) var output: [UInt8] = []
    /// Names that nothing defines, which would otherwise render as nothing; and those of views where a text is wanted.
    private(set) var misses: [String] = []
    private var missed: Set<String> = []
    /// What names are looked up in, the innermost last: views, and texts with a view of nothing. Apart from each other, so that nothing has to be copied to look into one.
    private var views: [View]
    private var texts: [String?] = [nil]
    /// Whether it becomes larger than any page is, as of parts that include each other's parts many times. It then ends soon.
    private(set) var isTooLarge = false
    private var rendered = 0

    /// Tokens and bytes of a page. That of a unit with a million schools, none of them connected, has fewer.
    static var mostTokens: Int { 20_000_000 }
    static var mostBytes: Int { 1 << 30 }
    private let mostTokens: Int

    /// - Parameter marks: what becomes of those of figures, whatever is included.
    init(_ library: [String: CompiledTemplate], _ view: View, marks: FigureMark.Writing = .kept, mostTokens: Int = mostTokens) {
        self.library = library
        self.marks = marks
        self.mostTokens = mostTokens
        views = [view]
    }

    mutating func render(_ template: CompiledTemplate) { render(template.tokens, Mode(escaping: template.escaping)) }

    /// What holds for the tokens of one template.
    private struct Mode {
        let escaping: Escaping
        /// Of an included template's lines.
        var indentation: [UInt8] = []
        /// By block: what including templates have for it.
        var overrides: [String: [TemplateToken]] = [:]
    }

    private mutating func render(_ tokens: [TemplateToken], _ mode: Mode) {
        if mode.indentation.isEmpty {
            // The library, or the mode's overrides, has them as long as this renders: none is counted as a reference.
            for index in tokens.indices where !isTooLarge {
                unsafe Unmanaged.passUnretained(tokens[index])._withUnsafeGuaranteedRef { render($0, mode) }
            }
            return
        }
        let start = output.count
        func indent(at place: Int) {
            if output.count > place, place > start, output[place - 1] == UInt8(ascii: "\n") {
                output.insert(contentsOf: mode.indentation, at: place)
            }
        }
        for token in tokens where !isTooLarge {
            if token.kind == .text {
                for line in token.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                    let before = output.count
                    output.append(contentsOf: token.text[line.startIndex..<min(line.endIndex + 1, token.text.count)])
                    indent(at: before)
                }
            } else {
                let before = output.count
                render(token, mode)
                indent(at: before)
            }
        }
    }

    private mutating func render(_ token: TemplateToken, _ mode: Mode) {
        rendered += 1
        if rendered > mostTokens || output.count > Self.mostBytes { isTooLarge = true }
        switch token.kind {
        case .text: output.append(contentsOf: token.text)
        case .value: renderValue(token.name, mode.escaping)
        case .rawValue: renderValue(token.name, .none)
        case .section: renderSection(find(token.name), token.inner, mode)
        case .inverted: if isNothing(find(token.name)) { render(token.inner, mode) }
        case .partial:
            guard let template = library[token.label] else { return }
            // What the outermost has for a block goes first.
            render(
                template.tokens,
                Mode(
                    escaping: template.escaping, indentation: mode.indentation + token.text,
                    overrides: mode.overrides.merging(token.overrides) { outer, _ in outer }))
        case .block:
            var mode = mode
            mode.indentation += token.text
            render(mode.overrides[token.label] ?? token.inner, mode)
        }
    }

    private mutating func renderValue(_ name: TemplateName, _ escaping: Escaping) {
        switch find(name) {
        case nil: break
        case .text(let text): escaping.append(text, marks: marks, to: &output)
        case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .view, .views, .texts: miss(name)
        }
    }

    private func isNothing(_ value: ViewValue?) -> Bool {
        switch value {
        case nil: true
        case .flag(let flag): !flag
        case .views(let views): views.isEmpty
        case .texts(let texts): texts.isEmpty
        case .text, .view: false
        }
    }

    private mutating func renderSection(_ value: ViewValue?, _ tokens: [TemplateToken], _ mode: Mode) {
        switch value {
        case nil: break
        case .flag(let flag): if flag { render(tokens, mode) }
        case .text(let text): render(tokens, mode, in: [:], text)
        case .view(let view): render(tokens, mode, in: view, nil)
        case .views(let views): for view in views { render(tokens, mode, in: view, nil) }
        case .texts(let texts): for text in texts { render(tokens, mode, in: [:], text) }
        }
    }

    private mutating func render(_ tokens: [TemplateToken], _ mode: Mode, in view: View, _ text: String?) {
        views.append(view)
        texts.append(text)
        render(tokens, mode)
        views.removeLast()
        texts.removeLast()
    }

    // MARK: names

    private mutating func find(_ name: TemplateName) -> ViewValue? {
        guard let first = name.parts.first else {
            if let text = texts[texts.count - 1] { return .text(text) }
            return .view(views[views.count - 1])
        }
        var index = views.count
        let last = name.isInnermost ? index - 1 : 0
        while index > last {
            index -= 1
            guard let value = views[index][first] else { continue }
            return name.parts.count == 1 ? value : descend(value, name)
        }
        miss(name)
        return nil
    }

    private mutating func descend(_ value: ViewValue, _ name: TemplateName) -> ViewValue? {
        var value = value
        for part in name.parts.dropFirst() {
            guard case .view(let view) = value, let inner = view[part] else {
                miss(name)
                return nil
            }
            value = inner
        }
        return value
    }

    private mutating func miss(_ name: TemplateName) {
        if missed.insert(name.text).inserted { misses.append(name.text) }
    }
}
