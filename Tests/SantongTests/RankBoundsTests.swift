import Foundation
import TestSupport
import Testing

/// How far ranks may still move: as far as they do, when the missing files come in.
@Suite struct `Ranks that may still move` {
    private static let counties = ["410181", "410225", "410482", "410526"]

    /// A county's file: of 40 teachers so many with spaces, and all else in proportion.
    private func file(_ county: String, _ share: Int) -> String {
        let base = Int(county) ?? 0
        return School.file([
            School(
                code: 2_141_000_000 + base, region: county, connected: share > 20 ? "是" : "否", classrooms: 40, multimedia: share,
                teachers: 40, spaces: share),
            School(
                code: 3_141_000_000 + base, name: "第一初级中学", region: county, type: "初级中学", locality: "乡村",
                connected: share > 0 ? "是" : "否", classrooms: 40, multimedia: share, teachers: 40, spaces: share, students: 40,
                studentSpaces: share),
        ])
    }

    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        let names = ["巩义市", "兰考县", "汝州市", "滑县"]
        let rows = zip(Self.counties, names).map { "\($0),\($1),direct-county,410000,,,\n" }.joined()
        try office.folder.write(
            "code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n" + rows, to: "regions.csv")
        return office
    }

    private func ranks(_ office: OfficeWorkspace, _ indicator: String) throws -> [String: Int] {
        let rows =
            indicator == "score"
            ? try office.data("rankings") : try office.data("figures").filter { $0["indicator"] == indicator }
        return Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in Int(row["rank"] ?? "").map { (row["region"] ?? "", $0) } })
    }

    @Test(arguments: [[30, 12, 5], [40, 40, 0], [20, 20, 20], [39, 1, 17]])
    func `are bounded by the best and the worst that a missing county may bring`(shares: [Int]) throws {
        let office = try office()
        for county in Self.counties { try office.put(file(county, 20), county + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        for (county, share) in zip(Self.counties, shares) { try office.put(file(county, share), county + ".csv") }
        #expect(try office.report().status == 0)
        let bounds = try office.data("rank_bounds")
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        let missing = Self.counties[3]
        let indicators = ["score", "teacher_spaces", "student_spaces", "multimedia_urban", "multimedia_rural", "internet_access"]
        var reached: [String: [String: Set<Int>]] = [:]
        for share in [0, 10, 20, 30, 40] {
            try office.put(file(missing, share), missing + ".csv")
            #expect(try office.report().status == 0)
            for indicator in indicators {
                for (county, rank) in try ranks(office, indicator) {
                    reached[indicator, default: [:]][county, default: []].insert(rank)
                }
            }
        }
        #expect(bounds.filter { indicators.contains($0["indicator"] ?? "") }.count == 3 * indicators.count)
        for row in bounds where indicators.contains(row["indicator"] ?? "") {
            let seen = reached[row["indicator"] ?? ""]?[row["region"] ?? ""] ?? []
            #expect(row["best"] == seen.min().map(String.init) && row["worst"] == seen.max().map(String.init), "\(row) \(seen)")
        }
        let moving = bounds.filter { ($0["best"] != $0["rank"] || $0["worst"] != $0["rank"]) }
        #expect(page.contains("位次可能变动：滑县（未报送，总数按2017Q2）补报后") == !moving.isEmpty)
        #expect(try office.report().status == 0)
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3/data/rank_bounds.csv"))
    }

    @Test func `aren't stated for a county that never had data, and this is said`() throws {
        let office = try office()
        for county in Self.counties.dropLast() { try office.put(file(county, 20), county + ".csv") }
        #expect(try office.report().status == 0)
        let rows = try office.data("rank_bounds")
        #expect(!rows.isEmpty && rows.allSatisfy { $0["best"] == "" && $0["worst"] == "" })
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.contains("滑县（未报送）没有以前的（或同口径的）数据，补报后位次可能变动，不作估计。"), "\(page)")
        let text = try santong("explain", "2017Q3", "兰考县", "teacher_spaces", "--bounds", "-w", office.folder.path).output
        #expect(text.contains("滑县没有以前的（或同口径的）数据，不作估计"), "\(text)")
    }

    @Test func `aren't stated for what a county's last data didn't supply`() throws {
        let office = try office()
        for county in Self.counties.dropLast() { try office.put(file(county, 20), county + ".csv", "2017Q2") }
        let lines = file(Self.counties[3], 20).split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).enumerated().filter { $0.offset != 8 }.map {
                String($0.element)
            }
            .joined(separator: ",") + "\n"
        }
        try office.put(lines.joined(), Self.counties[3] + ".csv", "2017Q2")
        for county in Self.counties.dropLast() { try office.put(file(county, 20), county + ".csv") }
        for period in ["2017Q2", "2017Q3"] { #expect(try office.report(period).status == 0) }
        let rows = try office.data("rank_bounds")
        #expect(rows.filter { $0["indicator"] == "broadband" }.map { $0["best"] } == ["", "", ""])
        #expect(rows.filter { $0["indicator"] == "teacher_spaces" }.allSatisfy { $0["best"] == "1" && $0["worst"] == "2" })
    }

    @Test func `go by the last data that were accepted, of whichever quarter, and by what was returned`() throws {
        let office = try office()
        for county in Self.counties { try office.put(file(county, 20), county + ".csv", "2017Q1") }
        for county in Self.counties.dropLast() { try office.put(file(county, 20), county + ".csv", "2017Q2") }
        for (county, share) in zip(Self.counties, [30, 20, 10]) { try office.put(file(county, share), county + ".csv") }
        try office.put(file(Self.counties[3], 41), Self.counties[3] + ".csv")
        for period in ["2017Q1", "2017Q2", "2017Q3"] { #expect(try office.report(period).status == 0) }
        let text = try santong("explain", "2017Q3", "兰考县", "teacher_spaces", "--bounds", "-w", office.folder.path).output
        #expect(text.contains("滑县（退回，总数按 2017Q1）补报后，完成数无论多少（零至总数），可能为第 2 至第 3 位"), "\(text)")
        let score = try santong("explain", "2017Q3", "巩义市", "score", "--bounds", "--format", "json", "-w", office.folder.path)
        let told = try JSONSerialization.jsonObject(with: Data(score.output.utf8)) as? [String: Any]
        let bounds = told?["bounds"] as? [String: Any]
        #expect(bounds?["best"] as? Int == 1 && bounds?["worst"] as? Int == 2, "\(score.output)")
    }
}
