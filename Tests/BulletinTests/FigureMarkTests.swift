import Testing

@testable import Bulletin

@Suite struct `Marks of figures` {
    /// Byte by byte.
    private func slow(_ document: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < document.count {
            switch document[index] {
            case 1:
                if let end = document[index...].firstIndex(of: 2) {
                    let parts = document[(index + 1)..<end].split(separator: 0x20, omittingEmptySubsequences: false)
                        .map { String(decoding: $0, as: UTF8.self) }
                    if parts.count == 3 {
                        result += Array(
                            "<data value=\"\(parts[0])\" data-region=\"\(parts[1])\" data-indicator=\"\(parts[2])\">".utf8)
                    }
                    index = end
                }
            case 2: break
            case 3: result += Array("</data>".utf8)
            default: result.append(document[index])
            }
            index += 1
        }
        return result
    }

    @Test func `become elements, as byte by byte`() {
        let pieces = [
            FigureMark.marked("86.36%", value: "0.863566", region: "410000", indicator: "internet_access"), "甲", "a", "<b>", " ",
            "\u{0}",
            "\u{2}", "\u{3}", "\u{4}", "字字字字", "0123456789",
        ].map { Array($0.utf8) }
        for _ in 0..<3_000 {
            let document = (0..<Int.random(in: 0...12)).flatMap { _ in pieces.randomElement() ?? [] }
            #expect(FigureMark.html(document) == slow(document), "\(document)")
        }
    }

    @Test(arguments: [
        ("甲\u{1B}[31m乙", "甲 [31m乙"), ("a\u{202E}gnp.csv", "a gnp.csv"), ("甲\u{2028}乙\u{2069}", "甲 乙 "), ("\u{9B}\u{1}", "  "),
        ("“甲”—é\u{A0}", "“甲”—é\u{A0}"),
    ]) func `are all there is of what does something to a text`(text: String, cleaned: String) {
        #expect(FigureMark.cleaned(text) == cleaned)
    }
}
