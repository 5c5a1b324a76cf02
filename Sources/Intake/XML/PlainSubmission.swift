/// A submission as programs write it: UTF-8, a default namespace, elements without prefixes and content, values without references. It is read in one
/// pass without a parser; whatever else there is, right or wrong, is left to one (``XMLEvents``), which then reads the document from the top.
struct PlainSubmission {
    private let listener: SubmissionListener
    private var place = 0
    private var line = 1
    private var attributes: [XMLRowReader.Attribute] = []

    /// - Parameter listener: gets the root and the rows. What it got is worth nothing where the answer is false.
    /// - Returns: whether all of the document was read, and nothing found wrong with it.
    static func read(_ bytes: [UInt8], _ listener: SubmissionListener) -> Bool {
        var reader = PlainSubmission(listener: listener)
        return reader.read(bytes.span)
    }

    private init(listener: SubmissionListener) { self.listener = listener }

    private mutating func read(_ bytes: Span<UInt8>) -> Bool {
        // Production 1 of XML 1.0: prolog, the root, comments and white space.
        _ = take(Self.mark, bytes)
        if take(Self.declaration, bytes) {
            guard take(Self.encoding, bytes) || take(Self.encodingInLowerCase, bytes) || take(Self.declarationEnd, bytes) else {
                return false
            }
        }
        guard skipBetween(bytes), readRoot(bytes) else { return false }
        while skipBetween(bytes) {
            guard place + 1 < bytes.count, bytes[place] == Self.opening else { return false }
            if bytes[place + 1] == UInt8(ascii: "/") {
                guard take(Self.rootEnd, bytes) else { return false }
                while place < bytes.count, skipWhiteSpace(bytes), place < bytes.count {
                    guard take(Self.commentStart, bytes), readComment(bytes) else { return false }
                }
                return place == bytes.count
            }
            guard readRow(bytes) else { return false }
        }
        return false
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let declaration = Array("<?xml version=\"1.0\"".utf8)
    private static let encoding = Array(" encoding=\"UTF-8\"?>".utf8)
    private static let encodingInLowerCase = Array(" encoding=\"utf-8\"?>".utf8)
    private static let declarationEnd = Array("?>".utf8)
    private static let rootStart = Array("<submission".utf8)
    private static let rootEnd = Array("</submission>".utf8)
    private static let commentStart = Array("<!--".utf8)
    private static let opening = UInt8(ascii: "<")
    /// Of an element that is worth reading on.
    private static let mostAttributes = 100
    /// Of a value or comment, in bytes: the parser has limits of its own for what is longer than any.
    private static let longest = 1 << 20

    /// Reads on behind a text, if it stands here.
    private mutating func take(_ text: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        guard place + text.count <= bytes.count else { return false }
        for offset in text.indices where bytes[place + offset] != text[offset] { return false }
        place += text.count
        return true
    }

    /// White space and comments.
    /// - Returns: false at the end of the document, and for a comment that isn't right.
    private mutating func skipBetween(_ bytes: Span<UInt8>) -> Bool {
        while true {
            guard skipWhiteSpace(bytes), place < bytes.count else { return false }
            guard take(Self.commentStart, bytes) else { return true }
            guard readComment(bytes) else { return false }
        }
    }

    /// - Returns: false for a return without a line feed: XML counts it as one, lines of a file don't.
    private mutating func skipWhiteSpace(_ bytes: Span<UInt8>) -> Bool {
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "\r"): guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "\n") else { return false }
            default: return true
            }
            place += 1
        }
        return true
    }

    /// Up to behind its end; `--` can't stand in it.
    private mutating func readComment(_ bytes: Span<UInt8>) -> Bool {
        let start = place
        while place + 2 < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "-"), bytes[place + 1] == UInt8(ascii: "-") {
                guard bytes[place + 2] == UInt8(ascii: ">"), place - start <= Self.longest, Self.isText(bytes, start..<place)
                else {
                    return false
                }
                place += 3
                return true
            }
            if byte < 0x20 {
                if byte == UInt8(ascii: "\n") { line += 1 } else if byte != UInt8(ascii: "\t") { return false }
            }
            place += 1
        }
        return false
    }

    /// Whether bytes are UTF-8, without the two characters that XML leaves out beside controls (production 2).
    private static func isText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard firstInvalidUTF8(bytes, range) == nil else { return false }
        for index in range where bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE { return false }
        return true
    }

    // MARK: tags

    private mutating func readRoot(_ bytes: Span<UInt8>) -> Bool {
        let start = line
        guard take(Self.rootStart, bytes), let isEmpty = readAttributes(bytes), !isEmpty else { return false }
        var found: [XMLAttribute] = []
        var isOurs = false
        for attribute in attributes {
            let name = CellText.raw(bytes, attribute.name)
            if name == "xmlns" {
                isOurs = CellText.raw(bytes, attribute.value) == XMLSchemaRules.namespace
            } else if found.contains(where: { $0.name == name }) {
                return false
            } else {
                let value = Array(CellText.raw(bytes, attribute.value).utf8)
                found.append(XMLAttribute(name: name, namespace: "", value: value))
            }
        }
        guard isOurs, found.count + 1 == attributes.count else { return false }
        listener.start("submission", namespace: XMLSchemaRules.namespace, attributes: found, line: start)
        return listener.violation == nil
    }

    private mutating func readRow(_ bytes: Span<UInt8>) -> Bool {
        let start = line
        place += 1
        let from = place
        while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
        let name = from..<place
        guard !name.isEmpty, let isEmpty = readAttributes(bytes) else { return false }
        if !isEmpty {
            guard place + 1 < bytes.count, bytes[place] == Self.opening, bytes[place + 1] == UInt8(ascii: "/") else {
                return false
            }
            place += 2
            for index in name {
                guard place < bytes.count, bytes[place] == bytes[index] else { return false }
                place += 1
            }
            guard place < bytes.count, bytes[place] == UInt8(ascii: ">") else { return false }
            place += 1
        }
        return listener.row(bytes, name, attributes, line: start)
    }

    /// The attributes of a tag, up to behind its end.
    /// - Returns: whether the element ends with it; nil for anything but names without prefixes and plain values in quotes.
    private mutating func readAttributes(_ bytes: Span<UInt8>) -> Bool? {
        attributes.removeAll(keepingCapacity: true)
        while true {
            let before = place
            guard skipWhiteSpace(bytes), place + 1 < bytes.count else { return nil }
            if bytes[place] == UInt8(ascii: ">") {
                place += 1
                return false
            }
            if bytes[place] == UInt8(ascii: "/"), bytes[place + 1] == UInt8(ascii: ">") {
                place += 2
                return true
            }
            guard place > before, attributes.count < Self.mostAttributes, readAttribute(bytes) else { return nil }
        }
    }

    private mutating func readAttribute(_ bytes: Span<UInt8>) -> Bool {
        let start = place
        while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
        let name = start..<place
        guard !name.isEmpty, place + 2 < bytes.count, bytes[place] == UInt8(ascii: "=") else { return false }
        let quote = bytes[place + 1]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
        let from = place + 2
        var index = from
        var isASCII = true
        while index < bytes.count, bytes[index] != quote {
            let byte = bytes[index]
            // Controls, references, and what can't stand there.
            if byte < 0x20 || byte == UInt8(ascii: "&") || byte == Self.opening { return false }
            isASCII = isASCII && byte < 0x80
            index += 1
        }
        guard index < bytes.count, index - from <= Self.longest, isASCII || Self.isText(bytes, from..<index) else { return false }
        place = index + 1
        attributes.append(.init(name: name, value: from..<index))
        return true
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") || (0x41...0x5A).contains(byte)
    }
}
