import Catalogue
import Intake
import Testing
import Validation

@Suite struct `The ledger of key tasks` {
    private static let period = Period(year: 2017, quarter: 3)
    private static let tasks = """
        year: 2017
        source: 678号
        sections:
          - title: 甲
            tasks:
              - {id: （一）1, task: 一, responsible: [科技处]}
              - {id: （一）2, task: 二, responsible: [科技处, 办公室], due: 2017-09-30}
              - {id: （一）3, task: 三, responsible: [电教馆], due: 2017-10-01}
        """

    private static func ledger(_ files: [String: [UInt8]], tasks: String? = tasks, _ quarter: Int = 3) throws -> TaskLedger {
        let regions = try RegionTable(
            csv: Array("code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n".utf8), file: "r")
        let period = try #require(Period(year: 2017, quarter: quarter))
        let read = files.sorted { $0.key < $1.key }.map { path, bytes in
            TaskFile(.kept(path: path) { bytes }, names: SubmitterNames(regions), period: period, settings: Settings())
        }
        return TaskLedger(try tasks.map { try KeyTasks(yaml: $0, file: "tasks.yaml") }, read, in: period)
    }

    private static func ledger(_ text: String, _ name: String = "tasks.csv") throws -> TaskLedger {
        try ledger([name: Array(text.utf8)])
    }

    private static func said(_ ledger: TaskLedger) -> [String] {
        ledger.entries.flatMap { entry in
            zip(entry.task.responsible, entry.reports).compactMap { division, report in
                report.map {
                    "\(entry.task.id) \(division) \($0.statement.state.rawValue) \($0.statement.progress.map(String.init) ?? "-") \($0.statement.detail)"
                }
            }
        }
    }

    private static let header = "任务编号,状态,完成率,进展情况,责任单位\n"

    @Test(arguments: [
        ("（一）1,进行中,60%,初稿,科技处", ["（一）1 科技处 进行中 6000 初稿"]), ("（一）1,推进中,60,,科技处", ["（一）1 科技处 进行中 6000 "]),
        ("(一)1,在办,12.5%,,", ["（一）1 科技处 进行中 1250 "]), ("三、（一）１,办结,100%,,科技处", ["（一）1 科技处 已完成 10000 "]),
        ("（一）1,已完成,1,,科技处", ["（一）1 科技处 已完成 10000 "]), ("（一）1,进行中,0.6,,科技处", ["（一）1 科技处 进行中 6000 "]),
        ("（一）1,进行中,0.857142857142857,,科技处", ["（一）1 科技处 进行中 8571 "]), ("（一）1,进行中,85.7142857142857%,,科技处", ["（一）1 科技处 进行中 8571 "]),
        ("（一）1,未开始,—,,科技处", ["（一）1 科技处 未启动 - "]),
        ("（一）2,进行中,50%,,科技处、办公室", ["（一）2 科技处 进行中 5000 ", "（一）2 办公室 进行中 5000 "]),
        ("（一）1,进行中,60%,\"分两\n行\",科技处", ["（一）1 科技处 进行中 6000 分两\n行"]),
    ]) func `takes what a division says`(row: String, said: [String]) throws {
        let ledger = try Self.ledger("2017年第三季度\n" + Self.header + row + "\n填报人：张某\n")
        #expect(Self.said(ledger) == said && ledger.strays.isEmpty, "\(ledger.strays.map(\.reason.en))")
    }

