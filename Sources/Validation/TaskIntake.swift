internal import Catalogue
internal import Intake

/// Statements on their way to their places: the highest revision speaks, and of equal ones that differ none does.
struct TaskIntake {
    struct Place: Hashable {
        /// Indices of the task, and of the division among its responsible ones.
        let task: Int
        let division: Int
    }

    private struct Candidate {
        let report: TaskLedger.Report
        let revision: Int
    }

    let tasks: [KeyTasks.Task]
    private var candidates: [Place: [Candidate]] = [:]
    private var strays: [TaskLedger.Stray] = []
    private let places: [String: Int]

    init(_ tasks: [KeyTasks.Task]) {
        self.tasks = tasks
        places = Dictionary(uniqueKeysWithValues: tasks.enumerated().map { (KeyTasks.folded($1.id), $0) })
    }

    mutating func reject(_ file: String, _ line: Int?, _ task: String, _ reason: Bilingual) {
        strays.append(TaskLedger.Stray(file: file, line: line, task: task, reason: reason))
    }

    mutating func take(_ statement: TaskStatement, of file: TaskFile) {
        guard let index = places[KeyTasks.folded(statement.task)] else {
            reject(
                file.path, statement.line, statement.task,
                Bilingual(
                    "tasks.yaml 里没有编号为“\(statement.task)”的任务；编号照 tasks.yaml 写，如“（二）1”，表里该列请设为文本，免得变成小数或日期",
                    "tasks.yaml has no task '\(statement.task)'; numbers are written as in tasks.yaml, in a column of text"))
            return
        }
        let task = tasks[index]
        let named = statement.divisions.isEmpty && task.responsible.count == 1 ? task.responsible : statement.divisions
        let list = task.responsible.joined(separator: "、")
        if named.isEmpty {
            reject(
                file.path, statement.line, task.id,
                Bilingual("没有写责任单位，这项任务的责任单位有\(list)", "it names no division; the task's are \(list)"))
        }
        for division in named {
            guard let position = task.responsible.firstIndex(of: division) else {
                reject(
                    file.path, statement.line, task.id,
                    Bilingual(
                        "“\(division)”不是这项任务的责任单位（\(list)）", "'\(division)' isn't responsible for the task (\(list))"))
                continue
            }
            candidates[Place(task: index, division: position), default: []].append(
                Candidate(report: .init(statement: statement, file: file.path), revision: file.revision))
        }
    }

    /// What is entered where, and what isn't: whatever order the files came in.
    func settled() -> (reports: [Place: TaskLedger.Report], strays: [TaskLedger.Stray]) {
        var reports: [Place: TaskLedger.Report] = [:]
        var strays = strays
        for (place, all) in candidates.sorted(by: { ($0.key.task, $0.key.division) < ($1.key.task, $1.key.division) }) {
            let highest = all.map(\.revision).max() ?? 0
            let speaking = all.filter { $0.revision == highest }.map(\.report)
            guard let first = speaking.first else { continue }
            if speaking.allSatisfy({ Self.isSame($0.statement, first.statement) }) {
                reports[place] = first
                continue
            }
            let division = tasks[place.task].responsible[place.division]
            for report in speaking {
                let isAlone = speaking.allSatisfy { $0.file == report.file }
                strays.append(
                    .init(
                        file: report.file, line: report.statement.line, task: tasks[place.task].id,
                        reason: isAlone ? Self.doubled(division) : Self.clash(division)))
            }
        }
        return (reports, strays)
    }

    private static func isSame(_ left: TaskStatement, _ right: TaskStatement) -> Bool {
        left.state == right.state && left.progress == right.progress && left.detail == right.detail
    }

    private static func doubled(_ division: String) -> Bilingual {
        Bilingual(
            "\(division)在同一份文件里对这项任务报了不止一次，内容不同，都没有采用；请只留一行",
            "\(division) reports on this task more than once in one file, and differently; none is used; keep one row")
    }

    private static func clash(_ division: String) -> Bilingual {
        Bilingual(
            "\(division)对这项任务报了不止一次，内容不同，都没有采用；请用 -r2、-r3 标明哪一份在后",
            "\(division) reported on this task more than once, and differently; none is used; mark the later file with -r2")
    }
}
