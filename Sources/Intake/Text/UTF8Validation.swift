internal import CSixteen

/// The offset of the first byte that isn't well-formed UTF-8 (Unicode 15, table 3-7), or nil.
func firstInvalidUTF8(_ bytes: [UInt8], from start: Int = 0) -> Int? { firstInvalidUTF8(bytes.span, start..<bytes.count) }

/// The same, of a part of the bytes: a character that it cuts off is none.
func firstInvalidUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    let count = range.upperBound
    while index < count {
        index = behindPlainCharacters(bytes, index, count)
        guard index < count else { break }
        let lead = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0x00...0x7F: length = 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return index
        }
        if length > 1 {
            guard index + length <= count, second.contains(bytes[index + 1]) else { return index }
            for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return index }
        }
        index += length
    }
    return nil
}

/// The top bit of each of eight bytes that begins a character of three bytes of which every byte but the first may be any: E1 to EF without ED.
private func leadsOfThree(_ word: UInt64) -> UInt64 {
    let (sevens, ones) = (0x7F7F_7F7F_7F7F_7F7F as UInt64, 0x0101_0101_0101_0101 as UInt64)
    // No byte's result depends on its neighbours: without their top bits no sum is more than 0xFF.
    let low = word & sevens
    return word & ~sevens & (low &+ 0x1F &* ones) & ~(low &+ 0x10 &* ones) & ((low ^ 0x6D &* ones) &+ sevens)
}

/// Whether sixteen bytes are such characters or ASCII, or go on with one that began before them.
/// - Parameter index: 2 or more, behind well-formed ones.
private func sixteenGoOn(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    precondition(index >= 2 && index + 16 <= bytes.count)
    return unsafe bytes.withUnsafeBufferPointer { unsafe sixteen_go_on($0.baseAddress.unsafelyUnwrapped + index) != 0 }
}

/// Behind ASCII and the characters of three bytes of which every byte but the first may be any, as all of Chinese is: eight and sixteen bytes are looked at at once.
/// Stops at a character, which near the end may be of these too.
private func behindPlainCharacters(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    let tops = 0x8080_8080_8080_8080 as UInt64
    var index = start
    // The top bit of each byte that begins such a character, of the eight bytes before.
    var leadsBefore: UInt64 = 0
    while index + 8 <= end {
        let word = UInt64(
            littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
        let others = word & tops
        // The characters that began before go on into this word.
        var expected = leadsBefore >> 56 | leadsBefore >> 48
        var leads: UInt64 = 0
        if others != 0 {
            leads = leadsOfThree(word)
            expected |= leads << 8 | leads << 16
        }
        // Bytes that go on are 80 to BF, and all that aren't ASCII either begin a character or go on with one.
        guard expected == others & ~(word << 1), others == leads | expected else { break }
        leadsBefore = leads
        index += 8
        let behind = index
        while index + 16 <= end, sixteenGoOn(bytes, at: index) { index += 16 }
        if index > behind { leadsBefore = leadsOfThree(bytes.paddedWord(index - 8)) }
    }
    // Back to the character that isn't whole yet.
    if leadsBefore >> 63 != 0 { return index - 1 }
    return leadsBefore >> 55 & 1 != 0 ? index - 2 : index
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
