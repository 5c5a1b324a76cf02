/// Reads a template's text. A tag on a line of its own, but for values, takes the line with it; the first tag of a file never does.
struct TemplateParser {
    /// Something that no template can have.
    struct Fault: Error {
        /// 1-based.
        let line: Int
        let kind: Kind

        enum Kind: Equatable {
            case openTag
            case openSection(String)
            case wrongEnd(String)
            case strayEnd(String)
            case noName
            case badName(String)
            case delimiters, insideParent
            case tooDeep
        }
    }

    private let bytes: [UInt8]
    private var index = 0
    /// How many sections the place stands in.
    private var depth = 0

    /// Sections in sections in sections: each is a call within a call.
    private static let deepest = 100

    /// Where the parser stands in a section.
    private struct Place {
        /// The section's name; nil outside of any.
        let section: String?
        /// Where it was opened.
        let start: Int
        /// At the start of a line.
        var isNewLine: Bool
        /// Directly within `{{<name}}`.
        var isParent = false
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// - Parameter text: UTF-8.
    /// - Throws: ``Fault``.
    static func tokens(of text: [UInt8]) throws(Fault) -> [TemplateToken] {
        var parser = TemplateParser(text)
        return try parser.parse(Place(section: nil, start: 0, isNewLine: false))
    }

    /// Counted only where something is wrong.
    private func fault(_ kind: Fault.Kind, at place: Int) -> Fault {
        Fault(line: 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") }, kind: kind)
    }

    private static let (opening, closing, tripleClosing) = (Array("{{".utf8), Array("}}".utf8), Array("}}}".utf8))
    private static let lineBreak = Array("\r\n".utf8)

    private func stands(_ text: [UInt8], at place: Int) -> Bool {
        place + text.count <= bytes.count && bytes[place..<place + text.count].elementsEqual(text)
    }

    private mutating func parse(_ start: Place) throws(Fault) -> [TemplateToken] {
        guard depth <= Self.deepest else { throw fault(.tooDeep, at: start.start) }
        depth += 1
        defer { depth -= 1 }
        var tokens: [TemplateToken] = []
        var place = start
        var blanks: ArraySlice<UInt8> = []
        while index < bytes.count {
            if place.isNewLine { blanks = readBlanks() }
            let text = readText()
            if index < bytes.count, isLineBreak(index) > 0 {
                let end = index + isLineBreak(index)
                tokens.append(.text(Array(blanks) + text + bytes[index..<end]))
                index = end
                place.isNewLine = true
                continue
            }
            if !text.isEmpty {
                tokens.append(.text(Array(blanks) + text))
                blanks = []
                place.isNewLine = false
            }
            if index >= bytes.count { break }
            let tag = try readTag()
            if tag.kind == .end {
                guard let section = start.section else { throw fault(.strayEnd(tag.name), at: tag.start) }
                guard section == tag.name else { throw fault(.wrongEnd(section), at: tag.start) }
                if !isStandalone(place), !blanks.isEmpty { tokens.append(.text(Array(blanks))) }
                return Self.joined(tokens)
            }
            place.isNewLine = try add(tag, place, &blanks, to: &tokens)
        }
        if let section = start.section { throw fault(.openSection(section), at: start.start) }
        return Self.joined(tokens)
    }

    /// Texts that follow each other as one.
    private static func joined(_ tokens: [TemplateToken]) -> [TemplateToken] {
        var result: [TemplateToken] = []
        var text: [UInt8] = []
        for token in tokens {
            if token.kind == .text {
                text += token.text
                continue
            }
            if !text.isEmpty { result.append(.text(text)) }
            text = []
            result.append(token)
        }
        if !text.isEmpty { result.append(.text(text)) }
        return result
    }

    /// Adds what a tag stands for.
    /// - Returns: whether the next text begins a line.
    private mutating func add(
        _ tag: Tag, _ place: Place, _ blanks: inout ArraySlice<UInt8>, to tokens: inout [TemplateToken]
    ) throws(Fault) -> Bool {
        func flush() {
            if !blanks.isEmpty { tokens.append(.text(Array(blanks))) }
            blanks = []
        }
        switch tag.kind {
        case .value, .raw:
            flush()
            tokens.append(.value(TemplateName(tag.name), isRaw: tag.kind == .raw))
            return false
        case .section, .inverted:
            let isAlone = isStandalone(place)
            if !isAlone { flush() }
            let inner = try parse(Place(section: tag.name, start: tag.start, isNewLine: isAlone))
            let name = TemplateName(tag.name)
            tokens.append(tag.kind == .section ? .section(name, inner) : .inverted(name, inner))
            return isAlone
        case .partial:
            let indentation = Array(blanks)
            flush()
            let isAlone = isStandalone(place)
            tokens.append(.partial(tag.name, indentation: isAlone ? indentation : [], overrides: [:]))
            return isAlone
        case .parent:
            let indentation = Array(blanks)
            flush()
            let isAlone = isStandalone(place)
            let inner = try parse(Place(section: tag.name, start: tag.start, isNewLine: isAlone, isParent: true))
            tokens.append(.partial(tag.name, indentation: indentation, overrides: try overrides(inner, tag.start)))
            return isAlone
        case .block:
            let indentation = Array(blanks)
            if !place.isParent { flush() }
            let isAlone = isStandalone(place)
            let inner = try parse(Place(section: tag.name, start: tag.start, isNewLine: isAlone))
            tokens.append(.block(tag.name, inner, indentation: indentation))
            blanks = []
            return isAlone
        case .comment: return isStandalone(place)
        case .end: return false
        }
    }

    private func overrides(_ tokens: [TemplateToken], _ start: Int) throws(Fault) -> [String: [TemplateToken]] {
        var overrides: [String: [TemplateToken]] = [:]
        for token in tokens {
            switch token.kind {
            case .block: overrides[token.label] = token.inner
            case .text: break
            default: throw fault(.insideParent, at: start)
            }
        }
        return overrides
    }

    // MARK: text

    private mutating func readBlanks() -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") { index += 1 }
        return bytes[start..<index]
    }

