import Catalogue
import TestSupport
import Testing

@testable import Intake

/// XML that is read without the parser: what the parser reads, and nothing else.
@Suite struct `A plainly written XML submission` {
    private static let document = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- 合成 > 数据 -->
        <submission xmlns="urn:santong:submission:1" period="2017Q3" submitter="410102" filled_by="张三">
          <school code="2141000001" name="第一小学" region="410102" type="小学" locality="城区" connected="true" exempt="0" bandwidth="100" classrooms="12" multimedia_classrooms="12" teachers="30" teacher_spaces="30" teachers_trained="9" students="600" student_spaces="1"/>
          <!-- 第二所 -->
          <school code='3141000002' name='二 中' region='410122' type='初级中学' locality='镇区' connected='false'
            exempt="1" exempt_reason="撤并" bandwidth="0" classrooms="0" multimedia_classrooms="0" teachers="1" teacher_spaces="0" students="2" student_spaces="0"></school>
          <school code="2141000003" name="第三小学" region="410102" type="小学" locality="城区" connected="true" exempt="0" bandwidth="50" classrooms="6" multimedia_classrooms="6" teachers="12" teacher_spaces="12" teachers_trained="3" students="200" student_spaces="20"/>
          <school code="2141000004" name="(四) 小学" region="410102" type="小学" locality="城区" connected="true" exempt="0" classrooms="6" multimedia_classrooms="6" bandwidth="50" teachers="12" teacher_spaces="12" students="200" student_spaces="20"/>
        </submission>

