import Foundation
import TestSupport
import Testing

/// 确认无变化: a submitter confirms that nothing changed, and its data of the previous period count.
@Suite struct `Confirmed unchanged` {
    /// 2017Q2 with all units, reported.
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        try office.makeInbox()
        return office
    }

    private func xml(_ submitter: String, rows: String = "") -> String {
        "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"\(submitter)\" unchanged=\"true\">\(rows)</submission>"
    }

    private func figures(_ office: OfficeWorkspace, _ period: String) throws -> [[String]] {
        try office.data("figures", period).map { row in
            ["region", "indicator", "numerator", "denominator", "display", "rank"].map { row[$0] ?? "" }
        }
    }

    @Test func `in a file's name or in XML, gives the figures of before, and says so`() throws {
        let office = try office()
        try office.put("", "410100-无变化.txt")
        try office.put("没有变化", "洛阳市2017年三季度-无变化.txt")
        try office.put(xml("410181"), "任意.xml")
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        #expect(try figures(office, "2017Q3") == figures(office, "2017Q2"))
        let rows = try office.data("submissions")
        #expect(rows.map { $0["status"] } == ["counted", "counted", "counted"])
        #expect(rows.map { $0["unchanged"] } == ["yes", "yes", "yes"] && rows.map { $0["rows"] } == ["4", "2", "4"])
        #expect(try office.data("findings").isEmpty)
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.contains("确认无变化：郑州市。") && page.contains("确认无变化：巩义市。"))
        #expect(try office.folder.read("bulletins/2017Q3/regions/410300.md").contains("学校表（确认无变化）"))
        // From the archive alone once more, byte for byte.
        let rebuilt = try santong(
            "rebuild", "2017Q3", "--draft", "--into", office.folder.path + "/again", "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
        #expect(try santong("check", "2017Q3", "-w", office.folder.path).status == 0)
    }

    @Test func `holds on over a second quarter, and for what counted only`() throws {
        let office = try office()
        try office.put("", "410100-无变化.txt")
        try office.put("", "410181-无变化.txt")
        // The city's rows gave way to the county's own: they weren't its data that counted.
        try office.put(School.file([School(code: 2_141_000_004, name: "实验小学", region: "410302", multimedia: 9)]), "410302.csv")
        try office.put("", "410300-无变化.txt")
        #expect(try office.report().status == 0)
        try office.makeInbox("2017Q4")
        for unit in ["410100", "410181", "410300", "410302"] { try office.put("", unit + "-无变化.txt", "2017Q4") }
        #expect(try office.report("2017Q4").status == 0)
        #expect(try figures(office, "2017Q4") == figures(office, "2017Q3"))
        #expect(try office.data("submissions", "2017Q4").map { $0["rows"] } == ["4", "2", "2", "1"])
    }

    @Test func `returns what has nothing to stand for, or rows of its own`() throws {
        let office = try office()
        try office.put("", "410322-无变化.txt")
        try office.put(xml("410181", rows: `Bad input`.row), "410181.xml")
        try office.put("", "无变化.txt")
        try office.put("", "410100-2017Q2-无变化.txt")
        #expect(try office.report().status == 0)
        let findings = try office.data("findings")
        #expect(
            findings.map { "\($0["file"] ?? "") \($0["code"] ?? "")" } == [
                "410100-2017Q2-无变化.txt F04", "410181.xml F07", "410322-无变化.txt F01", "无变化.txt F05",
            ])
        #expect(findings[2]["message"]?.contains("上期没有本报送方计入的数据") == true)
        #expect(try office.data("submissions").allSatisfy { $0["status"] == "returned" })
    }

    @Test func `gives way to data of a higher revision, and conflicts with data of its own`() throws {
        let office = try office()
        let school = School.file([School(code: 2_141_000_003, name: "实验小学", region: "410181", multimedia: 5)])
        try office.put("", "410181-无变化.txt")
        try office.put(school, "410181-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("submissions").map { $0["status"] } == ["counted", "superseded"])
        try FileManager.default.moveItem(
            atPath: office.folder.path + "/inbox/2017Q3/410181-r2.csv", toPath: office.folder.path + "/inbox/2017Q3/410181.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("findings").map { $0["code"] }.filter { $0 == "F10" }.count == 2)
    }

    @Test func `by itself is no error`() throws {
        let folder = TemporaryFolder()
        try folder.write("", to: "410181-2017Q3-无变化.txt")
        #expect(try santong("check", "410181-2017Q3-无变化.txt", folder: folder.path).status == 0)
    }
}
