extension Markup.Element {
    /// The page in UTF-8, with a document type.
    var page: [UInt8] {
        var text = "<!DOCTYPE html>\n"
        write(to: &text)
        return Array((text + "\n").utf8)
    }

    /// Elements without content or end tag (HTML, 13.1.2).
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
    /// Elements whose text is taken as it stands.
    private static let raw: Set<String> = ["style", "script"]

    private func write(to text: inout String) {
        text += "<" + name
        for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
        text += ">"
        if Self.void.contains(name) { return }
        for child in children {
            switch child {
            case .element(let element): element.write(to: &text)
            case .text(let words): text += Self.raw.contains(name) ? words : Self.escaped(words)
            }
        }
        text += "</\(name)>"
    }

    private static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
