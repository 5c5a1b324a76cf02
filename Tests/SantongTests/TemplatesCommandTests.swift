import Foundation
import TestSupport
import Testing

/// The office's own templates.
@Suite struct `Templates of the office` {
    private static func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        return office
    }

    @Test func `are checked without figures, each fault with file and line`() throws {
        let office = try Self.office()
        #expect(try santong("templates", "check", "-w", office.folder.path).status == 0)
        try office.folder.write("甲\n{{#is_edition}}{{editoin}}{{/is_edition}}\n", to: "templates/prose/lead.mustache")
        try office.folder.write("{{#rows}}\n", to: "templates/html/remarks.mustache")
        try office.folder.write("x", to: "templates/prose/leed.mustache")
        try office.folder.write("甲\n乙\u{1}\n\u{7F}", to: "templates/markdown/remarks.mustache")
        let result = try santong("templates", "check", "-w", office.folder.path)
        #expect(result.status == 1)
        #expect(result.output.contains("templates/prose/lead.mustache:2：没有“editoin”这个名字，是不是“edition”？"), "\(result.output)")
        #expect(result.output.contains("templates/html/remarks.mustache:1：{{#rows}} 没有结束"))
        #expect(result.output.contains("templates/prose/leed.mustache：没有用到"))
        #expect(result.output.contains("templates/markdown/remarks.mustache:2：有看不见的控制字符，请删去"))
    }

    @Test func `replace the installed ones one by one; an error in one leaves the bulletin that is there`() throws {
        let office = try Self.office()
        try office.folder.write("现通报如下。\n", to: "templates/prose/lead.mustache")
        #expect(try office.report().status == 0)
        let before = try office.folder.files(under: "bulletins")
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("现通报如下。本期数据截至"))
        for text in ["{{#is_draft}}", "{{> prose/none}}", "{{period_word}}", "甲\n\u{1}乙"] {
            try office.folder.write(text, to: "templates/prose/lead.mustache")
            let result = try office.report()
            #expect(result.status == 65 && result.errors.contains("templates/prose/lead.mustache"), "\(result.errors)")
            #expect(try office.folder.files(under: "bulletins") == before)
        }
    }

    @Test func `can be told what names they have, and every one is known to the check`() throws {
        let office = try Self.office()
        let result = try santong("templates", "names", "-w", office.folder.path)
        #expect(result.status == 0, "\(result.errors)")
        let names = parseCSV(result.output)
        #expect(
            names.contains {
                $0["template"] == "html/bulletin" && $0["name"] == "groups.rows.region" && !($0["example"] ?? "").isEmpty
            })
        #expect(
            try office.folder.files(under: ".").allSatisfy {
                !$0.key.contains("archive.sqlite") && !$0.key.hasPrefix("bulletins/2")
            })
    }
}

extension `Templates of the office` {
    @Test(arguments: [
        ("html/footer.mustache", "{{> html/footer}}", "html/footer.mustache:1：引用“html/footer”，转回到自己"),
        ("html/value.mustache", "{{#rows}}{{> html/remarks}}{{/rows}}{{> html/change}}", ""),
        ("prose/lead.mustache", "｛｛period｝｝", "prose/lead.mustache:1：“{{”“}}”请用半角"),
        ("prose/lead.mustache", "至{period_end}", "应写成 {{period_end}}"),
        ("prose/lead.mustache", "{{=<% %>=}}<% x %>", "不能改换定界符"), ("prose/lead.mustache", "{{}}", "没有名字"),
    ]) func `are found to be what Mustache would take otherwise`(name: String, text: String, fault: String) throws {
        let office = try Self.office()
        try office.folder.write(text, to: "templates/" + name)
        let result = try santong("templates", "check", "-w", office.folder.path)
        #expect(
            fault.isEmpty ? !result.output.contains("转回到自己") : result.status == 1 && result.output.contains(fault),
            "\(result.output)")
        // Whatever is wrong, a run ends by itself.
        #expect([0, 65].contains(try office.report().status))
    }

    @Test func `lose a byte order mark`() throws {
        let office = try Self.office()
        try office.folder.write("\u{FEFF}现通报如下。\r\n", to: "templates/prose/lead.mustache")
        #expect(try office.report().status == 0)
        #expect(try !office.folder.read("bulletins/2017Q3/bulletin.md").contains("\u{FEFF}"))
    }
}