        """

    private static var context: IntakeContext {
        get throws {
            IntakeContext(
                catalogue: catalogue, settings: Settings(), regions: regions, period: try #require(Period("2017Q3")),
                receipts: .none)
        }
    }

    private func isPlain(_ text: String) throws -> Bool {
        PlainSubmission.read(Array(text.utf8), SubmissionListener(context: try Self.context, named: nil))
    }

    @Test func `is read, with comments, either quote and lines within tags`() throws {
        #expect(try isPlain(Self.document))
        #expect(try isPlain("\u{FEFF}" + Self.document))
        #expect(try isPlain(Self.document.replacing("\n", with: "\r\n")))
        #expect(try isPlain(Self.document.split(separator: "\n").dropFirst().joined(separator: "\n")))
    }

    @Test(arguments: [
        ("第一小学", "第一&amp;小学"), ("第一小学", "第一\t小学"), ("encoding=\"UTF-8\"", "encoding=\"GBK\""), ("<school ", "<s:school "),
        ("xmlns=", "xmlns=\"urn:santong:submission:1\" xmlns="), ("xmlns=", "xmlns=\"x\" xmlns="),
        ("第一小学", String(repeating: "长", count: 400_000)),
        ("<!-- 第二所", "<!-- " + String(repeating: "长", count: 400_000)), ("xmlns=", "xmlns:s=\"x\" xmlns="),
        ("exempt=\"0\"", "exempt=\"0\" exempt=\"0\""), ("code=\"", "code =\""),
        ("<!-- 第", "<!-- -- 第"),
        ("</school>", " </school>"), ("</submission>", "</submission>。"), ("</submission>", ""), ("第一小学", "第一\u{FFFE}"),
        ("\n  <school ", "\r<school "),
        ("type=\"小学\"", "type=\"大学\""), ("period=\"2017Q3\"", "period=\"2017Q3\" unchanged=\"true\""),
        ("<!-- 合成", "<!DOCTYPE submission><!-- 合成"),
        ("teachers=\"30\" ", "teachers=\"30\""),
    ]) func `with anything else is left to the parser`(change: (String, String)) throws {
        #expect(Self.document.contains(change.0))
        #expect(try !isPlain(Self.document.replacing(change.0, with: change.1, maxReplacements: 1)))
    }

    @Test(arguments: [" ", "'", "&", "<", "\u{1}", "\u{7F}", "(", "é", "中", "\u{FFFE}", "\u{10000}"])
    func `has values of any length that hold what the parser lets them hold`(character: String) throws {
        for length in 1...18 {
            for place in 0...length {
                let value = String(repeating: "a", count: place) + character + String(repeating: "b", count: length - place)
                let document = Self.document.replacing("第三小学", with: value)
                #expect(try expectSame(Array(document.utf8)) == !["&", "<", "\u{1}", "\u{FFFE}"].contains(character), "\(value)")
            }
        }
    }

    private func expectSame(_ bytes: [UInt8]) throws -> Bool {
        let context = try Self.context
        let plain = readSubmission(bytes, path: "410102.xml", context)
        let parsed = readSubmission(bytes, path: "410102.xml", context, readsGenerally: true)
        let document = String(decoding: bytes, as: UTF8.self)
        #expect(plain.table == parsed.table, "\(document)")
        #expect(plain.log.findings == parsed.log.findings, "\(document)")
        #expect(
            plain.rowsRead == parsed.rowsRead && plain.submitter == parsed.submitter && plain.signOff == parsed.signOff,
            "\(document)")
        return PlainSubmission.read(bytes, SubmissionListener(context: context, named: nil))
    }

    /// Bytes of a document changed, left out, doubled or put in from what markup is made of.
    @Test func `gives what the parser gives, whatever is changed in it`() throws {
        var random = SystemRandomNumberGenerator()
        let pieces =
            [
                "<", ">", "/", "\"", "'", "=", " ", "\n", "\r", "\r\n", "\t", "&", "&amp;", "&#65;", "<!--", "-->", "--",
                "<![CDATA[", "]]>", "<?x?>", "<school/>", ":",
                "\u{0}", "\u{1}", "\u{FFFE}", "\u{FFFF}", "中", "1", "9999999999", "xmlns=\"\"",
                " xmlns=\"urn:santong:submission:1\"", " xmlns=\"x\"", "code=\"2141000001\"",
                "</school>", "</submission>", "<submission>",
            ].map { Array($0.utf8) } + [[0xFF], [0xE4], [0xEF, 0xBB, 0xBF], [0xC0, 0x80]]
        var plain = 0
        for _ in 0..<3_000 {
            var bytes = Array(Self.document.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let length = min(Int.random(in: 0...3, using: &random), bytes.count - place)
                let piece: [UInt8] = Bool.random(using: &random) ? pieces.randomElement(using: &random) ?? [] : []
                bytes.replaceSubrange(place..<place + length, with: piece)
            }
            if try expectSame(bytes) { plain += 1 }
        }
        #expect(plain > 100, "changes of values leave it plain")
    }

    /// Values of a row's attributes, and what else might stand there.
    private static let odd = [
        "", " ", "0", "1", "true", "false", "True", "yes", "007", "1234567", "12345678", "123456789", "1234567890", "-1", "1.0",
        "１",
        "410102", "410122", "411002", "410181", "999999", "小学", "初级中学", "大学", "城区", "镇区", "农村", "2141000001", "4141000001",
        "21410000011", "名 称", " 两端 ", "\u{3000}", "&amp;", "&#65;", "<", "'", "é", "\u{FFFE}", "𠀀", "\t", "甲乙丙丁戊己庚辛",
    ]

    private static func value(_ attribute: String, _ number: Int, _ random: inout SystemRandomNumberGenerator) -> String {
        switch catalogue.columns.first(where: { $0.id == attribute })?.kind {
        case .schoolCode: "214100000\(number % 10)"
        case .region: ["410102", "410122"].randomElement(using: &random) ?? ""
        case .type: ["小学", "初级中学", "教学点"].randomElement(using: &random) ?? ""
        case .locality: ["城区", "镇区", "乡村"].randomElement(using: &random) ?? ""
        case .flag: ["true", "false", "1", "0"].randomElement(using: &random) ?? ""
        case .count: String(Int.random(in: 0...1200, using: &random))
        case .text, nil: attribute == "name" ? "第\(number)学校" : ""
        }
    }

    /// Rows as a program writes them, with something odd in some: which attributes there are, in which order and with what between them, changes now and then.
    private static func rows(_ random: inout SystemRandomNumberGenerator) -> String {
        var order = catalogue.columns.map(\.id)
        var (quote, end, between) = ("\"", "/>", "\n  ")
        return (0..<Int.random(in: 1...12, using: &random)).map { number in
            if Int.random(in: 0..<8, using: &random) == 0 {
                order.shuffle(using: &random)
                if Bool.random(using: &random) { order.removeLast(Int.random(in: 0...2, using: &random)) }
                quote = ["\"", "'"].randomElement(using: &random) ?? quote
                end = ["/>", " />", "></school>", "\n/>"].randomElement(using: &random) ?? end
                between = ["", " ", "\n", "\r\n\t", "\n<!-- 注 -->\n"].randomElement(using: &random) ?? between
            }
            var values = order.map { value($0, number, &random) }
            if Int.random(in: 0..<4, using: &random) == 0 {
                values[Int.random(in: values.indices, using: &random)] = odd.randomElement(using: &random) ?? ""
            }
            let attributes = zip(order, values).map { " \($0)=\(quote)\($1)\(quote)" }
            return between + "<school" + attributes.joined() + end
        }.joined()
    }

    @Test func `gives what the parser gives, whatever its rows are like`() throws {
        var random = SystemRandomNumberGenerator()
        let root = "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410100\">"
        var plain = 0
        for _ in 0..<2_000 {
            let document = Array((root + Self.rows(&random) + "\n</submission>").utf8)
            if try expectSame(document) { plain += 1 }
        }
        #expect(plain > 200)
    }

    @Test func `is read row by row as the one before, until one isn't like it`() throws {
        let layout = FormLayout.school(catalogue)
        var random = SystemRandomNumberGenerator()
        let ids = catalogue.columns.map(\.id)
        func row(_ number: Int) -> String {
            "<school" + ids.map { " \($0)=\"\(Self.value($0, number, &random))\"" }.joined() + "/>"
        }
        let (first, second) = (row(1), row(2))
        let bytes = Array((first + second + second.replacing("/>", with: " />")).utf8)
        var values: [Range<Int>] = []
        var place = 0
        while let start = bytes[place..<first.utf8.count].firstIndex(of: 0x22),
            let end = bytes[(start + 1)...].firstIndex(of: 0x22)
        {
            values.append(start + 1..<end)
            place = end + 1
        }
        let found = PlainRows(bytes.span, row: 0..<first.utf8.count, values: values, roles: layout.columns.map(\.role))
        let rows = try #require(found)
        var room = [Int32](repeating: 0, count: layout.width)
        var keys = PlainRows.Keys()
        var places = room.mutableSpan
        guard case .read(let end) = rows.read(bytes.span, from: first.utf8.count, &places, &keys) else {
            Issue.record("not read")
            return
        }
        #expect(end == first.utf8.count + second.utf8.count)
        #expect(keys.code == 2_141_000_002)
        #expect(String(decoding: bytes[keys.name], as: UTF8.self) == "第2学校")
        guard case .otherwise = rows.read(bytes.span, from: end, &places, &keys) else {
            Issue.record("read, though it isn't like the ones before")
            return
        }
    }
}
