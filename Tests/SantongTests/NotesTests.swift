import Foundation
import TestSupport
import Testing

/// `notes/PERIOD.md` in the bulletin.
@Suite struct `Notes` {
    @Test func `stand where the template says, are inputs, and make the draft due again`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        try office.folder.write("## 表扬\n巩义市<b>\n## 下一步工作要求\n请于{{年底}}前完成。\n", to: "notes/2017Q3.md")
        let later = ["SOURCE_DATE_EPOCH": "1509000000"]
        #expect(try !office.report("2017Q3", "--due", environment: later).output.isEmpty)
        #expect(try office.report("2017Q3", "--due", environment: later).output.isEmpty)
        let page = try office.folder.read("bulletins/2017Q3/bulletin.html")
        #expect(
            page.contains("<h3>（三）表扬</h3>\n<p>巩义市&lt;b&gt;</p>") && page.contains("<p>请于{{年底}}前完成。</p>")
                && !page.contains("<h3>说明</h3>"))
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("### （三）表扬\n\n巩义市"))
        #expect(try office.folder.read("bulletins/2017Q3/manifest.json").contains("\"notes/2017Q3.md\""))
        let rebuilt = try santong(
            "rebuild", "2017Q3", "--draft", "--into", office.folder.path + "/again", "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status == 0)
    }

    @Test func `with an unknown section stop the run with their line`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        try office.folder.write("## 表杨\n", to: "notes/2017Q3.md")
        let result = try office.report()
        #expect(result.status == 65 && result.errors.contains("notes/2017Q3.md:1: 没有名为“表杨”的节"), "\(result.errors)")
    }
}
