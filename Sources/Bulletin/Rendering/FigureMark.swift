/// A printed figure on its way through templates: its text between control characters, which text from outside is cleaned of, so that a document
/// knows each figure it shows. HTML turns the marks into `<data>` elements, Markdown and plain text drop them.
enum FigureMark {
    /// - Parameters:
    ///   - text: as printed.
    ///   - value: the exact number, for machines.
    ///   - region: its code.
    ///   - indicator: its id, `score` for a unit's score.
    static func marked(_ text: String, value: String, region: String, indicator: String) -> String {
        "\u{1}\(value) \(region) \(indicator)\u{2}\(text)\u{3}"
    }

    /// Text from outside, with control characters (which HTML forbids, and the marks are made of) as blanks.
    static func cleaned(_ text: String) -> String {
        // C1 controls are C2 80 to C2 9F in UTF-8.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
        let isControl: (Unicode.Scalar) -> Bool = { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    /// The document, with `<data>` elements in place of marks. The marks are bytes that stand in no other character.
    static func html(_ document: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(document.count * 5 / 4)
        var index = 0
        for mark in document.indices where document[mark] <= end && document[mark] != 0 && mark >= index {
            result.append(contentsOf: document[index..<mark])
            index = mark + 1
            if document[mark] == end {
                result.append(contentsOf: closing)
            } else if document[mark] == start, let text = document[index...].firstIndex(of: middle) {
                let parts = document[index..<text].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
                if parts.count == 3 {
                    for (name, part) in zip(attributes, parts) {
                        result.append(contentsOf: name)
                        result.append(contentsOf: part)
                    }
                    result.append(contentsOf: tagEnd)
                }
                index = text + 1
            }
        }
        result.append(contentsOf: document[index...])
        return result
    }

    private static let attributes = ["<data value=\"", "\" data-region=\"", "\" data-indicator=\""].map { Array($0.utf8) }
    private static let tagEnd = Array("\">".utf8)
    private static let closing = Array("</data>".utf8)

    /// The document, without marks.
    static func plain(_ document: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(document.count)
        var isInside = false
        for byte in document {
            switch byte {
            case start: isInside = true
            case middle: isInside = false
            case end: continue
            default: if !isInside { result.append(byte) }
            }
        }
        return result
    }

    private static let (start, middle, end): (UInt8, UInt8, UInt8) = (1, 2, 3)
}
