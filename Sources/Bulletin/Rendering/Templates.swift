internal import Catalogue
package import Digest
internal import Folders
internal import Foundation

/// A template that can't be used: exit 65.
package struct TemplateError: Error, Sendable, Equatable {
    /// The first that is wrong with it.
    package let fault: TemplateFault

    fileprivate init(_ path: String, line: Int? = nil, _ reason: Bilingual) {
        fault = TemplateFault(path: path, line: line, reason: reason)
    }
}

/// The Mustache templates of a workspace: its own, and the installed ones for those it lacks.
package struct Templates: Sendable {
    /// A template as it was read: an input of every publication.
    package struct Input: Sendable {
        package let path: String
        package let digest: SHA256Digest
        package let bytes: [UInt8]
    }

    /// By path.
    package let inputs: [Input]
    /// By name: `html/bulletin`.
    private let library: TemplateLibrary
    /// Nil where nobody wants to know what templates are given.
    package var recorder: NameRecorder?

    /// - Parameters:
    ///   - folder: the workspace's templates; may be absent or empty.
    ///   - installed: those that come with the program.
    /// - Throws: ``TemplateError`` for one that isn't UTF-8 or well-formed, or includes one that isn't there.
    package init(folder: String, installed: String) throws(TemplateError) {
        try self.init(try Self.files(folder: folder, installed: installed).all)
    }

    /// All templates by path: the installed ones, and the workspace's in their place.
    /// - Throws: ``TemplateError`` for one that can't be read.
    package static func files(
        folder: String, installed: String
    ) throws(TemplateError) -> (all: [String: [UInt8]], own: Set<String>) {
        var files: [String: [UInt8]] = [:]
        for place in [installed, folder] {
            for path in list(place) {
                guard let bytes = FileManager.default.contents(atPath: place + "/" + path) else {
                    throw TemplateError(path, Bilingual("读不出来", "can't be read"))
                }
                files[path] = Array(bytes)
            }
        }
        return (files, folder == installed ? [] : Set(list(folder)))
    }

    /// - Parameter files: all templates, by their paths below `templates/`. An include names one of these; nothing else is looked at.
    /// - Throws: ``TemplateError`` for one that isn't UTF-8 or well-formed, or includes one that isn't there.
    package init(_ files: [String: [UInt8]]) throws(TemplateError) {
        var library: [String: CompiledTemplate] = [:]
        let names = Set(files.keys.map(Self.name))
        var includes: [String: [String]] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let template = try Self.template(path, bytes)
            library[Self.name(path)] = template
            let included = Self.includes(template.tokens)
            if let missing = included.first(where: { !names.contains($0) }) {
                throw Self.error(path, bytes, including: missing, TemplateCheck.missing(missing))
            }
            includes[Self.name(path)] = included
        }
        if let cycle = TemplateTags.cycles(includes).first {
            let path = cycle.template + Self.suffix
            throw Self.error(path, files[path] ?? [], including: cycle.included, TemplateCheck.cycle(cycle.included))
        }
        self.library = TemplateLibrary(library)
        inputs = Self.inputs(files)
    }

    /// Templates as inputs of a publication, by path: known without reading what they say.
    /// - Parameter files: all templates, by their paths below `templates/`.
    package static func inputs(_ files: [String: [UInt8]]) -> [Input] {
        files.sorted { $0.key < $1.key }.map {
            Input(path: inputFolder + $0.key, digest: SHA256Digest(of: $0.value), bytes: $0.value)
        }
    }

    /// Renders a template: figures of one below html/ are `<data>` elements, those of one below markdown/ plain text; in one below prose/, of which others are
    /// made, they stay marked.
    /// - Parameter name: as `html/bulletin`.
    /// - Throws: ``TemplateError`` when it isn't there or names what nothing defines.
    func render(_ name: String, _ view: View) throws(TemplateError) -> [UInt8] {
        recorder?.record(name, view)
        guard library.has(name) else {
            throw TemplateError(name + Self.suffix, Bilingual("没有这个模板", "there is no such template"))
        }
        let (output, misses, isTooLarge) = library.withCopy { library in
            var renderer = TemplateRenderer(library, view, marks: Self.marks(name))
            if let template = library[name] { renderer.render(template) }
            return (renderer.output, renderer.misses, renderer.isTooLarge)
        }
        if isTooLarge {
            throw TemplateError(
                name + Self.suffix,
                Bilingual(
                    "做出的页面过大，请检查模板是否一层层地重复引用或重复列出", "the page becomes too large; look for parts or lists that repeat each other"))
        }
        guard misses.isEmpty else { throw error(misses, in: name) }
        return output
    }

    /// Of names that nothing defines, or that are printed and stand for no text.
    /// - Parameters:
    ///   - names: as they were found when it was rendered, in it or in what it includes.
    ///   - template: the one that was rendered.
    private func error(_ names: [String], in template: String) -> TemplateError {
        let files = Dictionary(uniqueKeysWithValues: inputs.map { (String($0.path.dropFirst(Self.inputFolder.count)), $0.bytes) })
        let faults = TemplateCheck.places(of: names, in: files)
        guard let first = faults.first else {
            // A list of texts, which the vocabulary doesn't tell from a text.
            let names = names.joined(separator: "、")
            return TemplateError(
                template + Self.suffix,
                Bilingual(
                    "有的名字没有，或不是文字：\(names)（可用的名字见 docs/templates.md）",
                    "names that nothing defines, or that are no texts: \(names) (see docs/templates.md)"))
        }
        guard faults.count > 1 else { return TemplateError(first.path, line: first.line, first.reason) }
        return TemplateError(
            first.path, line: first.line,
            Bilingual(
                "\(first.reason.zh)。这样的共 \(faults.count) 处，用 santong templates check 查看",
                "\(first.reason.en). There are \(faults.count) such: see santong templates check"))
    }

    /// A sentence: rendered once, as text, without the line break at the template's end.
    func sentence(_ name: String, _ view: View) throws(TemplateError) -> String {
        String(decoding: try render("prose/" + name, view).filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    private static func marks(_ name: String) -> FigureMark.Writing {
        name.hasPrefix("html/") ? .elements : name.hasPrefix("markdown/") ? .dropped : .kept
    }

    /// What the paths of inputs begin with.
    package static let inputFolder = "templates/"

    private static let suffix = ".mustache"

    private static func name(_ path: String) -> String { String(path.dropLast(suffix.utf8.count)) }

    /// Below a folder what isn't a template that is read: links, other names, and folders that nothing uses.
    package static func ignored(in folder: String) -> [String] {
        entries(below: folder).filter { entry in
            if entry.kind == .folder || (entry.path.split(separator: "/").last ?? "").hasPrefix(".") { return false }
            return entry.kind != .file || !entry.path.hasSuffix(suffix)
        }.map(\.path)
    }

    /// The templates below a folder, without following links.
    private static func list(_ folder: String) -> [String] {
        entries(below: folder).filter { $0.kind == .file && $0.path.hasSuffix(suffix) }.map(\.path)
    }

    /// What a file below html/ escapes as HTML, below markdown/ as Markdown, below prose/ not at all.
    private static func template(_ path: String, _ bytes: [UInt8]) throws(TemplateError) -> CompiledTemplate {
        if let line = TemplateCheck.lineBeyondUTF8(in: bytes) {
            throw TemplateError(path, line: line, TemplateCheck.encoding)
        }
        if let line = TemplateCheck.lineOfControl(in: bytes) {
            throw TemplateError(path, line: line, TemplateCheck.control)
        }
        // A byte order mark, as Notepad writes it, is no text. Without its final line break a template can be included in the middle of a line.
        var body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
        if body.last == UInt8(ascii: "\n") { body.removeLast(body.suffix(2).first == UInt8(ascii: "\r") ? 2 : 1) }
        do {
            return CompiledTemplate(
                tokens: try TemplateParser.tokens(of: body),
                escaping: path.hasPrefix("markdown/") ? .markdown : path.hasPrefix("prose/") ? .none : .html)
        } catch {
            // Of sections that aren't closed there is more to say than where that was noticed.
            if let fault = TemplateTags(String(decoding: bytes, as: UTF8.self)).imbalances.first {
                throw TemplateError(path, line: fault.line, fault.reason)
            }
            throw TemplateError(path, line: error.line, error.kind.reason)
        }
    }

    /// - Parameter included: what is wrong to include.
    private static func error(_ path: String, _ bytes: [UInt8], including included: String, _ reason: Bilingual) -> TemplateError
    {
        let line = TemplateTags(String(decoding: bytes, as: UTF8.self)).includes.first { $0.name == included }?.line
        return TemplateError(path, line: line, reason)
    }

    /// What it includes, by whatever sections that stands in.
    private static func includes(_ tokens: [TemplateToken]) -> [String] {
        tokens.flatMap { token -> [String] in
            switch token.kind {
            case .text, .value, .rawValue: []
            case .section, .inverted, .block: includes(token.inner)
            case .partial: [token.label] + token.overrides.sorted { $0.key < $1.key }.flatMap { includes($0.value) }
            }
        }
    }
}

extension TemplateParser.Fault.Kind {
    fileprivate var reason: Bilingual {
        switch self {
        case .openTag: Bilingual("“{{”没有对应的“}}”", "'{{' is never closed")
        case .openSection(let name): Bilingual("{{#\(name)}} 没有结束", "{{#\(name)}} isn't closed")
        case .wrongEnd(let name): Bilingual("这里应是 {{/\(name)}}", "{{/\(name)}} is needed here")
        case .strayEnd(let name): Bilingual("{{/\(name)}} 没有对应的开始", "{{/\(name)}} closes nothing")
        case .noName: Bilingual("“{{ }}”里没有名字", "there is no name between the braces")
        case .badName(let name): Bilingual("“\(name)”不是名字", "'\(name)' is no name")
        case .delimiters: Bilingual("不能改换定界符，请用 {{ }}", "delimiters can't be changed; use {{ }}")
        case .tooDeep: Bilingual("段落一层套一层，层数过多", "sections are nested too deeply")
        case .insideParent: Bilingual("{{<…}} 里只能有 {{$…}}", "only {{$…}} may stand within {{<…}}")
        }
    }
}
