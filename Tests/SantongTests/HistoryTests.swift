import Foundation
import TestSupport
import Testing

/// `santong history`: every value that was published, as it was published.
@Suite struct `A figure's history` {
    /// Two periods, the second issued, corrected and changed once more in a draft.
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q2") }
        for (unit, text) in sampleProvince({ if $0.region == "410302" { $0.multimedia = 7 } }) {
            try office.put(text, unit + ".csv")
        }
        #expect(try office.report("2017Q2").status == 0)
        #expect(try office.report().status == 0)
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        func send(_ multimedia: Int, _ name: String) throws {
            let school = School(code: 2_141_000_004, name: "实验小学", region: "410302", multimedia: multimedia)
            try office.put(School.file([school]), name)
            #expect(try office.report().status == 0)
        }
        try send(9, "410302-r2.csv")
        let second = try santong(
            "issue", "2017Q3", "--date", "2017-11-01", "--reason", "老城区改报", "--number", "教科技〔2017〕9号", "-w", office.folder.path)
        #expect(second.status == 0, "\(second.errors)")
        try send(8, "410302-r3.csv")
        return office
    }

    private func history(_ office: OfficeWorkspace, _ arguments: String...) throws -> RunResult {
        try run(builtProgram("santong"), ["history"] + arguments + ["-w", office.folder.path])
    }

    @Test func `has every edition and the draft that waits, each with what was printed then`() throws {
        let office = try office()
        let rows = parseCSV(try history(office, "multimedia_urban", "老城区", "--format", "csv").output)
        #expect(rows.map { $0["period"] } == ["2017Q2", "2017Q3", "2017Q3", "2017Q3"])
        #expect(rows.map { $0["edition"] } == ["", "1", "2", ""])
        #expect(rows.map { $0["revised"] } == ["no", "no", "yes", "yes"])
        #expect(rows[2]["reason"] == "老城区改报" && rows[2]["document_number"] == "教科技〔2017〕9号")
        for (row, folder) in zip(rows, ["2017Q2", "2017Q3/editions/1", "2017Q3", "2017Q3/draft"]) {
            let figures = parseCSV(try office.folder.read("bulletins/\(folder)/data/figures.csv"))
            let printed = try #require(figures.first { $0["region"] == "410302" && $0["indicator"] == "multimedia_urban" })
            for column in ["numerator", "denominator", "display", "target"] { #expect(row[column] == printed[column]) }
            let manifest = try office.folder.read("bulletins/\(folder)/manifest.json")
            #expect(manifest.contains("\"verification_code\": \"\(row["verification_code"] ?? "")\""))
        }
        #expect(Set(rows.dropFirst().compactMap { $0["numerator"] }).count == 3)
    }

    @Test func `of a score is that of the rankings`() throws {
        let office = try office()
        let rows = parseCSV(try history(office, "得分", "410300", "--format", "csv").output)
        for (row, folder) in zip(rows, ["2017Q2", "2017Q3/editions/1", "2017Q3", "2017Q3/draft"]) {
            let rankings = parseCSV(try office.folder.read("bulletins/\(folder)/data/rankings.csv"))
            let printed = try #require(rankings.first { $0["region"] == "410300" })
            #expect(row["display"] == printed["score"] && row["rank"] == printed["rank"])
        }
        #expect(rows.count == 4)
    }

    @Test func `is told in words, and drawn`() throws {
        let office = try office()
        let words = try history(office, "城镇多媒体教室占比")
        #expect(words.status == 0, "\(words.errors)")
        let lines = words.output.split(separator: "\n")
        #expect(lines.first == "河南省　城镇多媒体教室占比" && lines.count == 5)
        #expect(lines[1].hasPrefix("2017Q2 送审稿\t") && lines[3].contains("第2版 2017-11-01") && lines[3].contains("已更正：老城区改报"))
        let picture = try history(office, "multimedia_urban", "--format", "svg").output
        #expect(picture.hasPrefix("<svg ") && picture.components(separatedBy: "<circle ").count == 5)
        #expect(picture.contains("（已更正）"))
        let checked = try run("/usr/bin/xmllint", ["--noout", try write(picture, office)])
        #expect(checked.status == 0, "\(checked.errors)")
    }

    private func write(_ text: String, _ office: OfficeWorkspace) throws -> String {
        try office.folder.write(text, to: "history.svg")
        return office.folder.path + "/history.svg"
    }

    @Test(
        arguments: [
            (["nonsense"], 64, "multimedia_urban"), (["score"], 64, "写明单位"), (["multimedia_urban", "火星"], 64, "火星"),
            (["score", "410000"], 66, "没有公布过"),
        ] as [([String], Int32, String)]) func `that there isn't is refused with what there is`(
            arguments: [String], status: Int32, words: String
        ) throws
    {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        let result = try run(builtProgram("santong"), ["history"] + arguments + ["-w", office.folder.path])
        #expect(result.status == status && result.errors.contains(words), "\(result.errors)")
    }

    @Test func `says where the indicator meant something else`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() {
            try office.put(text, unit + ".csv", "2017Q2")
            try office.put(text, unit + ".csv")
        }
        #expect(try office.report("2017Q2").status == 0)
        let catalogue = try office.folder.read("catalogue.yaml")
        let changed = catalogue.replacing("numerator: multimedia_classrooms", with: "numerator: classrooms", maxReplacements: 1)
        #expect(changed != catalogue)
        try office.folder.write(changed, to: "catalogue.yaml")
        #expect(try office.report().status == 0)
        let rows = parseCSV(try history(office, "multimedia_urban", "--format", "csv").output)
        #expect(rows.map { $0["comparable"] } == ["no", "yes"])
    }
}
