import Foundation
import TestSupport
import Testing

/// The divisions' reports on key tasks, in the bulletin.
@Suite struct `Reports on key tasks` {
    private static let report = "任务编号,状态,完成率,进展情况,责任单位\n（一）1,进行中,60%,<b>初稿|,科技处\n（一）99,进行中,,,科技处\n"

    private static func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        return office
    }

    @Test func `stand in an annex and in a table of their own, and are inputs`() throws {
        let office = try Self.office()
        #expect(try office.report().status == 0)
        #expect(try !office.folder.read("bulletins/2017Q3/bulletin.html").contains("附件8"))
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3/data/tasks.csv"))
        try office.put(Self.report, "科技处/tasks-科技处.csv")
        let later = ["SOURCE_DATE_EPOCH": "1509000000"]
        let result = try office.report("2017Q3", "--due", environment: later)
        #expect(
            !result.output.isEmpty && result.errors.contains("科技处/tasks-科技处.csv:3：tasks.yaml 里没有编号为“（一）99”的任务"),
            "\(result.errors)")
        #expect(try office.report("2017Q3", "--due", environment: later).output.isEmpty)
        let page = try office.folder.read("bulletins/2017Q3/bulletin.html")
        #expect(page.contains("42项重点任务中，已完成0项，进行中1项，未启动0项，未报告41项；没有逾期的任务。"))
        #expect(page.contains("科技处：进行中（60%），&lt;b&gt;初稿|。<br>") && page.contains("<a href=\"#annex8\">"))
        #expect(page.contains("<li>科技处/tasks-科技处.csv第3行（（一）99）：tasks.yaml 里没有编号为“（一）99”的任务"))
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("科技处：进行中（60%），&lt;b&gt;初稿\\|"))
        let rows = try office.data("tasks")
        #expect(rows.count == 83 && rows[0]["progress"] == "60.00" && rows[0]["line"] == "2" && rows[0]["overdue"] == "no")
        let manifest = try office.folder.read("bulletins/2017Q3/manifest.json")
        #expect(manifest.contains("\"task-report\"") && manifest.contains("\"role\": \"tasks\", \"path\": \"tasks.yaml\""))
        let rebuilt = try santong(
            "rebuild", "2017Q3", "--draft", "--into", office.folder.path + "/again", "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
    }

    @Test func `put what is overdue first`() throws {
        let office = try Self.office()
        let tasks = try office.folder.read("tasks.yaml").replacing(
            "responsible: [思政处]}", with: "responsible: [思政处], due: 2017-09-30}")
        try office.folder.write(tasks, to: "tasks.yaml")
        try office.put("任务编号,状态\n（一）1,进行中\n", "tasks.csv")
        #expect(try office.report().status == 0)
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md").components(separatedBy: "按任务").last ?? ""
        let first = page.split(separator: "\n").first { $0.hasPrefix("| （") }
        #expect(first?.hasPrefix("| （八）4 |") ?? false && first?.contains("2017年9月30日（逾期）") ?? false)
        #expect(try office.data("tasks").filter { $0["overdue"] == "yes" }.map { $0["division"] } == ["思政处"])
    }

    @Test func `need no list of tasks, and a list that is wrong stops the run`() throws {
        let office = try Self.office()
        try office.folder.write("year: 2017\nsections:\n  - titel: 甲\n", to: "tasks.yaml")
        let result = try office.report()
        #expect(result.status == 65 && result.errors.contains("tasks.yaml:3"), "\(result.errors)")
        try FileManager.default.removeItem(atPath: office.folder.path + "/tasks.yaml")
        #expect(try office.report().status == 0)
        try office.put(Self.report, "tasks.csv")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("tasks.csv：工作区里没有 tasks.yaml"))
    }
}
