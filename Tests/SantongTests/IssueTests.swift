import Foundation
import TestSupport
import Testing

/// `santong issue`: drafts are frozen as editions, editions stay, corrections say what they change.
@Suite struct `Issuing` {
    private func drafted() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince({ if $0.region == "410302" { $0.multimedia = 7 } }) {
            try office.put(text, unit + ".csv")
        }
        #expect(try office.report().status == 0)
        return office
    }

    private func issue(_ office: OfficeWorkspace, _ more: String..., period: String = "2017Q3") throws -> RunResult {
        try run(builtProgram("santong"), ["issue", period, "-w", office.folder.path] + more)
    }

    /// A county's correction: 410302's rooms.
    private func correct(_ office: OfficeWorkspace) throws {
        let school = School(code: 2_141_000_004, name: "实验小学", region: "410302", multimedia: 9)
        try office.put(School.file([school]), "410302-r2.csv")
    }

    @Test func `freezes the draft as the first edition, with date and number`() throws {
        let office = try drafted()
        let figures = try office.folder.read("bulletins/2017Q3/data/figures.csv")
        #expect(try issue(office, "--date", "2017-10-20", "--number", "教科技〔2017〕9号").status == 0)
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.contains("教科技〔2017〕9号"))
        #expect(page.contains("2017年10月20日"))
        #expect(!page.contains("送审稿") && !page.contains("更正"))
        #expect(try !office.folder.read("bulletins/2017Q3/bulletin.html").contains("（送审稿）"))
        #expect(try office.folder.read("bulletins/2017Q3/manifest.json").contains("\"edition\": 1"))
        #expect(try office.folder.read("bulletins/2017Q3/data/figures.csv") == figures)
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).output.contains("第1版，与清单和存档一致"))
    }

    @Test func `an edition is frozen: a report without news changes nothing, one with news makes a draft beside it`() throws {
        let office = try drafted()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        func edition() throws -> [String: Data] {
            try office.folder.files(under: "bulletins/2017Q3").filter { !$0.key.hasPrefix("draft/") }
        }
        let before = try edition()
        let archive = try office.folder.files()["archive.sqlite"]
        #expect(try office.report().errors.contains("未重新发布"))
        #expect(try office.folder.files()["archive.sqlite"] == archive)
        try correct(office)
        let made = try office.report()
        #expect(made.output.hasSuffix("bulletins/2017Q3/draft/bulletin.html\n"))
        #expect(try edition() == before)
        #expect(try office.folder.read("bulletins/2017Q3/draft/bulletin.md").contains("送审稿"))
        let draft = try office.folder.files(under: "bulletins/2017Q3/draft")
        #expect(try office.report().errors.contains("未重新发布"))
        #expect(try office.folder.files(under: "bulletins/2017Q3/draft") == draft)
    }

    @Test func `the second edition says what it corrects, and the first stays byte for byte`() throws {
        let office = try drafted()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        let first = try office.folder.files(under: "bulletins/2017Q3")
        try correct(office)
        #expect(try office.report().status == 0)
        #expect(try issue(office, "--date", "2017-11-01").status == 64)
        #expect(try issue(office, "--date", "2017-11-01", "--reason", "老城区改报。").status == 0)
        #expect(try office.folder.files(under: "bulletins/2017Q3/editions/1") == first)
        #expect(try !office.folder.files(under: "bulletins/2017Q3").keys.contains { $0.hasPrefix("draft/") })
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.hasPrefix("# 关于2017年第三季度全省“三通”工程进展情况的通报（更正，第2版）"))
        #expect(page.contains("本通报为第2版，代替第1版。更正原因：老城区改报。\n"))
        #expect(page.contains("| 洛阳市 | 城镇多媒体教室占比 | 85.00%（17/20） | 95.00%（19/20） |"))
        #expect(page.contains("新计入410302-r2.csv |"))
        #expect(page.contains("95.00%※"))
        let sheet = try office.folder.read("bulletins/2017Q3/regions/410300.md")
        #expect(sheet.contains("| 老城区 | 城镇多媒体教室占比 | 70.00%（7/10） | 90.00%（9/10） |"))
        #expect(try !office.folder.read("bulletins/2017Q3/regions/410100.md").contains("※ "))
        let verified = try santong("verify", "2017Q3", "-w", office.folder.path)
        #expect(verified.status == 0)
        #expect(verified.output.contains("第2版") && verified.output.contains("editions/1：2017Q3 第1版"))
    }

    @Test func `a third edition keeps both before it`() throws {
        let office = try drafted()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        try correct(office)
        try office.report()
        #expect(try issue(office, "--date", "2017-11-01", "--reason", "改报").status == 0)
        let second = try office.folder.files(under: "bulletins/2017Q3").filter { !$0.key.hasPrefix("editions/") }
        try office.put(
            "region,type,locality,measure,value,reason,by\n410302,小学,城区,multimedia_classrooms,8,核实,李四\n", "corrections.csv")
        try office.report()
        #expect(try issue(office, "--date", "2017-11-20", "--reason", "核实").status == 0)
        #expect(try office.folder.files(under: "bulletins/2017Q3/editions/2") == second)
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.contains("| 洛阳市 | 城镇多媒体教室占比 | 95.00%（19/20） | 90.00%（18/20） |"))
        #expect(page.contains("科技处更正1处 |"))
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status == 0)
    }

    @Test func `the next period compares with the newest edition, not with a draft beside it`() throws {
        let office = try drafted()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        try correct(office)
        try office.report()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q4") }
        #expect(try office.report("2017Q4").status == 0)
        let row = try #require(
            try office.data("figures", "2017Q4").first { $0["region"] == "410302" && $0["indicator"] == "multimedia_urban" })
        #expect(row["previous"] == "0.700000")
    }

    @Test func `the next period says that an edition is there which the archive, an earlier backup, doesn't know`() throws {
        let office = try drafted()
        let archive = try #require(try office.folder.files()["archive.sqlite"])
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q4") }
        try office.folder.write(archive, to: "archive.sqlite")
        let result = try office.report("2017Q4")
        #expect(result.status == 0)
        #expect(result.errors.contains("2017Q3 是已印发的第1版，存档里却没有，2017Q4 没有与它比较"))
    }

    @Test func `only what was there to be read is issued`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        #expect(try issue(office, "--date", "2017-10-20").status == 66)
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        try correct(office)
        let changed = try issue(office, "--date", "2017-10-20")
        #expect(changed.status == 65)
        #expect(changed.errors.contains("santong report 2017Q3"))
        try office.report()
        try office.folder.write("changed", to: "bulletins/2017Q3/bulletin.md")
        #expect(try issue(office, "--date", "2017-10-20").status == 65)
        try office.report()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        let again = try issue(office, "--date", "2017-10-21", "--reason", "x")
        #expect(again.status == 66)
        #expect(again.errors.contains("自第1版印发以来没有变化"))
    }

    @Test func `an issued edition that somebody changed is not filed away`() throws {
        let office = try drafted()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        try correct(office)
        try office.report()
        try office.folder.write("changed", to: "bulletins/2017Q3/bulletin.md")
        let result = try issue(office, "--date", "2017-11-01", "--reason", "改报")
        #expect(result.status == 73)
        #expect(result.errors.contains("bulletin.md：与发布时不同"))
    }

    @Test func `another edition in the place of the newest isn't filed away as that, and dates don't run backwards`() throws {
        let office = try drafted()
        #expect(try issue(office, "--date", "2017-10-20").status == 0)
        try correct(office)
        try office.report()
        #expect(try issue(office, "--date", "2017-10-01", "--reason", "改报").status == 64)
        #expect(try issue(office, "--date", "2017-11-01", "--reason", "改报").status == 0)
        let folder = office.folder.path + "/bulletins/2017Q3"
        try FileManager.default.moveItem(atPath: folder, toPath: office.folder.path + "/second")
        try FileManager.default.copyItem(atPath: office.folder.path + "/second/editions/1", toPath: folder)
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status == 1)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        try office.report()
        let refused = try issue(office, "--date", "2017-12-01", "--reason", "改报")
        #expect(refused.status == 73)
        #expect(refused.errors.contains("不是该在这里的那次发布"))
    }

    @Test(arguments: [
        ["--date", "2017-9-1"], ["--date", "2017-02-30"], ["--date", "2017-09-30"],
        ["--date", "2017-10-20", "--number", "教科技[2017]9号"], ["--date", "2017-10-20", "--number", "教\u{1B}[31m〔2017〕9号"],
        ["--date", "2017-10-20", "--reason", "第一版"], ["--date", "2017-10-20", "--reason", "\u{202E}版"], ["--date", "9999-12-31"],
        [],
    ]) func `wrong words are refused`(arguments: [String]) throws {
        let office = try drafted()
        let result = try run(builtProgram("santong"), ["issue", "2017Q3", "-w", office.folder.path] + arguments)
        #expect(result.status == 64)
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("送审稿"))
    }
}
