import Bulletin
import Catalogue
import Foundation
import Testing

/// The names that templates may use, and their reference.
@Suite struct `The vocabulary of templates` {
    @Test func `is what docs-templates explains, kind by kind`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("docs/templates.md"), encoding: .utf8)
        var told: [String: [String]] = [:]
        var kind = ""
        for line in text.split(separator: "\n") {
            if let match = line.firstMatch(of: /^<!-- (\S+):\s/) {
                kind = String(match.1)
                told[kind] = []
            } else if let match = line.firstMatch(of: /^\| `(\w+)` \| (.*?) \|/) {
                #expect(!match.2.trimmingCharacters(in: .whitespaces).isEmpty, "\(kind) \(match.1) isn't explained")
                told[kind, default: []].append(String(match.1))
            }
        }
        let known = Vocabulary().kinds.mapValues(\.own)
        for kind in Set(told.keys).union(known.keys).sorted() {
            #expect(told[kind] == known[kind], "\(kind)")
        }
    }

    @Test func `knows only kinds that are there`() {
        let vocabulary = Vocabulary()
        for (name, kind) in vocabulary.kinds {
            for (inner, other) in kind.inner {
                #expect(vocabulary.kinds[other] != nil && kind.names.contains(inner), "\(name).\(inner): \(other)")
            }
        }
        #expect(vocabulary.roots.values.allSatisfy { vocabulary.kinds[$0] != nil })
    }
}

@Suite struct `A check of templates` {
    private static func faults(_ text: String, _ path: String = "html/unit.mustache", own: Bool = true) -> [String] {
        var files = ["html/unit.mustache": Array("{{title}}".utf8)]
        files[path] = Array(text.utf8)
        return TemplateCheck(files, own: own ? [path] : []).faults.map { "\($0.path):\($0.line ?? 0) \($0.reason.en)" }
    }

    @Test(arguments: [
        ("{{title}}{{#rows}}{{value}}{{#unmet}}▽{{/unmet}}{{/rows}}{{! a remark }}{{^has_files}}—{{/has_files}}", []),
        ("a\n{{titel}}", ["html/unit.mustache:2 there is no name 'titel'; is it 'title'? (see docs/templates.md)"]),
        ("{{value}}", ["html/unit.mustache:1 there is no name 'value' (see docs/templates.md)"]),
        (
            "{{standing}}{{rows}}",
            ["rows", "standing"].map {
                "html/unit.mustache:1 '\($0)' is a list or has names of its own, and is no text; write {{#\($0)}}…{{/\($0)}}"
            }
        ),
        ("{{#rows}}\n{{district}}\n{{/rows}}", ["html/unit.mustache:2 there is no name 'district' (see docs/templates.md)"]),
        ("{{#rows}}\n", ["html/unit.mustache:1 {{#rows}} isn't closed"]),
        ("\n{{/rows}}", ["html/unit.mustache:2 {{/rows}} closes nothing"]),
        (
            "{{#rows}}\n{{^has_rank}}\n{{/rows}}\n{{/has_rank}}",
            [
                "html/unit.mustache:3 {{/has_rank}} of line 2 is needed here, not {{/rows}}",
                "html/unit.mustache:4 {{/rows}} of line 1 is needed here, not {{/has_rank}}",
            ]
        ),
        ("{{title}}\n{{title", ["html/unit.mustache:2 '{{' is never closed"]),
        ("{{{region}}}", ["html/unit.mustache:1 'region' isn't escaped; write {{region}}"]),
        ("{{&region}}", ["html/unit.mustache:1 'region' isn't escaped; write {{region}}"]),
        ("{{> html/valeu}}", ["html/unit.mustache:1 includes 'html/valeu', which isn't there"]),
        (
            "{{standing.region}} {{standing.regoin}}",
            ["html/unit.mustache:1 there is no name 'regoin'; is it 'region'? (see docs/templates.md)"]
        ),
        ("{{% CONTENT_TYPE:TEXT}}", ["html/unit.mustache:1 leave CONTENT_TYPE out: the folder says how to escape"]),
    ]) func `finds what is wrong, with its line`(text: String, faults: [String]) {
        #expect(Self.faults(text) == faults)
    }

    @Test func `follows parts into the context that includes them`() {
        let files = [
            "html/unit.mustache": "{{#rows}}{{> html/part}}{{/rows}}{{> html/part}}",
            "html/part.mustache": "\n{{value}}{{> html/part}}",
        ].mapValues { Array($0.utf8) }
        #expect(
            TemplateCheck(files, own: []).faults.map { "\($0.path):\($0.line ?? 0)" } == ["html/part.mustache:2"])
    }

    @Test func `tells of a template that nothing uses, and of bytes that aren't UTF-8`() {
        #expect(Self.faults("x", "prose/leed.mustache") == ["prose/leed.mustache:0 it is used by nothing; check its name"])
        #expect(Self.faults("x", "prose/leed.mustache", own: false).isEmpty)
        let files = [
            "html/unit.mustache": Array("{{> html/part}}".utf8), "html/part.mustache": Array("甲\n".utf8) + [0xFF, 0x0A],
        ]
        #expect(TemplateCheck(files, own: []).faults.map(\.place) == ["html/part.mustache:2"])
    }
}
