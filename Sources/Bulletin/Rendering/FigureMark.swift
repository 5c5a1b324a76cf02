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
        return piece.withUTF8 { unsafe buffer[(place + 1)...].update(fromContentsOf: $0) }
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
        var result: [UInt8] = []
        result.reserveCapacity(document.count * 5 / 4)
        let document = document.span
        var index = 0
        while let mark = next(in: document, from: index) {
            append(document, index..<mark, to: &result)
            index = mark + 1
            if document[mark] == 0 {
                result.append(0)
            } else if document[mark] == end {
                result.append(contentsOf: closing)
            } else if document[mark] == start, let text = place(of: middle, in: document, index..<document.count) {
                if let first = place(of: blank, in: document, index..<text),
                    let second = place(of: blank, in: document, first + 1..<text),
                    place(of: blank, in: document, second + 1..<text) == nil
                {
                    let parts = [index..<first, first + 1..<second, second + 1..<text]
                    for (name, part) in zip(attributes, parts) {
                        result.append(contentsOf: name)
                        append(document, part, to: &result)
                    }
                    result.append(contentsOf: tagEnd)
                }
                index = text + 1
            }
        }
        append(document, index..<document.count, to: &result)
        return result
    }

    private static let blank = UInt8(ascii: " ")

    private static func place(of byte: UInt8, in document: Span<UInt8>, _ range: Range<Int>) -> Int? {
        for index in range where document[index] == byte { return index }
        return nil
    }

    private static func append(_ document: Span<UInt8>, _ range: Range<Int>, to result: inout [UInt8]) {
        unsafe document.extracting(range).withUnsafeBufferPointer { unsafe result.append(contentsOf: $0) }
    }

    /// The next byte below 4: eight are looked at at once, of which the lowest hit is right.
    private static func next(in document: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 8 <= document.count {
            let word = UInt64(
                littleEndian: unsafe document.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
            let found = (word &- 0x0404_0404_0404_0404) & ~word & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < document.count, document[index] > end { index += 1 }
        return index < document.count ? index : nil
    }

    private static let attributes = ["<data value=\"", "\" data-region=\"", "\" data-indicator=\""].map { Array($0.utf8) }
    private static let tagEnd = Array("\">".utf8)
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
