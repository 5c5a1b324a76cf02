/// `tasks.yaml`: the year's key tasks and who is responsible for each (教科技〔2017〕678号 三、重点任务), in the office's order.
package struct KeyTasks: Sendable, Equatable {
    /// One of them, with its own responsible divisions.
    package struct Task: Sendable, Equatable {
        /// As it is written in reports: （二）1.
        package let id: String
        /// The document's heading, without its number: 全面提高基础教育信息化水平.
        package let section: String
        package let text: String
        /// 责任单位, one or more, in the document's order. Each of them reports.
        package let responsible: [String]
        /// The last day that is in time.
        package let due: CalendarDay
    }

    /// The year whose quarters they belong to.
    package let year: Int
    /// The document, and where in it they stand.
    package let source: String
    package let tasks: [Task]

    /// Who has tasks, in the order in which they are first named.
    package var divisions: [String] {
        var seen: Set<String> = []
        return tasks.flatMap(\.responsible).filter { seen.insert($0).inserted }
    }

    /// - Throws: ``InputError`` with the line for an unknown key, what is missing or can't be used, and an id that stands twice.
    package init(yaml text: String, file: String) throws(InputError) {
        let root = try YAMLReader(text: text, file: file)
        let entries = try root.mapping(["year", "source", "due", "sections"])
        guard let year = try entries["year"]?.count(), Period(year: year, quarter: 1) != nil else {
            throw root.error(Bilingual("缺 year（任务所属的年度，如 2017）", "year is missing (the year of the tasks, such as 2017)"))
        }
        self.year = year
        source = try entries["source"]?.string() ?? ""
        let due = try entries["due"].map { reader throws(InputError) in try Self.day(reader) }
        var tasks: [Task] = []
        var seen: Set<String> = []
        for section in try entries["sections"]?.items() ?? [] {
            let parts = try section.mapping(["title", "tasks"])
            let title = try Self.words(parts["title"], "title", section)
            for reader in try parts["tasks"]?.items() ?? [] {
                let task = try Self.task(reader, in: title, year: year, due: due)
                guard seen.insert(Self.folded(task.id)).inserted else {
                    throw reader.error(Bilingual("任务编号“\(task.id)”写了两次", "the task '\(task.id)' stands here twice"))
                }
                tasks.append(task)
            }
        }
        self.tasks = tasks
    }

    /// What stands between two divisions in a report, so that none can have it in its name.
    package static func isSeparator(_ character: Character) -> Bool { "、，,;；/".contains(character) || character.isWhitespace }

    /// An id as it is compared: brackets and digits of either width, blanks anywhere and 三 or 三、 before it make no difference.
    package static func folded(_ id: String) -> String {
        var text = ""
        for scalar in id.unicodeScalars where !scalar.properties.isWhitespace {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            text.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        guard text.hasPrefix("三、") || text.hasPrefix("三(") else { return text }
        return String(text.dropFirst(text.hasPrefix("三、") ? 2 : 1))
    }

    private static func task(
        _ reader: YAMLReader, in section: String, year: Int, due: CalendarDay?
    ) throws(InputError) -> Task {
        let entries = try reader.mapping(["id", "task", "responsible", "due"])
        let responsible = try entries["responsible"]?.strings() ?? []
        guard !responsible.isEmpty, responsible.allSatisfy({ !$0.isEmpty && !$0.contains(where: isSeparator) }),
            Set(responsible).count == responsible.count
        else {
            throw (entries["responsible"] ?? reader).error(
                Bilingual(
                    "responsible 应列出责任单位，各写一次，一个一项，如 [科技处, 财务处]；名称里不能有空格、顿号和逗号",
                    "responsible must list who is responsible, each once, without blanks and commas in their names"))
        }
        let own = try entries["due"].map { reader throws(InputError) in try day(reader) }
        guard let due = own ?? due ?? CalendarDay("\(padded(year, to: 4))-12-31") else {
            throw reader.error(Bilingual("缺完成期限 due", "due is missing"))
        }
        return Task(
            id: try words(entries["id"], "id", reader), section: section, text: try words(entries["task"], "task", reader),
            responsible: responsible, due: due)
    }

    private static func words(_ reader: YAMLReader?, _ key: String, _ parent: YAMLReader) throws(InputError) -> String {
        guard let text = try reader?.string(), !text.isEmpty else {
            throw parent.error(Bilingual("缺 \(key)", "\(key) is missing"))
        }
        return text
    }

    private static func day(_ reader: YAMLReader) throws(InputError) -> CalendarDay {
        let text = try reader.string()
        guard let day = CalendarDay(text) else {
            throw reader.error(Bilingual("“\(text)”应为日期，如 2017-12-31", "'\(text)' must be a day such as 2017-12-31"))
        }
        return day
    }
}
