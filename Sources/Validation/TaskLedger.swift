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

    /// A task, and who said what of it.
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

        /// The lowest, in hundredths of a percent; nil where a division states none.
        package var progress: Int? {
            let stated = reports.compactMap { $0?.statement.rate }
            return stated.count == reports.count ? stated.min() : nil
        }
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
    /// By file and line, of each file the first ``mostStrays``.
    package let strays: [Stray]

    /// As with findings (contract §6).
    package static let mostStrays = 1_000

    /// Whether somebody reported: an office whose divisions don't has no ledger.
    package var hasReports: Bool { entries.contains { $0.reports.contains { $0 != nil } } }

    /// Those that are overdue first, each kind in the office's order.
    package var overdueFirst: [Entry] { entries.filter(\.isOverdue) + entries.filter { !$0.isOverdue } }

    /// - Parameters:
    ///   - tasks: nil where the workspace has none.
    ///   - files: by path.
    package init(_ tasks: KeyTasks?, _ files: [TaskFile], in period: Period) {
        var intake = TaskIntake(tasks?.year == period.year ? tasks?.tasks ?? [] : [])
        // What can't be opened isn't kept, so that it can't be told of when a bulletin is made again.
        for file in files where file.bytes != nil {
            if let reason = Self.foreign(tasks, period) {
                intake.reject(file.path, nil, "", reason)
                continue
            }
            for problem in file.problems { intake.reject(file.path, problem.line, problem.task, problem.reason) }
            for statement in file.statements { intake.take(statement, of: file) }
        }
        let (reports, strays) = intake.settled()
        source = tasks?.source ?? ""
        let end = CalendarDay(at: period.deadline(days: 0).adding(days: -1))
        entries = intake.tasks.enumerated().map { index, task in
            Entry(
                task: task,
                reports: task.responsible.indices.map { reports[TaskIntake.Place(task: index, division: $0)] },
                isDue: task.due.description <= end.description)
        }
        self.strays = Self.listed(strays)
    }

    private static func listed(_ strays: [Stray]) -> [Stray] {
        let sorted = strays.enumerated().sorted { left, right in
            let (first, second) = (left.element, right.element)
            return (first.file, first.line ?? 0, left.offset) < (second.file, second.line ?? 0, right.offset)
        }.map(\.element)
        var counts: [String: Int] = [:]
        var listed: [Stray] = []
        for stray in sorted {
            counts[stray.file, default: 0] += 1
            if counts[stray.file, default: 0] <= mostStrays { listed.append(stray) }
        }
        for (file, count) in counts.sorted(by: { $0.key < $1.key }) where count > mostStrays {
            let more = count - mostStrays
            listed.append(
                Stray(file: file, line: nil, task: "", reason: Bilingual("另有 \(more) 处没有列出", "\(more) more aren't listed")))
        }
        return listed
    }

    private static func foreign(_ tasks: KeyTasks?, _ period: Period) -> Bilingual? {
        guard let tasks else {
            return Bilingual(
                "工作区里没有 tasks.yaml，不知道有哪些重点任务，整份没有采用；请先写好 tasks.yaml",
                "the workspace has no tasks.yaml, so no tasks are known; nothing of it is used")
        }
        if tasks.year == period.year { return nil }
        return Bilingual(
            "tasks.yaml 是\(tasks.year)年度的任务，本期属于\(period.year)年，整份没有采用；请换成\(period.year)年度的任务，并把 year 改为 \(period.year)",
            "tasks.yaml is of \(tasks.year), the period of \(period.year); nothing of it is used. Write the tasks of \(period.year)"
        )
    }
}
