import Foundation
import TestSupport
import Testing

/// `santong evaluate`: a year from its editions.
@Suite struct `An evaluation` {
    private static let clock = ["SOURCE_DATE_EPOCH": "1509500000"]

    /// Two quarters reported; of the second the city's first file was returned, and its second came late.
    private static func office(issuing periods: [(String, String)]) throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for period in ["2017Q2", "2017Q3"] {
            for (unit, text) in sampleProvince({ $0.spaces = period == "2017Q2" ? 9 : 12 }) {
                try office.put(text, unit + ".csv", period)
            }
        }
        let bad = try #require(sampleProvince()["410100"]).replacingOccurrences(
            of: ",10,10,20,20,20,0,0\n", with: ",10,12,20,20,20,0,0\n")
        try office.put(bad, "410100-r0.csv".replacing("-r0", with: ""))
        try office.put(try #require(sampleProvince({ $0.spaces = 12 })["410100"]), "410100-r2.csv")
        try office.put(
            "file,received_at\n410100.csv,2017-10-12T09:00:00+08:00\n410100-r2.csv,2017-10-13T09:00:00+08:00\n410300.csv,2017-10-09T09:00:00+08:00\n",
            "receipts.csv")
        for (period, day) in periods {
            #expect(try office.report(period, environment: clock).status == 0)
            #expect(try santong("issue", period, "--date", day, "-w", office.folder.path, environment: clock).status == 0)
        }
        return office
    }

    private static func table(_ office: OfficeWorkspace, _ name: String) throws -> [[String: String]] {
        parseCSV(try office.folder.read("evaluations/2017/\(name).csv"))
    }

    @Test func `gives each unit its points with their sources, and names the quarters without an edition`() throws {
        let office = try Self.office(issuing: [("2017Q2", "2017-07-20"), ("2017Q3", "2017-10-20")])
        let result = try santong("evaluate", "2017", "-w", office.folder.path, environment: Self.clock)
        #expect(result.status == 0 && result.output.hasSuffix("evaluations/2017/index.html\n"), "\(result.errors)")
        let quarters = try Self.table(office, "quarters").filter { $0["region"] == "410100" }
        #expect(quarters.map { $0["period"] } == ["2017Q1", "2017Q2", "2017Q3", "2017Q4"])
        #expect(quarters[0]["status"] == "" && quarters[0]["score"] == "" && quarters[0]["edition"] == "")
        #expect(quarters[1]["timeliness"] == "unknown" && quarters[2]["timeliness"] == "no")
        #expect(quarters[2]["files"] == "2" && quarters[2]["returned"] == "1")
        let points = try Self.table(office, "evaluation")
        let (late, good) = (points.first { $0["region"] == "410100" }, points.first { $0["region"] == "410300" })
        #expect(late?["timeliness_points"] == "5.00" && good?["timeliness_points"] == "10.00")
        #expect(late?["returns"] == "75.00" && late?["returns_points"] == "3.75" && good?["rank"] == "1" && late?["rank"] == "2")
        let sheet = try office.folder.read("evaluations/2017/410100.md")
        #expect(sheet.contains("2017年第一季度、2017年第四季度没有印发通报，不计入，也不以其他季度的数代替。"))
        #expect(sheet.contains("2017年第二季度通报第1版（2017年7月20日印发，核验码") && sheet.contains("| 2017年第三季度 | 第1版 | 参加排名 |"))
        #expect(
            try office.folder.read("evaluations/2017/410100.html").contains(
                "<a href=\"../../bulletins/2017Q3/bulletin.html\">第1版</a>"))
    }

    @Test func `stays the same bytes, is renewed when an edition comes, and puts aside what somebody changed`() throws {
        let office = try Self.office(issuing: [("2017Q2", "2017-07-20")])
        let location = office.folder.path + "/evaluations/2017"
        func evaluate() throws -> RunResult { try santong("evaluate", "2017", "-w", office.folder.path, environment: Self.clock) }
        #expect(try evaluate().status == 0)
        let first = try office.folder.files(under: "evaluations")
        #expect(try Self.table(office, "evaluation").allSatisfy { $0["progress"] == "" && $0["progress_points"] == "" })
        #expect(try evaluate().status == 0)
        #expect(try office.folder.files(under: "evaluations") == first)
        try office.folder.write("记事", to: "evaluations/2017/记事.txt")
        #expect(try office.report("2017Q3", environment: Self.clock).status == 0)
        #expect(
            try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path, environment: Self.clock).status == 0)
        let again = try evaluate()
        #expect(again.status == 0 && again.errors.contains("没有删除"), "\(again.errors)")
        #expect(!FileManager.default.fileExists(atPath: location + "/记事.txt"))
        #expect(try office.folder.read("evaluations/改动/2017-1/记事.txt") == "记事")
        #expect(try Self.table(office, "evaluation").allSatisfy { $0["progress"] != "" })
    }

    @Test func `needs an edition and a year`() throws {
        let office = try Self.office(issuing: [])
        #expect(try office.report().status == 0)
        let none = try santong("evaluate", "2017", "-w", office.folder.path)
        #expect(none.status == 66 && none.errors.contains("2017年还没有印发过通报"), "\(none.errors)")
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/evaluations"))
        #expect(try santong("evaluate", "17", "-w", office.folder.path).status == 64)
    }

    @Test func `goes by the office's scale, and says while that rests on nothing`() throws {
        let office = try Self.office(issuing: [("2017Q3", "2017-10-20")])
        #expect(try santong("evaluate", "2017", "-w", office.folder.path).status == 0)
        #expect(try office.folder.read("evaluations/2017/index.html").contains("评分标准为试行"))
        let settings = try office.folder.read("santong.yaml").replacing(
            "evaluation_basis: \"\"", with: "evaluation_basis: 教督〔2017〕9号"
        )
        .replacing("returns: {points: 5}", with: "returns: {points: 5, steps: {100: 5, 50: 2.5}}")
        try office.folder.write(settings, to: "santong.yaml")
        #expect(try santong("evaluate", "2017", "-w", office.folder.path).status == 0)
        let page = try office.folder.read("evaluations/2017/410100.html")
        #expect(!page.contains("试行") && page.contains("评分标准：教督〔2017〕9号。"))
        #expect(
            page.contains("按档给分：100及以上5分，50及以上2.5分，其余0分"),
            "\(page.components(separatedBy: "按档").dropFirst().first?.prefix(60) ?? "")")
        #expect(try Self.table(office, "evaluation").first { $0["region"] == "410100" }?["returns_points"] == "2.50")
    }
}

