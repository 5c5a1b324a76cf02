internal import Catalogue

/// A printed figure on its way through templates: its text between control characters, which text from outside is cleaned of, so that a document
/// knows each figure it shows. Where it is written into HTML the marks become `<data>` elements, in Markdown and plain text they are dropped
/// (``Escaping``).
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
        return unsafe piece.utf8Span.span.withUnsafeBufferPointer { bytes in
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

    /// A text without marks.
    static func plain(_ text: String) -> String { Escaping.none.escaped(text, marks: .dropped) }

    /// What becomes of marks where a text is written.
    enum Writing: Sendable {
        /// They stay: the text is a part of another one.
        case kept
        /// `<data>` elements.
        case elements
        case dropped
    }

    /// A marked text's number, region and indicator.
    struct Words {
        let value: Range<Int>
        let region: Range<Int>
        let indicator: Range<Int>

        /// - Parameter range: between the first two marks. They stand in no other character, and there are two blanks.
        fileprivate init?(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
            guard let first = unsafe text[range].firstIndex(of: blank),
                let second = unsafe text[first + 1..<range.upperBound].firstIndex(of: blank),
                unsafe !text[second + 1..<range.upperBound].contains(blank)
            else { return nil }
            value = range.lowerBound..<first
            region = first + 1..<second
            indicator = second + 1..<range.upperBound
        }
    }

    /// Whether a byte is a mark.
    static func isMark(_ byte: UInt8) -> Bool { (start...end).contains(byte) }

    /// What a mark stands for.
    enum Meaning {
        /// Nil where it isn't three words; the printed text begins there.
        case start(Words?, text: Int)
        case end
        /// One that nothing belongs to.
        case stray
    }

    /// - Parameter index: of a mark.
    static func meaning(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Meaning {
        switch unsafe text[index] {
        case start:
            guard let middle = unsafe text[(index + 1)...].firstIndex(of: middle) else { return .stray }
            return .start(unsafe Words(text, index + 1..<middle), text: middle + 1)
        case end: return .end
        default: return .stray
        }
    }

    private static let blank = UInt8(ascii: " ")
    private static let (start, middle, end): (UInt8, UInt8, UInt8) = (1, 2, 3)
}
