internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import CSV
internal import Catalogue
internal import Evaluation
internal import Foundation

/// `santong templates …`: for whoever edits the office's templates.
struct TemplatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "检查模板，列出模板里可用的名字。",
        subcommands: [CheckTemplatesCommand.self, TemplateNamesCommand.self])
}

/// `santong templates check`: what is wrong with them, told without figures.
struct CheckTemplatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "检查工作区的模板：没有的名字、不成对的段落、缺少的部件；指出文件和行。",
        discussion: "不需要数据，也查到本期用不上的段落。有问题时退出码为 1。")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let workspace = try Workspace(common.workspacePath, common.language)
            let files = try Templates.files(
                folder: workspace.templatesFolder, installed: InstalledFiles(common.language).templates)
            var faults = TemplateCheck(files.all, own: files.own).faults
            if faults.isEmpty {
                // What Mustache itself has to say, should it be more.
                do {
                    _ = try Templates(files.all)
                } catch {
                    faults = [error.fault]
                }
            }
            faults += Templates.ignored(in: workspace.templatesFolder).map { path in
                TemplateFault(
                    path: path, line: nil,
                    reason: Bilingual(
                        "没有用到：模板应是扩展名为 .mustache 的普通文件，不能是链接", "it isn't read: a template is a plain file that ends in .mustache")
                )
            }
            for fault in faults {
                common.say(printable(fault.message[common.language]))
            }
            common.log.notice(
                Bilingual(
                    "共 \(files.all.count) 个模板，其中 \(files.own.count) 个是工作区自己的；\(faults.count) 处问题",
                    "\(files.all.count) templates, \(files.own.count) of them the workspace's own; \(faults.count) faults"))
            if !faults.isEmpty { Foundation.exit(ExitCode.findings.rawValue) }
        } catch {
            throw common.failure(error)
        }
    }
}

/// `santong templates names [PERIOD]`: every name that a template may use, with what it stands for in a period.
struct TemplateNamesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "列出各模板可用的名字，和它们在某一期里的值（CSV：template,name,kind,example）。",
        discussion: "不写任何文件。没有给期时取收件夹里最近的一期。名字的意思见 docs/templates.md。")

    @Argument(help: "期，如 2017Q3。")
    var periodText: String?

    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let workspace = try Workspace(common.workspacePath, common.language)
            let latest = try periodText.map { try period($0, common.language) } ?? workspace.periods().last
            guard let latest else {
                throw Failure(
                    .notThere, Bilingual("收件夹里还没有任何一期", "there is no period in the inbox"), common.language)
            }
            let recorder = NameRecorder()
            var templates = try Templates(
                folder: workspace.templatesFolder, installed: InstalledFiles(common.language).templates)
            templates.recorder = recorder
            let outcome = try await runWithoutWriting(workspace, latest, common.language)
            for edition in [nil, try correction(of: outcome, workspace, latest)] {
                _ = try await Made(outcome, edition, rules: workspace.rules, templates: templates)
            }
            _ = try CheckPage([outcome.bulletin], templates: templates)
            try makeOfTheArchive(latest.year, workspace, templates)
            write(recorder)
        } catch {
            throw common.failure(error)
        }
    }

    /// A specimen: the names of a correction are there only where something changed.
    private func correction(of outcome: Pipeline.Outcome, _ workspace: Workspace, _ period: Period) throws -> Edition {
        let issue = EditionIssue(
            number: 2, date: CalendarDay(at: currentInstant()), documentNumber: "发文〔\(period.year)〕1号", reason: "更正的原因")
        guard let archive = try Archive(readingFrom: workspace.archiveLocation),
            let earlier = try archive.newestEdition(of: period) ?? archive.newestDraft(of: period)
        else { return Edition(issue: issue, changes: nil) }
        return Edition(issue: issue, changes: try outcome.changes(since: earlier, rules: workspace.rules, archive: archive))
    }

    /// The list of all periods, and the evaluation.
    private func makeOfTheArchive(_ year: Int, _ workspace: Workspace, _ templates: Templates) throws {
        guard let archive = try Archive(readingFrom: workspace.archiveLocation), try archive.isOfThisVersion() else { return }
        _ = try IndexPage(
            archive.publishedPeriods(workspace.regions), settings: workspace.settings, catalogue: workspace.catalogue,
            templates: templates)
        let evaluation = try yearEvaluation(year, workspace, archive)
        guard !evaluation.issued.isEmpty else { return }
        _ = try EvaluationDocuments(
            evaluation, settings: workspace.settings, regions: workspace.regions, templates: templates)
    }

    private func write(_ recorder: NameRecorder) {
        var table = CSVDocument(header: ["template", "name", "kind", "example"])
        for (template, names) in recorder.names.sorted(by: { $0.key < $1.key }) {
            for (name, use) in names.sorted(by: { $0.key < $1.key }) {
                table.append([.plain(template), .plain(name), .plain(use.kind.rawValue), .text(use.example)])
            }
        }
        writeOutput(table.bytes)
    }
}
