import Foundation
import TestSupport
import Testing

/// 情况说明: warnings go out in a list, come back answered, and aren't asked again.
@Suite struct `Explanations` {
    /// A primary school with a secondary school's code (R12) in two counties of one city.
    private func province(_ change: @escaping (inout School) -> Void = { _ in }) -> [String: String] {
        sampleProvince { school in
            if school.code == 2_141_000_001 { school.code = 3_141_000_101 }
            if school.code == 2_141_000_004 { school.code = 3_141_000_104 }
            change(&school)
        }
    }

    private func office(_ period: String = "2017Q3") throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in province() { try office.put(text, unit + ".csv", period) }
        #expect(try office.report(period).status == 0)
        return office
    }

    private func list(_ office: OfficeWorkspace, _ code: String, _ period: String = "2017Q3") throws -> String {
        try office.folder.read("bulletins/\(period)/notices/情况说明-\(code).csv")
    }

    /// Fills the last column of every row in.
    private func answered(_ list: String, _ answer: String) -> String {
        let lines = list.split(separator: "\r\n").map(String.init)
        return lines.enumerated().map { $0 == 0 ? $1 : $1 + answer }.joined(separator: "\r\n") + "\r\n"
    }

    private func isThere(_ office: OfficeWorkspace, _ path: String) -> Bool {
        FileManager.default.fileExists(atPath: office.folder.path + "/" + path)
    }

    @Test func `go out with the notice, come back in GBK, are printed, kept and not asked again`() throws {
        let office = try office()
        let sent = parseCSV(try list(office, "410100"))
        #expect(sent.map { $0["现为"] } == ["3141000101"])
        #expect(sent.map { $0["行"] } == ["2"] && sent.map { $0["情况说明"] } == [""])
        let notice = try office.folder.read("bulletins/2017Q3/notices/410100.md")
        #expect(notice.contains("情况说明-410100.xlsx（或 .csv）") && notice.contains("| R12 |"))
        #expect(isThere(office, "bulletins/2017Q3/notices/情况说明-410100.xlsx"))

        try office.folder.write(answered(try list(office, "410100"), "九年一贯制学校的小学部"), to: "answered.csv")
        let converted = try run(
            "/bin/sh",
            ["-c", "sed '1s/^\\xEF\\xBB\\xBF//' answered.csv | iconv -f UTF-8 -t GBK > inbox/2017Q3/情况说明-410100.csv"],
            folder: office.folder.path)
        #expect(converted.status == 0, "\(converted.errors)")
        let result = try office.report()
        #expect(result.status == 0 && !result.errors.contains("情况说明"), "\(result.errors)")
        let after = try office.folder.read("bulletins/2017Q3/notices/410100.md")
        #expect(after.contains("上次通知的1处问题，已全部改正或说明。") && after.contains("都已说明，没有需要再改正的"))
        #expect(after.contains("九年一贯制学校的小学部") && !after.contains("| R12 |"))
        #expect(!isThere(office, "bulletins/2017Q3/notices/情况说明-410100.csv"))
        #expect(try office.folder.read("bulletins/2017Q3/notices/410300.md").contains("| R12 |"))
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("九年一贯制学校的小学部"))
        // It stays a finding.
        #expect(try office.data("findings").count { $0["code"] == "R12" } == 2)
        let kept = try office.data("explanations")
        #expect(
            kept.map { "\($0["submitter"] ?? "") \($0["code"] ?? "") \($0["line"] ?? "") \($0["source"] ?? "")" }
                == ["410100 R12 2 情况说明-410100.csv"])
        // Nothing new: nothing published, and the same once more from the archive alone.
        #expect(try office.report().errors.contains("未重新发布"))
        let rebuilt = try santong(
            "rebuild", "2017Q3", "--draft", "--into", office.folder.path + "/again", "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
        #expect(try office.folder.files(under: "again") == office.folder.files(under: "bulletins/2017Q3"))
    }

    @Test func `hold for the same values in a file sent anew, and no longer for others`() throws {
        let office = try office()
        try office.put(answered(try list(office, "410100"), "属实"), "情况说明-410100.csv")
        // The row moved down, and the other school changed: the same finding all the same.
        let rows = try #require(province()["410100"]).split(separator: "\n").map(String.init)
        let moved = ([rows[0], rows[2], rows[1]] + rows[3...]).joined(separator: "\n") + "\n"
        try office.put(moved, "410100-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("explanations").map { $0["line"] } == ["3"])
        #expect(!isThere(office, "bulletins/2017Q3/notices/情况说明-410100.csv"))
        // Another code that doesn't fit either is another finding.
        try office.put(moved.replacing("3141000101", with: "3141000999"), "410100-r3.csv")
        #expect(try office.report().status == 0)
        #expect(parseCSV(try list(office, "410100")).map { $0["现为"] } == ["3141000999"])
        #expect(try office.folder.read("bulletins/2017Q3/notices/410100.md").contains("| R12 |"))
        // A number that was changed on the way settles nothing, and is told.
        try office.put("编号,情况说明\nR12-000000000000,属实\n", "情况说明-410100-r2.csv")
        let result = try office.report()
        #expect(result.errors.contains("情况说明-410100-r2.csv:2：编号“R12-000000000000”不在本期要说明的问题里"), "\(result.errors)")
        #expect(try office.folder.read("bulletins/2017Q3/notices/410100.md").contains("没有对上的情况说明"))
    }

    @Test func `count from the submitter and the unit above it, whose own goes first, and from nobody else`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() where unit != "410300" { try office.put(text, unit + ".csv") }
        let own = School.file([School(code: 3_141_000_104, region: "410302"), School(code: 3_141_000_105, region: "410302")])
        try office.put(own, "410302.csv")
        #expect(try office.report().status == 0)
        let list = try list(office, "410302")
        #expect(try self.list(office, "410300") == list)
        try office.put(answered(list, "郑州说的"), "情况说明-410100.csv")
        let result = try office.report()
        #expect(result.errors.contains("看不出是老城区或其上级单位报来的"), "\(result.errors)")
        #expect(try office.data("explanations").isEmpty)
        try office.put(answered(list, "洛阳说的"), "情况说明-410300-r9.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("explanations").map { $0["explanation"] } == ["洛阳说的", "洛阳说的"])
        try office.put(answered(list, "老城说的"), "老城区/情况说明.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("explanations").map { $0["explanation"] } == ["老城说的", "老城说的"])
        #expect(try office.folder.read("bulletins/2017Q3/notices/410302.md").contains("老城说的"))
    }

    @Test func `last into later quarters where nothing is compared`() throws {
        let office = try office("2017Q2")
        for unit in ["410100", "410300"] {
            try office.put(answered(try list(office, unit, "2017Q2"), "历史代码"), "情况说明-\(unit).csv", "2017Q2")
        }
        #expect(try office.report("2017Q2").status == 0)
        // R12 as before; a school no longer connected is new.
        for (unit, text) in province({ if $0.code == 3_141_000_004 { $0.connected = "否" } }) {
            try office.put(text, unit + ".csv")
        }
        #expect(try office.report().status == 0)
        let asked = parseCSV(try list(office, "410300"))
        #expect(asked.contains { $0["编号"]?.hasPrefix("T04-") == true } && !asked.contains { $0["编号"]?.hasPrefix("R12-") == true })
        #expect(!isThere(office, "bulletins/2017Q3/notices/情况说明-410100.csv"))
        #expect(try office.folder.read("bulletins/2017Q3/notices/410300.md").contains("历史代码（2017年第二季度）"))
        // What was said of the fall isn't carried on to the next fall.
        try office.put(answered(try list(office, "410300"), "检修"), "情况说明-410300.csv")
        #expect(try office.report().status == 0)
        #expect(!isThere(office, "bulletins/2017Q3/notices/情况说明-410300.csv"))
        for (unit, text) in province() { try office.put(text, unit + ".csv", "2017Q4") }
        #expect(try office.report("2017Q4").status == 0)
        for (unit, text) in province({ if $0.code == 3_141_000_004 { $0.connected = "否" } }) {
            try office.put(text, unit + ".csv", "2018Q1")
        }
        #expect(try office.report("2018Q1").status == 0)
        let again = parseCSV(try list(office, "410300", "2018Q1"))
        #expect(again.contains { $0["编号"]?.hasPrefix("T04-") == true } && !again.contains { $0["编号"]?.hasPrefix("R12-") == true })
    }

    @Test func `hold for a county that was renamed meanwhile, and for what it confirms to be unchanged`() throws {
        let office = try OfficeWorkspace()
        let old = OfficeWorkspace.regions.replacing("410322,孟津县,county,410300,,,410399 老孟津", with: "410399,老孟津,county,410300,,,")
        try office.folder.write(old, to: "regions.csv")
        // Two files of one city side by side: a confirmation takes the rows of both.
        let first = School.file([School(code: 3_141_000_104, region: "410399"), School(code: 3_141_000_105, region: "410399")])
        try office.put(first, "410300.csv", "2017Q2")
        try office.put(School.file([School(code: 3_141_000_106, region: "410302")]), "410300-另.csv", "2017Q2")
        #expect(try office.report("2017Q2").status == 0)
        let list = try list(office, "410300", "2017Q2")
        #expect(parseCSV(list).count == 3)
        try office.put(answered(list, "历史代码"), "情况说明-410300.csv", "2017Q2")
        #expect(try office.report("2017Q2").status == 0)
        try office.folder.write(OfficeWorkspace.regions, to: "regions.csv")
        try office.put("", "410300-无变化.txt")
        #expect(try office.report().status == 0)
        #expect(try office.data("submissions").map { $0["rows"] } == ["3"])
        #expect(try office.data("findings").allSatisfy { $0["severity"] != "warning" })
        try office.put(first.replacing("410399", with: "410322"), "410300-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("findings").count { $0["code"] == "R12" } == 2)
        #expect(!isThere(office, "bulletins/2017Q3/notices/情况说明-410300.csv"))
    }

    @Test func `of any number and length cost no more than a page`() throws {
        let office = try office()
        let long = "e" + String(repeating: "\u{301}", count: 20_000)
        let lines = (0..<60_000).map { "R12-\($0),属实" } + ["\(long),\(long)"]
        try office.put("编号,情况说明\n" + lines.reversed().joined(separator: "\n") + "\n", "情况说明-410100.csv")
        let result = try office.report()
        #expect(result.status == 0 && result.errors.contains("条没有对上，未列出") && result.errors.utf8.count < 60_000)
        #expect(try office.folder.read("bulletins/2017Q3/notices/410100.html").utf8.count < 60_000)
    }

    @Test func `that can't be read stop nothing and are told`() throws {
        let office = try office()
        try office.put("随便写的", "情况说明-410100.csv")
        try office.put("", "情况说明-410300.xlsx")
        try FileManager.default.createSymbolicLink(
            atPath: office.folder.path + "/inbox/2017Q3/情况说明-410181.csv", withDestinationPath: "/etc/hostname")
        let result = try office.report()
        #expect(result.status == 0)
        for told in ["情况说明-410100.csv：没有", "情况说明-410300.xlsx：", "情况说明-410181.csv：打不开"] {
            #expect(result.errors.contains(told), "\(told)")
        }
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.contains("没有对上的情况说明") && !page.contains("410181.csv"))
        #expect(try office.data("submissions").count == 3)
        let rebuilt = try santong(
            "rebuild", "2017Q3", "--draft", "--into", office.folder.path + "/again", "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
    }

    @Test func `are due again when they come in`() throws {
        let office = try office()
        let after = ["SOURCE_DATE_EPOCH": "1509000000"]
        #expect(try office.report("2017Q3", "--due", environment: after).output.isEmpty)
        try office.put(answered(try list(office, "410100"), "属实"), "情况说明-410100.csv")
        #expect(try !office.report("2017Q3", "--due", environment: after).output.isEmpty)
        #expect(try office.report("2017Q3", "--due", environment: after).output.isEmpty)
    }
}
