internal import Catalogue
internal import Intake
internal import Validation

/// 附件8: the ledger of the year's key tasks, by division and by task.
struct TaskViews {
    let ledger: TaskLedger
    let templates: Templates

    func annex() throws(TemplateError) -> View {
        let overdue = ledger.entries.filter(\.isOverdue).count
        return View([
            "source": .text(ledger.source), "has_source": .flag(!ledger.source.isEmpty),
            "has_entries": .flag(ledger.hasReports),
            "summary": .text(
                try templates.sentence(
                    "tasks",
                    counts(ledger.entries.map(\.state), overdue).adding(["count": "\(ledger.entries.count)"]))),
            "divisions": .views(divisions()), "entries": .views(ledger.overdueFirst.map(entry)),
            "has_strays": .flag(!ledger.strays.isEmpty),
            "strays": .views(ledger.strays.prefix(Self.mostStrays).map(stray)),
            "is_cut": .flag(ledger.strays.count > Self.mostStrays), "stray_count": "\(ledger.strays.count)",
        ])
    }

    /// More are told by number.
    private static let mostStrays = 200

    /// 未报告 where nobody said anything.
    static func word(_ state: TaskStatement.State?) -> String { state?.rawValue ?? "未报告" }

    private func counts(_ states: [TaskStatement.State?], _ overdue: Int) -> View {
        [
            "done": "\(states.count { $0 == .done })", "under_way": "\(states.count { $0 == .underWay })",
            "not_started": "\(states.count { $0 == .notStarted })", "unreported": "\(states.count { $0 == nil })",
            "overdue": "\(overdue)", "has_overdue": .flag(overdue > 0), "has_unreported": .flag(states.contains(nil)),
        ]
    }

    /// By each division's own word: a task that another still owes counts as done for the one that did its part.
    private func divisions() -> [View] {
        var order: [String] = []
        var states: [String: [TaskStatement.State?]] = [:]
        var overdue: [String: Int] = [:]
        for entry in ledger.entries {
            for (index, division) in entry.task.responsible.enumerated() {
                if states[division] == nil { order.append(division) }
                states[division, default: []].append(entry.reports[index]?.statement.state)
                if entry.isOverdue(index) { overdue[division, default: 0] += 1 }
            }
        }
        // Who owes most comes first; of equals the one that is named first in the document.
        let sorted = order.enumerated().sorted { left, right in
            let (first, second) = (overdue[left.element] ?? 0, overdue[right.element] ?? 0)
            return first == second ? left.offset < right.offset : first > second
        }
        return sorted.map { _, division in
            counts(states[division] ?? [], overdue[division] ?? 0).adding([
                "division": .text(FigureMark.cleaned(division)), "count": "\(states[division]?.count ?? 0)",
            ])
        }
    }

    private func entry(_ entry: TaskLedger.Entry) -> View {
        let said = zip(entry.task.responsible, entry.reports).compactMap { division, report in
            report.map { (division, $0.statement) }
        }
        let silent = zip(entry.task.responsible, entry.reports).filter { $1 == nil }.map(\.0)
        let reports = said.map { division, statement in
            View([
                "division": .text(FigureMark.cleaned(division)), "status": .text(Self.word(statement.state)),
                "has_progress": .flag(statement.progress != nil), "progress": .text(Self.progress(statement.progress)),
                "has_detail": .flag(!statement.detail.isEmpty), "detail": .text(FigureMark.cleaned(statement.detail)),
            ])
        }
        return View([
            "id": .text(FigureMark.cleaned(entry.task.id)), "section": .text(FigureMark.cleaned(entry.task.section)),
            "text": .text(FigureMark.cleaned(entry.task.text)),
            "due": .text("\(entry.task.due.year)年\(entry.task.due.month)月\(entry.task.due.day)日"),
            "is_overdue": .flag(entry.isOverdue), "status": .text(Self.word(entry.state)),
            "progress": .text(Self.progress(entry.progress)), "reports": .views(reports),
            "has_silent": .flag(!silent.isEmpty && !said.isEmpty),
            "silent": .text(FigureMark.cleaned(silent.joined(separator: "、"))), "is_silent": .flag(said.isEmpty),
        ])
    }

    private func stray(_ stray: TaskLedger.Stray) -> View {
        View([
            "file": .text(FigureMark.cleaned(stray.file)), "has_line": .flag(stray.line != nil),
            "line": .text(stray.line.map(String.init) ?? ""), "has_task": .flag(!stray.task.isEmpty),
            "task": .text(FigureMark.cleaned(stray.task)), "reason": .text(FigureMark.cleaned(stray.reason.zh)),
        ])
    }

    /// 80%, 12.5%; — where it isn't stated.
    private static func progress(_ hundredths: Int?) -> String {
        guard let hundredths else { return "—" }
        return withoutNoughts(decimalText(Int128(hundredths), decimals: 2)) + "%"
    }
}
