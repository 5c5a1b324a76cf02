import Foundation
import TestSupport
import Testing

/// `santong status`: who is in, late, returned or missing, what is needed for a rank, and whom to call.
@Suite struct `Status` {
    /// 410100: one county returned, one counted. 410181: late. 410300: one county counted, one that sent nothing.
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        let bad = School(code: 2_141_000_002, region: "410122", classrooms: 10, multimedia: 12)
        let worse = School(code: 2_141_000_005, region: "410122", classrooms: 10, multimedia: 13)
        try office.put(School.file([School(code: 2_141_000_001, region: "410102"), bad, worse]), "410100.csv")
        try office.put(School.file([School(code: 2_141_000_003, region: "410181")]), "410181.csv")
        try office.put(School.file([School(code: 2_141_000_004, region: "410302")]), "410302.csv")
        try office.put(
            "file,received_at\n410181.csv,2017-10-12T09:00:00+08:00\n410302.csv,2017-10-09T09:00:00+08:00\n", "receipts.csv")
        try office.folder.write("code,name,telephone\n410300,李四,0379-1\n410322,王五,0379-2\n", to: "contacts.csv")
        return office
    }

    private func status(_ office: OfficeWorkspace, _ more: String...) throws -> RunResult {
        try run(
            builtProgram("santong"), ["status", "2017Q3", "-w", office.folder.path] + more,
            environment: ["SOURCE_DATE_EPOCH": "1507500000"])
    }

    @Test func `says what is needed for a rank, and whom to call`() throws {
        let lines = try status(office()).output.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0] == "2017Q3，报送截止 2017年10月10日24时，还有 2 天")
        #expect(lines[1] == "410100 郑州市\t报送不完整\t1 份文件，1 份有退回，缺：中牟县，改正 2 处错误后即可参加排名")
        #expect(lines[2] == "410181 巩义市\t已报送\t1 份文件，迟报 1 份")
        #expect(lines[3] == "410300 洛阳市\t报送不完整\t1 份文件，缺：孟津县，补报孟津县后即可参加排名，联系 李四 0379-1")
        let counties = try status(office(), "--counties").output.split(separator: "\n").map(String.init)
        #expect(counties.contains("  410122 中牟县\t退回\t0 份文件"))
        #expect(counties.contains("  410322 孟津县\t未报送\t0 份文件，联系 王五 0379-2"))
        #expect(try status(office(), "--lang", "en").output.contains("to be ranked: 0 counties to report, 2 errors to mend"))
    }

    @Test func `is the same for programs, county by county`() throws {
        let office = try office()
        let rows = parseCSV(try status(office, "--format", "csv").output)
        #expect(rows.map { $0["region"] } == ["410100", "410102", "410122", "410181", "410300", "410302", "410322"])
        #expect(
            rows.map { $0["status"] } == ["incomplete", "complete", "returned", "complete", "incomplete", "complete", "missing"])
        #expect(rows.map { $0["errors_to_rank"] } == ["2", "", "", "", "0", "", ""])
        #expect(rows[4]["unreported"] == "410322" && rows[6]["telephone"] == "0379-2" && rows[3]["late"] == "1")
        let objects = try status(office, "--format", "json").output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["status"] as? String } == rows.map { $0["status"] })
        #expect(objects[0]["days_left"] as? Int == 2 && objects[1]["errors_to_rank"] is NSNull)
    }

    /// What is said is so: mended just that, the unit is ranked.
    @Test func `counts what is really needed`() throws {
        let office = try OfficeWorkspace()
        func line(_ unit: String) throws -> String {
            let lines = try santong("status", "2017Q3", "-w", office.folder.path).output.split(separator: "\n").map(String.init)
            return try #require(lines.first { $0.hasPrefix(unit) })
        }
        let good = School(code: 2_141_000_001, region: "410302")
        let bad = School(code: 2_141_000_002, region: "410322", classrooms: 1)
        // The county's own file has one error, the city's two about the same county: one of them would do.
        try office.put(School.file([good, bad, School(code: 2_141_000_003, region: "410322", classrooms: 1)]), "410300.csv")
        try office.put(School.file([bad]), "410322.csv")
        #expect(try line("410300").contains("改正 1 处错误后即可参加排名"))
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/2017Q3/notices/410322.md").contains("改正以下1处错误后，数据即可全部计入"))
        // Two files of one revision: renaming one of them is enough, but what is in it then is seen only then.
        try office.put(School.file([School(code: 2_141_000_009, region: "410181")]), "410181.csv")
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 9)]), "巩义市.csv")
        #expect(try line("410181").contains("改正 1 处错误、重新检查没有新的错误，即可参加排名"))
        // City-wide totals with an error, and no county: mending them is less than eleven counties.
        let head = "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数\n"
        try office.put(head + "410100,小学,城区,10,10,100,101,200,150,0,0\n", "410100汇总表.csv")
        #expect(try line("410100").contains("改正 1 处错误后即可参加排名"))
        let counties = try santong("status", "2017Q3", "--counties", "-w", office.folder.path).output
        #expect(counties.contains("  410302 老城区\t已报送\t由洛阳市报送"))
    }

    @Test func `does without contacts, and names the line of bad ones`() throws {
        let office = try office()
        try FileManager.default.removeItem(atPath: office.folder.path + "/contacts.csv")
        #expect(try status(office).status == 0)
        try office.folder.write("code,name,telephone\n410399,李四,1\n", to: "contacts.csv")
        #expect(try status(office).status == 0)
        try office.folder.write("code,name,telephone\n999999,李四,1\n", to: "contacts.csv")
        let result = try status(office)
        #expect(result.status == 65)
        #expect(result.errors.contains("contacts.csv:2"))
        // A slip in it keeps no bulletin from being made, and nothing of it is published.
        try office.folder.write("code,name,telephone\n410300,赵六,13800000000\n", to: "contacts.csv")
        #expect(try office.report().status == 0)
        for (path, bytes) in try office.folder.files(under: "bulletins") {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("赵六"), "\(path)")
        }
    }

    @Test func `and notices begin with what stands between the sender and a rank`() throws {
        let office = try office()
        #expect(try office.report().status == 0)
        for kind in ["md", "html"] {
            let city = try office.folder.read("bulletins/2017Q3/notices/410100.\(kind)")
            #expect(city.contains("改正以下2处错误后，即可参加排名。"))
            #expect(try office.folder.read("bulletins/2017Q3/notices/410300.\(kind)").contains("补报孟津县后，即可参加排名。"))
        }
        #expect(try office.folder.read("bulletins/2017Q3/notices/410100.md").contains("C01"))
        #expect(try office.folder.read("bulletins/2017Q3/notices/410100.html").contains("<span class=\"error\">错误</span>"))
    }

    /// Yams asks the environment for an encoding where none is given, and prints on standard output that it did.
    @Test func `has nothing to do with what others call an encoding`() throws {
        let office = try office()
        let arguments = ["status", "2017Q3", "-w", office.folder.path]
        let clock = ["SOURCE_DATE_EPOCH": "1507500000"]
        let told = try run(
            builtProgram("santong"), arguments, environment: clock.merging(["YAMS_DEFAULT_ENCODING": "UTF16"]) { $1 })
        let untold = try run(builtProgram("santong"), arguments, environment: clock)
        #expect(told.status == 0 && told.output == untold.output, "\(told.output)")
    }
}