    @Test(arguments: [
        ("（一）9,进行中,,,科技处", "tasks.yaml has no task"), ("（一）1,快了,,,科技处", "the state '快了'"), (",进行中,,,科技处", "no task number"),
        ("（一）1,进行中,1,,科技处", "may be 1% or 100%"), ("（一）1,,,,科技处", "it has no state"),
        ("（一）1,进行中,120%,,科技处", "from 0 to 100%"), ("（一）1,进行中,约60%,,科技处", "from 0 to 100%"),
        ("（一）1,进行中,-1,,科技处", "from 0 to 100%"),
        ("（一）1,已完成,90%,,科技处", "correct one of them"), ("（一）1,进行中,100%,,科技处", "correct one of them"),
        ("（一）1,未启动,10%,,科技处", "correct one of them"), ("（一）1,进行中,,,财务处", "isn't responsible"),
        ("（一）2,进行中,,,", "names no division"),
    ]) func `tells what it can't take, with the line`(row: String, reason: String) throws {
        let ledger = try Self.ledger(Self.header + row + "\n")
        #expect(Self.said(ledger).isEmpty)
        #expect(
            ledger.strays.count == 1 && ledger.strays[0].line == 2 && ledger.strays[0].reason.en.contains(reason),
            "\(ledger.strays)")
    }

    @Test func `reads XML, and says where it is wrong`() throws {
        let good = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tasks xmlns="urn:santong:tasks:1" period="2017Q3">
              <task id="（一）3" status="进行中" progress="40%" detail="招标 &amp; 建设"/>
            </tasks>
            """
        #expect(Self.said(try Self.ledger(good, "tasks.xml")) == ["（一）3 电教馆 进行中 4000 招标 & 建设"])
        for (from, to, reason) in [
            ("2017Q3", "2017Q2", "it is of 2017Q2"), ("urn:santong:tasks:1", "urn:x", "line 2: the element tasks"),
            ("status", "state", "line 3: the attribute state"),
            ("/>\n</tasks>", "/>", "line 3"), ("<task ", "x<task ", "line 3: there must be no text"),
            ("<tasks", "<!DOCTYPE tasks><tasks", "forbidden"),
        ] {
            let ledger = try Self.ledger(good.replacing(from, with: to), "tasks.xml")
            #expect(
                Self.said(ledger).isEmpty && ledger.strays.first?.reason.en.contains(reason) ?? false, "\(from): \(ledger.strays)"
            )
        }
    }

    @Test func `lets the highest revision speak, and neither of two that differ`() throws {
        func file(_ row: String) -> [UInt8] { Array((Self.header + row + "\n").utf8) }
        let newer = try Self.ledger(["tasks-a.csv": file("（一）1,进行中,60%,,"), "tasks-a-r2.csv": file("（一）1,已完成,,,")])
        #expect(Self.said(newer) == ["（一）1 科技处 已完成 - "] && newer.strays.isEmpty)
        let same = try Self.ledger(["tasks-a.csv": file("（一）1,进行中,60%,,"), "tasks-b.csv": file("（一）1,进行中,60%,,")])
        #expect(Self.said(same).count == 1 && same.strays.isEmpty)
        let clash = try Self.ledger([
            "tasks-a.csv": file("（一）1,进行中,60%,,"), "tasks-b.csv": file("（一）1,进行中,70%,,"), "tasks-c.csv": file("（一）1,进行中,80%,,"),
        ])
        #expect(Self.said(clash).isEmpty && clash.strays.map(\.file) == ["tasks-a.csv", "tasks-b.csv", "tasks-c.csv"])
    }

    @Test func `counts as overdue what isn't done by everybody on its day`() throws {
        let rows = Self.header + "（一）2,已完成,,,科技处\n（一）3,未启动,,,\n（一）1,已完成,,,\n"
        let ledger = try Self.ledger(rows)
        #expect(ledger.entries.map(\.isOverdue) == [false, true, false])
        #expect(ledger.entries[1].state == .underWay && ledger.entries[1].isOverdue(1) && !ledger.entries[1].isOverdue(0))
        #expect(ledger.overdueFirst.map(\.task.id) == ["（一）2", "（一）1", "（一）3"])
        #expect(ledger.entries.map(\.state) == [.done, .underWay, .notStarted])
        let later = try Self.ledger(["tasks.csv": Array(rows.utf8)], 4)
        #expect(later.entries.map(\.isOverdue) == [false, true, true])
    }

    @Test func `is there once somebody reported`() throws {
        #expect(try !Self.ledger([:], 2).hasReports)
        #expect(try !Self.ledger([:], 3).hasReports)
        #expect(try Self.ledger(["tasks.csv": Array((Self.header + "（一）1,进行中,,,\n").utf8)], 2).hasReports)
    }

    @Test func `states a task's rate only where every division has one`() throws {
        func progress(_ rows: String) throws -> Int? { try Self.ledger(Self.header + rows).entries[1].progress }
        #expect(try progress("（一）2,已完成,100%,,科技处\n") == nil)
        #expect(try progress("（一）2,已完成,100%,,科技处\n（一）2,进行中,40%,,办公室\n") == 4_000)
        #expect(try progress("（一）2,已完成,,,科技处\n（一）2,未启动,,,办公室\n") == 0)
        #expect(try progress("（一）2,已完成,,,科技处\n（一）2,进行中,,,办公室\n") == nil)
    }

    @Test func `lets a later revision settle what earlier files disagree on, whatever their order`() throws {
        func file(_ row: String) -> [UInt8] { Array((Self.header + row + "\n").utf8) }
        for last in ["tasks-a-r2.csv", "tasks-z-r2.csv"] {
            let ledger = try Self.ledger([
                "tasks-m.csv": file("（一）1,进行中,60%,,"), "tasks-n.csv": file("（一）1,进行中,70%,,"), last: file("（一）1,已完成,,,"),
            ])
            #expect(Self.said(ledger) == ["（一）1 科技处 已完成 - "] && ledger.strays.isEmpty, "\(ledger.strays)")
        }
    }

    @Test func `bounds what a file can make of the annex`() throws {
        let many = try Self.ledger(Self.header + (0..<1_500).map { "x\($0),进行中,,,科技处\n" }.joined())
        #expect(many.strays.count == 1_001 && many.strays.last?.reason.en == "500 more aren't listed")
        let long = try Self.ledger(Self.header + String(repeating: "九", count: 100_000) + ",进行中,,,科技处\n")
        #expect((long.strays.first?.reason.zh.utf8.count ?? 0) < 500)
        let crowd = try Self.ledger(Self.header + "（一）1,进行中,,,\"" + String(repeating: "甲、", count: 100_000) + "\"\n")
        #expect(crowd.strays.map(\.reason.en) == ["it names more than 20 divisions"])
        let rows = try Self.ledger(
            "<tasks xmlns=\"urn:santong:tasks:1\">" + String(repeating: "<task id=\"x\" status=\"进行中\"/>", count: 60_000)
                + "</tasks>", "tasks.xml")
        #expect(rows.strays.contains { $0.reason.en.contains("only the first 50000 rows") })
    }

    @Test(arguments: [(nil, "no tasks.yaml"), ("year: 2016\n", "tasks.yaml is of 2016")])
    func `says when there are no tasks of the year`(
        tasks: String?, reason: String
    ) throws {
        let ledger = try Self.ledger(["tasks.csv": Array((Self.header + "（一）1,进行中,,,\n").utf8)], tasks: tasks)
        #expect(ledger.entries.isEmpty && ledger.strays.first?.reason.en.contains(reason) ?? false)
    }

    @Test(arguments: [
        ("tasks.csv", "状态\n进行中\n", "it lacks the headers"), ("tasks.pdf", "%PDF-1.4", "neither XLSX nor CSV"),
        ("tasks.csv", " ", "it is empty"),
        ("tasks.csv", header, "below the header"),
        ("tasks-2017年二季度.csv", header + "（一）1,进行中,,,\n", "it is of 2017Q2"),
    ]) func `says why a file can't be read`(name: String, text: String, reason: String) throws {
        let ledger = try Self.ledger(text, name)
        #expect(Self.said(ledger).isEmpty && ledger.strays.first?.reason.en.contains(reason) ?? false, "\(ledger.strays)")
    }
}
