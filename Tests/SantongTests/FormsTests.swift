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

    /// Without the line above the header.
    private func withoutSignOff(_ text: String) -> String {
        text.split(separator: "\r\n").dropFirst().joined(separator: "\r\n") + "\r\n"
    }

    @Test func `go out with the schools of before, and pass when they come back filled in`() throws {
        let office = try reported()
        let made = try santong("forms", "2017Q4", "-w", office.folder.path)
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.errors.contains("7 份报表，填好了2017Q3的 10 行"))
        let forms = office.folder.path + "/forms/2017Q4"
        #expect(try FileManager.default.contentsOfDirectory(atPath: forms).count == 14)
        let inbox = office.folder.path + "/inbox/2017Q4"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        let filled = try run(
            "/usr/bin/python3",
            [
                repositoryRoot() + "/Tests/Reference/fill_forms.py", forms, inbox, "410100", "410181", "410302",
                "410322",
            ],
            environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(filled.status == 0, "\(filled.errors)")
        #expect(filled.output.contains("410100郑州市-2017Q4-学校表.xlsx 4"))
        // Who stands for a form is read from its second row.
        let settings = try office.folder.read("santong.yaml")
        try office.folder.write(settings + "\nsign_off: error\n", to: "santong.yaml")
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
            parseCSV(withoutSignOff(try office.folder.read("forms/2017Q4/\(name)-2017Q4-学校表.csv"))).map { $0["学校标识码"] }
        }
        #expect(try codes("410302老城区") == ["2141000004", "3141000004"])
        #expect(try codes("410300洛阳市") == ["2141000004", "3141000004", "2141000005", "3141000005"])
        // Blank ones are told as such: a form is no submission.
        let blank = office.folder.path + "/forms/2017Q4/410181巩义市-2017Q4-学校表.xlsx"
        let result = try santong("check", blank, "-w", office.folder.path)
        #expect(result.status == 1)
        #expect(result.output.contains(":4: 专任教师数: R01"))
    }

    @Test func `are summaries for whom summaries counted before, and whatever the office asks for`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() where unit != "410300" { try office.put(text, unit + ".csv") }
        let header = "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数\n"
        let rows = ["410302,小学,城区", "410302,初级中学,镇区", "410322,小学,乡村"].map { $0 + ",5,5,20,19,51,48,402,303\n" }
        try office.put(header + rows.joined(), "410300.csv")
        #expect(try office.report().status == 0)
        #expect(try santong("forms", "2017Q4", "-w", office.folder.path).status == 0)
        let form = try office.folder.read("forms/2017Q4/410300洛阳市-2017Q4-汇总表.csv")
        #expect(form.split(separator: "\r\n").count == 5 && form.contains("\r\n410302,小学,城区,,"))
        let counties = try FileManager.default.contentsOfDirectory(atPath: office.folder.path + "/forms/2017Q4").filter {
            $0.hasPrefix("4103")
        }
        #expect(counties.allSatisfy { $0.contains("汇总表") } && counties.count == 6)

        let inbox = office.folder.path + "/inbox/2017Q4"
        try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
        let filled = try run(
            "/usr/bin/python3",
            [
                repositoryRoot() + "/Tests/Reference/fill_forms.py", office.folder.path + "/forms/2017Q4", inbox,
                "410300",
            ], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(filled.output.contains("410300洛阳市-2017Q4-汇总表.xlsx 3"), "\(filled.errors)")
        #expect(try office.report("2017Q4").status == 0)
        #expect(
            try office.data("submissions", "2017Q4").map { "\($0["form"] ?? "") \($0["status"] ?? "") \($0["rows"] ?? "")" } == [
                "summary counted 3"
            ])
        #expect(try office.data("findings", "2017Q4").isEmpty)

        let asked = try santong(
            "forms", "2017Q4", "--form", "school", "--into", office.folder.path + "/schools", "-w", office.folder.path)
        #expect(asked.status == 0)
        #expect(try office.folder.files(under: "schools").keys.allSatisfy { $0.contains("学校表") })
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
