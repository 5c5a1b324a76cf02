extension Tokenizer {
    /// Passes over the next record where a ``CSVDocument`` writes it as it stands: cells between commas, none of them quoted, guarded, with blanks around it or a
    /// character in it that comes back as a blank. Of any other record nothing is read. (A few that could be copied are among those.)
    /// - Parameter width: how many cells it has to have.
    /// - Returns: where it stands, without its line break.
    package mutating func passCopyable(width: Int) -> Range<Int>? {
        let start = position
        guard delimiterByte == UInt8(ascii: ","), let line = Self.copyable(bytes.span, from: start, width: width) else {
            return nil
        }
        pass(to: line.next)
        return start..<line.end
    }

    private static func copyable(_ text: Span<UInt8>, from start: Int, width: Int) -> (end: Int, next: Int)? {
        guard start < text.count, !CSVDocument.startsFormula(text[start]) else { return nil }
        var cells = 1
        var base = start
        // What is nearer to the end is left to the general way, so that eight bytes can always be looked at.
        while base + 9 < text.count {
            let word = UInt64(littleEndian: unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: base, as: UInt64.self))
            var found = specials(word, UInt8(ascii: ","))
            let others = leads(word)
            while found != 0 {
                let offset = found.trailingZeroBitCount / 8
                found &= found &- 1
                let place = base + offset
                switch text[place] {
                case UInt8(ascii: ","):
                    cells += 1
                    if CSVDocument.startsFormula(text[place + 1]) { return nil }
                case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                    guard cells == width, others & ((1 << UInt64(8 * offset)) &- 1) == 0 else { return nil }
                    if text[place] == UInt8(ascii: "\n") { return (place, place + 1) }
                    return text[place + 1] == UInt8(ascii: "\n") ? (place, place + 2) : nil
                // Where no cell begins they are like any other. (A blank may be at the end of a cell.)
                case UInt8(ascii: "+"), UInt8(ascii: "%"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"): break
                default: return nil
                }
            }
            if others != 0 { return nil }
            base += 8
        }
        return nil
    }

    /// The top bit of each byte that is 7F, C2 or E3: those of control characters and of the ideographic space. No byte's result depends on its neighbours.
    private static func leads(_ word: UInt64) -> UInt64 {
        let (ones, sevens) = (0x0101_0101_0101_0101 as UInt64, 0x7F7F_7F7F_7F7F_7F7F as UInt64)
        func others(_ byte: UInt64) -> UInt64 {
            let other = word ^ byte &* ones
            return ((other & sevens) &+ sevens) | other
        }
        return ~(others(0x7F) & others(0xC2) & others(0xE3)) & ~sevens
    }
}
