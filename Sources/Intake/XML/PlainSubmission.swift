/// A submission as programs write it: UTF-8, a default namespace, elements without prefixes and content, values without references. It is read in one
/// pass without a parser; whatever else there is, right or wrong, is left to one (``XMLEvents``), which then reads the document from the top.
struct PlainSubmission {
    private let listener: SubmissionListener
    private var place = 0
    private var line = 1
    private var attributes: [XMLRowReader.Attribute] = []
    /// How the attributes of the tag before begin: those of the next one mostly do so too.
    private var beginnings: [Beginning] = []

    /// Of an attribute, from behind the value before it to the first byte of its own.
    private struct Beginning {
        /// Empty where a line ends in it.
        let text: Range<Int>
        let name: Range<Int>
    }

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
            listener.readPlainRows(bytes, &place, &line)
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
        let (start, beginning) = (line, place)
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
        return listener.row(bytes, beginning..<place, name, attributes, line: start)
    }

    /// The attributes of a tag, up to behind its end.
    /// - Returns: whether the element ends with it; nil for anything but names without prefixes and plain values in quotes.
    private mutating func readAttributes(_ bytes: Span<UInt8>) -> Bool? {
        attributes.removeAll(keepingCapacity: true)
        while true {
            if readAsBefore(bytes) { continue }
            let (before, lineBefore) = (place, line)
            guard skipWhiteSpace(bytes), place + 1 < bytes.count else { return nil }
            if bytes[place] == UInt8(ascii: ">") {
                place += 1
                return false
            }
            if bytes[place] == UInt8(ascii: "/"), bytes[place + 1] == UInt8(ascii: ">") {
                place += 2
                return true
            }
            guard place > before, attributes.count < Self.mostAttributes, let attribute = readAttribute(bytes) else { return nil }
            let text = line == lineBefore ? before..<attribute.value.lowerBound : before..<before
            let beginning = Beginning(text: text, name: attribute.name)
            if attributes.count < beginnings.count {
                beginnings[attributes.count] = beginning
            } else {
                beginnings.append(beginning)
            }
            attributes.append(attribute)
        }
    }

    /// Reads an attribute that begins as that of the tag before did.
    private mutating func readAsBefore(_ bytes: Span<UInt8>) -> Bool {
        guard attributes.count < beginnings.count, case let beginning = beginnings[attributes.count], !beginning.text.isEmpty,
            bytes.isEqual(beginning.text, to: bytes, at: place)
        else { return false }
        let offset = place - beginning.text.lowerBound
        let from = place + beginning.text.count
        guard let end = Self.valueEnd(bytes, from, quote: bytes[from - 1]) else { return false }
        place = end + 1
        let name = beginning.name.lowerBound + offset..<beginning.name.upperBound + offset
        attributes.append(.init(name: name, value: from..<end, isAsBefore: true))
        return true
    }

    private mutating func readAttribute(_ bytes: Span<UInt8>) -> XMLRowReader.Attribute? {
        let start = place
        while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
        let name = start..<place
        guard !name.isEmpty, place + 2 < bytes.count, bytes[place] == UInt8(ascii: "=") else { return nil }
        let (quote, from) = (bytes[place + 1], place + 2)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let end = Self.valueEnd(bytes, from, quote: quote) else {
            return nil
        }
        place = end + 1
        return .init(name: name, value: from..<end)
    }

    /// Reads a value, eight bytes at once.
    /// - Returns: the index of the quote behind it; nil where there is none, and for controls, references, and what can't stand in a value.
    static func valueEnd(_ bytes: Span<UInt8>, _ start: Int, quote: UInt8) -> Int? {
        var isASCII = true
        for base in stride(from: start, to: min(bytes.count, start + longest), by: 8) {
            let word = bytes.paddedWord(base)
            var found = Self.suspects(word)
            while found != 0 {
                let offset = found.trailingZeroBitCount / 8
                found &= found &- 1
                let byte = UInt8(truncatingIfNeeded: word >> UInt64(8 * offset))
                if byte == quote {
                    isASCII = isASCII && word & tops & ((1 << UInt64(8 * offset)) &- 1) == 0
                    return isASCII || isText(bytes, start..<base + offset) ? base + offset : nil
                }
                // What is behind the end is 0.
                if byte < 0x20 || byte == UInt8(ascii: "&") || byte == opening { return nil }
            }
            isASCII = isASCII && word & tops == 0
        }
        return nil
    }

    /// The top bit of each byte that is below `(`, as quotes, `&` and controls are, or is `<`. No byte's result depends on its neighbours: the top bits are
    /// set before anything is taken off, and carries end in them.
    private static func suspects(_ word: UInt64) -> UInt64 {
        let ones = 0x0101_0101_0101_0101 as UInt64
        let below = ~((word | tops) &- UInt64(UInt8(ascii: "(")) &* ones) & ~word
        let other = word ^ UInt64(opening) &* ones
        let equal = ~(((other & ~tops) &+ ~tops) | other)
        return (below | equal) & tops
    }

    private static let tops = 0x8080_8080_8080_8080 as UInt64

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") || (0x41...0x5A).contains(byte)
    }
}
