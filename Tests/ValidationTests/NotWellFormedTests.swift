import Catalogue
import Intake
import Testing
import Validation

/// Documents that aren't well-formed, after the classes of the W3C's XML conformance suite (`xmltest/not-wf/sa`, `sun/not-wf`,
/// `oasis`, `ibm/not-wf`), and the constructs that submissions may not have.
@Suite struct `A document that isn't well-formed` {
    static let root = "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410100\">"
    static let attributes =
        "region=\"410102\" type=\"小学\" locality=\"城区\" schools=\"1\" schools_connected=\"1\" classrooms=\"5\" multimedia_classrooms=\"5\" teachers=\"9\" teacher_spaces=\"9\" students=\"0\" student_spaces=\"0\""
    static let row = "<summary \(attributes)/>"

    /// Inside the root, before a sound row.
    static func inside(_ text: String) -> String { root + text + row + "</submission>" }
    /// Inside the row's tag.
    static func attribute(_ text: String) -> String { root + "<summary \(attributes) \(text)/></submission>" }
    static func before(_ text: String) -> String { text + inside("") }
    static func after(_ text: String) -> String { inside("") + text }
    static func subset(_ text: String) -> String { "<!DOCTYPE submission [\(text)]>" + inside("") }

    static let tags = [
        "<?>", "<? xml?>", "<?a", "<?a ?", "<?a b>", "<?xml version=\"1.0\"?>", "<?XML a?>", "<?xMl a?>", "<a>", "</a>", "<a",
        "<a ",
        "<a/", "<a><b></a></b>", "<a></A>", "<a></ a>", "<a></a b>", "<a></a x=\"1\">", "< a/>", "<.a/>", "<-a/>", "<1a/>",
        "<;a/>",
        "<a:/>", "<:a:b:c/>", "<a@b/>", "<a\u{B7}\u{0}/>", "</>", "<>", "<", "<a/ >", "<a / >", "<a><a/", "<a><!", "<!a>", "<!>",
        "<!-a-->",
    ]