extension `An evaluation` {
    /// 洛阳市 takes 巩义市's place and code; 孟津县 becomes a unit of its own.
    @Test func `goes by a unit's own code, and doesn't judge what was no unit`() throws {
        let office = try Self.office(issuing: [("2017Q2", "2017-07-20"), ("2017Q3", "2017-10-20")])
        let regions = try office.folder.read("regions.csv").replacing("410181,巩义市,direct-county,410000,,,\n", with: "")
            .replacing("410300,洛阳市,city,410000,4,2,", with: "410300,洛阳市,city,410000,4,2,410181 巩义市")
            .replacing("410322,孟津县,county,410300", with: "410322,孟津县,direct-county,410000")
        try office.folder.write(regions, to: "regions.csv")
        var seen: Set<String> = []
        for _ in 0..<4 {
            #expect(try santong("evaluate", "2017", "-w", office.folder.path, environment: Self.clock).status == 0)
            seen.insert(try office.folder.read("evaluations/2017/quarters.csv"))
        }
        #expect(seen.count == 1)
        let quarters = try Self.table(office, "quarters")
        let own = quarters.filter { $0["region"] == "410300" && $0["edition"] == "1" }
        #expect(own.count == 2 && own.allSatisfy { $0["files"] == "1" })
        let new = quarters.filter { $0["region"] == "410322" && $0["edition"] == "1" }
        #expect(new.count == 2 && new.allSatisfy { $0["status"] == "" })
        let sheet = try office.folder.read("evaluations/2017/410322.md")
        #expect(sheet.contains("当时不是报送单位") && sheet.contains("不列位次") && !sheet.contains("未报送数据"))
    }

