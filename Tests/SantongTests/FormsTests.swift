import Foundation
import TestSupport
import Testing

/// `santong forms`: out blank, back filled in.
@Suite struct `Forms` {
    private func reported() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        return office
    }

    @Test func `go out with the schools of before, and pass when they come back filled in`() throws {
        let office = try reported()
        let made = try santong("forms", "2017Q4", "-w", office.folder.path)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.errors.contains("7 份学校表，填好了2017Q3的 10 所学校"))
        let forms = office.folder.path + "/forms/2017Q4"
        #expect(try FileManager.default.contentsOfDirectory(atPath: forms).count == 14)
        let inbox = office.folder.path + "/inbox/2017Q4"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        let filled = try run(
            "/usr/bin/env",
            [
                "python3", repositoryRoot() + "/Tests/Reference/fill_forms.py", forms, inbox, "410100", "410181", "410302",
                "410322",
            ],
            environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(filled.status == 0, "\(filled.errors)")
        #expect(filled.output.contains("410100郑州市-2017Q4-学校表.xlsx 4"))
        let alone = try santong("check", inbox + "/410100郑州市-2017Q4-学校表.xlsx", "-w", office.folder.path)
        #expect(alone.status == 0 && alone.output.isEmpty, "\(alone.output)")
        #expect(try office.report("2017Q4").status == 0)
        #expect(try office.data("submissions", "2017Q4").map { $0["status"] } == Array(repeating: "counted", count: 4))
        #expect(try office.data("rankings", "2017Q4").allSatisfy { $0["status"] == "ranked" })
        #expect(try !office.data("findings", "2017Q4").contains { $0["severity"] == "error" || $0["code"] == "T03" })
    }

    @Test func `hold each submitter's own counties and schools, in both formats`() throws {
        let office = try reported()
        try santong("forms", "2017Q4", "-w", office.folder.path)
        func codes(_ name: String) throws -> [String?] {
            parseCSV(try office.folder.read("forms/2017Q4/\(name)-2017Q4-学校表.csv")).map { $0["学校标识码"] }
        }
        #expect(try codes("410302老城区") == ["2141000004", "3141000004"])
        #expect(try codes("410300洛阳市") == ["2141000004", "3141000004", "2141000005", "3141000005"])
        // Blank ones are told as such: a form is no submission.
        let blank = office.folder.path + "/forms/2017Q4/410181巩义市-2017Q4-学校表.xlsx"
        let result = try santong("check", blank, "-w", office.folder.path)
        #expect(result.status == 1)
        #expect(result.output.contains(":3: 专任教师数: R01"))
    }

    @Test func `are blank without an earlier period, the same twice, and never overwrite`() throws {
        let office = try OfficeWorkspace()
        let first = try santong("forms", "2017Q3", "-w", office.folder.path)
        #expect(first.errors.contains("还没有上期，表是空的"))
        let again = try santong("forms", "2017Q3", "-w", office.folder.path)
        #expect(again.status == 73)
        #expect(again.errors.contains("已存在"))
        // An unset variable of a script: nothing is made where it happens to run.
        let here = TemporaryFolder()
        try here.write("x", to: "kept")
        for words in [
            ["forms", "2017Q3", "--into", "", "-w", office.folder.path], ["init", ""], ["status", "2017Q3", "-w", ""],
            ["rebuild", "2017Q3", "--into", "", "-w", office.folder.path],
        ] {
            let result = try run(builtProgram("santong"), words, folder: here.path)
            #expect(result.status == 64, "\(words)")
        }
        #expect(try here.files().keys.sorted() == ["kept"])
        #expect(try santong("forms", "2017Q3", "--into", office.folder.path + "/elsewhere", "-w", office.folder.path).status == 0)
        #expect(try office.folder.files(under: "forms/2017Q3") == office.folder.files(under: "elsewhere"))
    }
}
