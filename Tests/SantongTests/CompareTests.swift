import Foundation
import TestSupport
import Testing

/// `santong compare`: changes by county and cause.
@Suite struct `A comparison` {
    private func rows(_ office: OfficeWorkspace, _ arguments: String...) throws -> [[String: String]] {
        let result = try run(
            builtProgram("santong"), ["compare"] + arguments + ["--format", "csv", "-w", office.folder.path])
        #expect(result.status == 0, "\(result.errors)")
        return parseCSV(result.output)
    }

    /// From `before` on, counts add up to `after` and points to the change.
    private func requireSums(_ rows: [[String: String]]) {
        for (indicator, rows) in Dictionary(grouping: rows, by: { $0["indicator"] ?? "" }) {
            for side in ["numerator", "denominator"] {
                let sum = rows.filter { $0["cause"] != "after" }.compactMap { Int($0[side] ?? "") }.reduce(0, +)
                let after = rows.first { $0["cause"] == "after" }.flatMap { Int($0[side] ?? "") } ?? 0
                #expect(sum == after, "\(indicator) \(side)")
            }
            func hundredths(_ text: String?) -> Int { Int(((text.flatMap(Double.init) ?? 0) * 100).rounded()) }
            let points = rows.filter { $0["cause"] != "after" }.map { hundredths($0["points"]) }.reduce(0, +)
            #expect(points == hundredths(rows.first { $0["cause"] == "after" }?["points"]), "\(indicator) points")
        }
    }

    private func school(_ code: Int, _ name: String, _ region: String, _ change: (inout School) -> Void = { _ in }) -> School {
        var school = School(code: code, name: name, region: region)
        change(&school)
        return school
    }

    /// 郑州市's two counties, in which something of every kind happens from one quarter to the next.
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        let before = [
            school(2_141_000_001, "甲小学", "410102"), school(2_141_000_002, "乙小学", "410102"),
            school(2_141_000_003, "丙小学", "410102") { $0.spaces = 10 }, school(2_141_000_004, "丁小学", "410102"),
            school(2_141_000_005, "戊小学", "410102"), school(2_141_000_006, "己小学", "410102"),
            school(2_141_000_011, "甲小学", "410122"), school(2_141_000_012, "乙小学", "410122") { $0.spaces = 18 },
        ]
        let after = [
            // 乙小学 is gone, 丙小学 opened 5 more spaces, 丁小学 moved to 中牟县, 戊小学 has another code, 己小学 another name; 庚小学 is new.
            school(2_141_000_001, "甲小学", "410102"), school(2_141_000_003, "丙小学", "410102") { $0.spaces = 15 },
            school(2_141_000_004, "丁小学", "410122"), school(2_141_000_095, "戊小学", "410102") { $0.teachers = 25 },
            school(2_141_000_006, "己实验小学", "410102"), school(2_141_000_007, "庚小学", "410102") { $0.spaces = 5 },
            school(2_141_000_011, "甲小学", "410122"), school(2_141_000_012, "乙小学", "410122") { $0.spaces = 16 },
        ]
        try office.put(School.file(before), "410100.csv", "2017Q2")
        try office.put(School.file(after), "410100.csv")
        try office.put(
            "region,type,locality,measure,value,reason,by\n410122,小学,城区,teacher_spaces,50,核实,科技处\n", "corrections.csv")
        for period in ["2017Q2", "2017Q3"] { #expect(try office.report(period).status == 0) }
        return office
    }

