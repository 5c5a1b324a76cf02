import CSV
import Testing

/// Reads everything: each record's cells and the line it starts on.
func records(_ text: String, _ delimiter: Delimiter = .comma) -> [[String]] {
    var tokenizer = Tokenizer(Array(text.utf8), delimiter: delimiter)
    var cells: [Range<Int>] = []
    var result: [[String]] = []
    while tokenizer.next(into: &cells) {
        result.append(["\(tokenizer.line)"] + cells.map { String(decoding: tokenizer.bytes[$0], as: UTF8.self) })
    }
    return result
}

@Suite struct `The tokenizer` {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let expected: [[String]]
        init(_ name: String, _ text: String, _ expected: [[String]]) {
            testDescription = name
            self.text = text
            self.expected = expected
        }
    }

    static let rows = [
        Row("reads nothing from nothing", "", []),
        Row("needs no final line break", "a,b\nc,d", [["1", "a", "b"], ["2", "c", "d"]]),
        Row("keeps empty cells", ",a,,\n", [["1", "", "a", "", ""]]),
        Row("takes an empty line for one empty cell", "a\n\nb\n", [["1", "a"], ["2", ""], ["3", "b"]]),
        Row("takes quotes off", "\"a\",b,\"c\"\n", [["1", "a", "b", "c"]]),
        Row("halves doubled quotes", "\"a\"\"b\"\"\",c\n", [["1", "a\"b\"", "c"]]),
        Row("keeps delimiters in quotes", "\"a,b\",c\n", [["1", "a,b", "c"]]),
        Row("counts line breaks in quotes", "\"a\nb\",c\nd\n", [["1", "a\nb", "c"], ["3", "d"]]),
        Row("leaves a quote inside a cell alone", "a\"b,\" c\n", [["1", "a\"b", " c\n"]]),
        Row("appends what follows a closing quote", "\"a\"b,c\n", [["1", "ab", "c"]]),
        Row("reads an empty quoted cell", "\"\",\"\"\n", [["1", "", ""]]),
        Row("knows Excel's wrapping", "=\"21\",x\n", [["1", "=\"21\"", "x"]]),
    ]

    @Test(arguments: rows) func `gives the same with any line end`(row: Row) {
        #expect(records(row.text) == row.expected)
        guard !row.text.contains("\"a\nb\""), !row.text.contains("\" c") else { return }
        #expect(records(row.text.replacing("\n", with: "\r\n")) == row.expected)
        #expect(records(row.text.replacing("\n", with: "\r")) == row.expected)
    }

    @Test(arguments: Delimiter.allCases) func `splits at each delimiter`(delimiter: Delimiter) {
        let mark = String(decoding: delimiter.bytes, as: UTF8.self)
        #expect(records("甲\(mark)\"乙\(mark)丙\"\(mark)\n", delimiter) == [["1", "甲", "乙\(mark)丙", ""]])
    }

    @Test func `names the line of a quote that is never closed`() {
        var tokenizer = Tokenizer(Array("a\nb,\"c\nd\n".utf8))
        var cells: [Range<Int>] = []
        while tokenizer.next(into: &cells) {}
        #expect(tokenizer.openQuoteLine == 2)
    }

    /// A slow and obvious reading of the same grammar, character by character.
    private func reference(_ text: String) -> [[String]] {
        var result: [[String]] = []
        var cell = ""
        var record: [String] = []
        var isQuoted = false
        var isOpen = false
        var isStart = true
        let characters = Array(text.unicodeScalars)
        var index = 0
        func at(_ index: Int) -> Unicode.Scalar? { index < characters.count ? characters[index] : nil }
        while let scalar = at(index) {
            if isOpen {
                if scalar == "\"" {
                    if at(index + 1) == "\"" {
                        cell.append("\"")
                        index += 1
                    } else {
                        isOpen = false
                    }
                } else {
                    cell.unicodeScalars.append(scalar)
                }
            } else if isStart, scalar == "\"" {
                isOpen = true
                isQuoted = true
            } else if scalar == "," {
                record.append(cell)
                cell = ""
                isStart = true
                index += 1
                continue
            } else if scalar == "\n" {
                result.append(record + [cell])
                (record, cell, isStart) = ([], "", true)
                isQuoted = false
                index += 1
                continue
            } else {
                cell.unicodeScalars.append(scalar)
            }
            isStart = false
            index += 1
        }
        if !record.isEmpty || !cell.isEmpty || isQuoted || !isStart { result.append(record + [cell]) }
        return result
    }

    @Test func `reads a record of a million quoted cells`() {
        var tokenizer = Tokenizer(Array(String(repeating: "\"a\",", count: 1_000_000).utf8))
        var cells: [Range<Int>] = []
        let hasRecord = tokenizer.next(into: &cells)
        #expect(hasRecord && cells.count == 1_000_001)
        let hasAnother = tokenizer.next(into: &cells)
        #expect(!hasAnother)
    }

    @Test func `agrees with a slow reading on random text`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...40, using: &random)).map { _ in "a\",\n字9- é".randomElement(using: &random) ?? "a" })
            #expect(records(text).map { Array($0.dropFirst()) } == reference(text), "\(text.debugDescription)")
        }
    }

    /// Records of more cells than the one before them have room for, and cells that end at any place of eight bytes.
    @Test(arguments: Delimiter.allCases) func `agrees with a slow reading on wide and narrow records`(delimiter: Delimiter) {
        var random = SystemRandomNumberGenerator()
        let sign = String(decoding: delimiter.bytes, as: UTF8.self)
        for _ in 0..<300 {
            let text = String(
                (0..<Int.random(in: 0...600, using: &random)).map { _ in "a,,,,,,\n9,字,\"".randomElement(using: &random) ?? "a" })
            let expected = reference(text).map { $0.map { $0.replacing(",", with: sign) } }
            let told = records(text.replacing(",", with: sign), delimiter)
            #expect(told.map { Array($0.dropFirst()) } == expected, "\(text.debugDescription)")
        }
    }

    @Test func `expects a record for each line feed of a short text`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                [0x0A, 0x0B, 0x8A, 0x00, 0xFF].randomElement(using: &random) ?? UInt8(0)
            }
            #expect(Tokenizer(bytes).expectedRecords == 1 + bytes.count { $0 == 0x0A }, "\(bytes)")
        }
    }

    @Test(arguments: [5_000, 100_000, 3_000_000]) func `expects as many as there are in a longer one, and few more`(lines: Int) {
        let text = (0..<lines).map { "\($0 % 1000),a\n" }.joined()
        let expected = Tokenizer(Array(text.utf8)).expectedRecords
        #expect((lines...lines * 6 / 5).contains(expected), "\(expected)")
    }
}

