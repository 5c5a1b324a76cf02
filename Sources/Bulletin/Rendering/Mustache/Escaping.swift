/// How values are written so that they show as they are.
enum Escaping: Sendable {
    case none
    /// In elements and in quoted attributes.
    case html
    /// CommonMark with tables: no emphasis, link, HTML or cell border comes from a name.
    case markdown

    /// Appends a text, byte for byte: what is escaped is ASCII, apart from line and paragraph separators in Markdown.
    func append(_ text: String, to out: inout [UInt8]) {
        if self == .none {
            out.append(contentsOf: text.utf8)
            return
        }
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in bytes.indices {
                let byte = unsafe bytes[index]
                guard isSpecial(byte) else { continue }
                if let replacement = replacement(of: byte) {
                    unsafe out.append(contentsOf: bytes[start..<index])
                    replacement.withUTF8Buffer { unsafe out.append(contentsOf: $0) }
                    start = index + 1
                } else if byte == 0xE2, self == .markdown, unsafe Self.isSeparator(bytes, index) {
                    unsafe out.append(contentsOf: bytes[start..<index])
                    out.append(UInt8(ascii: " "))
                    start = index + 3
                }
            }
            unsafe out.append(contentsOf: bytes[start...])
        }
    }

    /// The text alone.
    func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte may have to be written otherwise.
    private func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
        case 0x0A, 0x0D, 0x23, 0x24, 0x2A, 0x5B...0x60, 0x7C, 0x7E, 0xE2: self == .markdown
        default: false
        }
    }

    /// U+2028 and U+2029.
    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        return unsafe bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(unsafe bytes[index + 2])
    }

    /// What a byte is written as; nil for itself.
    private func replacement(of byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        default: self == .html ? Self.inHTML(byte) : Self.inMarkdown(byte)
        }
    }

    private static func inHTML(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    private static func inMarkdown(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "\\"): "\\\\"
        case UInt8(ascii: "`"): "\\`"
        case UInt8(ascii: "*"): "\\*"
        case UInt8(ascii: "_"): "\\_"
        case UInt8(ascii: "["): "\\["
        case UInt8(ascii: "]"): "\\]"
        case UInt8(ascii: "|"): "\\|"
        case UInt8(ascii: "~"): "\\~"
        case UInt8(ascii: "#"): "\\#"
        case UInt8(ascii: "$"): "\\$"
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): " "
        default: nil
        }
    }
}
