internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Explanation

/// `santong explain PERIOD REGION INDICATOR`: where a printed figure comes from, down to the lines of files.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "说明一个印出的数怎样得来，直到县区文件的哪几行。",
        discussion: "只凭存档，按当时的文件、目录和设置。不写 --edition 时为最新一版，没有印发过则为送审稿。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "期，如 2017Q3。")
    var periodText: String

    @Argument(help: "地区的代码或名称：全省、单位或县区。")
    var regionText: String

    @Argument(help: "指标的 id 或名称；score 或“得分”为单位的综合得分。")
    var indicatorText: String

    @Option(name: .long, help: "第几版。")
    var edition: Int?

    @Flag(name: .long, help: "最近一次送审稿，即使已印发过。")
    var draft = false

    @Flag(name: .long, help: "逐行列出学校（汇总表则列出各行）。")
    var rows = false

    @Flag(name: .long, help: "未达标的，列出最少要做到的学校。")
    var toTarget = false

    @Flag(name: .long, help: "缺报、退回的县区补报后，位次最好和最差会是多少。")
    var bounds = false

    @Option(name: .long, help: "输出格式：text 或 json。")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            guard edition == nil || !draft else {
                throw Failure(
                    .usage, Bilingual("--edition 与 --draft 只能写一个", "give --edition or --draft, not both"), common.language)
            }
            let archive = try common.archive()
            let name = PublicationName(try period(periodText, common.language), edition: edition, isDraft: draft)
            let published = try name.find(in: archive, common.language)
            let run = try await archivedRun(published, name.period, archive, common.language)
            let heading = try PublicationHeading(run.archived, of: name.period, in: archive)
            let subject = try FigureSubject(indicatorText, regionText, run.rules, common.language)
            if let indicator = subject.indicator {
                let answer = try await FigureAnswer(
                    subject.region, indicator, run, heading, .init(rows: rows, toTarget: toTarget, bounds: bounds), in: archive)
                tell(answer.lines, answer.json)
            } else if let answer = try ScoreAnswer(subject.region, run, heading, bounds: bounds, in: archive) {
                tell(answer.lines, answer.json)
            } else {
                throw Failure(
                    .usage,
                    Bilingual("只有报送单位有得分，\(regionText)不是", "only reporting units have a score, which '\(regionText)' isn't"),
                    common.language)
            }
        } catch {
            throw common.failure(error)
        }
    }

    private func tell(_ lines: (Language) -> [String], _ json: @autoclosure () -> JSON) {
        switch format {
        case .text: for line in lines(common.language) { common.say(printable(line)) }
        case .json: writeOutput(Array(json().document.utf8))
        }
    }
}

/// A publication's run from the archive, with what is lost of it told in words.
func archivedRun(
    _ published: Archive.Published, _ period: Period, _ archive: Archive, _ language: Language
) async throws -> ArchivedRun {
    do {
        return try await ArchivedRun(published, of: period, from: archive)
    } catch let error as ArchivedRun.LostInput {
        throw error.failure(language)
    }
}