    @Test func `counts as targets only what applies, and ranks nobody who was never ranked`() throws {
        let office = try OfficeWorkspace()
        // No village school: the target for those can't be missed.
        for (unit, text) in sampleProvince({ $0.locality = "城区" }) where unit != "410300" { try office.put(text, unit + ".csv") }
        #expect(try office.report(environment: Self.clock).status == 0)
        #expect(
            try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path, environment: Self.clock).status == 0)
        #expect(try santong("evaluate", "2017", "-w", office.folder.path).status == 0)
        let quarters = try Self.table(office, "quarters").filter { $0["period"] == "2017Q3" }
        #expect(quarters.first { $0["region"] == "410181" }.map { "\($0["met"] ?? "")/\($0["targets"] ?? "")" } == "4/4")
        let points = try Self.table(office, "evaluation")
        #expect(
            points.first { $0["region"] == "410300" }?["rank"] == ""
                && points.first { $0["region"] == "410300" }?["points"] == "0.00")
        #expect(try office.folder.read("evaluations/2017/410100.md").contains("（满分80），"))
    }
}

extension `An evaluation` {
    /// The city's first file has an error in one county; who mends it when decides.
    private static func mended(_ receipts: String, copies: Int = 0) throws -> [String: String] {
        let office = try OfficeWorkspace()
        let province = sampleProvince()
        for (unit, text) in province where unit != "410100" { try office.put(text, unit + ".csv") }
        let good = try #require(province["410100"])
        let bad = good.replacingOccurrences(of: ",10,10,20,20,20,0,0\n", with: ",10,12,20,20,20,0,0\n")
        try office.put(bad, "410100.csv")
        for copy in 0..<copies { try office.put(bad, "再报\(copy)/410100.csv") }
        if !receipts.isEmpty {
            try office.put(good, "410100-r2.csv")
            try office.put("file,received_at\n" + receipts, "receipts.csv")
        }
        #expect(try office.report(environment: clock).status == 0)
        let issued = try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path, environment: clock)
        #expect(issued.status == 0, "\(issued.errors)")
        #expect(try santong("evaluate", "2017", "-w", office.folder.path).status == 0)
        let row = try table(office, "evaluation").first { $0["region"] == "410100" }
        return try #require(row).merging(
            try #require(try table(office, "quarters").first { $0["region"] == "410100" && $0["edition"] == "1" })
        ) { $1 }
    }

    @Test func `holds nothing against who mended all in time, nor anything for who sent the same again`() throws {
        let inTime = try Self.mended("410100.csv,2017-10-05T09:00:00+08:00\n410100-r2.csv,2017-10-06T09:00:00+08:00\n")
        #expect(inTime["returned"] == "0" && inTime["returns"] == "100.00", "\(inTime)")
        let late = try Self.mended("410100.csv,2017-10-05T09:00:00+08:00\n410100-r2.csv,2017-10-12T09:00:00+08:00\n")
        #expect(late["returned"] == "1" && late["returns"] == "50.00", "\(late)")
        let repeated = try Self.mended("", copies: 3)
        #expect(repeated["files"] == "1" && repeated["returned"] == "1" && repeated["returns"] == "0.00", "\(repeated)")
        // Not ranked: what it met without the county that went back doesn't count.
        #expect(repeated["status"] != "ranked" && repeated["targets_points"] == "0.00", "\(repeated)")
    }
}
