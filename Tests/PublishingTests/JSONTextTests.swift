import Foundation
import Publishing
import Testing

@Suite struct `A text in JSON` {
    @Test(arguments: [
        "", "410100-2017Q3.csv", "“引号”——、", "\"\\\n\r\t", "\u{0}\u{1F}\u{7F}\u{80}\u{9F}", "a\u{202E}vsc.exe", "\u{2066}\u{2028}",
        "𠀀é",
    ]) func `is what it was, and does nothing in a terminal`(text: String) throws {
        let written = jsonText(text)
        let read = try JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed)
        #expect(read as? String == text)
        let acting = written.unicodeScalars.filter { scalar in
            scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
        }
        #expect(acting.isEmpty, "\(written)")
    }
}
