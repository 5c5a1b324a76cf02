/// Finds a tag with more attributes than any document has. libxml2 compares each attribute of an element with each other, so that a file of two million of
/// them on one element would keep it busy for hours; it has no limit of its own for them.
struct XMLAttributeBound {
    private let bytes: [UInt8]
    private let most: Int
    /// In UTF-16 a character is looked at in one of its two bytes, where the other one is 0.
    private let stride: Int
    private let offset: Int

    private init(_ bytes: [UInt8], most: Int) {
        self.bytes = bytes
        self.most = most
        let isLittle = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00])
        let isBig = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C])
        stride = isLittle || isBig ? 2 : 1
        offset = isBig ? 1 : 0
    }

    /// The 1-based line of the first such tag; nil for none.
    /// - Parameter most: attributes of one element. Ours have two dozen.
    static func excess(over most: Int, in bytes: [UInt8]) -> Int? {
        // What is shorter than that many of the shortest attributes has no such tag.
        guard bytes.count > most * 4, let place = XMLAttributeBound(bytes, most: most).excess() else { return nil }
        return 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") }
    }

    private func isInside(_ place: Int) -> Bool { place + stride - 1 - offset < bytes.count }

    private func at(_ place: Int) -> UInt8 {
        if stride == 1 { return bytes[place] }
        return bytes[place + 1 - 2 * offset] == 0 ? bytes[place] : 0xFF
    }

    private func excess() -> Int? {
        var place = offset
        while let tag = next(UInt8(ascii: "<"), from: place) {
            place = tag + stride
            guard isInside(place) else { return nil }
            switch at(place) {
            case UInt8(ascii: "!"), UInt8(ascii: "?"): place = behindMarkup(place)
            default:
                guard let end = behindTag(place) else { return tag }
                place = end
            }
        }
        return nil
    }

    private func next(_ byte: UInt8, from place: Int) -> Int? {
        var place = place
        while isInside(place) {
            if at(place) == byte { return place }
            place += stride
        }
        return nil
    }

    /// Behind a comment, a CDATA section, a processing instruction or a declaration; of quotes in these no attribute is made.
    private func behindMarkup(_ start: Int) -> Int {
        let isComment = stands("!--", at: start)
        let isSection = stands("![CDATA[", at: start)
        var place = start
        while let end = next(UInt8(ascii: ">"), from: place) {
            let before = end - 2 * stride
            if isComment ? stands("--", at: before) && before >= start + 3 * stride : !isSection || stands("]]", at: before) {
                return end + stride
            }
            place = end + stride
        }
        return bytes.count
    }

    private func stands(_ text: String, at place: Int) -> Bool {
        guard place >= 0, place + text.utf8.count * stride <= bytes.count else { return false }
        return text.utf8.enumerated().allSatisfy { at(place + $0.offset * stride) == $0.element }
    }

    /// Behind the tag's `>`; nil where it has too many values in quotes.
    private func behindTag(_ start: Int) -> Int? {
        var place = start
        var values = 0
        while isInside(place) {
            let byte = at(place)
            if byte == UInt8(ascii: ">") { return place + stride }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                values += 1
                if values > most { return nil }
                guard let end = next(byte, from: place + stride) else { return bytes.count }
                place = end
            }
            place += stride
        }
        return bytes.count
    }
}
