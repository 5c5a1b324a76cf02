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
                receipts: .none, firstSeen: [:], receivedNow: nil)
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
}
