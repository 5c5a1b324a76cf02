/// A printed figure on its way through templates: its text between control characters, which text from outside is cleaned of, so that a document
/// knows each figure it shows. HTML turns the marks into `<data>` elements, Markdown and plain text drop them.
enum FigureMark {
    /// - Parameters:
    ///   - text: as printed.
    ///   - value: the exact number, for machines.
    ///   - region: its code.
    ///   - indicator: its id, `score` for a unit's score.
    static func marked(_ text: String, value: String, region: String, indicator: String) -> String {
        "\(start)\(value) \(region) \(indicator)\(middle)\(text)\(end)"
    }

    /// Text from outside, with control characters (which HTML forbids, and the marks are made of) as blanks.
    static func cleaned(_ text: String) -> String {
        let isControl: (Unicode.Scalar) -> Bool = { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    static func html(_ document: String) -> String {
        var result = String.UnicodeScalarView()
        var attributes: String.UnicodeScalarView?
        for scalar in document.unicodeScalars {
            switch scalar {
            case start: attributes = String.UnicodeScalarView()
            case middle:
                let parts = String(attributes ?? String.UnicodeScalarView()).split(
                    separator: " ", omittingEmptySubsequences: false)
                attributes = nil
                if parts.count == 3 {
                    let tag = "<data value=\"\(parts[0])\" data-region=\"\(parts[1])\" data-indicator=\"\(parts[2])\">"
                    result.append(contentsOf: tag.unicodeScalars)
                }
            case end: result.append(contentsOf: "</data>".unicodeScalars)
            default:
                if attributes == nil { result.append(scalar) } else { attributes?.append(scalar) }
            }
        }
        return String(result)
    }

    static func plain(_ document: String) -> String {
        var result = String.UnicodeScalarView()
        var isInside = false
        for scalar in document.unicodeScalars {
            switch scalar {
            case start: isInside = true
            case middle: isInside = false
            case end: continue
            default: if !isInside { result.append(scalar) }
            }
        }
        return String(result)
    }

    private static let start: Unicode.Scalar = "\u{1}"
    private static let middle: Unicode.Scalar = "\u{2}"
    private static let end: Unicode.Scalar = "\u{3}"
}
