package import Catalogue
package import Intake

/// The year's key tasks with what each responsible division says of them (附件8, `data/tasks.csv`).
package struct TaskLedger: Sendable {
    /// What a division says of a task.
    package struct Report: Sendable, Equatable {
        package let statement: TaskStatement
        /// Relative to the period's folder.
        package let file: String
    }

    package struct Entry: Sendable, Equatable {
        package let task: KeyTasks.Task
        /// In the order of the task's divisions; nil where one said nothing.
        package let reports: [Report?]
        /// Whether its last day has come by the period's end.
        package let isDue: Bool

        /// Done where all say so; under way where one has begun; nil where nobody said anything.
        package var state: TaskStatement.State? {
            let said = reports.compactMap { $0?.statement.state }
            if said.isEmpty { return nil }
            if reports.allSatisfy({ $0?.statement.state == .done }) { return .done }
            return said.allSatisfy { $0 == .notStarted } ? .notStarted : .underWay
        }

        /// The lowest that is stated, in hundredths of a percent; nil where none is.
        package var progress: Int? { reports.compactMap { $0?.statement.progress }.min() }
        package var isOverdue: Bool { isDue && state != .done }

        /// Whether a division still owes a task that is due.
        package func isOverdue(_ division: Int) -> Bool { isDue && reports[division]?.statement.state != .done }
    }

    /// What can't be entered.
    package struct Stray: Sendable, Equatable {
        package let file: String
        /// Nil for the whole file.
        package let line: Int?
        package let task: String
        package let reason: Bilingual
    }

    /// Blank where there are no tasks of the year.
    package let source: String
    /// In the office's order.
    package let entries: [Entry]
    package let strays: [Stray]

    /// Whether somebody reported, or something is overdue: otherwise there is nothing to show.
    package var isShown: Bool {
        !strays.isEmpty || entries.contains { $0.isOverdue || $0.reports.contains { $0 != nil } }
    }

    /// Those that are overdue first, each kind in the office's order.
    package var overdueFirst: [Entry] { entries.filter(\.isOverdue) + entries.filter { !$0.isOverdue } }

    /// - Parameters:
    ///   - tasks: nil where the workspace has none.
    ///   - files: by path.
    package init(_ tasks: KeyTasks?, _ files: [TaskFile], in period: Period) {
        var intake = TaskIntake(tasks?.year == period.year ? tasks?.tasks ?? [] : [])
        // What can't be opened isn't kept, so that it can't be told of when a bulletin is made again.
        for file in files where file.bytes != nil {
            for problem in file.problems { intake.reject(file, problem.line, problem.task, problem.reason) }
            for statement in file.statements {
                if let reason = Self.foreign(tasks, period) {
                    intake.reject(file, statement.line, statement.task, reason)
                } else {
                    intake.take(statement, of: file)
                }
            }
        }
        source = tasks?.source ?? ""
        let end = CalendarDay(at: period.deadline(days: 0).adding(days: -1))
        entries = intake.tasks.enumerated().map { index, task in
            Entry(
                task: task, reports: task.responsible.indices.map { intake.reports[TaskIntake.Place(task: index, division: $0)] },
                isDue: task.due.description <= end.description)
        }
        strays = intake.strays.sorted { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    }

    private static func foreign(_ tasks: KeyTasks?, _ period: Period) -> Bilingual? {
        guard let tasks else {
            return Bilingual("工作区里没有 tasks.yaml，不知道有哪些重点任务", "the workspace has no tasks.yaml, so no tasks are known")
        }
        if tasks.year == period.year { return nil }
        return Bilingual(
            "tasks.yaml 是\(tasks.year)年度的任务，本期属于\(period.year)年", "tasks.yaml is of \(tasks.year), the period of \(period.year)")
    }
}

/// Statements on their way to their places: the highest revision speaks, and of two equal ones that differ neither does.
private struct TaskIntake {
    struct Place: Hashable {
        /// Indices of the task, and of the division among its responsible ones.
        let task: Int
        let division: Int
    }

    let tasks: [KeyTasks.Task]
    private(set) var reports: [Place: TaskLedger.Report] = [:]
    private(set) var strays: [TaskLedger.Stray] = []
    private var revisions: [Place: Int] = [:]
    private let places: [String: Int]

    init(_ tasks: [KeyTasks.Task]) {
        self.tasks = tasks
        places = Dictionary(uniqueKeysWithValues: tasks.enumerated().map { (KeyTasks.folded($1.id), $0) })
    }

    mutating func reject(_ file: TaskFile, _ line: Int?, _ task: String, _ reason: Bilingual) {
        strays.append(TaskLedger.Stray(file: file.path, line: line, task: task, reason: reason))
    }

    mutating func take(_ statement: TaskStatement, of file: TaskFile) {
        guard let index = places[KeyTasks.folded(statement.task)] else {
            reject(
                file, statement.line, statement.task,
                Bilingual("tasks.yaml 里没有编号为“\(statement.task)”的任务", "tasks.yaml has no task '\(statement.task)'"))
            return
        }
        let task = tasks[index]
        let named = statement.divisions.isEmpty && task.responsible.count == 1 ? task.responsible : statement.divisions
        let list = task.responsible.joined(separator: "、")
        if named.isEmpty {
            reject(
                file, statement.line, task.id,
                Bilingual("没有写责任单位，这项任务的责任单位有\(list)", "it names no division; the task's are \(list)"))
        }
        for division in named {
            guard let position = task.responsible.firstIndex(of: division) else {
                reject(
                    file, statement.line, task.id,
                    Bilingual("“\(division)”不是这项任务的责任单位（\(list)）", "'\(division)' isn't responsible for the task (\(list))"))
                continue
            }
            enter(statement, of: file, at: Place(task: index, division: position), division)
        }
    }

    private mutating func enter(_ statement: TaskStatement, of file: TaskFile, at place: Place, _ division: String) {
        let before = revisions[place] ?? 0
        guard file.revision >= before else { return }
        if file.revision > before {
            revisions[place] = file.revision
            reports[place] = TaskLedger.Report(statement: statement, file: file.path)
            return
        }
        if let other = reports[place]?.statement, other.state == statement.state, other.progress == statement.progress,
            other.detail == statement.detail
        {
            return
        }
        let first = reports.removeValue(forKey: place)
        let clash = Bilingual(
            "\(division)对这项任务报了不止一次，内容不同，都没有采用；请用 -r2、-r3 标明哪一份在后",
            "\(division) reported on this task more than once, and differently; none is used; mark the later file with -r2")
        if let first {
            strays.append(.init(file: first.file, line: first.statement.line, task: tasks[place.task].id, reason: clash))
        }
        reject(file, statement.line, tasks[place.task].id, clash)
    }
}
