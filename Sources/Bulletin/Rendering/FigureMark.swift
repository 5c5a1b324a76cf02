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
        let isControl: (Unicode.Scalar) -> Bool = { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    /// The document in UTF-8, with `<data>` elements in place of marks. The marks are bytes that stand in no other character.
    static func html(_ document: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(document.utf8.count * 5 / 4)
        var attributes: [UInt8]?
        for byte in document.utf8 {
            switch byte {
            case start: attributes = []
            case middle:
                let parts = (attributes ?? []).split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
                    .map { String(decoding: $0, as: UTF8.self) }
                attributes = nil
                if parts.count == 3 {
                    let tag = "<data value=\"\(parts[0])\" data-region=\"\(parts[1])\" data-indicator=\"\(parts[2])\">"
                    result.append(contentsOf: tag.utf8)
                }
            case end: result.append(contentsOf: "</data>".utf8)
            default:
                if attributes == nil { result.append(byte) } else { attributes?.append(byte) }
            }
        }
        return result
    }

    /// The document in UTF-8, without marks.
    static func plain(_ document: String) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(document.utf8.count)
        var isInside = false
        for byte in document.utf8 {
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
