internal import Catalogue

/// Holds templates against the names that they may use: also in sections that the present figures leave out.
package struct TemplateCheck: Sendable {
    /// By path and line.
    package private(set) var faults: [TemplateFault] = []
    private let vocabulary: Vocabulary
    private let tags: [String: TemplateTags]
    /// Those that were reached from one that the program renders.
    private var reached: Set<String> = []
    /// What was looked at: a part in a context.
    private var visited: Set<String> = []
    private var found: Set<TemplateFault> = []
    /// Of names that nothing defines or that stand for no text, with these as they are written.
    private var misused: [TemplateFault: String] = [:]
    /// Includes that lead back to where they stand.
    private let cycles: [(template: String, included: String)]

    /// - Parameters:
    ///   - files: all templates by path: the installed ones, and the office's in their place.
    ///   - own: the paths of the office's.
    package init(_ files: [String: [UInt8]], own: Set<String>, vocabulary: Vocabulary = Vocabulary()) {
        self.init(reading: files, vocabulary)
        for (path, bytes) in files {
            if let line = Self.lineBeyondUTF8(in: bytes) { report(path, line, Self.encoding) }
            if let line = Self.lineOfControl(in: bytes) { report(path, line, Self.control) }
        }
        for (name, tags) in tags {
            for fault in tags.imbalances { report(name, line: fault.line, fault.reason) }
            checkForms(name, tags)
        }
        for cycle in cycles {
            let line = tags[cycle.template]?.includes.first { $0.name == cycle.included }?.line
            report(cycle.template + ".mustache", line, Self.cycle(cycle.included))
        }
        checkNames()
        for path in own where path.hasPrefix("prose/") && (files[path] ?? []).allSatisfy({ $0 <= 0x20 }) {
            report(path, nil, Bilingual("是空的，这句话会成为空白；不要这句话请改引用它的模板", "it is empty, so that its sentence is blank"))
        }
        for path in own where cycles.isEmpty && !reached.contains(Self.name(path)) {
            report(
                path, nil,
                Bilingual("没有用到：程序不用这个名称的模板，也没有模板引用它，请核对文件名", "it is used by nothing; check its name"))
        }
        faults = Self.sorted(found)
    }

    /// Where names stand that nothing defines, or that are printed and stand for no text.
    /// - Parameters:
    ///   - names: those that are looked for.
    ///   - files: all templates by path.
    /// - Returns: by path and line; empty for names with which the vocabulary finds nothing wrong.
    static func places(of names: [String], in files: [String: [UInt8]]) -> [TemplateFault] {
        var check = TemplateCheck(reading: files, Vocabulary())
        check.checkNames()
        let names = Set(names)
        return sorted(check.misused.filter { names.contains($0.value) }.keys)
    }

    private init(reading files: [String: [UInt8]], _ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        var tags: [String: TemplateTags] = [:]
        // One that can't be decoded is there all the same: what it includes isn't known.
        for (path, bytes) in files {
            tags[Self.name(path)] = TemplateTags(String(validating: bytes, as: UTF8.self) ?? "")
        }
        self.tags = tags
        cycles = TemplateTags.cycles(tags.mapValues { $0.includes.map(\.name) })
    }

    private mutating func checkNames() {
        // Without an end, following includes would have none either.
        if !cycles.isEmpty { return }
        for (name, root) in vocabulary.roots.sorted(by: { $0.key < $1.key }) { check(name, [root]) }
    }

    private static func sorted(_ faults: some Collection<TemplateFault>) -> [TemplateFault] {
        faults.sorted { ($0.path, $0.line ?? 0, $0.reason.zh) < ($1.path, $1.line ?? 0, $1.reason.zh) }
    }

    private static func name(_ path: String) -> String { String(path.dropLast(".mustache".utf8.count)) }

    private mutating func report(_ path: String, _ line: Int?, _ reason: Bilingual) {
        found.insert(TemplateFault(path: path, line: line, reason: reason))
    }

    private mutating func report(_ name: String, line: Int, _ reason: Bilingual) { report(name + ".mustache", line, reason) }

    /// What Mustache would take for text, or would take otherwise than it is meant.
    private mutating func checkForms(_ name: String, _ tags: TemplateTags) {
        let names = vocabulary.kinds.values.reduce(into: Set<String>()) { $0.formUnion($1.names) }
        for slip in tags.slips where names.contains(slip.name) || slip.name.isEmpty {
            report(name, line: slip.line, Self.slip(slip.name))
        }
        for tag in tags.tags where tag.kind == .delimiters {
            report(name, line: tag.line, Bilingual("不能改换定界符，请用 {{ }}", "delimiters can't be changed; use {{ }}"))
        }
    }

    /// The line of the first bytes that aren't UTF-8: no line break is part of another character.
    static func lineBeyondUTF8(in bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }.map { $0 + 1 }
    }

    static let encoding = Bilingual("不是 UTF-8，请另存为 UTF-8", "it isn't UTF-8; save it as UTF-8")

    /// The line of the first control character but tabs and line breaks: figures are marked by such on their way through templates (``FigureMark``), and a terminal does what
    /// they say.
    static func lineOfControl(in bytes: [UInt8]) -> Int? {
        let first = bytes.firstIndex { ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D) || $0 == 0x7F }
        return first.map { place in 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") } }
    }

    static let control = Bilingual("有看不见的控制字符，请删去", "there is a control character; remove it")

    static func missing(_ name: String) -> Bilingual {
        Bilingual("引用了没有的模板“\(name)”", "includes '\(name)', which isn't there")
    }

    static func cycle(_ name: String) -> Bilingual {
        Bilingual("引用“\(name)”，转回到自己，永远引用不完", "includes '\(name)', which leads back to itself without end")
    }

    private static func slip(_ name: String) -> Bilingual {
        name.isEmpty
            ? Bilingual("“{{”“}}”请用半角", "braces must be ASCII: {{ }}")
            : Bilingual("“{\(name)}”像是名字，应写成 {{\(name)}}", "'{\(name)}' looks like a name; write {{\(name)}}")
    }

    /// - Parameter context: the kinds of views that names are looked up in, the innermost last.
    private mutating func check(_ name: String, _ context: [String]) {
        reached.insert(name)
        guard let tags = tags[name], visited.insert(([name] + context).joined(separator: " ")).inserted else { return }
        var stack: [[String]] = [context]
        for tag in tags.tags {
            let inner = stack.last ?? context
            switch tag.kind {
            case .parent: stack.append(inner)
            case .delimiters: break
            case .section: stack.append(inner + (kind(of: tag, in: name, inner).map { [$0] } ?? []))
            case .inverted:
                _ = kind(of: tag, in: name, inner)
                stack.append(inner)
            case .end: if stack.count > 1 { stack.removeLast() }
            case .value: checkPrinted(tag, in: name, inner)
            case .unescaped:
                checkPrinted(tag, in: name, inner)
                // Drawings and ids are the program's own; anything else may hold what somebody typed.
                if !["svg", "id"].contains(tag.name), !name.hasPrefix("prose/") {
                    report(
                        name, line: tag.line,
                        Bilingual("“\(tag.name)”没有转义，请写成 {{\(tag.name)}}", "'\(tag.name)' isn't escaped; write {{\(tag.name)}}"))
                }
            case .partial: checkPart(tag, in: name, inner)
            case .other:
                if tag.name.hasPrefix("CONTENT_TYPE") {
                    report(
                        name, line: tag.line,
                        Bilingual("不要写 CONTENT_TYPE：转义方式由所在文件夹决定", "leave CONTENT_TYPE out: the folder says how to escape"))
                }
            }
        }
    }

    /// Reports a name that stands for no text.
    private mutating func checkPrinted(_ tag: TemplateTags.Tag, in name: String, _ context: [String]) {
        guard kind(of: tag, in: name, context) != nil else { return }
        reportName(
            tag, in: name,
            Bilingual(
                "“\(tag.name)”是列表或一组名字，不是文字，请写成 {{#\(tag.name)}}…{{/\(tag.name)}}",
                "'\(tag.name)' is a list or has names of its own, and is no text; write {{#\(tag.name)}}…{{/\(tag.name)}}"))
    }

    private mutating func reportName(_ tag: TemplateTags.Tag, in name: String, _ reason: Bilingual) {
        let fault = TemplateFault(path: name + ".mustache", line: tag.line, reason: reason)
        found.insert(fault)
        misused[fault] = tag.name
    }

    private mutating func checkPart(_ tag: TemplateTags.Tag, in name: String, _ context: [String]) {
        guard tags[tag.name] != nil else {
            report(name, line: tag.line, Self.missing(tag.name))
            return
        }
        if let folder = name.split(separator: "/").first, !tag.name.hasPrefix(folder + "/") {
            report(
                name, line: tag.line,
                Bilingual("引用了另一个文件夹的“\(tag.name)”，转义方式会不对", "includes '\(tag.name)' of another folder, which escapes otherwise"))
        }
        check(tag.name, context)
    }

    /// The kind of view that a name stands for; nil for texts and truths. Reports a name that is unknown in every kind of the context.
    private mutating func kind(of tag: TemplateTags.Tag, in name: String, _ context: [String]) -> String? {
        if tag.name == "." { return nil }
        let path = tag.name.drop { $0 == "." }
        var kind: String?
        var kinds = context
        for part in path.split(separator: ".").map(String.init) {
            guard let owner = kinds.reversed().first(where: { vocabulary.kinds[$0]?.names.contains(part) ?? false }) else {
                let near = nearest(part, in: kinds)
                reportName(
                    tag, in: name,
                    Bilingual(
                        "没有“\(part)”这个名字\(near.map { "，是不是“\($0)”？" } ?? "")（可用的见 docs/templates.md）",
                        "there is no name '\(part)'\(near.map { "; is it '\($0)'?" } ?? "") (see docs/templates.md)"))
                return nil
            }
            kind = vocabulary.kinds[owner]?.inner[part]
            kinds = kind.map { [$0] } ?? []
        }
        return kind
    }

    /// The name that was probably meant: at most a third of its letters other.
    private func nearest(_ name: String, in kinds: [String]) -> String? {
        let known = Set(kinds.flatMap { vocabulary.kinds[$0]?.names ?? [] }).sorted()
        let best = known.map { (name: $0, distance: Self.distance(Array(name.utf8), Array($0.utf8))) }.min {
            $0.distance < $1.distance
        }
        return best.flatMap { $0.distance * 3 <= name.utf8.count + 1 ? $0.name : nil }
    }

    /// Levenshtein's.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, row[column + 1] + 1)
            }
        }
        return row[right.count]
    }
}
