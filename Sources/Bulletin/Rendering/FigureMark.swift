internal import Catalogue

/// A printed figure on its way through templates: its text between control characters, which text from outside is cleaned of, so that a document
/// knows each figure it shows. HTML turns the marks into `<data>` elements, Markdown and plain text drop them.
enum FigureMark {
    /// - Parameters:
    ///   - text: as printed.
    ///   - value: the exact number, for machines.
    ///   - region: its code.
    ///   - indicator: its id, `score` for a unit's score.
    static func marked(_ text: String, value: String, region: String, indicator: String) -> String {
        // There are ten thousands of them, which putting them together piece by piece would make twenty times as dear.
        let count = value.utf8.count + region.utf8.count + indicator.utf8.count + text.utf8.count + 5
        return unsafe String(unsafeUninitializedCapacity: count) { buffer in
            var place = unsafe put(start, value, buffer, at: 0)
            place = unsafe put(blank, region, buffer, at: place)
            place = unsafe put(blank, indicator, buffer, at: place)
            place = unsafe put(middle, text, buffer, at: place)
            return unsafe put(end, "", buffer, at: place)
        }
    }

    /// - Returns: the place behind both.
    private static func put(_ mark: UInt8, _ piece: String, _ buffer: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
        unsafe buffer[place] = mark
        var piece = piece
        return piece.withUTF8 { bytes in
            let end = place + 1 + bytes.count
            _ = unsafe UnsafeMutableBufferPointer(rebasing: buffer[place + 1..<end]).update(fromContentsOf: bytes)
            return end
        }
    }

    /// Text from outside, with control characters (which HTML forbids, and the marks are made of) as blanks.
    static func cleaned(_ text: String) -> String {
        // Those beyond ASCII begin with C2 or E2 in UTF-8.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }),
            text.unicodeScalars.contains(where: \.isControl)
        else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
    }

    /// The document, with `<data>` elements in place of marks. The marks are bytes that stand in no other character.
    static func html(_ document: [UInt8]) -> [UInt8] {
        // Of ten thousands of pieces each would ask for room that is there.
        let size = document.count + growth(of: document.span)
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { room, count in
            let document = document.span
            var index = 0
            while let mark = next(in: document, from: index) {
                unsafe put(document, index..<mark, room, &count)
                index = mark + 1
                if document[mark] == 0 {
                    unsafe put(document, mark..<index, room, &count)
                } else if document[mark] == end {
                    unsafe put(closing, room, &count)
                } else if document[mark] == start, let text = place(of: middle, in: document, index..<document.count) {
                    unsafe putTag(document, index..<text, room, &count)
                    index = text + 1
                }
            }
            unsafe put(document, index..<document.count, room, &count)
        }
    }

    /// By how much a document becomes longer at most.
    private static func growth(of document: Span<UInt8>) -> Int {
        let tag = attributes.reduce(0) { $0 + $1.count }
        var (growth, index) = (0, 0)
        while let mark = next(in: document, from: index) {
            growth += document[mark] == start ? tag : document[mark] == end ? closing.count : 0
            index = mark + 1
        }
        return growth
    }

    /// The tag of a mark; nothing for one that isn't made of three words.
    private static func putTag(
        _ document: Span<UInt8>, _ mark: Range<Int>, _ room: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        guard let first = place(of: blank, in: document, mark),
            let second = place(of: blank, in: document, first + 1..<mark.upperBound),
            place(of: blank, in: document, second + 1..<mark.upperBound) == nil
        else { return }
        unsafe put(attributes[0], room, &count)
        unsafe put(document, mark.lowerBound..<first, room, &count)
        unsafe put(attributes[1], room, &count)
        unsafe put(document, first + 1..<second, room, &count)
        unsafe put(attributes[2], room, &count)
        unsafe put(document, second + 1..<mark.upperBound, room, &count)
        unsafe put(attributes[3], room, &count)
    }

    /// - Parameter count: of the room's bytes that are written.
    private static func put(
        _ document: Span<UInt8>, _ range: Range<Int>, _ room: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        unsafe document.extracting(range).withUnsafeBufferPointer { unsafe put($0, room, &count) }
    }

    private static func put(_ text: [UInt8], _ room: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        unsafe text.withUnsafeBufferPointer { unsafe put($0, room, &count) }
    }

    private static func put(
        _ text: UnsafeBufferPointer<UInt8>, _ room: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
    ) {
        let end = count + text.count
        _ = unsafe UnsafeMutableBufferPointer(rebasing: room[count..<end]).update(fromContentsOf: text)
        count = end
    }

    private static let blank = UInt8(ascii: " ")

    /// Eight bytes are looked at at once, of which the lowest hit is right.
    private static func place(of byte: UInt8, in document: Span<UInt8>, _ range: Range<Int>) -> Int? {
        let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
        var index = range.lowerBound
        while index + 8 <= range.upperBound {
            let other = word(document, index) ^ wanted
            let found = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < range.upperBound {
            if document[index] == byte { return index }
            index += 1
        }
        return nil
    }

    private static func append(_ document: Span<UInt8>, _ range: Range<Int>, to result: inout [UInt8]) {
        unsafe document.extracting(range).withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
    }

    /// Eight bytes that are there, the first the lowest.
    private static func word(_ document: Span<UInt8>, _ index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe document.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// The next byte below 4: eight are looked at at once, of which the lowest hit is right.
    private static func next(in document: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 8 <= document.count {
            let word = word(document, index)
            let found = (word &- 0x0404_0404_0404_0404) & ~word & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < document.count, document[index] > end { index += 1 }
        return index < document.count ? index : nil
    }

    /// Of a tag what stands before, between and behind the three.
    private static let attributes = ["<data value=\"", "\" data-region=\"", "\" data-indicator=\"", "\">"].map { Array($0.utf8) }
    private static let closing = Array("</data>".utf8)

    /// The document, without marks.
    static func plain(_ document: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(document.count)
        let document = document.span
        var isInside = false
        var index = 0
        while let mark = next(in: document, from: index) {
            if !isInside { append(document, index..<mark, to: &result) }
            switch document[mark] {
            case start: isInside = true
            case middle: isInside = false
            case end: break
            default: if !isInside { result.append(document[mark]) }
            }
            index = mark + 1
        }
        if !isInside { append(document, index..<document.count, to: &result) }
        return result
    }

    private static let (start, middle, end): (UInt8, UInt8, UInt8) = (1, 2, 3)
}
