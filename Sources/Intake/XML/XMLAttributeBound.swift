/// Finds a tag that libxml2 would be busy with for hours, before it gets to see it: it compares each attribute of an element with each other, and looks for a
/// prefix among all that were declared around it. It has no limit of its own for either. A document may come in pieces.
struct XMLAttributeBound {
    private let most: Int
    private var state = State.text
    private var line = 1
    private var tag = Tag()
    /// How deep in elements the place is.
    private var depth = 0
    /// Of the open elements those that declare namespaces, and how many all of them declare.
    private var declaring: [(depth: Int, namespaces: Int)] = []
    private var inScope = 0
    /// Nil until the first two bytes tell.
    private var encoding: Encoding?
    /// Of two that belong together.
    private var firstByte: UInt8?

    private enum Encoding { case bytes, littleEndian, bigEndian }

    private enum State {
        case text
        /// Behind `<`, and behind `<!` and so much of what may stand there.
        case opened
        case markup(Markup, Int)
        case startTag, endTag
        /// A value, and the quote that ends it.
        case value(UInt8)
        /// Up to so many of a character and `>`, of which so many were the last that was seen.
        case upTo(UInt8, Int, seen: Int)
    }

    private enum Markup { case comment, section }

    private struct Tag {
        var line = 1
        var values = 0
        var namespaces = 0
        /// How much of `xmlns` was the last that was seen.
        var matched = 0
        /// `/` was.
        var isEnding = false
    }

    private static let comment = Array("--".utf8)
    private static let section = Array("[CDATA[".utf8)
    private static let namespace = Array("xmlns".utf8)

    /// - Parameter most: attributes of one element, and namespaces that are declared in one place. Ours have two dozen, and one.
    init(most: Int) { self.most = most }

    /// - Returns: the 1-based line of the first tag with too many; nil for none.
    static func excess(over most: Int, in bytes: [UInt8]) -> Int? {
        var bound = XMLAttributeBound(most: most)
        return bound.excess(in: bytes.span)
    }

    /// Looks through what follows.
    /// - Returns: the line of the first tag with too many, which may have begun before; nil where there is none.
    mutating func excess(in piece: Span<UInt8>) -> Int? {
        for index in piece.indices {
            let byte = piece[index]
            if byte == UInt8(ascii: "\n") { line += 1 }
            // Of wider characters than are told apart here the rest is 0.
            guard let character = character(byte), character != 0 else { continue }
            if !allows(character) { return tag.line }
        }
        return nil
    }

    /// - Returns: the character that a byte ends, 0xFF for one that isn't ASCII; nil where another byte belongs to it.
    private mutating func character(_ byte: UInt8) -> UInt8? {
        if encoding == .bytes { return byte }
        guard let first = firstByte else {
            firstByte = byte
            return nil
        }
        firstByte = nil
        switch encoding {
        case .littleEndian: return byte == 0 ? first : 0xFF
        case .bigEndian: return first == 0 ? byte : 0xFF
        case .bytes, nil: break
        }
        switch (first, byte) {
        case (0xFF, 0xFE), (UInt8(ascii: "<"), 0): encoding = .littleEndian
        case (0xFE, 0xFF), (0, UInt8(ascii: "<")): encoding = .bigEndian
        default:
            encoding = .bytes
            // No tag has too many at its first byte.
            _ = allows(first)
            return byte
        }
        return first == UInt8(ascii: "<") || byte == UInt8(ascii: "<") ? UInt8(ascii: "<") : 0xFF
    }

    /// - Returns: false where this is one too many.
    private mutating func allows(_ byte: UInt8) -> Bool {
        switch state {
        case .text:
            if byte == UInt8(ascii: "<") {
                tag = Tag(line: line)
                state = .opened
            }
        case .opened: open(byte)
        case .markup(let markup, let matched): readMarkup(byte, markup, matched)
        case .startTag: return readStartTag(byte)
        case .value(let quote): if byte == quote { state = .startTag }
        case .endTag:
            if byte == UInt8(ascii: ">") {
                if let last = declaring.last, last.depth == depth {
                    declaring.removeLast()
                    inScope -= last.namespaces
                }
                depth -= 1
                state = .text
            }
        case .upTo(let mark, let count, let seen):
            if byte == mark {
                state = .upTo(mark, count, seen: min(seen + 1, count))
            } else {
                state = byte == UInt8(ascii: ">") && seen == count ? .text : .upTo(mark, count, seen: 0)
            }
        }
        return true
    }

    private mutating func open(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"): state = .markup(.comment, 0)
        case UInt8(ascii: "?"): state = .upTo(byte, 1, seen: 0)
        case UInt8(ascii: "/"): state = .endTag
        default:
            state = .startTag
            _ = readStartTag(byte)
        }
    }

    /// Behind `<!`: a comment, a CDATA section or a declaration, in which quotes are no values.
    private mutating func readMarkup(_ byte: UInt8, _ markup: Markup, _ matched: Int) {
        let markup = matched == 0 && byte == Self.section[0] ? Markup.section : markup
        let wanted = markup == .section ? Self.section : Self.comment
        if byte != wanted[matched] {
            state = byte == UInt8(ascii: ">") ? .text : .upTo(byte, 0, seen: 0)
        } else if matched + 1 < wanted.count {
            state = .markup(markup, matched + 1)
        } else {
            state = .upTo(markup == .section ? UInt8(ascii: "]") : UInt8(ascii: "-"), 2, seen: 0)
        }
    }

    private mutating func enter() {
        depth += 1
        if tag.namespaces == 0 { return }
        declaring.append((depth, tag.namespaces))
        inScope += tag.namespaces
    }

    private mutating func readStartTag(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            tag.values += 1
            state = .value(byte)
        case UInt8(ascii: ">"):
            if !tag.isEnding { enter() }
            state = .text
            return true
        default:
            tag.matched = byte == Self.namespace[tag.matched] ? tag.matched + 1 : byte == Self.namespace[0] ? 1 : 0
            if tag.matched == Self.namespace.count {
                tag.matched = 0
                tag.namespaces += 1
            }
        }
        tag.isEnding = byte == UInt8(ascii: "/")
        return tag.values <= most && inScope + tag.namespaces <= most
    }
}
