internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Foundation
internal import Publishing
internal import Statistics
internal import Validation

/// `santong report [PERIOD]`: check, calculate, publish a draft.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: "检查、计算并发布一期通报的送审稿。")

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）。")
    var periodText: String?

    @Flag(name: .long, help: "有退回或未报送的单位时不发布，退出码为 1。")
    var strict = false

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            try await publish(try period(periodText, common.language))
        } catch {
            throw common.failure(error)
        }
    }

    private func publish(_ period: Period) async throws {
        let workspace = try Workspace(common.workspacePath, common.language)
        let lock = try WorkspaceLock(workspace: workspace.folder)
        let run = try PublicationRun(workspace, period, common.language)
        let outcome = try await run.outcome()
        common.tell(unmatchedReceipts: outcome.unmatchedReceipts, of: period)
        if strict, !isComplete(outcome.bulletin) {
            throw Failure(
                .findings,
                Bilingual(
                    "有退回或未报送的单位，按 --strict 未发布；用 santong status \(period) 查看",
                    "something was returned or is missing; with --strict nothing was published"),
                common.language)
        }
        let made = try run.make(outcome, nil)
        let isChanged = try !run.isPublished(draft: made)
        if isChanged { try run.publish(made, outcome, nil) }
        finish(run, outcome.bulletin.review.files, isChanged: isChanged)
        _ = consume lock
    }

    private func isComplete(_ bulletin: BulletinInput) -> Bool {
        bulletin.figures.standings.allSatisfy { $0.status == .ranked && $0.missingLeaves.isEmpty }
            && !bulletin.review.files.contains { $0.status == .returned || $0.status == .partly }
    }

    private func finish(_ run: PublicationRun, _ files: [Reviewed], isChanged: Bool) {
        let returned = files.filter { $0.status == .returned || $0.status == .partly }.count
        common.tell(
            Bilingual(
                "\(run.period)：读入 \(files.count) 份报送，其中 \(returned) 份有退回。\(isChanged ? "" : "内容与上次相同，未重新发布。")",
                "\(run.period): \(files.count) submissions, \(returned) with something returned.\(isChanged ? "" : " Nothing changed since the last run.")"
            ))
        common.say(run.draftLocation)
    }
}