    static let markup = [
        "<!-- a", "<!-- a --", "<!-- a -- b -->", "<!-- a --->", "<!--->", "<!- a -->", "<!-- \u{1} -->", "<!-- \u{FFFE} -->",
        "]]>",
        "a]]>b", "<![CDATA[", "<![CDATA[a", "<![CDATA[a]]", "<![CDATA[a]]&gt;", "<![cdata[a]]>", "<![CDATA [a]]>",
        "<! [CDATA[a]]>",
        "<![ CDATA[a]]>", "<![CDATA[\u{1}]]>", "<![INCLUDE[a]]>", "<!ELEMENT a ANY>", "<!ENTITY a \"b\">", "<!DOCTYPE a>",
        "<!ATTLIST a>",
        "<!NOTATION a SYSTEM \"b\">", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1F}", "\u{FFFE}", "\u{FFFF}", "\u{0}",
    ]

    static let references = [
        "&", "& ", "&a", "&a ", "&;", "&.;", "&1;", "& a;", "&a b;", "&amp", "&#;", "&#x;", "&#65", "&#a;", "&#X41;", "&#xG;",
        "&#0;", "&#1;", "&#8;", "&#11;", "&#x1F;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#xFFFF;", "&#x110000;", "&#99999999999;",
        "&# 65;", "&#65 ;", "&nbsp;", "&AMP;", "&Lt;", "&undeclared;", "&#38", "&#-1;",
    ]

    static let attributeFaults = [
        "a", "a=", "a=b", "a=\"", "a=\"b", "a='b\"", "a=\"b'", "a=\"<\"", "a=\"b<c\"", "a=\"&\"", "a=\"& b\"", "a=\"&b\"",
        "a=\"&#;\"",
        "a=\"&#1;\"", "a=\"&#x110000;\"", "a=\"&b;\"", "a=\"1\"b=\"2\"", "a=\"1\",b=\"2\"", "a=\"1\" a=\"2\"", "a=\"1\" A=1",
        "=\"b\"",
        "1a=\"b\"", "a b=\"c\"", "a \"b\"", "\"b\"", "a=\"\u{1}\"", "a=\"\u{FFFF}\"", "a=\"\u{0}\"", "a==\"b\"", "a=\"b\"\"",
        "region=\"410102\"",
        "p:a=\"b\"", "xmlns:p=\"u\" p:a=\"1\" xmlns:q=\"u\" q:a=\"2\"", "xmlns:a=\"u\" xmlns:a=\"v\"", "xmlns:xml=\"u\"",
        "xmlns:xmlns=\"u\"",
        "xmlns:a=\"\"",
    ]

    static let prologs = [
        "a", " <?xml version=\"1.0\"?>", "\n<?xml version=\"1.0\"?>", "<!-- a --><?xml version=\"1.0\"?>", "<?xml?>", "<?xml ?>",
        "<?xml version=\"1.0\">", "<?xml version=\"1.0\" ?", "<?xml version=1.0?>", "<?xml version='1.0\"?>",
        "<?xml version=\"1.0'?>",
        "<?xml version=\"\"?>", "<?xml version=\" 1.0\"?>", "<?xml version=\"1.0 \"?>", "<?xml version=\"a\"?>",
        "<?xml VERSION=\"1.0\"?>", "<?xml encoding=\"UTF-8\"?>", "<?xml standalone=\"yes\"?>",
        "<?xml encoding=\"UTF-8\" version=\"1.0\"?>", "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?>",
        "<?xml version=\"1.0\" encoding=\"\"?>", "<?xml version=\"1.0\" encoding=\"1a\"?>",
        "<?xml version=\"1.0\" encoding=\" UTF-8\"?>",
        "<?xml version=\"1.0\" encoding=UTF-8?>", "<?xml version=\"1.0\"encoding=\"UTF-8\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-99\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"standalone=\"yes\"?>",
        "<?xml version=\"1.0\" standalone=\"YES\"?>", "<?xml version=\"1.0\" standalone=\"true\"?>",
        "<?xml version=\"1.0\" a=\"b\"?>",
        "<?xml version=\"1.0\"?><?xml version=\"1.0\"?>", "<?XML version=\"1.0\"?>", "<a/>", "&amp;", "&#32;", "<![CDATA[ ]]>",
        "]]>",
        "<!DOCTYPE a SYSTEM \"b\">", "<!DOCTYPE a><!DOCTYPE b>", "<!DOCTYPE>", "<!DOCTYPE a", "<!doctype a>", "<!-- a", "<?a",
        "\u{FEFF}a",
    ]

    static let epilogs = [
        "a", "<a/>", "<?xml version=\"1.0\"?>", "&amp;", "&#32;", "<![CDATA[ ]]>", "<![CDATA[]]>", "]]>", "<!DOCTYPE a>",
        "</submission>", "<!-- a",
        "<?a", "\u{0}", "<",
    ]

    static let subsets = [
        "<!ELEMENT a ANY>", "<!ENTITY a \"b\">", "<!ENTITY a \"&a;\">", "<!ENTITY % a \"b\">%a;",
        "<!ENTITY a SYSTEM \"file:///etc/hostname\">",
        "<!ENTITY a PUBLIC \"b\" \"http://127.0.0.1/\">", "<!ATTLIST submission period CDATA \"2017Q3\">",
        "<!NOTATION a SYSTEM \"b\">", "", "<!ELEMENT",
    ]

    static let whole = [
        "<", "<?", "<?xml", "a", "<a", "<a>", "</a>", "<!-- -->", "<?a?>", "<!DOCTYPE a>", "<?xml version=\"1.0\"?>", root,
        root + row, root + row + "</submission", root + row + "</submission >>", root + row + "</Submission>",
        root + row + "<submission>",
        row + root, "<a>" + root + row + "</submission>", "\u{0}" + root + row + "</submission>",
        root + row + root + "</submission>",
    ]

    static let documents =
        tags.map(inside) + markup.map(inside) + references.map(inside) + references.map { attribute("schools_exempt=\"\($0)\"") }
        + attributeFaults.map(attribute) + prologs.map(before) + epilogs.map(after) + subsets.map(subset) + whole

    @Test func `is refused, whatever is wrong with it`() async throws {
        #expect(Self.documents.count > 250)
        #expect(try await code(Self.inside("")) == nil, "the sound document")
        for document in Self.documents {
            let code = try await code(document)
            // A NUL is damage (F01), and what doesn't begin with a tag isn't taken for XML, whatever the file's name (F03).
            #expect(["F01", "F02", "F03", "F06", "F08"].contains(code), "\(code ?? "accepted"): \(document.debugDescription)")
        }
    }

    /// The code of the one finding that returns the whole file.
    private func code(_ document: String) async throws -> String? {
        let review = try await judge([("410100.xml", document)])
        let findings = review.files[0].log.findings.filter { $0.severity == .error }
        return review.files[0].submission.table == nil ? findings.map(\.code).joined(separator: " ") : nil
    }
}
