import Foundation
import TestSupport
import Testing

/// `docs/templates.md`: every name with what it stands for in one workspace. `make goldens` writes the examples anew and fails; the difference is
/// read in review.
@Suite struct `The reference of templates` {
    /// A row of a table, and the place in the program's list from which its example comes.
    private struct Entry {
        let line: Int
        let template: String
        let path: String
        let example: String
    }

    @Test func `gives each name with the value that it really has`() throws {
        let location = repositoryRoot() + "/docs/templates.md"
        let lines = try String(contentsOfFile: location, encoding: .utf8).components(separatedBy: "\n")
        let office = try Self.mendedSample()
        let listed = try santong("templates", "names", "2017Q3", "-w", office.path, environment: Self.clock)
        #expect(listed.status == 0, "\(listed.errors)")
        var values: [String: String] = [:]
        for row in parseCSV(listed.output) {
            values["\(row["template"] ?? "") \(row["name"] ?? "")"] = Self.shown(row["example"] ?? "")
        }
        let entries = Self.entries(lines)
        #expect(entries.count > 500)
        let wrong = entries.filter { (values["\($0.template) \($0.path)"] ?? "") != $0.example }
        guard ProcessInfo.processInfo.environment["SANTONG_RECORD_GOLDENS"] != nil else {
            #expect(wrong.isEmpty, "\(wrong.prefix(5).map { "\($0.line + 1): \(values["\($0.template) \($0.path)"] ?? "—")" })")
            return
        }
        var renewed = lines
        for entry in wrong {
            let head = renewed[entry.line].components(separatedBy: " | ").dropLast().joined(separator: " | ")
            let value = values["\(entry.template) \(entry.path)"] ?? ""
            renewed[entry.line] = head + " | " + value + (value.isEmpty ? "|" : " |")
        }
        try renewed.joined(separator: "\n").write(toFile: location, atomically: true, encoding: .utf8)
        Issue.record("recorded \(wrong.count) examples")
    }

    @Test func `has nothing that the program doesn't give, and leaves little without an example`() throws {
        let lines = try String(contentsOfFile: repositoryRoot() + "/docs/templates.md", encoding: .utf8).components(
            separatedBy: "\n")
        let entries = Self.entries(lines)
        let blank = entries.filter(\.example.isEmpty).count
        // Some are blank by nature: views, and what happens to be empty.
        #expect(blank * 4 < entries.count, "\(blank) of \(entries.count)")
    }

    /// Short, on one line, and harmless in a table.
    private static func shown(_ text: String) -> String {
        // A sign at the start is guarded in CSV.
        let plain = text.hasPrefix("'+") || text.hasPrefix("'-") ? String(text.dropFirst()) : text
        let line = plain.replacing("\n", with: " ").replacing("|", with: "\\|").replacing("<", with: "&lt;")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }

    private static func entries(_ lines: [String]) -> [Entry] {
        var entries: [Entry] = []
        var place = (template: "", prefix: "")
        for (index, line) in lines.enumerated() {
            if let match = line.wholeMatch(of: /<!-- \S+: (\S+) ?(\S*) ?-->/) {
                place = (String(match.1), String(match.2))
            } else if let match = line.wholeMatch(of: /\| `(\w+)` \| .* \|(.*)\|/) {
                entries.append(
                    Entry(
                        line: index, template: place.template, path: place.prefix + match.1,
                        example: match.2.trimmingCharacters(in: .whitespaces)))
            }
        }
        return entries
    }

    private static let clock = ["SOURCE_DATE_EPOCH": "1509500000"]

    /// The sample with all three quarters issued, then answers, a unit's late file, a correction and troubles of every kind.
    private static func mendedSample() throws -> TemporaryFolder {
        let office = TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: repositoryRoot() + "/sample-data") {
            try FileManager.default.copyItem(atPath: repositoryRoot() + "/sample-data/" + name, toPath: office.path + "/" + name)
        }
        for (period, day) in [("2017Q1", "2017-04-20"), ("2017Q2", "2017-07-20"), ("2017Q3", "2017-10-20")] {
            #expect(try santong("report", period, "-w", office.path, environment: clock).status == 0)
            let issued = try santong(
                "issue", period, "--date", day, "--number", "教科技〔2017〕\(day.dropFirst(5).prefix(2))号", "-w", office.path,
                environment: clock)
            #expect(issued.status == 0, "\(issued.errors)")
        }
        try change(office)
        #expect(try santong("report", "2017Q3", "-w", office.path, environment: clock).status == 0)
        return office
    }

    private static func change(_ office: TemporaryFolder) throws {
        let inbox = "inbox/2017Q3"
        try office.write(
            "## 表扬\n郑州市、济源市计分指标全部达标，予以表扬。\n## 下一步工作要求\n请于年底前完成。\n## 说明\n教学点计入接入率。\n", to: "notes/2017Q3.md")
        let settings = try office.read("santong.yaml").replacing("telephone: \"\"", with: "telephone: 0371-69691234")
            .replacing("evaluation_basis: \"\"", with: "evaluation_basis: 教督〔2017〕9号")
            .replacing("progress: {points: 20}", with: "progress: {points: 20, steps: {30: 20, 10: 12, 0: 5}}")
        try office.write(settings, to: "santong.yaml")
        // 新蔡县 after all; 兰考县 once more, with a mistake; a file of nobody; a city's own totals.
        try FileManager.default.copyItem(
            atPath: office.path + "/inbox/2017Q2/411729新蔡县2017年第二季度学校表.csv", toPath: office.path + "/\(inbox)/411729.csv")
        let county = try office.read("\(inbox)/410225-2017Q3.xml").replacing(
            "classrooms=\"36\" multimedia_classrooms=\"28\"", with: "classrooms=\"36\" multimedia_classrooms=\"38\"")
        try office.write(county, to: "\(inbox)/410225-2017Q3-r2.xml")
        try office.write(
            try office.read("\(inbox)/corrections.csv") + "410302,小学,城区,teacher_spaces,9,电话核实,科技处\n",
            to: "\(inbox)/corrections.csv")
        try office.write("学校标识码\n", to: "\(inbox)/学校情况.csv")
        try office.write(
            "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数,填报人\n410900,小学,城区,1,1,1,1,1,1,,\n",
            to: "\(inbox)/410900-2017Q3-汇总表.csv")
        let notices = office.path + "/bulletins/2017Q3/notices"
        let lists = try FileManager.default.contentsOfDirectory(atPath: notices).filter {
            $0.hasPrefix("情况说明") && $0.hasSuffix(".csv")
        }
        for list in lists.sorted().prefix(1) {
            let asked = try office.read("bulletins/2017Q3/notices/" + list).split(separator: "\r\n").map(String.init)
            let answered = asked.enumerated().map { $0 == 0 ? $1 : $1 + "线路检修，十月恢复" }
            try office.write((answered + ["R99-000000000000,,,,,,,没有这个编号"]).joined(separator: "\r\n"), to: "\(inbox)/\(list)")
        }
    }
}
