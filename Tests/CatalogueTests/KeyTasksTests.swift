import Catalogue
import Foundation
import Testing

@Suite struct `The year's key tasks` {
    private static func tasks(_ text: String) throws -> KeyTasks { try KeyTasks(yaml: text, file: "tasks.yaml") }

    @Test func `that come with the program are those of 678号, in ten sections`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appendingPathComponent("default-workspace/tasks.yaml"), encoding: .utf8)
        let tasks = try Self.tasks(text)
        #expect(tasks.year == 2017 && tasks.tasks.count == 42)
        var sections: [String] = []
        for task in tasks.tasks where sections.last != task.section { sections.append(task.section) }
        #expect(sections.count == 10 && sections[8] == "开展教育信息化评估活动")
        #expect(tasks.tasks.allSatisfy { $0.due == CalendarDay("2017-12-31") })
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
        #expect(tasks.tasks.allSatisfy { task in task.id.hasPrefix("（\(numbers[sections.firstIndex(of: task.section) ?? 0])）") })
        #expect(tasks.divisions.contains("督导办") && tasks.divisions.count == 18)
    }

    @Test func `have a due day of their own, the file's, or the year's last`() throws {
        let text = """
            year: 2018
            sections:
              - title: 甲
                tasks:
                  - {id: 1, task: 一, responsible: [科技处], due: 2018-06-30}
                  - {id: 2, task: 二, responsible: [科技处, 办公室]}
            """
        #expect(try Self.tasks(text).tasks.map(\.due.description) == ["2018-06-30", "2018-12-31"])
        #expect(try Self.tasks("due: 2018-09-30\n" + text).tasks.map(\.due.description) == ["2018-06-30", "2018-09-30"])
        #expect(try Self.tasks(text).divisions == ["科技处", "办公室"])
    }

    @Test(arguments: [
        ("sections: []", nil, "year is missing"), ("year: 17", nil, "year is missing"),
        ("year: 2017\ndue: 12月", 2, "'12月' must be a day"),
        ("year: 2017\nsections:\n  - {title: 甲, tasks: [{id: 1, task: 一, responsible: []}]}", 3, "responsible must list"),
        ("year: 2017\nsections:\n  - {title: 甲, tasks: [{id: 1, task: 一, responsible: [乙, 乙]}]}", 3, "each once"),
        ("year: 2017\nsections:\n  - {title: 甲, tasks: [{task: 一, responsible: [乙]}]}", 3, "id is missing"),
        ("year: 2017\nsections:\n  - {tasks: []}", 3, "title is missing"),
        (
            "year: 2017\nsections:\n  - title: 甲\n    tasks:\n    - {id: （一）1, task: 一, responsible: [乙]}\n    - {id: (一)１, task: 一, responsible: [乙]}",
            6, "stands here twice"
        ),
    ]) func `that can't be used are refused with their line`(text: String, line: Int?, reason: String) {
        do {
            _ = try Self.tasks(text)
            Issue.record("accepted")
        } catch let error as InputError {
            #expect(error.message(.english).contains(reason) && (line == nil || error.line == line), "\(error.message(.english))")
        } catch {
            Issue.record(error)
        }
    }

    @Test(arguments: ["（二）1", "(二)1", "三、（二）1", "三（二）1", " （二） １ "]) func `are found by any spelling of their number`(id: String)
    {
        #expect(KeyTasks.folded(id) == "(二)1")
    }
}

@Suite struct `The scale of an evaluation` {
    private static func scale(_ text: String) throws -> EvaluationScale {
        try Settings(yaml: text, file: "santong.yaml").evaluation
    }

    @Test func `gives points in proportion, rounded once`() throws {
        let rule = try Self.scale("evaluation: {level: {points: 40}}")[.level]
        #expect(rule.hundredths(try #require(Fraction(8292, 10_000)), .halfUp) == 3317)
        #expect(rule.hundredths(try #require(Fraction(1, 1600)), .halfUp) == 3)
        #expect(rule.hundredths(try #require(Fraction(1, 1600)), .halfEven) == 2)
        #expect(rule.hundredths(.one, .halfUp) == 4000 && rule.hundredths(.zero, .halfUp) == 0)
    }

    @Test func `or by steps, the highest that is reached`() throws {
        let rule = try Self.scale("evaluation: {progress: {points: 20, steps: {0: 5, 60: 12.5, 90: 20}}}")[.progress]
        for (value, points) in [(Int64(1000), 2000), (900, 2000), (899, 1250), (600, 1250), (599, 500), (0, 500)] {
            #expect(rule.hundredths(try #require(Fraction(value, 1000)), .halfUp) == points, "\(value)")
        }
        let bare = try Self.scale("evaluation: {progress: {points: 20, steps: {60: 12}}}")[.progress]
        #expect(bare.hundredths(try #require(Fraction(59, 100)), .halfUp) == 0)
    }

    @Test func `keeps the standard for what isn't said`() throws {
        let scale = try Self.scale("evaluation: {level: {points: 50}}")
        #expect(scale[.level].points == Fraction(decimal: "50") && scale[.quality].points == Fraction(5, 1))
    }

    @Test(arguments: [
        ("evaluation: {speed: {points: 1}}", "unknown key 'speed'"),
        ("evaluation: {level: {steps: {1: 1}}}", "points are missing"),
        ("evaluation: {level: {points: 10, steps: {101: 1}}}", "from 0 to 100"),
        ("evaluation: {level: {points: 10, steps: {90: 11}}}", "more than all"),
        ("evaluation: {level: {points: 40%}}", "must be a number"),
        ("evaluation: {level: {points: -1}}", "must be a number"),
    ]) func `that can't be used is refused`(text: String, reason: String) {
        do {
            _ = try Self.scale(text)
            Issue.record("accepted")
        } catch let error as InputError {
            #expect(error.message(.english).contains(reason), "\(error.message(.english))")
        } catch {
            Issue.record(error)
        }
    }
}
