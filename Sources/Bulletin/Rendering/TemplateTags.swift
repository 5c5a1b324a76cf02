package import Catalogue

/// A template's tags, with their lines (https://mustache.github.io/mustache.5.html).
struct TemplateTags {
    enum Kind: Sendable, Equatable { case value, unescaped, section, inverted, end, partial, other }

    struct Tag: Sendable, Equatable {
        let kind: Kind
        let name: String
        /// 1-based.
        let line: Int
    }

    /// A tag that is never closed: where it starts.
    let openLine: Int?
    let tags: [Tag]

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
    }

    private static func tag(_ inside: Substring, isTriple: Bool, _ line: Int) -> Tag {
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .end, ">": .partial, "<": .other, "$": .other, "!": .other, "%": .other,
            "=": .other,
            "&": .unescaped,
        ]
        let first = inside.drop(while: \.isWhitespace)
        let kind = isTriple ? .unescaped : first.first.flatMap { kinds[$0] }
        let name = kind == nil || isTriple ? first : first.dropFirst()
        return Tag(kind: kind ?? .value, name: String(name.filter { !$0.isWhitespace }), line: line)
    }
}

/// Something wrong with a template, found without rendering it.
package struct TemplateFault: Sendable, Equatable, Hashable {
    /// Below `templates/`.
    package let path: String
    /// 1-based; nil for the whole file.
    package let line: Int?
    package let reason: Bilingual
}
