/// How the text of a cell is looked at (contract §3.3). All work on UTF-8 bytes and ranges of them: spans, since counting references to an array would
/// cost more than reading a cell.
enum CellText {
    /// The range without ASCII and full-width (U+3000) white space at either end.
    @inline(__always) static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        // Nearly all cells: neither end is a blank or a byte of U+3000.
        if range.isEmpty { return range }
        let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound - 1])
        if first > 0x20, first != 0xE3, last > 0x20, last != 0x80 { return range }
        return withoutBlanks(bytes, range)
    }

    private static func withoutBlanks(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            if isBlank(bytes[start]) {
                start += 1
            } else if end - start >= 3, isIdeographicSpace(bytes, start) {
                start += 3
            } else {
                break
            }
        }
        while end > start {
            if isBlank(bytes[end - 1]) {
                end -= 1
            } else if end - start >= 3, isIdeographicSpace(bytes, end - 3) {
                end -= 3
            } else {
                break
            }
        }
        return start..<end
    }

    /// All cells of a record.
    static func trim(_ cells: inout [Range<Int>], _ bytes: Span<UInt8>) {
        var cells = cells.mutableSpan
        for index in cells.indices { cells[index] = trimmed(bytes, cells[index]) }
    }

    /// The text as it stands.
    static func raw(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// The text with full-width digits and letters folded to ASCII; with `brackets`, those too (for headers).
    static func folded(_ bytes: Span<UInt8>, _ range: Range<Int>, brackets: Bool = false) -> String {
        let text = raw(bytes, range)
        return text.utf8.contains(0xEF) ? folded(text, brackets: brackets) : text
    }

    static func folded(_ text: String, brackets: Bool = false) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isWide =
                switch scalar.value {
                case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: true
                case 0xFF08, 0xFF09, 0xFF3B, 0xFF3D, 0xFF5B, 0xFF5D: brackets
                default: false
                }
            scalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(scalars)
    }

    /// A header or a key word without any white space in it, folded.
    static func squeezed(_ text: String) -> String {
        // Most are plain Chinese words: of the ideographs (U+4000 to U+9FFF) none is folded or a blank.
        var isPlain = true
        for byte in text.utf8 where !(0x80...0xBF).contains(byte) && !(0xE4...0xE9).contains(byte) {
            isPlain = false
            break
        }
        if isPlain { return text }
        return folded(
            String(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" }.map(Character.init)),
            brackets: true)
    }

    /// Whether the trimmed cell says that there is nothing: a blank, `-`, `—`, `/`, or `无` unless in a flag.
    static func isNothing(_ bytes: Span<UInt8>, _ range: Range<Int>, isFlag: Bool) -> Bool {
        switch range.count {
        case 0: return true
        case 1: return bytes[range.lowerBound] == UInt8(ascii: "-") || bytes[range.lowerBound] == UInt8(ascii: "/")
        case 3:
            let start = range.lowerBound
            let cell = (bytes[start], bytes[start + 1], bytes[start + 2])
            // — and 无
            return cell == (0xE2, 0x80, 0x94) || (!isFlag && cell == (0xE6, 0x97, 0xA0))
        default: return false
        }
    }

    /// A text without the `'` that our own CSV files put before what a spreadsheet would take for a formula (contract §7).
    static func unguarded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        guard range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "'"), "=+-@".utf8.contains(bytes[range.lowerBound + 1])
        else {
            return range
        }
        return range.lowerBound + 1..<range.upperBound
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isIdeographicSpace(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
    }
}
