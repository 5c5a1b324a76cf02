internal import Archive
internal import ArgumentParser
internal import Catalogue

/// `santong history INDICATOR [REGION]`: all that was ever published of a figure.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "一项指标（或得分）历次公布的数值：各期、各版、更正的原因。",
        discussion: "只凭存档。每个数都按当时的目标和舍入写出，与当时印的一样。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, svg }

    @Argument(help: "指标的 id 或名称；score 或“得分”为综合得分。")
    var indicatorText: String

    @Argument(help: "地区的代码或名称（默认：全省；得分须写明单位）。")
    var regionText: String?

    @Option(name: .long, help: "输出格式：text、csv 或 svg（一幅图）。")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        do {
            let workspace = try Workspace(common.workspacePath, common.language)
            let subject = try FigureSubject(
                indicatorText, regionText, workspace.catalogue, workspace.regions, common.language)
            let history = try FigureHistory(
                subject.indicator.map { workspace.catalogue.indicators[$0] }, workspace.regions[subject.region],
                in: common.archive())
            guard !history.entries.isEmpty else {
                throw Failure(
                    .notThere,
                    Bilingual(
                        "存档里没有公布过\(history.region.name)的\(history.label)",
                        "nothing was published of \(history.id) of \(history.region.name)"), common.language)
            }
            try tell(history)
        } catch {
            throw common.failure(error)
        }
    }

    private func tell(_ history: FigureHistory) throws {
        switch format {
        case .text:
            common.say(printable("\(history.region.name)　\(history.label)"))
            for line in history.lines(common.language) { common.say(line.map(printable).joined(separator: "\t")) }
        case .csv: writeOutput(history.csv)
        case .svg:
            guard let picture = history.svg else {
                throw Failure(.notThere, Bilingual("历次都没有数值，画不出图", "there never was a value to draw"), common.language)
            }
            writeOutput(picture)
        }
    }
}
