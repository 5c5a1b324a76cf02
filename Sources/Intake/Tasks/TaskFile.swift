package import Catalogue
package import Digest

/// `tasks*` in a period's folder: what the divisions report of the year's key tasks (contract §2, §3.1). It is no submission.
package struct TaskFile: Sendable {
    /// What of it can't be used, and why.
    package struct Problem: Error, Sendable, Equatable {
        /// Nil for the whole file.
        package let line: Int?
        /// 任务编号, as far as it was told.
        package let task: String
        package let reason: Bilingual

        package init(line: Int?, task: String, reason: Bilingual) {
            self.line = line
            self.task = task
            self.reason = reason
        }
    }

    /// Relative to the period's folder.
    package let path: String
    package let digest: SHA256Digest
    /// Nil when it couldn't be read, or is over the size limit.
    package let bytes: [UInt8]?
    /// 1 unless the name ends in `-rN`.
    package let revision: Int
    package let statements: [TaskStatement]
    package let problems: [Problem]

    /// What a file's own name begins with.
    package static let prefix = "tasks"

    package init(_ file: InboxFile, names: SubmitterNames, period: Period, settings: Settings) {
        path = file.path
        let name = FileName(path: file.path, regions: names)
        revision = name.revision ?? 1
        let isTooLarge = (file.size ?? 0) > settings.maxFileSize
        let bytes = isTooLarge ? nil : file.read(limit: settings.maxFileSize)
        digest = bytes.map { SHA256Digest(of: $0) } ?? file.digest() ?? SHA256Digest(of: [])
        self.bytes = bytes
        var results: [Result<TaskStatement, Problem>] = []
        do throws(NamedTable.Unreadable) {
            guard let bytes else {
                throw NamedTable.Unreadable(Bilingual("打不开，或超过大小上限", "it can't be opened, or is over the size limit"))
            }
            if let stated = name.periods.first(where: { $0 != period }) { throw Self.wrongPeriod(stated, period) }
            if FileFormat(bytes, fileExtension: name.fileExtension) == .xml {
                results = try TaskListener.read(bytes, period: period, mostAttributes: settings.limits.attributes)
            } else {
                let rows = try NamedTable.rows(in: bytes, name.fileExtension, Self.columns, settings)
                results = rows.map { TaskStatement.read(line: $0.line, $0.cells) }
                if rows.isEmpty { throw NamedTable.Unreadable(Bilingual("表头下面没有内容", "nothing stands below the header")) }
            }
        } catch {
            results = [.failure(Problem(line: nil, task: "", reason: error.reason))]
        }
        if results.count > NamedTable.mostRows {
            results.removeLast()
            results.append(
                .failure(
                    Problem(
                        line: nil, task: "",
                        reason: Bilingual(
                            "只读了前 \(NamedTable.mostRows) 行，其余没有采用", "only the first \(NamedTable.mostRows) rows were read"))))
        }
        statements = results.compactMap { if case .success(let statement) = $0 { statement } else { nil } }
        problems = results.compactMap { if case .failure(let problem) = $0 { problem } else { nil } }
    }

    /// Whether text, decoded, is such a report, whatever the file is called.
    static func holdsStatements(_ text: [UInt8]) -> Bool {
        // Its header stands at the top, if anywhere.
        NamedTable.rows(inText: Array(text.prefix(65_536)), columns) != nil
    }

    static func holdsStatements(workbook bytes: [UInt8], _ settings: Settings) -> Bool {
        do {
            return try NamedTable.rows(inWorkbook: bytes, columns, settings) != nil
        } catch {
            return false
        }
    }

    static func wrongPeriod(_ stated: Period, _ period: Period) -> NamedTable.Unreadable {
        NamedTable.Unreadable(
            Bilingual(
                "文件名或内容写的是 \(stated)，放在 \(period) 的文件夹里，整份没有采用；请改正，或移到 inbox/\(stated)",
                "it is of \(stated), not of \(period); nothing of it is used. Correct it, or move it to inbox/\(stated)"))
    }

    private static let columns = [
        NamedTable.Column(headers: ["任务编号", "编号", "任务序号"], isRequired: true),
        NamedTable.Column(headers: ["状态", "完成状态", "进展状态"], isRequired: true),
        NamedTable.Column(headers: ["完成率", "完成比例", "完成率(%)", "完成比例(%)"], isRequired: false),
        NamedTable.Column(headers: ["进展情况", "工作进展", "进展"], isRequired: false),
        NamedTable.Column(headers: ["责任单位", "责任处室", "报送单位"], isRequired: false),
    ]
}
