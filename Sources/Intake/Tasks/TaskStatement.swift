internal import Catalogue

/// What a division says of one of the year's key tasks: a row of `tasks*.csv`, or an element of its XML.
package struct TaskStatement: Sendable, Equatable {
    /// 状态
    package enum State: String, Sendable, CaseIterable {
        case notStarted = "未启动"
        case underWay = "进行中"
        case done = "已完成"
    }

    /// 1-based.
    package let line: Int
    /// 任务编号, as it was written.
    package let task: String
    /// 责任单位, as they were written, apart; empty where the cell is.
    package let divisions: [String]
    package let state: State
    /// 完成率 in hundredths of a percent, 0 to 10,000; nil where it isn't stated.
    package let progress: Int?
    /// 进展情况; at most ``mostCharacters``.
    package let detail: String

    /// More is no entry of a table.
    package static let mostCharacters = 500

    /// In hundredths of a percent: what isn't begun is at 0, what is done at 100; nil where it is under way and nothing is stated.
    package var rate: Int? {
        switch state {
        case .notStarted: 0
        case .underWay: progress
        case .done: 10_000
        }
    }

    private static let mostDivisions = 20
    private static let mostInName = 40

    /// A statement, or why it is none.
    /// - Parameter cells: 任务编号, 状态, 完成率, 进展情况, 责任单位.
    static func read(line: Int, _ cells: [String]) -> Result<TaskStatement, TaskFile.Problem> {
        func failure(_ reason: Bilingual) -> Result<TaskStatement, TaskFile.Problem> {
            .failure(TaskFile.Problem(line: line, task: NamedTable.short(cells[0], 40), reason: reason))
        }
        guard !cells[0].isEmpty else { return failure(Bilingual("没有写任务编号", "it has no task number")) }
        guard !cells[1].isEmpty else { return failure(Bilingual("没有填状态（未启动、进行中或已完成）", "it has no state (未启动, 进行中 or 已完成)")) }
        guard let state = states[CellText.squeezed(cells[1])] else {
            let text = NamedTable.short(cells[1], 40)
            return failure(
                Bilingual("状态“\(text)”应为未启动、进行中或已完成", "the state '\(text)' must be 未启动, 进行中 or 已完成"))
        }
        let text = CellText.squeezed(cells[2])
        if isOne(text), state != .done {
            return failure(
                Bilingual("完成率“\(text)”看不出是1%还是100%，请写上百分号", "the progress '\(text)' may be 1% or 100%; write the sign"))
        }
        var progress: Int?
        if !text.isEmpty, text != "-", text != "—" {
            progress = percentage(text, isDone: state == .done)
            guard progress != nil else {
                return failure(
                    Bilingual(
                        "完成率“\(NamedTable.short(cells[2], 40))”应为0至100%，如 80%",
                        "the progress '\(NamedTable.short(cells[2], 40))' must be from 0 to 100%, such as 80%"))
            }
        }
        if let progress, (state == .done) != (progress == 10_000) || (state == .notStarted && progress > 0) {
            return failure(
                Bilingual(
                    "状态是\(state.rawValue)，完成率却是\(NamedTable.short(cells[2], 40))，请改正不符的一处",
                    "the state is \(state.rawValue), the progress \(NamedTable.short(cells[2], 40)); correct one of them"))
        }
        let divisions = cells[4].split(maxSplits: mostDivisions) { KeyTasks.isSeparator($0) }.map(String.init)
        guard divisions.count <= mostDivisions else {
            return failure(Bilingual("责任单位超过\(mostDivisions)个", "it names more than \(mostDivisions) divisions"))
        }
        return .success(
            TaskStatement(
                line: line, task: NamedTable.short(cells[0], mostInName),
                divisions: divisions.map { NamedTable.short($0, mostInName) }, state: state, progress: progress,
                detail: NamedTable.short(cells[3], mostCharacters)))
    }

    /// 1, 1.0: a percent, or a whole in a spreadsheet.
    private static func isOne(_ text: String) -> Bool { text.wholeMatch(of: /1(\.0*)?/) != nil }

    /// 80%, 80, 12.5%; without a sign a decimal below 1 is what a spreadsheet stores for a percentage, and so is the 1 of what is done.
    private static func percentage(_ text: String, isDone: Bool) -> Int? {
        let hasSign = text.hasSuffix("%") || text.hasSuffix("％")
        let digits = hasSign ? String(text.dropLast()) : text
        // A third is stored with 15 digits; six behind the point are more than is printed.
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let cut = parts.count == 2 ? parts[0] + "." + parts[1].prefix(6) : Substring(digits)
        guard digits.utf8.count <= 30, parts.last?.allSatisfy(\.isNumber) ?? false, let value = Fraction(decimal: String(cut))
        else {
            return nil
        }
        let isShare = !hasSign && ((digits.contains(".") && Fraction.isLess(value, .one)) || (isDone && isOne(digits)))
        let hundredths = value.scaled(decimals: isShare ? 4 : 2, .halfUp)
        return (0...10_000).contains(hundredths) ? Int(hundredths) : nil
    }

    private static let states: [String: State] = [
        "未启动": .notStarted, "未开始": .notStarted, "尚未启动": .notStarted, "进行中": .underWay, "推进中": .underWay,
        "正在推进": .underWay, "进行": .underWay, "推进": .underWay, "正在进行": .underWay, "在办": .underWay, "已完成": .done, "完成": .done,
        "办结": .done, "已办结": .done,
    ]
}
