import Foundation
import TestSupport
import Testing

/// What `report` says when a draft takes another's place (变动).
@Suite struct `A draft in the place of another` {
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince({ if $0.region == "410302" { $0.multimedia = 7 } }) {
            try office.put(text, unit + ".csv")
        }
        return office
    }

    private func send(_ multimedia: Int, _ name: String, to office: OfficeWorkspace) throws -> String {
        let school = School(code: 2_141_000_004, name: "实验小学", region: "410302", multimedia: multimedia)
        try office.put(School.file([school]), name)
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        return result.errors
    }

    @Test func `says what it changes, and by which file`() throws {
        let office = try office()
        #expect(try !office.report().errors.contains("变动"))
        let told = try send(9, "410302-r2.csv", to: office)
        let revisions = told.split(separator: "\n").filter { $0.contains(" → ") }
        let figures = try office.data("figures")
        #expect(told.contains("与上一份送审稿相比变动"))
        #expect(told.contains("洛阳市：新计入 410302-r2.csv"))
        let line = try #require(revisions.first { $0.hasPrefix("410300 洛阳市 multimedia_urban: ") })
        let now = try #require(figures.first { $0["region"] == "410300" && $0["indicator"] == "multimedia_urban" })
        let (display, numerator, denominator) = (now["display"] ?? "", now["numerator"] ?? "", now["denominator"] ?? "")
        #expect(line.contains("→ \(display) \(numerator)/\(denominator)"))
        #expect(!revisions.contains { $0.hasPrefix("410302") })
        #expect(try !office.report().errors.contains("变动"))
    }

    @Test func `is compared with the edition where it was issued`() throws {
        let office = try office()
        #expect(try office.report().status == 0)
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        #expect(try send(9, "410302-r2.csv", to: office).contains("与第1版相比变动"))
    }

    @Test func `says nothing where only its wording or its formats are others`() throws {
        let office = try office()
        #expect(try office.report().status == 0)
        #expect(try !office.report("2017Q3", "--format", "docx").errors.contains("变动"))
        try office.folder.write("导语另写。\n", to: "templates/prose/lead.mustache")
        #expect(try !office.report().errors.contains("变动"))
    }
}