    @Test func `takes a change apart by what happened to schools`() throws {
        let rows = try rows(try office(), "2017Q2", "2017Q3", "郑州市", "--indicator", "teacher_spaces")
        requireSums(rows)
        let told = rows.filter { !($0["county"] ?? "").isEmpty }.map { row in
            ["county", "cause", "schools", "numerator", "denominator"].map { row[$0] ?? "" }.joined(separator: " ")
        }
        #expect(
            told == [
                "410102 opened 1 5 20", "410102 closed 1 -20 -20", "410102 moved_out 1 -20 -20", "410102 recoded 1 0 0",
                "410102 renamed 1 0 0", "410102 rose:teachers 1 0 5", "410102 rose:teacher_spaces 1 5 0",
                "410122 moved_in 1 20 20",
                "410122 fell:teacher_spaces 1 -2 0", "410122 corrections  -6 0",
            ], "\(told)")
        let change = try #require(rows.last)
        // 148 of 160, then 130 of 165.
        #expect(change["numerator"] == "130" && change["denominator"] == "165" && change["points"] == "-13.71", "\(change)")
    }

    @Test func `tells another type, a lost connection, and an indicator with two measures below`() throws {
        let office = try OfficeWorkspace()
        let before = [
            school(2_141_000_001, "甲小学", "410102"), school(2_141_000_002, "乙小学", "410102"),
            school(2_141_000_003, "丙小学", "410102") { $0.connected = "否" }, school(2_141_000_004, "丁小学", "410102"),
        ]
        let after = [
            school(2_141_000_001, "甲小学", "410102") { $0.connected = "否" },
            school(2_141_000_002, "乙小学", "410102") { $0.type = "特殊教育学校" },
            school(2_141_000_003, "丙小学", "410102") {
                $0.connected = "否"
                $0.exempt = "是"
                $0.reason = "深山"
            },
            school(2_141_000_004, "丁小学", "410102"),
        ]
        try office.put(School.file(before), "410102.csv", "2017Q2")
        try office.put(School.file(after), "410102.csv")
        for period in ["2017Q2", "2017Q3"] { #expect(try office.report(period).status == 0) }
        let rows = try rows(office, "2017Q2", "2017Q3", "中原区", "--indicator", "internet_access")
        requireSums(rows)
        let told = rows.filter { !($0["county"] ?? "").isEmpty }.map { row in
            ["cause", "schools", "numerator", "denominator"].map { row[$0] ?? "" }.joined(separator: " ")
        }
        #expect(
            told == ["reclassified 1 -1 -1", "fell:schools_connected 1 -1 0", "rose:schools_exempt 1 0 -1"], "\(told)")
    }

    @Test func `keeps what only one side has apart from the change`() throws {
        let office = try OfficeWorkspace()
        let files = sampleProvince()
        try office.put(files["410100"] ?? "", "410100.csv", "2017Q2")
        try office.put(files["410181"] ?? "", "410181.csv", "2017Q2")
        try office.put(files["410100"] ?? "", "410100.csv")
        try office.put(files["410300"] ?? "", "410300.csv")
        for period in ["2017Q2", "2017Q3"] { #expect(try office.report(period).status == 0) }
        let rows = try rows(office, "2017Q2", "2017Q3")
        requireSums(rows)
        let spaces = rows.filter { $0["indicator"] == "teacher_spaces" && !($0["county"] ?? "").isEmpty }
        #expect(
            spaces.map { "\($0["county"] ?? "") \($0["cause"] ?? "") \($0["points"] ?? "")" } == [
                "410181 left:unreported ", "410302 joined:unreported ", "410322 joined:unreported ",
            ])
        #expect(rows.first { $0["indicator"] == "teacher_spaces" && $0["cause"] == "after" }?["points"] == "0.00")
    }

    @Test func `follows counties that were merged, renamed or given to another unit`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        // 孟津县 has another code and is 郑州市's now; 老城区 and 中牟县 stay.
        let regions = OfficeWorkspace.regions.replacing(
            "410322,孟津县,county,410300,,,410399 老孟津", with: "410188,孟津区,district,410100,,,410322 孟津县")
        try office.folder.write(regions, to: "regions.csv")
        for (unit, text) in sampleProvince() where unit != "410300" { try office.put(text, unit + ".csv") }
        try office.put(
            School.file([
                School(code: 2_141_000_005, name: "实验小学", region: "410188"),
                School(
                    code: 3_141_000_005, name: "第一初级中学", region: "410188", type: "初级中学", locality: "乡村", students: 300,
                    studentSpaces: 240),
            ]), "410188.csv")
        try office.put(
            School.file([School(code: 2_141_000_004, name: "实验小学", region: "410302")]), "410302.csv")
        #expect(try office.report().status == 0)
        for unit in ["全省", "郑州市", "洛阳市", "孟津区"] { requireSums(try rows(office, "2017Q2", "2017Q3", unit)) }
        func causes(_ unit: String) throws -> [String] {
            try rows(office, "2017Q2", "2017Q3", unit, "--indicator", "teacher_spaces").filter { !($0["county"] ?? "").isEmpty }
                .map { "\($0["county"] ?? "") \($0["cause"] ?? "")" }
        }
        #expect(try causes("洛阳市") == ["410302 closed", "410322 region_left"])
        #expect(try causes("郑州市") == ["410322 region_joined"])
        #expect(try causes("孟津区").isEmpty)
    }

    @Test func `counts once what was a unit and its only county`() throws {
        let office = try OfficeWorkspace()
        let former = OfficeWorkspace.regions.replacing(
            "410300,洛阳市,city", with: "410200,开封市,city,410000,,,\n410225,兰考县,county,410200,,,\n410300,洛阳市,city")
        try office.folder.write(former, to: "regions.csv")
        try office.put(School.file([school(2_141_000_225, "甲小学", "410225") { $0.spaces = 16 }]), "410225.csv", "2017Q2")
        #expect(try office.report("2017Q2").status == 0)
        let regions = OfficeWorkspace.regions.replacing(
            "410300,洛阳市,city", with: "410225,兰考县,direct-county,410000,,,410200 开封市\n410300,洛阳市,city")
        try office.folder.write(regions, to: "regions.csv")
        try office.put(School.file([school(2_141_000_225, "甲小学", "410225") { $0.spaces = 18 }]), "410225.csv")
        #expect(try office.report().status == 0)
        let rows = try rows(office, "2017Q2", "2017Q3", "兰考县", "--indicator", "teacher_spaces")
        requireSums(rows)
        #expect(
            rows.first?["denominator"] == "20"
                && rows.map { $0["cause"] } == ["before", "rose:teacher_spaces", "rounding", "after"])
    }

    @Test func `tells total rows against counties, and another form`() throws {
        let office = try OfficeWorkspace()
        let summary =
            "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数\n"
        try office.put(summary + "410100,小学,城区,2,2,20,20,40,36,0,0\n", "410100-汇总表.csv", "2017Q2")
        try office.put(
            summary + "410302,小学,城区,1,1,10,10,20,18,0,0\n410322,小学,城区,1,1,10,10,20,18,0,0\n", "410300-汇总表.csv", "2017Q2")
        for (unit, text) in sampleProvince() where unit != "410181" {
            if unit == "410300" {
                try office.put(summary + "410302,小学,城区,1,1,10,10,20,19,0,0\n", "410302-汇总表.csv")
                try office.put(School.file([School(code: 2_141_000_005, region: "410322")]), "410322.csv")
            } else {
                try office.put(text, unit + ".csv")
            }
        }
        for period in ["2017Q2", "2017Q3"] { #expect(try office.report(period).status == 0) }
        let rows = try rows(office, "2017Q2", "2017Q3", "全省", "--indicator", "teacher_spaces")
        requireSums(rows)
        #expect(
            rows.filter { !($0["county"] ?? "").isEmpty }.map { "\($0["county"] ?? "") \($0["cause"] ?? "")" } == [
                "410100 to_leaves", "410302 rose:teacher_spaces", "410322 to_schools",
            ])
    }

    @Test func `of two drafts says what the later changes, and why`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        try office.put(School.file([School(code: 2_141_000_004, name: "实验小学", region: "410302", spaces: 9)]), "410302.csv")
        #expect(try office.report().status == 0)
        let result = try santong("compare", "2017Q3@draft~1", "2017Q3", "-w", office.folder.path)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("得分、位次") && result.output.contains("变动 "), "\(result.output)")
        #expect(
            result.output.contains("410302 老城区 teacher_spaces: ") && result.output.contains("洛阳市：新计入 410302.csv"),
            "\(result.output)"
        )
        let same = try santong("compare", "2017q3", "2017Q3@draft", "-w", office.folder.path)
        #expect(same.output.contains("没有变动"), "\(same.output)")
        let told = try santong("compare", "2017Q3@draft~1", "2017Q3", "洛阳市", "--format", "json", "-w", office.folder.path)
        let object = try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any]
        #expect((object?["indicators"] as? [Any])?.count == 13 && (object?["units"] as? [Any])?.count == 1)
        for text in ["2017Q5", "2017Q3@", "2017Q3@0", "2017Q3@draft~", "2017Q3@draft~x", "2017Q3@erste"] {
            #expect(try santong("compare", text, "2017Q3", "-w", office.folder.path).status == 64, "\(text)")
        }
        #expect(try santong("compare", "2017Q3@draft~2", "2017Q3", "-w", office.folder.path).status == 66)
        #expect(try santong("compare", "2017Q3", "2017Q3", "--indicator", "score", "-w", office.folder.path).status == 64)
    }
}
