import Catalogue
import Testing

@Suite struct `The office's notes` {
    private func notes(_ text: String) throws -> OfficeNotes {
        try OfficeNotes(markdown: Array(text.utf8), file: "notes/2017Q3.md")
    }

    @Test func `are paragraphs in named sections`() throws {
        let notes = try notes("\u{FEFF}## 表扬\r\n郑州市、\r\n济源市全部达标。\r\n\r\n第二段\n\n# 下一步工作要求\n- 一是补齐\n- 二是提高\n接着一段\n##说明\n")
        #expect(notes[.praise] == ["郑州市、济源市全部达标。", "第二段"])
        #expect(notes[.requirements] == ["一是补齐", "二是提高", "接着一段"])
        #expect(notes[.remarks].isEmpty)
        #expect(try self.notes("")[.praise].isEmpty)
    }

    @Test(arguments: [
        ("## 批评\n", 1, "可写的有：表扬、下一步工作要求、说明"), ("\n没有节名\n", 2, "不在任何一节里"), ("## 说明\na\n## 说明\n", 3, "写了两次"),
    ]) func `that don't fit are refused with their line`(text: String, line: Int, words: String) throws {
        let error = #expect(throws: InputError.self) { _ = try notes(text) }
        #expect(error?.line == line && error?.message(.chinese).contains(words) == true)
    }

    @Test func `that aren't UTF-8 are refused`() {
        #expect(throws: InputError.self) { _ = try OfficeNotes(markdown: [0xB1, 0xED], file: "notes/2017Q3.md") }
    }
}
