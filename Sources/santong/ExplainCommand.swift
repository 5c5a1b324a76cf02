internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Explanation
internal import Statistics

/// `santong explain PERIOD REGION INDICATOR`: where a printed figure comes from, down to the lines of files.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "说明一个印出的数怎样得来，直到县区文件的哪几行。",
        discussion: "只凭存档，按当时的文件、目录和设置。不写 --edition 时为最新一版，没有印发过则为送审稿。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Argument(help: "期，如 2017Q3。")
    var periodText: String

    @Argument(help: "地区的代码或名称：全省、单位或县区；all 为全部。")
    var regionText: String

    @Argument(help: "指标的 id 或名称；score 或“得分”为单位的综合得分；all 为全部。")
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

    @Option(name: .long, help: "输出格式：text 或 json（每个数一行）。")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let name = try PublicationName(
                period(periodText, common.language), edition: edition, isDraft: draft, common.language)
            let archive = try common.archive()
            let published = try name.find(in: archive, common.language)
            let subject = try await AnsweredPublication(published, of: name.period, in: archive, common.language)
            if regionText == Self.all || indicatorText == Self.all {
                try tellAll(subject)
            } else {
                try tellOne(subject)
            }
        } catch {
            throw common.failure(error)
        }
    }

    /// For all regions, or all indicators.
    private static let all = "all"

    private func tellOne(_ subject: AnsweredPublication) throws {
        let figure = try FigureSubject(indicatorText, regionText, subject.rules, common.language)
        if try !tell(figure.region, figure.indicator, subject) {
            throw Failure(
                .usage,
                Bilingual("只有报送单位有得分，\(regionText)不是", "only reporting units have a score, which '\(regionText)' isn't"),
                common.language)
        }
    }

    /// Every figure of figures.csv that is meant, in its order, then scores.
    private func tellAll(_ subject: AnsweredPublication) throws {
        let region = try regionText == Self.all ? nil : FigureSubject.region(regionText, subject.rules.regions, common.language)
        let isAnyIndicator = indicatorText == Self.all
        let indicator =
            try isAnyIndicator ? nil : FigureSubject.indicator(indicatorText, subject.rules.catalogue, common.language)
        if let region, isAnyIndicator {
            // Also one without data, of which each indicator has a reason.
            for index in subject.rules.catalogue.indicators.indices { _ = try tell(region, index, subject) }
        } else if isAnyIndicator || indicator != nil {
            for figure in subject.account.figures.figures where indicator ?? figure.indicator == figure.indicator {
                _ = try tell(figure.region, figure.indicator, subject)
            }
        }
        if isAnyIndicator || indicator == nil {
            for standing in subject.account.figures.standings where region ?? standing.unit == standing.unit {
                _ = try tell(standing.unit, nil, subject)
            }
        }
    }

    /// - Parameter indicator: nil for the score.
    /// - Returns: whether there is such a figure.
    private func tell(_ region: Int, _ indicator: Int?, _ subject: AnsweredPublication) throws -> Bool {
        if let indicator {
            let answer = try FigureAnswer(
                region, indicator, subject, .init(rows: rows, toTarget: toTarget, bounds: bounds))
            tell(answer.lines, answer.json, answer.table)
        } else if let answer = try ScoreAnswer(region, subject, bounds: bounds) {
            tell(answer.lines, answer.json)
        } else {
            return false
        }
        return true
    }

    private func tell(
        _ lines: (Language) -> [String], _ json: @autoclosure () -> JSON, _ table: (Language) -> [[String]] = { _ in [] }
    ) {
        switch format {
        case .text:
            for line in lines(common.language) { common.say(printable(line)) }
            let rows = table(common.language)
            if !rows.isEmpty { common.say("") }
            for row in rows { common.say(row.map(printable).joined(separator: "\t")) }
            common.say("")
        case .json: common.say(json().line)
        }
    }
}
