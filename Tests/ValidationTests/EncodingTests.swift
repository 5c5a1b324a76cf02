import Testing

@testable import Intake

@Suite struct `Bytes that aren't UTF-8` {
    @Test func `are found where the standard library stops`() {
        let sound = ["a", "0123456789", "字", "é", "\u{1F600}", "\u{FFFF}", "\u{E000}", "龥", "一"].map { Array($0.utf8) }
        let broken: [[UInt8]] = [
            [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xE4], [0xF4, 0x90, 0x80, 0x80], [0xFF],
            [0xE9, 0xBE],
        ]
        // Of these many are looked at at once.
        let plain = ["a", "0123456789", "字", "\u{FFFF}", "\u{E000}", "龥", "一", "学校数"].map { Array($0.utf8) }
        for _ in 0..<40_000 {
            let usual = Bool.random() ? sound : plain
            let whole = (0..<Int.random(in: 0...30)).flatMap { _ in
                (Int.random(in: 0..<30) == 0 ? broken : usual).randomElement() ?? []
            }
            // What stands before a part has nothing to do with it.
            let part = [0xE4, 0xE4] + whole + [0x80, 0x80]
            #expect(firstInvalidUTF8(part.span, 2..<2 + whole.count) == firstInvalidUTF8(whole).map { $0 + 2 }, "\(whole)")
            guard let bad = firstInvalidUTF8(whole) else {
                #expect(String(validating: whole, as: UTF8.self) != nil, "\(whole)")
                continue
            }
            #expect(String(validating: whole, as: UTF8.self) == nil, "\(whole)")
            #expect(String(validating: whole[..<bad], as: UTF8.self) != nil, "\(whole)")
            // With whatever follows, what begins there is no character.
            for end in bad + 1...min(bad + 4, whole.count) {
                #expect(String(validating: whole[bad..<end], as: UTF8.self) == nil, "\(whole)")
            }
        }
    }
}
