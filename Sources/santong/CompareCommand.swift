internal import ArgumentParser
internal import Catalogue

/// `santong compare A B [REGION]`: what is another in one publication than in another, and why.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "比较任意两次发布：各指标、得分、位次的变化，按县区和原因拆开。",
        discussion: """
            只凭存档。一次发布写作 2017Q3（最新一版，没有印发过则为送审稿）、2017Q3@1（第1版）、2017Q3@draft（最近的送审稿）、2017Q3@draft~1（再前一份）。
            变化只比两次都有的部分；区划、目标和舍入按后一次。
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Argument(help: "从哪一次发布。")
    var fromText: String

    @Argument(help: "到哪一次发布。")
    var toText: String

    @Argument(help: "地区的代码或名称（默认：全省）。")
    var regionText: String?

    @Option(name: .customLong("indicator"), help: "只看一个指标（id 或名称），并按县区和原因拆开。")
    var indicatorText: String?

    @Option(name: .long, help: "输出格式：text、json 或 csv（每个原因一行，都按县区和原因拆开）。")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let comparison = try await Comparison(
                try PublicationName(fromText, common.language), try PublicationName(toText, common.language), regionText,
                indicatorText, in: common.archive(), common.language)
            switch format {
            case .text: for line in comparison.lines(common.language) { common.say(printable(line)) }
            case .json: writeOutput(Array(comparison.json.document.utf8))
            case .csv: writeOutput(comparison.csv)
            }
        } catch {
            throw common.failure(error)
        }
    }
}
