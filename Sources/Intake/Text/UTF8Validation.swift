/// The offset of the first byte that isn't well-formed UTF-8 (Unicode 15, table 3-7), or nil.
func firstInvalidUTF8(_ bytes: [UInt8], from start: Int = 0) -> Int? { firstInvalidUTF8(bytes.span, start..<bytes.count) }

/// The same, of a part of the bytes: a character that it cuts off is none.
func firstInvalidUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let count = range.upperBound
    while index < count {
        let lead = bytes[index]
        if lead < 0x80 {
            index = behindASCII(bytes, index + 1, count)
            continue
        }
        let behind = behindChinese(bytes, index, count)
        if behind > index {
            index = behind
            continue
        }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return index
        }
        guard index + length <= count, second.contains(bytes[index + 1]) else { return index }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return index }
        index += length
    }
    return nil
}

/// Behind the characters of three bytes that most of Chinese is, U+4000 to U+9FFF, of which every byte but the first may be any: four bytes are looked at
/// at once.
private func behindChinese(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index + 4 <= end {
        let word = UInt32(
            littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self))
        guard UInt8(truncatingIfNeeded: word) &- 0xE4 <= 5, word & 0xC0_C000 == 0x80_8000 else { break }
        index += 3
    }
    return index
}

/// Looks at eight bytes at once. Near the end it may stop on an ASCII byte.
private func behindASCII(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index + 8 <= end {
        let word = UInt64(
            littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
        let others = word & 0x8080_8080_8080_8080
        if others != 0 { return index + others.trailingZeroBitCount / 8 }
        index += 8
    }
    return index
}

/// The 1-based line in which an offset lies; CRLF, LF and a lone CR end a line.
func lineNumber(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for index in 0..<min(offset, bytes.count) {
        if bytes[index] == 0x0A || (bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
            line += 1
        }
    }
    return line
}
