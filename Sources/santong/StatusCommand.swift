internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Foundation
internal import Intake
internal import Statistics
internal import Validation

/// `santong status [PERIOD]`: who has submitted, is late, was returned.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "谁已报送、迟报、被退回、未报送。")

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）。")
    var periodText: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let period = try period(periodText, common.language)
            let workspace = try Workspace(common.workspacePath, common.language)
            let outcome = try await runWithoutWriting(workspace, period, common.language)
            common.tell(unmatchedReceipts: outcome.unmatchedReceipts, of: period)
            say(outcome.bulletin)
        } catch {
            throw common.failure(error)
        }
    }

    private func say(_ bulletin: BulletinInput) {
        let deadline = bulletin.settings.deadline(of: bulletin.period)
        common.say(
            Bilingual("\(bulletin.period)，报送截止 \(deadline.iso8601)", "\(bulletin.period), deadline \(deadline.iso8601)")[
                common.language])
        for unit in bulletin.regions.units {
            guard let standing = bulletin.figures.standing(of: unit) else { continue }
            common.say(line(standing, bulletin, deadline))
        }
        for file in bulletin.review.files where file.submission.unit == nil && file.submission.kind != .unused {
            common.say(Bilingual("报送单位不明：", "of nobody: ")[common.language] + printable(file.submission.path))
        }
    }

    private func line(_ standing: Standing, _ bulletin: BulletinInput, _ deadline: Instant) -> String {
        let region = bulletin.regions[standing.unit]
        let files = bulletin.review.files.filter { $0.submission.unit == standing.unit }
        var notes: [String] = []
        func note(_ zh: String, _ en: String) { notes.append(Bilingual(zh, en)[common.language]) }
        note("\(files.count) 份文件", "\(files.count) files")
        let late = files.filter { $0.submission.receivedAt.map { $0 > deadline } ?? false }.count
        if late > 0 { note("迟报 \(late) 份", "\(late) late") }
        let unknown = files.filter { $0.submission.receivedAt == nil }.count
        if unknown > 0 { note("\(unknown) 份收到时间未登记", "\(unknown) of unknown receipt") }
        let returned = files.filter { $0.status == .returned || $0.status == .partly }.count
        if returned > 0 { note("\(returned) 份有退回", "\(returned) with something returned") }
        if standing.byTotals { note("据全市汇总数", "by its city-wide totals") }
        if !standing.missingLeaves.isEmpty, standing.status != .missing {
            let names = standing.missingLeaves.map { bulletin.regions[$0].name }.joined(separator: "、")
            note("缺：\(names)", "lacking \(names)")
        }
        return
            "\(region.code) \(region.name)\t\(word(standing.status))\t\(notes.joined(separator: common.language == .chinese ? "，" : ", "))"
    }

    private func word(_ status: Standing.Status) -> String {
        if common.language == .english { return status == .ranked ? "complete" : status.rawValue }
        return switch status {
        case .ranked: "已报送"
        case .incomplete: "报送不完整"
        case .returned: "退回"
        case .missing: "未报送"
        }
    }
}
