/// Texts are compared and looked through several bytes at once.
extension Span<UInt8> {
    /// Whether the bytes of a range are those of another text from a place on.
    func isEqual(_ range: Range<Int>, to other: Span<UInt8>, at place: Int) -> Bool {
        let (start, length) = (range.lowerBound, range.count)
        guard start >= 0, range.upperBound <= count, place >= 0, place + length <= other.count else { return false }
        if length < 8 { return isShortEqual(start, length, other, place) }
        var offset = 0
        while offset < length - 8 {
            if word(start + offset) != other.word(place + offset) { return false }
            offset += 8
        }
        // The last word may begin in the one before: what is compared twice is no less equal.
        return word(start + length - 8) == other.word(place + length - 8)
    }

    private func isShortEqual(_ start: Int, _ length: Int, _ other: Span<UInt8>, _ place: Int) -> Bool {
        if length >= 4 {
            return halfWord(start) == other.halfWord(place)
                && halfWord(start + length - 4) == other.halfWord(place + length - 4)
        }
        var offset = 0
        while offset < length {
            if self[start + offset] != other[place + offset] { return false }
            offset += 1
        }
        return true
    }

    /// Eight bytes, the first the lowest; behind the end 0.
    func paddedWord(_ index: Int) -> UInt64 {
        if index + 8 <= count { return word(index) }
        var word: UInt64 = 0
        for offset in (0..<count - index).reversed() { word = word << 8 | UInt64(self[index + offset]) }
        return word
    }

    /// Eight bytes that are there.
    private func word(_ index: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
    }

    /// Four bytes that are there.
    private func halfWord(_ index: Int) -> UInt32 {
        UInt32(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self))
    }
}