    /// Up to the next tag or line break.
    private mutating func readText() -> ArraySlice<UInt8> {
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && isLineBreak(index) > 0) { break }
            if byte == UInt8(ascii: "{"), stands(Self.opening, at: index) { break }
            index += 1
        }
        return bytes[start..<index]
    }

    /// The length of the line break that stands there; 0 for none.
    private func isLineBreak(_ place: Int) -> Int {
        bytes[place] == UInt8(ascii: "\n") ? 1 : stands(Self.lineBreak, at: place) ? 2 : 0
    }

    /// Whether a tag that was just read stands on a line of its own; then reads on to the next line.
    private mutating func isStandalone(_ place: Place) -> Bool {
        guard place.isNewLine else { return false }
        if index >= bytes.count { return true }
        var end = index
        while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
        guard end < bytes.count, isLineBreak(end) > 0 else { return false }
        index = end + isLineBreak(end)
        return true
    }

    // MARK: tags

    private struct Tag {
        enum Kind { case value, raw, section, inverted, end, partial, parent, block, comment }
        let kind: Kind
        let name: String
        let start: Int
    }

    private mutating func readTag() throws(Fault) -> Tag {
        let opening = index
        index += 2
        let isTriple = index < bytes.count && bytes[index] == UInt8(ascii: "{")
        if isTriple { index += 1 }
        let start = index
        while index < bytes.count, !(isTriple ? stands(Self.tripleClosing, at: index) : stands(Self.closing, at: index)) {
            index += 1
        }
        guard index < bytes.count else { throw fault(.openTag, at: opening) }
        var inside = bytes[start..<index].drop { Self.isBlank($0) }
        index += isTriple ? 3 : 2
        let kind = isTriple ? .raw : Self.kind(inside.first)
        // Delimiters stay what they are.
        guard let kind else { throw fault(.delimiters, at: opening) }
        if kind != .value, !isTriple { inside = inside.dropFirst().drop { Self.isBlank($0) } }
        while let last = inside.last, Self.isBlank(last) { inside = inside.dropLast() }
        let name = String(decoding: inside, as: UTF8.self)
        if kind == .comment { return Tag(kind: kind, name: "", start: opening) }
        if name.isEmpty { throw fault(.noName, at: opening) }
        guard inside.allSatisfy({ Self.isNamed($0, isPath: kind == .partial || kind == .parent || kind == .end) }) else {
            throw fault(.badName(name), at: opening)
        }
        return Tag(kind: kind, name: name, start: opening)
    }

    private static func kind(_ byte: UInt8?) -> Tag.Kind? {
        switch byte {
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .end
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: "&"): .raw
        // The folder says how to escape, whatever a file says of it.
        case UInt8(ascii: "!"), UInt8(ascii: "%"): .comment
        case UInt8(ascii: "="): nil
        default: .value
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isNamed(_ byte: UInt8, isPath: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: isPath && byte == UInt8(ascii: "/")
        }
    }
}
