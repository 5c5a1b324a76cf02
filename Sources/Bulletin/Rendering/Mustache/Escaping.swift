/// How values are written so that they show as they are.
enum Escaping: Sendable {
    case none
    /// In elements and in quoted attributes.
    case html
    /// CommonMark with tables: no emphasis, link, HTML or cell border comes from a name.
    case markdown

    /// Appends a text, byte for byte: what is escaped is ASCII, apart from line and paragraph separators in Markdown.
    /// - Parameter marks: what becomes of those of figures.
    func append(_ text: String, marks: FigureMark.Writing = .kept, to out: inout [UInt8]) {
        if self == .none, marks == .kept {
            out.append(contentsOf: text.utf8)
            return
        }
        unsafe text.utf8Span.span.withUnsafeBufferPointer { unsafe append($0, marks, &out) }
    }

    private func append(_ bytes: UnsafeBufferPointer<UInt8>, _ marks: FigureMark.Writing, _ out: inout [UInt8]) {
        let special = special
        var (start, next) = (0, 0)
        while next < bytes.count {
            let index = next
            if index + 8 <= bytes.count,
                isPlain(unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
            {
                next += 8
                continue
            }
            next += 1
            let byte = unsafe bytes[index]
            let bits = byte < 0x40 ? special.low : byte < 0x80 ? special.high : byte == 0xE2 ? .max : 0
            guard bits >> UInt64(byte & 0x3F) & 1 != 0 else { continue }
            if FigureMark.isMark(byte) {
                if marks == .kept { continue }
                unsafe out.append(contentsOf: bytes[start..<index])
                next = unsafe appendMark(bytes, index, marks, &out)
                start = next
            } else if let replacement = replacement(of: byte) {
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

    /// - Returns: where the text goes on.
    private func appendMark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ marks: FigureMark.Writing, _ out: inout [UInt8]
    ) -> Int {
        switch unsafe FigureMark.meaning(bytes, at: index) {
        case .start(let words, let text):
            if marks == .elements, let words {
                func put(_ before: StaticString, _ range: Range<Int>) {
                    before.withUTF8Buffer { unsafe out.append(contentsOf: $0) }
                    unsafe append(UnsafeBufferPointer(rebasing: bytes[range]), .kept, &out)
                }
                put("<data value=\"", words.value)
                put("\" data-region=\"", words.region)
                put("\" data-indicator=\"", words.indicator)
                put("\">", text..<text)
            }
            return text
        case .end:
            if marks == .elements { out.append(contentsOf: Self.closing) }
        case .stray: break
        }
        return index + 1
    }

    private static let closing = Array("</data>".utf8)

    /// Whether none of eight bytes has to be looked at: in HTML none of `"&'<>` and no mark, in Markdown nothing but digits and what is beyond ASCII without E2.
    /// (“hasvalue” and “hasless”, S. E. Anderson, Bit Twiddling Hacks: they may take the neighbour of a hit for one.)
    @inline(__always)
    private func isPlain(_ eight: UInt64) -> Bool {
        let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        func zeros(_ bytes: UInt64) -> UInt64 { (bytes &- ones) & ~bytes }
        let marks = (eight &- 4 &* ones) & ~eight
        switch self {
        case .none: return marks & tops == 0
        case .html:
            let ampersands = zeros((eight & ~ones) ^ 0x26 &* ones)
            let brackets = zeros((eight & ~(2 &* ones)) ^ 0x3C &* ones)
            return (marks | ampersands | brackets | zeros(eight ^ 0x22 &* ones)) & tops == 0
        case .markdown:
            let others = ((eight ^ 0x30 &* ones) & ~tops) &+ 0x76 &* ones
            return (others & ~eight | zeros(eight ^ 0xE2 &* ones)) & tops == 0
        }
    }

    /// The text alone.
    func escaped(_ text: String, marks: FigureMark.Writing = .kept) -> String {
        var bytes: [UInt8] = []
        append(text, marks: marks, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes that may have to be written otherwise, a bit each: those below 0x40, and below 0x80.
    private typealias Bytes = (low: UInt64, high: UInt64)
    private static let marks = "\u{1}\u{2}\u{3}"
    private static let specialAnywhere: Bytes = bits(marks)
    private static let specialInHTML: Bytes = bits(marks + "\"&'<>")
    private static let specialInMarkdown: Bytes = bits(marks + "\"&'<>\n\r#$*[\\]^_`|~")

    private var special: Bytes {
        switch self {
        case .none: Self.specialAnywhere
        case .html: Self.specialInHTML
        case .markdown: Self.specialInMarkdown
        }
    }

    private static func bits(_ text: String) -> Bytes {
        text.utf8.reduce(into: (0, 0)) { bits, byte in
            if byte < 0x40 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 0x40) }
        }
    }

    /// U+2028 and U+2029.
    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        return unsafe bytes[index + 1] == 0x80 && (0xA8...0xA9).contains(unsafe bytes[index + 2])
    }

    /// What a byte is written as; nil for itself.
    private func replacement(of byte: UInt8) -> StaticString? {
        if self == .none { return nil }
        return switch byte {
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
