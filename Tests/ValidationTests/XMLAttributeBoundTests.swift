import Testing

@testable import Intake

/// Tags with more attributes than libxml2 can do with.
@Suite struct `The bound on attributes` {
    private func excess(_ bytes: [UInt8], most: Int = 3, pieces length: Int = .max) -> Int? {
        var bound = XMLAttributeBound(most: most)
        var start = 0
        while start < bytes.count {
            let end = length < bytes.count - start ? start + length : bytes.count
            let piece = Array(bytes[start..<end])
            if let line = bound.excess(in: piece.span) { return line }
            start = end
        }
        return nil
    }

    private static let four = "<b a='1' c=\"2\" d='3' e='4'/>"

    static let documents: [(text: String, line: Int?)] = [
        ("<a>\n<b a='1' c=\"2\" d='3'/>\n</a>", nil), ("<a>\n" + four + "\n</a>", 2),
        ("<a>\n<b a='1'\nc='2'\nd='3'\ne='4'/></a>", 2), ("<a b='>>>' c='\"\"\"\"\"'/>", nil),
        ("<a b='<' c='<b>' d='</a>'/>", nil),
        // Where quotes are no values, and what hides behind them.
        ("<a>'''''''''\"\"\"</a>", nil), ("<a><!-- ''''' > <b c='1' d='2' e='3' f='4'> --></a>", nil),
        ("<a><!-- ' -->\n" + four + "</a>", 2), ("<a><!----->\n" + four + "</a>", 2), ("<a><!-- -- - --->" + four + "</a>", 1),
        ("<a><![CDATA[ ' ]] ]>]]>\n" + four + "</a>", 2), ("<a><![CDATA[''''''<b c='1' d='2' e='3' f='4'>]]]></a>", nil),
        ("<?x ' > ?>\n" + four, 2), ("<?x '''''' ?><a/>", nil), ("<!DOCTYPE a '>\n" + four, 2), ("<!->\n" + four, 2),
        ("<a></a '''''>\n" + four, 2),
        // Namespaces of all that is open count.
        ("<a xmlns:b='1'><a xmlns:c='1'><a xmlns='1'/></a></a>", nil),
        ("<a xmlns:b='1'><a xmlns:c='1'>\n<a xmlns='1' xmlns:d='1'/></a></a>", 2),
        ("<a xmlns:b='1'><a xmlns:c='1'><a xmlns='1'></a>\n</a><a xmlns:d='1' xmlns:e='1'/></a>", nil),
        ("<a>" + String(repeating: "<a xmlns:b='1'></a>", count: 9) + "</a>", nil),
        ("<a>" + String(repeating: "<a xmlns:b='1'/>", count: 9) + "</a>", nil),
        ("<a>" + String(repeating: "\n<a xmlns:b='1'>", count: 4) + "</a>", 5), ("<a b='/'>\n<a xmlns:b='/'>\n" + four, 3),
    ]

    @Test(arguments: documents.indices) func `is found, in whatever pieces and encoding a document comes`(index: Int) {
        let (text, line) = Self.documents[index]
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let encodings: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, [0xFF, 0xFE] + little, big, [0xFE, 0xFF] + big,
            text.unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] },
            text.unicodeScalars.flatMap { [0, 0, 0, UInt8($0.value)] },
        ]
        for bytes in encodings {
            for length in [.max, 1, 2, 3, 7] {
                #expect(excess(bytes, pieces: length) == line, "\(text) \(bytes.prefix(4)) \(length)")
            }
        }
    }

    @Test func `isn't hidden by characters of two bytes that look like quotes`() {
        // U+2722 and U+3C27 have the bytes of quotes and tags in them.
        let text = "<a b='\u{2722}\u{3C27}'>\n" + Self.four
        #expect(excess([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == 2)
        #expect(excess([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == 2)
    }

    @Test(arguments: [
        ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-a+AD4-", true),
        ("\u{FEFF}<?xml version='1.0' encoding = 'utf7'?>", true),
        // Where nobody looks any more a declaration may still say it.
        ("<?xml version=\"1.0\"" + String(repeating: " ", count: 2_000) + "encoding=\"UTF-7\"?>", true),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>", false),
        ("<?xml version=\"1.0\" encoding=\"GB18030\"?><utf-7/>", false),
        // Without a declaration it is UTF-8.
        ("<a encoding=\"UTF-7\"/>", false), ("<xmlns note=\"UTF-7\"/>", false),
        ("<a>" + String(repeating: "x", count: 2_000), false), ("", false),
    ])
    func `is not asked where a declaration hides tags from it`(text: String, isHidden: Bool) {
        #expect(XMLDeclaration.hidesTags(Array(text.utf8)) == isHidden)
        #expect(XMLDeclaration.hidesTags(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == isHidden)
    }
}
