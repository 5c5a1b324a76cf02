import Testing

@testable import Bulletin

@Suite struct `Marks of figures` {
    /// Byte by byte; of what is dropped, in two steps.
    private func slow(_ document: [UInt8], _ marks: FigureMark.Writing) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        while index < document.count {
            switch document[index] {
            case 1:
                if let end = document[index...].firstIndex(of: 2) {
                    let parts = document[(index + 1)..<end].split(separator: 0x20, omittingEmptySubsequences: false)
                        .map { String(decoding: $0, as: UTF8.self) }
                    if parts.count == 3, marks == .elements {
                        result += Array(
                            "<data value=\"\(parts[0])\" data-region=\"\(parts[1])\" data-indicator=\"\(parts[2])\">".utf8)
                    }
                    index = end
                }
            case 2: break
            case 3: if marks == .elements { result += Array("</data>".utf8) }
            default: result.append(document[index])
            }
            index += 1
        }
        return result
    }

    /// Written in one pass; here the text is escaped first, and then its marks are looked for.
    @Test(arguments: [Escaping.none, .html, .markdown], [FigureMark.Writing.elements, .dropped, .kept])
    func `become elements or nothing, as byte by byte`(escaping: Escaping, marks: FigureMark.Writing) {
        let pieces = [
            FigureMark.marked("86.36%", value: "0.863566", region: "410000", indicator: "internet_access"),
            FigureMark.marked("<1|2>", value: "0.5", region: "4'0", indicator: "a&b_c"), "甲", "a", "<b>", " ", "\u{0}",
            "\u{1}", "\u{2}", "\u{3}", "\u{4}", "字字字字", "0123456789", "*_|", "\"&'",
        ]
        for _ in 0..<400 {
            let text = (0..<Int.random(in: 0...12)).map { _ in pieces.randomElement() ?? "" }.joined()
            let escaped = Array(escaping.escaped(text).utf8)
            let expected = marks == .kept ? escaped : slow(escaped, marks)
            #expect(Array(escaping.escaped(text, marks: marks).utf8) == expected, "\(text.debugDescription)")
        }
    }

    /// Whatever is included: what the page is decides, not the folder of its parts.
    @Test(arguments: [
        ("html", "<data value=\"1\" data-region=\"410000\" data-indicator=\"score\">2|3</data>"), ("markdown", "2|3"),
        ("prose", "\u{1}1 410000 score\u{2}2|3\u{3}"),
    ]) func `are written as the page wants them`(folder: String, written: String) throws {
        let templates = try Templates([
            "\(folder)/page.mustache": Array("甲{{>prose/part}}乙".utf8), "prose/part.mustache": Array("{{figure}}".utf8),
        ])
        let figure = FigureMark.marked("2|3", value: "1", region: "410000", indicator: "score")
        let page = try templates.render("\(folder)/page", View(["figure": .text(figure)]))
        #expect(String(decoding: page, as: UTF8.self) == "甲\(written)乙")
    }

    @Test func `are dropped from plain texts`() {
        let figure = FigureMark.marked("86%", value: "0.86", region: "410000", indicator: "a")
        #expect(FigureMark.plain("全省" + figure + "。") == "全省86%。")
    }

    @Test(arguments: [
        ("甲\u{1B}[31m乙", "甲 [31m乙"), ("a\u{202E}gnp.csv", "a gnp.csv"), ("甲\u{2028}乙\u{2069}", "甲 乙 "), ("\u{9B}\u{1}", "  "),
        ("“甲”—é\u{A0}", "“甲”—é\u{A0}"),
    ]) func `are all there is of what does something to a text`(text: String, cleaned: String) {
        #expect(FigureMark.cleaned(text) == cleaned)
    }
}
