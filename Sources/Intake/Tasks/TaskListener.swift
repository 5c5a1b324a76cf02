internal import Catalogue

/// Reads `<tasks xmlns="urn:santong:tasks:1" period="2017Q3">` with `<task id="（二）1" status="进行中" progress="80%" detail="…"
/// responsible="基教一处"/>`; only `id` and `status` are required.
final class TaskListener: XMLListener {
    private let period: Period
    private var depth = 0
    private var results: [Result<TaskStatement, TaskFile.Problem>] = []
    private var violation: NamedTable.Unreadable?

    private init(_ period: Period) { self.period = period }

    /// - Throws: why nothing can be read from it: not well-formed, or not of this shape.
    static func read(
        _ bytes: [UInt8], period: Period, mostAttributes: Int
    ) throws(NamedTable.Unreadable) -> [Result<TaskStatement, TaskFile.Problem>] {
        let listener = TaskListener(period)
        do {
            try XMLEvents.parse(bytes, mostAttributes: mostAttributes, listener)
        } catch {
            throw NamedTable.Unreadable(Self.reason(error))
        }
        if let violation = listener.violation { throw violation }
        guard !listener.results.isEmpty else { throw NamedTable.Unreadable(Bilingual("里面没有 task", "it holds no task")) }
        return listener.results
    }

    func start(_ name: String, namespace: String, attributes: [XMLAttribute], line: Int) {
        depth += 1
        guard violation == nil else { return }
        guard namespace == Self.namespace, name == (depth == 1 ? "tasks" : "task"), depth <= 2 else {
            violate(line, Bilingual("不应有元素 \(name)（命名空间应为 \(Self.namespace)）", "the element \(name) isn't expected"))
            return
        }
        let allowed = depth == 1 ? ["period"] : Self.attributes
        var values: [String: String] = [:]
        for attribute in attributes {
            guard attribute.namespace.isEmpty, allowed.contains(attribute.name) else {
                // Where a schema is, say, is nobody's statement.
                if !attribute.namespace.isEmpty { continue }
                let list = allowed.joined(separator: " ")
                violate(
                    line,
                    Bilingual(
                        "不应有属性 \(attribute.name)（可用的：\(list)），整份没有采用",
                        "the attribute \(attribute.name) isn't expected (there are \(list)); nothing of the file is used"))
                return
            }
            let range = CellText.trimmed(attribute.value.span, 0..<attribute.value.count)
            values[attribute.name] = CellText.raw(attribute.value.span, range)
        }
        if depth == 2 {
            if results.count <= NamedTable.mostRows {
                results.append(TaskStatement.read(line: line, Self.attributes.map { values[$0] ?? "" }))
            }
        } else if let stated = values["period"] {
            guard let found = Period(stated) else {
                violate(line, Bilingual("period 应为期，如 2017Q3", "period must be one such as 2017Q3"))
                return
            }
            if found != period { violation = TaskFile.wrongPeriod(found, period) }
        }
    }

    func end(_ name: String) { depth -= 1 }

    func text(line: Int) {
        violate(line, Bilingual("元素之间不应有文字，进展情况写在 detail 属性里", "there must be no text; write it into detail"))
    }

    private func violate(_ line: Int, _ reason: Bilingual) {
        guard violation == nil else { return }
        violation = NamedTable.Unreadable(Bilingual("第 \(line) 行：\(reason.zh)", "line \(line): \(reason.en)"))
    }

    private static let namespace = "urn:santong:tasks:1"
    /// In the order of a table's columns.
    private static let attributes = ["id", "status", "progress", "detail", "responsible"]

    private static func reason(_ failure: XMLFailure) -> Bilingual {
        switch failure {
        case .forbidden(let line, _):
            Bilingual("第 \(line) 行：不允许 DTD、外部实体和 XInclude", "line \(line): DTDs, entities and XInclude are forbidden")
        case .encoding(let line): Bilingual("第 \(line) 行的文字编码无法识别", "line \(line) is in no known encoding")
        case .notWellFormed(let line, let fault, _):
            Bilingual("第 \(line) 行：\(fault.words.zh)", "line \(line): \(fault.words.en)")
        }
    }
}
