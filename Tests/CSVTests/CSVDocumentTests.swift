import CSV
import Testing

/// CSV of our own: somebody may look at it in a terminal or open it in a spreadsheet, whatever was put into the cells.
@Suite struct `A text in a CSV document` {
    private func cell(_ text: String) -> String {
        var document = CSVDocument(header: ["a"])
        document.append([.text(text)])
        return String(decoding: document.bytes.dropFirst(6), as: UTF8.self)
    }

    @Test(arguments: [
        ("红\u{1B}[31m", "红 [31m"), ("\u{0}\u{7}a\u{7F}", "  a "), ("a\u{9B}31m", "a  31m"), ("\u{80}\u{9F}", "    "),
        ("甲\u{A0}乙é", "甲\u{A0}乙é"), ("a\tb", "a\tb"), ("a\nb", "\"a\nb\""),
    ]) func `does nothing in a terminal`(text: String, written: String) {
        #expect(cell(text) == written + "\r\n")
    }

    @Test(arguments: [("=1+1", "'=1+1"), ("@a", "'@a"), ("-3", "'-3"), ("a=1", "a=1"), ("=a,b", "\"'=a,b\"")])
    func `is no formula`(text: String, written: String) {
        #expect(cell(text) == written + "\r\n")
    }

    @Test func `is as before where it is a record of somebody else's, but for what a terminal would do`() {
        let source = Array("a\u{1B}[0m,=\"2141000001\",\u{80}b".utf8)
        var document = CSVDocument(header: ["a"])
        document.append([0..<5, 6..<19, 20..<23], of: source, remark: nil, column: 3)
        #expect(String(decoding: document.bytes.dropFirst(6), as: UTF8.self) == "a [0m,2141000001,  b\r\n")
    }
}
