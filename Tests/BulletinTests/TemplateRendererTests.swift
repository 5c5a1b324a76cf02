import Catalogue
import Testing

@testable import Bulletin

/// Templates as https://mustache.github.io/mustache.5.html describes them, and the examples of its specification that concern us.
@Suite struct `A template` {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let template: String
        let values: View
        let expected: String
        var others: [String: String] = [:]

        init(
            _ description: String, _ template: String, _ values: View, _ expected: String,
            _ others: [String: String] = [:]
        ) {
            testDescription = description
            self.template = template
            self.values = values
            self.expected = expected
            self.others = others
        }
    }

    static let people: ViewValue = .views(["甲", "乙"].map { View(["name": .text($0)]) })

    static let examples: [Example] = [
        Example("without tags is its text", "甲{乙} {{ 丙\n".replacing("{{ 丙", with: "{ 丙"), [:], "甲{乙} { 丙"),
        Example("prints values, with blanks in tags", "{{a}}、{{ a }}", ["a": "甲"], "甲、甲"),
        Example("escapes", "{{a}}", ["a": "<b a=\"1\" c='2'>&"], "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;"),
        Example("leaves raw values as they are", "{{{a}}}{{&a}}", ["a": "<&>"], "<&><&>"),
        Example("prints truths as words", "{{a}}", ["a": true], "true"),
        Example(
            "shows sections and their opposites", "{{#a}}是{{/a}}{{^a}}否{{/a}}{{#b}}是{{/b}}{{^b}}否{{/b}}",
            ["a": true, "b": false], "是否"),
        Example("takes an empty text for something", "{{#a}}有{{/a}}{{^a}}无{{/a}}", ["a": ""], "有"),
        Example("repeats for lists", "{{#p}}（{{name}}）{{/p}}{{^p}}无{{/p}}", ["p": people], "（甲）（乙）"),
        Example("shows the opposite of an empty list", "{{#p}}有{{/p}}{{^p}}无{{/p}}", ["p": .views([])], "无"),
        Example("repeats for texts", "{{#p}}{{.}}，{{/p}}", ["p": .texts(["甲", "<"])], "甲，&lt;，"),
        Example("looks names up from within", "{{#p}}{{name}}{{a}}{{/p}}", ["p": people, "a": "外", "name": "外"], "甲外乙外"),
        Example("follows dots", "{{v.w.x}}", ["v": .view(View(["w": .view(View(["x": "深"]))]))], "深"),
        Example("enters a view", "{{#v}}{{x}}{{/v}}", ["v": .view(View(["x": "内"])), "x": "外"], "内"),
        Example("leaves comments out", "甲{{! 注 }}乙{{!\n多行\n}}", [:], "甲乙"),
        Example("ignores what a file says of escaping", "{{% CONTENT_TYPE:TEXT}}{{a}}", ["a": "<"], "&lt;"),
        Example("removes lines of tags alone", "一\n{{#a}}\n二\n{{/a}}\n三\n", ["a": true], "一\n二\n三"),
        Example("removes indented lines of tags alone", "一\n  {{#a}}\n二\n  {{/a}}\n三\n", ["a": true], "一\n二\n三"),
        Example("removes them with CRLF too", "一\r\n{{#a}}\r\n二\r\n{{/a}}\r\n三\r\n", ["a": true], "一\r\n二\r\n三"),
        Example("keeps lines with anything else", "一 {{#a}}\n二{{/a}}\n三", ["a": true], "一 \n二\n三"),
        Example("keeps a line with a value", "一\n  {{a}}\n三", ["a": "二"], "一\n  二\n三"),
        Example("nests the same name", "{{#a}}1{{#a}}2{{/a}}3{{/a}}", ["a": true], "123"),
        Example("includes others", "（{{>html/part}}）", ["a": "甲"], "（[甲]）", ["html/part": "[{{a}}]\n"]),
        Example("includes within lists", "{{#p}}{{> html/part}}{{/p}}", ["p": people], "甲乙", ["html/part": "{{name}}"]),
        Example("indents lines of what it includes", "一\n  {{>html/part}}\n三", [:], "一\n  甲\n  乙三", ["html/part": "甲\n乙"]),
        Example("fills blocks", "{{<html/part}}{{$b}}新{{/b}}{{/html/part}}", [:], "[新]", ["html/part": "[{{$b}}旧{{/b}}]"]),
        Example("keeps blocks that nobody fills", "{{>html/part}}", [:], "[旧]", ["html/part": "[{{$b}}旧{{/b}}]"]),
        Example("without its final line break is in the middle of a line", "甲\n\n", [:], "甲\n"),
    ]

    private func render(_ example: Example, in folder: String) throws -> String {
        var files = ["\(folder)/page.mustache": Array(example.template.utf8)]
        for (name, text) in example.others { files[name + ".mustache"] = Array(text.utf8) }
        return String(decoding: try Templates(files).render("\(folder)/page", example.values), as: UTF8.self)
    }

    @Test(arguments: examples) func `is rendered as Mustache says`(example: Example) throws {
        #expect(try render(example, in: "html") == example.expected)
    }

    @Test func `escapes as its folder does, also where it is included`() throws {
        let values: View = ["a": "*<_&\u{2028}\n|“引”"]
        let example = Example("", "{{a}}{{>markdown/part}}", values, "", ["markdown/part": "，{{a}}"])
        #expect(try render(example, in: "markdown") == "\\*&lt;\\_&amp;  \\|“引”，\\*&lt;\\_&amp;  \\|“引”")
        #expect(try render(Example("", "{{a}}", values, ""), in: "prose") == "*<_&\u{2028}\n|“引”")
    }

    @Test(arguments: [
        ("甲\n{{#a}}乙", 2), ("甲{{/a}}", 1), ("{{#a}}\n{{/b}}", 2), ("甲\n\n{{a", 3), ("{{}}", 1), ("{{ a b }}", 1),
        ("{{={ }=}}", 1), ("甲\n" + String(repeating: "{{#a}}", count: 40_000) + String(repeating: "{{/a}}", count: 40_000), 2),
        ("{{a}}\n{{>html/other}}", 2), ("甲\n\n{{>html/page}}", 3), ("{{<html/page2}}{{a}}{{/html/page2}}", 1), ("{{a(b)}}", 1),
    ]) func `that is ill-formed is told with its line`(text: String, line: Int) {
        let error = #expect(throws: TemplateError.self) {
            try Templates(["html/page.mustache": Array(text.utf8), "html/page2.mustache": []])
        }
        #expect(error?.fault.place == "html/page.mustache:\(line)")
    }

    @Test(arguments: ["{{b}}", "{{#b}}{{/b}}", "{{^b}}{{/b}}", "{{a.b}}", "{{v.b}}", "{{v}}", "{{#p}}{{.b}}{{/p}}", "{{p}}"])
    func `that names what there isn't, or prints what is no text, is refused`(text: String) throws {
        let templates = try Templates(["html/page.mustache": Array(text.utf8)])
        #expect(throws: TemplateError.self) {
            try templates.render("html/page", View(["a": "甲", "v": .view(View(["x": "乙"])), "p": Self.people]))
        }
    }

    @Test func `with a name that nothing defines is told where that stands, with the name that was meant`() throws {
        let templates = try Templates([
            "html/unit.mustache": Array("{{title}}\n{{> html/part}}".utf8),
            "html/part.mustache": Array("\n\n{{titel}}\n{{^rows}}{{valeu}}{{/rows}}".utf8),
        ])
        let error = #expect(throws: TemplateError.self) { try templates.render("html/unit", View(["title": "甲"])) }
        #expect(
            error?.fault.message.en == """
                templates/html/part.mustache:3: there is no name 'titel'; is it 'title'? (see docs/templates.md). \
                There are 2 such: see santong templates check
                """)
    }

    /// The vocabulary doesn't know `titel` either, but it isn't what the page ended at.
    @Test func `with a name that stands for no text is told of that name`() throws {
        let text = "\n{{rows}}{{#has_files}}{{titel}}{{/has_files}}"
        let view = View(["rows": .views([]), "has_files": .flag(false)])
        let error = #expect(throws: TemplateError.self) {
            try Templates(["html/unit.mustache": Array(text.utf8)]).render("html/unit", view)
        }
        #expect(error?.fault.place == "html/unit.mustache:2" && error?.fault.reason.en.hasPrefix("'rows' is a list") == true)
        let lists = try Templates(["html/unit.mustache": Array("{{missing}}".utf8)])
        let other = #expect(throws: TemplateError.self) { try lists.render("html/unit", View(["missing": .texts(["甲"])])) }
        #expect(other?.fault.reason.en.contains("no texts: missing") == true)
    }

    /// Any text that has no braces is itself, however it is broken into lines.
    @Test(arguments: 1...50) func `of any text without tags is that text`(seed: Int) throws {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        let pieces = ["甲", " ", "\t", "\n", "\r\n", "{", "}", "<", "&", "{ {", "乙丙", "\u{3000}", "#a"]
        let text = (0..<random(60)).map { _ in pieces[random(pieces.count)] }.joined().replacing("{{", with: "{ {") + "尾"
        let rendered = try Templates(["html/page.mustache": Array(text.utf8)]).render("html/page", View([:]))
        #expect(String(decoding: rendered, as: UTF8.self) == text)
    }

    @Test func `has every character escaped that would be more than itself`() {
        let html: [Character: String] = ["<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;"]
        var markdown: [Character: String] = [
            "<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " ", "\r": " ", "\u{2028}": " ", "\u{2029}": " ",
        ]
        for sign in "\\`*_[]|~#$" { markdown[sign] = "\\\(sign)" }
        let characters = (UInt8(0)...0x7F).map { Character(Unicode.Scalar($0)) } + ["字", "é", "\u{2028}", "\u{2029}", "—"]
        for character in characters {
            let text = "甲\(character)乙"
            #expect(Escaping.html.escaped(text) == "甲\(html[character] ?? String(character))乙")
            #expect(Escaping.markdown.escaped(text) == "甲\(markdown[character] ?? String(character))乙")
            #expect(Escaping.none.escaped(text) == text)
        }
    }

    /// Parts that have each other ten times, and lists in lists.
    @Test(arguments: [
        (0..<16).map { String(repeating: "{{>html/\($0 + 1)}}", count: 10) } + ["甲"],
        [String(repeating: "{{#p}}", count: 40) + String(repeating: "{{/p}}", count: 40)],
    ]) func `that would never end ends`(parts: [String]) throws {
        var library: [String: CompiledTemplate] = [:]
        for (index, part) in parts.enumerated() {
            library["html/\(index)"] = CompiledTemplate(tokens: try TemplateParser.tokens(of: Array(part.utf8)), escaping: .html)
        }
        var renderer = TemplateRenderer(library, View(["p": Self.people]), mostTokens: 10_000)
        renderer.render(try #require(library["html/0"]))
        #expect(renderer.isTooLarge && renderer.output.count < 100_000)
    }

    /// Lines of text that follow each other are one token.
    @Test func `that is included is indented line by line`() throws {
        let part = "一\n\n{{x}}二\n  三\n{{#y}}\n四\n五\n{{/y}}\n"
        let templates = try Templates([
            "html/page.mustache": Array("甲\n  {{>html/part}}\n乙\n".utf8), "html/part.mustache": Array(part.utf8),
        ])
        let rendered = try templates.render("html/page", View(["x": "丙", "y": true]))
        let first = String(decoding: rendered, as: UTF8.self)
        #expect(first == "甲\n  一\n  \n  丙二\n    三\n  四\n  五\n乙")
    }
}
