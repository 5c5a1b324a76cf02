import Testing

@testable import Intake

/// Texts that are compared and looked through several bytes at once.
@Suite struct `Words of a text` {
    private func isEqual(_ text: [UInt8], _ range: Range<Int>, to other: [UInt8], at place: Int) -> Bool {
        text.span.isEqual(range, to: other.span, at: place)
    }

    private func paddedWord(_ text: [UInt8], _ index: Int) -> UInt64 { text.span.paddedWord(index) }

    @Test func `are equal where each byte is`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...1, using: &random) }
            let other =
                Bool.random(using: &random)
                ? text : (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...1, using: &random) }
            let start = Int.random(in: 0...text.count, using: &random)
            let range = start..<Int.random(in: start...text.count, using: &random)
            let place = Bool.random(using: &random) ? start : Int.random(in: 0...other.count, using: &random)
            let isThere = place + range.count <= other.count
            let expected = isThere && text[range].elementsEqual(other[place..<place + range.count])
            #expect(isEqual(text, range, to: other, at: place) == expected, "\(text)[\(range)] \(other)[\(place)...]")
        }
    }

    @Test func `differ in any one byte`() {
        for length in 0...33 {
            let text = [UInt8](repeating: 0x61, count: length)
            #expect(isEqual(text, 0..<length, to: text, at: 0))
            for place in 0..<length {
                var other = text
                other[place] ^= 0x80
                #expect(!isEqual(text, 0..<length, to: other, at: 0))
            }
        }
    }

    @Test func `are none beyond the end`() {
        let text: [UInt8] = [1, 2, 3]
        #expect(!isEqual(text, 0..<3, to: text, at: 1))
        #expect(!isEqual(text, 0..<4, to: [1, 2, 3, 4], at: 0))
        #expect(!isEqual(text, 0..<1, to: text, at: -1))
        #expect(isEqual(text, 3..<3, to: text, at: 3))
    }

    @Test func `are filled up with zeros`() {
        let text: [UInt8] = Array(1...9)
        #expect(paddedWord(text, 0) == 0x0807_0605_0403_0201)
        #expect(paddedWord(text, 1) == 0x0908_0706_0504_0302)
        #expect(paddedWord(text, 7) == 0x0908)
        #expect(paddedWord(text, 9) == 0)
    }
}
