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
        document.append([0..<5, 6..<19, 20..<23], of: source, code: 1, column: 3, hasRemark: false) { _ in }
        #expect(String(decoding: document.bytes.dropFirst(6), as: UTF8.self) == "a [0m,2141000001,  b\r\n")
    }

    @Test(arguments: [
        ("\u{1}=1+1", "'=1+1"), ("\u{85}@a", "'@a"), ("\u{7F}\u{1} -3", "'-3"), ("\u{1}a=1", " a=1"), ("\u{1}=a,b", "\"'=a,b\""),
        (" =1", " =1"), ("\u{1}", " "),
    ]) func `is no formula behind characters that come back as blanks`(text: String, written: String) {
        #expect(cell(text) == written + "\r\n")
        let source = Array(text.utf8)
        var document = CSVDocument(rowsAsTheyAre: 1)
        document.append([0..<source.count], of: source, column: 1, hasRemark: false) { _ in }
        #expect(String(decoding: document.bytes.dropFirst(3), as: UTF8.self) == written + "\r\n")
    }

    @Test func `keeps Excel's wrapping of a number where no code is meant`() {
        let source = Array("=\"20\",=\"20\"".utf8)
        var document = CSVDocument(rowsAsTheyAre: 1)
        document.append([0..<5, 6..<11], of: source, code: 0, column: 2, hasRemark: false) { _ in }
        #expect(String(decoding: document.bytes.dropFirst(3), as: UTF8.self) == "20,\"'=\"\"20\"\"\"\r\n")
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
        let isChanged = !scalars.elementsEqual(text.unicodeScalars)
        text = String(scalars)
        let behindBlanks = text.drop { $0 == " " }
        if isChanged, text.hasPrefix(" "), let first = behindBlanks.unicodeScalars.first,
            "=+-@\t\r".unicodeScalars.contains(first)
        {
            text = "'" + behindBlanks
        }
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
            document.append(ranges, of: source, column: cells.count, hasRemark: false) { _ in }
            let written = String(decoding: document.bytes.dropFirst(6), as: UTF8.self)
            #expect(written.utf8.elementsEqual((cells.map(copied).joined(separator: ",") + "\r\n").utf8), "\(cells)")
        }
    }

    /// Without ASCII and full-width blanks at either end.
    private static func trimmed(_ cell: Range<Int>, of text: [UInt8]) -> Range<Int> {
        let blanks = (Array(0x09...0x0D) + [0x20]).map { [$0] as [UInt8] } + [Array("\u{3000}".utf8)]
        var cell = cell
        while let blank = blanks.first(where: { text[cell].starts(with: $0) }) { cell.removeFirst(blank.count) }
        while let blank = blanks.first(where: { text[cell].reversed().starts(with: $0.reversed()) }) {
            cell.removeLast(blank.count)
        }
        return cell
    }

    @Test func `is copied with its record without looking for it, where nothing has to be done`() {
        let pieces = [
            "", "1", "12", "2.14E+09", "第一小学", "是", "5%", "(甲)", "345678901", "=", "-1", "+", "@a", "a=b", "\"", "\"a,b\"",
            "\u{1B}[", "\u{7F}",
            "\u{80}", "é", "a b", " a", "a ", "\u{3000}a", "a\u{3000}", "、", "\t", "'1", "\r",
        ]
        var random = SystemRandomNumberGenerator()
        var (copied, others) = (0, 0)
        for _ in 0..<4_000 {
            let isOdd = Int.random(in: 0..<3, using: &random) == 0
            let width = Int.random(in: 1...12, using: &random)
            let lines = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                let count = isOdd ? Int.random(in: 1...width + 1, using: &random) : width
                return (0..<count).map { _ in
                    (0..<Int.random(in: 0...2, using: &random)).map { _ in
                        pieces[Int.random(in: 0..<(isOdd ? pieces.count : 9), using: &random)]
                    }.joined()
                }.joined(separator: [",", ",", ",", ";"].randomElement(using: &random) ?? ",")
            }
            let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
            let text = Array((lines.joined(separator: lineEnd) + (Bool.random(using: &random) ? lineEnd : "")).utf8)
            let hasRemark = Bool.random(using: &random)
            func remark(_ text: inout [UInt8]) { text.append(contentsOf: "=错误，\"1\"".utf8) }
            var (one, other) = (Tokenizer(text), Tokenizer(text))
            var (whole, cells) = (CSVDocument(rowsAsTheyAre: 1), CSVDocument(rowsAsTheyAre: 1))
            var found: [Range<Int>] = []
            while true {
                let record = one.passCopyable(width: width)
                guard other.next(into: &found) else {
                    #expect(record == nil)
                    break
                }
                guard let record else {
                    others += 1
                    let isThere = one.next(into: &found)
                    #expect(isThere)
                    continue
                }
                copied += 1
                #expect(found.count == width)
                found = found.map { Self.trimmed($0, of: other.bytes) }
                whole.append(copyable: record, of: one.bytes, hasRemark: hasRemark, remark)
                cells.append(found, of: other.bytes, column: width, hasRemark: hasRemark, remark)
                #expect(whole.bytes == cells.bytes, "\(String(decoding: text, as: UTF8.self).debugDescription)")
                #expect(one.line == other.line && one.position == other.position && one.recordCount == other.recordCount)
            }
        }
        #expect(copied > 1_000 && others > 1_000, "\(copied) of \(copied + others)")
    }
}