@Suite struct `A written CSV file` {
    @Test func `has a byte order mark, CRLF and quotes only where needed`() {
        var file = CSVDocument(header: ["a", "b"])
        file.append([.text("x,y"), .number(-3)])
        file.append([.text("say \"hi\""), .plain("")])
        #expect(String(decoding: file.bytes, as: UTF8.self) == "\u{FEFF}a,b\r\n\"x,y\",-3\r\n\"say \"\"hi\"\"\",\r\n")
    }

    @Test(arguments: ["a", "字", "-", " "]) func `quotes what needs it, wherever it stands in a cell`(around: String) {
        for length in 0...36 {
            for place in 0...length {
                for sign in ["\"", ",", "\n", "\r", "!", "-", "&", ""] {
                    let cell =
                        String(repeating: around, count: place) + sign + String(repeating: around, count: length - place)
                    var file = CSVDocument(rowsAsTheyAre: 1)
                    file.append([.plain(","), .plain(cell)])
                    let isQuoted = ["\"", ",", "\n", "\r"].contains(sign)
                    let expected =
                        isQuoted
                        ? "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\"" : cell
                    #expect(String(decoding: file.bytes.dropFirst(3), as: UTF8.self) == "\",\"," + expected + "\r\n")
                }
            }
        }
    }

    @Test(arguments: ["a", "字", "é"]) func `has no control characters, wherever they stand in a text`(around: String) {
        for length in 0...36 {
            for place in 0...length {
                for (sign, blanks) in [("\u{1}", " "), ("\u{1F}", " "), ("\u{7F}", " "), ("\u{85}", "  "), ("\t", "\t")] {
                    let (before, behind) = (
                        String(repeating: around, count: place), String(repeating: around, count: length - place)
                    )
                    var file = CSVDocument(rowsAsTheyAre: 1)
                    file.append([.plain("\u{1}"), .text("x" + before + sign + behind)])
                    #expect(
                        String(decoding: file.bytes.dropFirst(3), as: UTF8.self) == "\u{1},x" + before + blanks + behind + "\r\n")
                }
            }
        }
    }

    @Test func `is the same cell by cell`() {
        var whole = CSVDocument(header: ["a", "b", "c", "d"])
        var cells = CSVDocument(header: ["a", "b", "c", "d"])
        for number in [0, 7, -1, 10, -2_147_483_648, .max, .min] as [Int64] {
            whole.append([.blank, .number(number), .text("=\(number),"), .plain("=\"\(number)\n")])
            cells.add(plain: "")
            cells.add(number: number)
            cells.add { $0.append(contentsOf: "=\(number),".utf8) }
            cells.add(plain: "=\"\(number)\n")
            cells.endRow()
        }
        whole.append([.blank])
        cells.add(number: Int?.none)
        cells.endRow()
        #expect(cells.bytes == whole.bytes)
    }

    @Test func `is the same where rows share cells or are made elsewhere`() {
        var whole = CSVDocument(header: ["a", "b", "c"])
        var shared = CSVDocument(rowsAsTheyAre: 0)
        shared.add(text: "=1,")
        shared.add(plain: "b")
        var pieces = [CSVDocument(rowsAsTheyAre: 0), CSVDocument(rowsAsTheyAre: 0), CSVDocument(rowsAsTheyAre: 0)]
        for number in 0..<6 {
            whole.append([.text("=1,"), .plain("b"), .number(number)])
            pieces[number / 3].add(shared)
            pieces[number / 3].add(number: number)
            pieces[number / 3].endRow()
        }
        var file = CSVDocument(header: ["a", "b", "c"])
        file.append(pieces)
        #expect(file.bytes == whole.bytes)
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx"]) func `disarms formulas in text`(text: String) {
        var file = CSVDocument(header: ["a"])
        file.append([.text(text)])
        #expect(String(decoding: file.bytes, as: UTF8.self).contains("'" + text))
    }
}
