import Foundation
import TestSupport
import Testing

/// `santong check FILE…`: the county's own look at a file before it is sent.
@Suite struct `Checking a file without a workspace` {
    private let folder = TemporaryFolder()

    private func check(_ arguments: String..., environment: [String: String] = [:]) throws -> RunResult {
        try run(builtProgram("santong"), ["check"] + arguments, environment: environment, folder: folder.path)
    }

    @Test func `tells file, line and column like a compiler, and sums up`() throws {
        let good = School(code: 2_141_000_001, region: "410102")
        let bad = School(code: 2_141_000_002, region: "410122", classrooms: 10, multimedia: 12)
        try folder.write(School.file([good, bad]), to: "410100-2017Q3.csv")
        let result = try check("410100-2017Q3.csv")
        #expect(result.status == 1)
        #expect(result.output.contains("410100-2017Q3.csv:3: 多媒体教室数: C01 错误: "))
        #expect(result.errors.contains("共 1 份文件：0 份没有错误，1 份有错误；1 个错误，0 个警告"))
        try folder.write(School.file([good]), to: "410100-2017Q3.csv")
        let passed = try check("410100-2017Q3.csv", "--lang", "en")
        #expect(passed.status == 0)
        #expect(passed.errors.contains("1 without errors, 0 with"))
        #expect(try folder.files().keys.sorted() == ["410100-2017Q3.csv"])
    }

    @Test func `takes period and submitter from the file, of whatever quarter it is`() throws {
        let row = `Bad input`.row
        for (name, period) in [("a.xml", "2016Q1"), ("b.xml", "2017Q4")] {
            let text = `Bad input`.xml.replacing("2017Q3", with: period)
            try folder.write(text + row + "</submission>", to: name)
        }
        let result = try check("a.xml", "b.xml", environment: ["SOURCE_DATE_EPOCH": "1507600000"])
        #expect(result.status == 0, "\(result.output)")
        #expect(try check("a.xml", "--verbose").errors.contains("没有写明期") == false)
        try folder.write(School.file([School(code: 2_141_000_001, region: "410102")]), to: "410100.csv")
        let assumed = try check("410100.csv", "--verbose", environment: ["SOURCE_DATE_EPOCH": "1507600000"])
        #expect(assumed.status == 0)
        #expect(assumed.errors.contains("没有写明期，按 2017Q3 检查"))
    }

    @Test func `takes folders and links, and tells files apart that belong together`() throws {
        let school = School(code: 2_141_000_001, region: "410102")
        try folder.write(School.file([school]), to: "发来/410100/学校表.csv")
        try folder.write(School.file([school, School(code: 2_141_000_002, region: "410122")]), to: "发来/410100.csv")
        let conflict = try check("发来")
        #expect(conflict.status == 1)
        #expect(conflict.output.contains("发来/410100.csv: F10 错误") && conflict.output.contains("发来/410100/学校表.csv: F10"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/410100.csv", withDestinationPath: folder.path + "/发来/410100.csv")
        #expect(try check("410100.csv").status == 0)
    }

    @Test func `goes by a workspace's rules where one is named, and says what isn't there`() throws {
        let office = try OfficeWorkspace()
        try folder.write(School.file([School(code: 2_141_000_001, region: "410103")]), to: "410100.csv")
        #expect(try check("410100.csv").status == 0)
        let named = try check("410100.csv", "-w", office.folder.path)
        #expect(named.status == 1)
        #expect(named.output.contains("R04"))
        let missing = try check("nowhere.csv")
        #expect(missing.status == 66)
        #expect(missing.errors.contains("nowhere.csv"))
        #expect(try check("2017Q3", "410100.csv").status == 66)
    }

    @Test func `writes JSON lines and CSV with the same fields as for a period`() throws {
        try folder.write("学校标识码\n", to: "410100.csv")
        let json = try check("410100.csv", "--format", "json").output
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(object["code"] as? String == "F03" && object["unit"] as? String == "410100")
        #expect(parseCSV(try check("410100.csv", "--format", "csv").output).map { $0["code"] } == ["F03"])
    }

    @Test func `writes a page of HTML, in which nothing of the file is markup`() throws {
        let bad = School(code: 2_141_000_002, name: "<b>一小</b>", region: "410122", classrooms: 10, multimedia: 12)
        try folder.write(School.file([bad]).replacing(",是,", with: ",<script>,"), to: "410100.csv")
        try folder.write(School.file([School(code: 2_141_000_001, region: "410302")]), to: "410300.csv")
        let result = try check("410100.csv", "410300.csv", "--format", "html")
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("<!DOCTYPE html>") && result.output.hasSuffix("</html>\n"))
        #expect(result.output.contains("共2份文件：1份没有错误，1份有错误"))
        #expect(result.output.contains("&lt;script&gt;") && !result.output.contains("<script>"))
        #expect(result.output.contains("没有问题。") || result.output.contains("提示"))
    }
}
