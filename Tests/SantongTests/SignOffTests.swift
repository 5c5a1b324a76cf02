import Foundation
import TestSupport
import Testing

/// 填报人, 审核人, 负责人, 联系电话: kept from footers and XML, names in the annex, telephone numbers only in notices and status.
@Suite struct `Sign-off` {
    static let footers = [
        "填报人：张三　审核人：李四　负责人：王五　联系电话：0371-65900000\n",
        "填报人:,张三,,审核人:,李四,单位负责人,王五,电话,0371-65900000\n",
        "\"填报人：张三（签字）\",审核人：李四\n填报日期：2017-10-08,负责人（签字）：王五\n联系电话：0371-65900000\n",
        "填表人：张三 审核人：李四\n\n负责人：王五\n电话：0371-65900000\n备注：无\n",
        "制表：张三,审核人：李四,负责人：王五,联系电话：0371-65900000,日期：10月8日\n",
    ]

    private func office(_ settings: String, _ text: String, _ name: String = "410181.csv") throws -> OfficeWorkspace {
        let office = try OfficeWorkspace(settings: settings)
        try office.put(text, name)
        #expect(try office.report().status == 0)
        return office
    }

    private let school = School.file([School(code: 2_141_000_001, region: "410181")])

    @Test(arguments: footers) func `is read from any usual footer`(footer: String) throws {
        guard footer.hasPrefix("填表人") == false else {
            // 填表人 doesn't end the data by contract §3.2, but is understood behind a line that does.
            let office = try office("sign_off: warning", school + "备注：\n" + footer)
            #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("填报人张三、审核人李四、负责人王五"))
            return
        }
        let office = try office("sign_off: error", school + footer)
        #expect(try office.data("submissions").map { $0["status"] } == ["counted"])
        for name in ["bulletin.md", "bulletin.html"] {
            let page = try office.folder.read("bulletins/2017Q3/" + name)
            #expect(page.contains("填报人张三、审核人李四、负责人王五"))
            #expect(!page.contains("65900000"))
        }
    }

    @Test func `is read from XML, and its telephone shown in notices and status alone`() throws {
        let text = `Bad input`.xml.replacing(
            "period=", with: "filled_by=\"张三\" checked_by=\"李四\" responsible=\"王五\" telephone=\"0371-65900000\" period=")
        let office = try office("sign_off: error", text + `Bad input`.row + "</submission>", "410181.xml")
        #expect(try office.data("submissions").map { $0["status"] } == ["counted"])
        for (path, bytes) in try office.folder.files(under: "bulletins/2017Q3") where !path.hasPrefix("notices/") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("65900000"), "\(path)")
        }
        try office.put(
            School.file([School(code: 2_141_000_001, region: "410181", classrooms: 1)]) + Self.footers[0], "410181-r2.csv")
        try FileManager.default.removeItem(atPath: office.folder.path + "/inbox/2017Q3/410181.xml")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/2017Q3/notices/410181.md").contains("填报人张三、审核人李四、负责人王五　电话0371-65900000"))
        #expect(try santong("status", "2017Q3", "-w", office.folder.path).output.contains("联系 张三 0371-65900000"))
    }

    @Test(arguments: [("ignore", "counted", [String]()), ("warning", "counted", ["F18"]), ("error", "returned", ["F18"])])
    func `is required as the office has it`(setting: String, status: String, codes: [String]) throws {
        let office = try office("sign_off: \(setting)", school + "填报人：张三\n")
        #expect(try office.data("submissions").map { $0["status"] } == [status])
        #expect(try office.data("findings").compactMap { $0["code"] }.filter { $0 == "F18" } == codes)
        if !codes.isEmpty { #expect(try office.data("findings").contains { $0["value"] == "审核人、负责人" }) }
    }
}
