import CSV
import Catalogue
import Testing

@testable import Intake

/// Records that are read in one pass over their bytes: what the general way reads, and nothing else.
@Suite struct `Plain records of text` {
    private static let headers = catalogue.columns.map(\.header)

    /// A cell of every kind of column, and what else might stand there.
    private static let odd = [
        "", " ", "-", "/", "—", "无", "是", "否", "√", "0", "7", "12", "1234567", "12345678", "123456789", "1234567890",
        "12345678901", "007", "-1", "+5", "1.0",
        "１２", "3所", "1e3", "约5", " 12", "12 ", "\u{3000}12", "12\u{3000}", "\"12\"", "\"1,234\"", "\"a\nb\"", "12\"", "'12",
        "'=1+1", "=\"2141000009\"",
        "合计", "小计", "填报人：张三", "410102", "410122", "411002", "410181", "中原区", "410199", "小学", "初级中学", "幼儿园", "大学", "城区", "乡村",
        "农村", "2141000001",
        "3141000001", "é", "a", "(a)", "𠀀", "天", "\t", "\u{0}",
    ]

    private static func row(_ number: Int, _ random: inout SystemRandomNumberGenerator) -> [String] {
        catalogue.columns.indices.map { column in
            switch catalogue.columns[column].kind {
            case .schoolCode: "214100000\(number % 10)"
            case .region: ["410102", "410122"].randomElement(using: &random) ?? ""
            case .type: ["小学", "初级中学", "教学点"].randomElement(using: &random) ?? ""
            case .locality: ["城区", "镇区", "乡村"].randomElement(using: &random) ?? ""
            case .flag: ["是", "否"].randomElement(using: &random) ?? ""
            case .count: String(Int.random(in: 0...120, using: &random))
            case .text: column == catalogue.roles.name ? "第\(number)学校" : ""
            }
        }
    }

    private static func read(_ text: String, generally: Bool) throws -> Submission {
        let context = IntakeContext(
            catalogue: catalogue, settings: Settings(), regions: regions, period: try #require(Period("2017Q3")), receipts: .none)
        return readSubmission(Array(text.utf8), path: "410100.csv", context, readsGenerally: generally)
    }

    /// - Returns: whether it has rows.
    @discardableResult private static func expectSame(_ text: String) throws -> Bool {
        let plain = try read(text, generally: false)
        let general = try read(text, generally: true)
        #expect(plain.table == general.table, "\(text.debugDescription)")
        #expect(plain.log.findings == general.log.findings, "\(text.debugDescription)")
        #expect(plain.rowsRead == general.rowsRead && plain.signOff == general.signOff, "\(text.debugDescription)")
        return plain.table != nil
    }

    @Test func `are read as the general way reads them, whatever stands among them`() throws {
        var random = SystemRandomNumberGenerator()
        var withRows = 0
        for _ in 0..<3_000 {
            let order = Bool.random(using: &random) ? Array(Self.headers.indices) : Self.headers.indices.shuffled(using: &random)
            let (delimiter, lineEnd) = (
                [",", ",", "\t", ";", "，"].randomElement(using: &random) ?? ",",
                ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
            )
            var lines = [order.map { Self.headers[$0] }]
            for number in 0..<Int.random(in: 1...9, using: &random) {
                let row = Self.row(number, &random)
                var cells = order.map { row[$0] }
                for _ in 0..<(Bool.random(using: &random) ? 0 : Int.random(in: 0...2, using: &random)) {
                    cells[Int.random(in: cells.indices, using: &random)] = Self.odd.randomElement(using: &random) ?? ""
                }
                if Int.random(in: 0..<12, using: &random) == 0 { cells.removeLast(Int.random(in: 1...4, using: &random)) }
                if Int.random(in: 0..<12, using: &random) == 0 { cells.append(Self.odd.randomElement(using: &random) ?? "") }
                if Int.random(in: 0..<12, using: &random) == 0 { cells = ["合计"] + cells.dropFirst() }
                lines.append(cells)
            }
            let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: lineEnd)
            if try Self.expectSame(text + (Bool.random(using: &random) ? lineEnd : "")) { withRows += 1 }
        }
        #expect(withRows > 1_000)
    }

    @Test(arguments: odd) func `are read as the general way reads them with an odd cell in any place`(cell: String) throws {
        var random = SystemRandomNumberGenerator()
        for column in Self.headers.indices {
            var rows = (0..<4).map { Self.row($0, &random) }
            rows[1][column] = cell
            try Self.expectSame(([Self.headers] + rows).map { $0.joined(separator: ",") + "\n" }.joined())
        }
    }

    @Test func `are nearly all`() throws {
        var random = SystemRandomNumberGenerator()
        let layout = FormLayout.school(catalogue)
        let plain = try #require(
            PlainRecords(width: layout.columns.count, Array(layout.columns.indices), layout, delimiter: UInt8(ascii: ",")))
        let text = Array(
            (Self.row(1, &random).joined(separator: ",") + "\r\n" + Self.row(2, &random).joined(separator: ",") + "\n").utf8)
        var row = [Int32](repeating: 0, count: layout.width)
        var keys = PlainRecords.Keys()
        var values = row.mutableSpan
        var odd: [PlainRecords.Odd] = []
        let end = plain.read(text.span, from: 0, &values, &keys, &odd)
        #expect(odd.isEmpty)
        #expect(end == text.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 })
        #expect(keys.code == 2_141_000_001)
        #expect(String(decoding: text[keys.name], as: UTF8.self) == "第1学校")
    }

    @Test func `have numbers of one to seven digits`() {
        for number in [0, 1, 9, 10, 99, 100, 12_345, 999_999, 1_000_000, 9_999_999] {
            for behind in [",", "\n", "a", " ", "\u{0}", "/", ":", "é", "，"] {
                let bytes = Array("\(number)\(behind)\u{FFFD}xxxxxxxx".utf8)
                let found = PlainDigits.number(bytes.span.paddedWord(0))
                #expect(found?.value == Int32(number))
                #expect(found?.digits == String(number).count)
            }
        }
        for text in ["", ",1234567", "12345678", "123456789", "a1234567", " 1234567", "\u{FF}1234567"] {
            #expect(PlainDigits.number(Array(text.utf8).span.paddedWord(0)) == nil, "\(text)")
        }
    }
}
