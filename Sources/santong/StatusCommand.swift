internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// `santong status [PERIOD]`: who has submitted, is late, was returned, and what is still needed of whom.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "谁已报送、迟报、被退回、未报送，还差什么才能排名，该打谁的电话。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）。")
    var periodText: String?

    @Option(name: .long, help: "输出格式：text、json（每行一个对象）或 csv；后两种也列出每个县区。")
    var format: Format = .text

    @Flag(name: .long, help: "文字格式也列出每个县区。")
    var counties = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let period = try period(periodText, common.language)
            let workspace = try Workspace(common.workspacePath, common.language)
            let contacts = try contacts(workspace)
            let outcome = try await runWithoutWriting(workspace, period, common.language)
            common.tellLooseEnds(of: outcome, period)
            let report = StatusReport(outcome.bulletin, contacts, now: currentInstant())
            switch format {
            case .text: say(report)
            case .json: writeOutput(Array(report.json.utf8))
            case .csv: writeOutput(report.csv)
            }
        } catch {
            throw common.failure(error)
        }
    }

    private func contacts(_ workspace: Workspace) throws -> Contacts {
        guard let bytes = readFile(workspace.folder + "/contacts.csv") else { return .none }
        return try Contacts(csv: bytes, file: "contacts.csv", regions: workspace.regions)
    }

    // MARK: for people

    private func say(_ report: StatusReport) {
        let period = report.bulletin.period
        let deadline = Bilingual(PeriodWords.deadline(report.deadline), report.deadline.iso8601)
        let left =
            report.days >= 0
            ? Bilingual("还有 \(report.days) 天", "\(report.days) days left")
            : Bilingual("已过 \(-report.days) 天", "\(-report.days) days ago")
        common.say(
            Bilingual(
                "\(period)，报送截止 \(deadline.zh)，\(left.zh)", "\(period), deadline \(deadline.en), \(left.en)")[common.language])
        for line in report.lines where line.isUnit || counties { common.say(text(line, report.bulletin.regions)) }
        for path in report.strays {
            common.say(Bilingual("报送单位不明：", "of nobody: ")[common.language] + printable(path))
        }
    }

    private func text(_ line: StatusReport.Line, _ regions: RegionTable) -> String {
        let region = regions[line.region]
        let notes = notes(line, regions).map { $0[common.language] }
            .joined(separator: common.language == .chinese ? "，" : ", ")
        let indent = line.isUnit ? "" : "  "
        return "\(indent)\(region.code) \(printable(region.name))\t\(word(line, regions)[common.language])\t\(printable(notes))"
    }

    private func notes(_ line: StatusReport.Line, _ regions: RegionTable) -> [Bilingual] {
        func names(_ list: [Int]) -> String { list.map { regions[$0].name }.joined(separator: "、") }
        var notes = [Bilingual("\(line.files) 份文件", "\(line.files) files")]
        if let sender = line.sender {
            if line.files == 0 { notes = [] }
            notes.append(Bilingual("由\(regions[sender].name)报送", "reported by \(regions[sender].name)"))
        }
        func note(_ zh: String, _ en: String) { notes.append(Bilingual(zh, en)) }
        if line.late > 0 { note("迟报 \(line.late) 份", "\(line.late) late") }
        if line.unknownReceipt > 0 { note("\(line.unknownReceipt) 份收到时间未登记", "\(line.unknownReceipt) of unknown receipt") }
        if line.returned > 0 { note("\(line.returned) 份有退回", "\(line.returned) with something returned") }
        if line.byTotals { note("据全市汇总数", "by its city-wide totals") }
        if !line.missing.isEmpty, line.status != .missing { note("缺：\(names(line.missing))", "lacking \(names(line.missing))") }
        if let obstacles = line.obstacles, line.status != .missing {
            let late = obstacles.unreported.isEmpty ? "" : "补报\(names(obstacles.unreported))"
            let mended = obstacles.errors == 0 ? "" : "改正 \(obstacles.errors) 处错误"
            let steps = [late, mended].filter { !$0.isEmpty }.joined(separator: "、")
            if !steps.isEmpty {
                let check = obstacles.isCertain ? Bilingual("后", "") : Bilingual("、重新检查没有新的错误，", ", then checked again")
                note(
                    "\(steps)\(check.zh)即可参加排名",
                    "to be ranked: \(obstacles.unreported.count) counties to report, \(obstacles.errors) errors to mend\(check.en)"
                )
            }
        }
        if line.status != .complete, let contact = line.contact {
            note("联系 \(contact.name) \(contact.telephone)", "call \(contact.name) \(contact.telephone)")
        }
        return notes
    }

    private func word(_ line: StatusReport.Line, _ regions: RegionTable) -> Bilingual {
        switch line.status {
        case .complete: Bilingual("已报送", "complete")
        case .incomplete: Bilingual("报送不完整", "incomplete")
        case .returned: Bilingual("退回", "returned")
        case .missing where !line.isUnit && regions[line.region].kind == .zone: Bilingual("未报送（功能区）", "missing (a zone)")
        case .missing: Bilingual("未报送", "missing")
        }
    }
}
