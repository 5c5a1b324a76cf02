internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Foundation
internal import Intake
internal import Statistics
internal import Validation

/// `santong check [PERIOD | FILE…]`: findings only; writes nothing.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "只检查，列出问题，不写任何文件。",
        discussion: "给出期，检查工作区收到的这一期；给出文件或文件夹，检查它们，不需要工作区：填报人报送前自查用。报送方和期从文件里看。")

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）；或要检查的文件、文件夹。")
    var subjects: [String] = []

    @Option(name: .long, help: "输出格式：text、json（每行一个对象）、csv 或 html（一页，可打印）。")
    var format: Format = .text

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let inputs = try await inputs()
            if format == .html {
                let installed = try InstalledFiles(common.language).templates
                writeOutput(try CheckPage(inputs, templates: Templates(folder: installed, installed: installed)).bytes)
            } else {
                FindingWriter(format: format, language: common.language).write(inputs.map { ($0.review, $0.regions) })
            }
            let files = inputs.flatMap(\.review.files)
            let errors = files.map { $0.log.count(.error) }.reduce(0, +)
            let warnings = files.map { $0.log.count(.warning) }.reduce(0, +)
            let bad = files.filter { $0.log.count(.error) > 0 }.count
            common.log.notice(
                Bilingual(
                    "共 \(files.count) 份文件：\(files.count - bad) 份没有错误，\(bad) 份有错误；\(errors) 个错误，\(warnings) 个警告",
                    "\(files.count) files: \(files.count - bad) without errors, \(bad) with; \(errors) errors, \(warnings) warnings"
                ),
                ["files": "\(files.count)", "errors": "\(errors)", "warnings": "\(warnings)"])
            if errors > 0 { Foundation.exit(ExitCode.findings.rawValue) }
        } catch {
            throw common.failure(error)
        }
    }

    /// One of a workspace's period, or one a period that the files are of.
    private func inputs() async throws -> [BulletinInput] {
        let periods = subjects.compactMap { Period(argument: $0) }
        guard subjects.count == periods.count, periods.count <= 1 else {
            return try await FileCheck(common).inputs(of: subjects)
        }
        let period = try period(subjects.first, common.language)
        let workspace = try Workspace(common.workspacePath, common.language)
        let outcome = try await runWithoutWriting(workspace, period, common.language)
        common.tellLooseEnds(of: outcome, period)
        return [outcome.bulletin]
    }
}

/// Runs a period's pipeline for looking only: neither the archive nor a folder is touched.
func runWithoutWriting(_ workspace: Workspace, _ period: Period, _ language: Language) async throws -> Pipeline.Outcome {
    let inbox = try workspace.inbox(period, language)
    let archive = try Archive(readingFrom: workspace.archiveLocation)
    let regions = workspace.regions
    let now = currentInstant()
    let isInTime = now <= workspace.settings.deadline(of: period)
    return try await Pipeline(rules: workspace.rules, period: period, inbox: inbox).run(
        .init(
            previous: try archive?.previous(to: period, regions: workspace.regions),
            history: try archive?.history(of: period, regions: workspace.regions, asOf: nil) ?? ([], nil),
            sightings: try archive?.sightings(of: period) ?? [:], receivedNow: isInTime ? now : nil,
            earlierRows: { try await EarlierRows.before(period, asOf: nil, from: archive) },
            lastAccepted: { try archive?.lastAccepted(of: $0, before: period, regions: regions, asOf: nil) ?? [:] },
            earlierNotices: try archive.flatMap { try EarlierNotices(period, asOf: nil, in: $0) }))
}
