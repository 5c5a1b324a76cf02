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

    /// What stands in a copied cell, character by character.
    private func copied(_ cell: String) -> String {
        var text = cell
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first), text.utf8.count > 1 {
            text = "'" + text
        }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl =
                scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar) || (0x7F..<0xA0).contains(scalar.value)
            scalars.append(
                contentsOf: Array(repeating: isControl ? " " : scalar, count: isControl && scalar.value >= 0x80 ? 2 : 1))
        }
        text = String(scalars)
        guard text.unicodeScalars.contains(where: { "\",\n\r".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    @Test func `is copied with its record as it is copied alone`() {
        let pieces = [
            "", "1", "12", "345678901", "第一小学", "是", "=", "-1", "@a", "a=b", "\"", "a,b", "\u{1B}[", "\u{7F}", "\u{80}", "é",
            "a b", "(甲)", "\t",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<4_000 {
            let isOdd = Int.random(in: 0..<3, using: &random) == 0
            let cells = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                (0..<Int.random(in: 0...2, using: &random)).map { _ in
                    pieces[Int.random(in: 0..<(isOdd ? pieces.count : 6), using: &random)]
                }.joined()
            }
            let before = ["", "x", "\""].randomElement(using: &random) ?? ""
            var source = Array(before.utf8)
            let ranges = cells.map { cell in
                if source.count > before.utf8.count || cell != cells[0] { source.append(UInt8(ascii: ",")) }
                let start = source.count
                source.append(contentsOf: cell.utf8)
                return start..<source.count
            }
            var document = CSVDocument(header: ["a"])
            document.append(ranges, of: source, remark: nil, column: cells.count)
            let written = String(decoding: document.bytes.dropFirst(6), as: UTF8.self)
            #expect(written.utf8.elementsEqual((cells.map(copied).joined(separator: ",") + "\r\n").utf8), "\(cells)")
        }
    }
}
