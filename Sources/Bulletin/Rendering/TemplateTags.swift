package import Catalogue

/// A template's tags, with their lines (https://mustache.github.io/mustache.5.html).
struct TemplateTags {
    enum Kind: Sendable, Equatable {
        case value, unescaped, section, inverted, end, partial, delimiters, other
        /// `{{<name}}` and `{{$name}}`, which are closed as sections are.
        case parent
    }

    struct Tag: Sendable, Equatable {
        let kind: Kind
        let name: String
        /// 1-based.
        let line: Int
    }

    /// A tag that is never closed: where it starts.
    let openLine: Int?
    let tags: [Tag]
    private let text: String

    /// Reads on until the text's end, whatever it finds: it never judges.
    init(_ text: String) {
        var tags: [Tag] = []
        var openLine: Int?
        var line = 1
        var rest = Substring(text)
        while let start = rest.firstRange(of: "{{") {
            line += rest[..<start.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") }
            let body = rest[start.upperBound...]
            let isTriple = body.first == "{"
            guard let end = body.firstRange(of: isTriple ? "}}}" : "}}") else {
                openLine = line
                break
            }
            let inside = body[..<end.lowerBound].dropFirst(isTriple ? 1 : 0)
            tags.append(Self.tag(inside, isTriple: isTriple, line))
            line += inside.utf8.count { $0 == UInt8(ascii: "\n") }
            rest = body[end.upperBound...]
        }
        self.tags = tags
        self.openLine = openLine
        self.text = text
    }

    /// Sections and braces that aren't closed, or close nothing, with their lines.
    var imbalances: [(line: Int, reason: Bilingual)] {
        var faults: [(line: Int, reason: Bilingual)] = []
        if let openLine { faults.append((openLine, Bilingual("“{{”没有对应的“}}”", "'{{' is never closed"))) }
        var open: [Tag] = []
        for tag in tags {
            if [.section, .inverted, .parent].contains(tag.kind) { open.append(tag) }
            if tag.name.isEmpty, [.value, .section, .inverted, .end, .unescaped, .partial].contains(tag.kind) {
                faults.append((tag.line, Bilingual("“{{ }}”里没有名字", "there is no name between the braces")))
            }
            guard tag.kind == .end else { continue }
            guard let last = open.popLast() else {
                faults.append((tag.line, Bilingual("{{/\(tag.name)}} 没有对应的开始", "{{/\(tag.name)}} closes nothing")))
                continue
            }
            guard last.name != tag.name else { continue }
            faults.append(
                (
                    tag.line,
                    Bilingual(
                        "这里应是第 \(last.line) 行的 {{/\(last.name)}}，却写了 {{/\(tag.name)}}",
                        "{{/\(last.name)}} of line \(last.line) is needed here, not {{/\(tag.name)}}")
                ))
        }
        for tag in open { faults.append((tag.line, Bilingual("{{#\(tag.name)}} 没有结束", "{{#\(tag.name)}} isn't closed"))) }
        return faults
    }

    /// What it includes.
    var includes: [Tag] { tags.filter { $0.kind == .partial || ($0.kind == .parent && $0.name.contains("/")) } }

    /// Includes that lead back to where they stand: rendered, they would never end.
    /// - Parameter includes: what each template includes, by name.
    static func cycles(_ includes: [String: [String]]) -> [(template: String, included: String)] {
        /// Whether `goal` can be reached from `start`.
        func leads(from start: String, to goal: String) -> Bool {
            var (waiting, seen) = ([start], Set([start]))
            while let next = waiting.popLast() {
                if next == goal { return true }
                for name in includes[next] ?? [] where seen.insert(name).inserted { waiting.append(name) }
            }
            return false
        }
        return includes.keys.sorted().flatMap { name in
            (includes[name] ?? []).filter { leads(from: $0, to: name) }.map { (name, $0) }
        }
    }

    /// `{name}` and `｛｛`, which are texts to Mustache; the latter with no name.
    var slips: [(name: String, line: Int)] {
        var slips: [(name: String, line: Int)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.contains("｛｛") || line.contains("{{｝") { slips.append(("", index + 1)) }
            for match in line.matches(of: /(?:^|[^{])\{([a-z_]+)\}(?:$|[^}])/) { slips.append((String(match.1), index + 1)) }
        }
        return slips
    }

    private static func tag(_ inside: Substring, isTriple: Bool, _ line: Int) -> Tag {
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .end, ">": .partial, "<": .parent, "$": .parent, "!": .other, "%": .other,
            "=": .delimiters,
            "&": .unescaped,
        ]
        let first = inside.drop(while: \.isWhitespace)
        let kind = isTriple ? .unescaped : first.first.flatMap { kinds[$0] }
        let name = kind == nil || isTriple ? first : first.dropFirst()
        return Tag(kind: kind ?? .value, name: String(name.filter { !$0.isWhitespace }), line: line)
    }
}

/// Something wrong with a template.
package struct TemplateFault: Sendable, Equatable, Hashable {
    /// Below `templates/`.
    package let path: String
    /// 1-based; nil for the whole file.
    package let line: Int?
    package let reason: Bilingual
    /// The path, with the line where it is known.
    package var place: String { path + (line.map { ":\($0)" } ?? "") }
    /// What the user is told: where, and what.
    package var message: Bilingual { Bilingual("templates/\(place)：\(reason.zh)", "templates/\(place): \(reason.en)") }

    package init(path: String, line: Int?, reason: Bilingual) {
        self.path = path
        self.line = line
        self.reason = reason
    }
}
