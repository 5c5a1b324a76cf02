internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import CSV
internal import Catalogue
internal import Digest
internal import Foundation
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation
internal import Workbooks

/// `santong forms PERIOD`: a blank form for each submitter, with the schools of the previous period, or the rows of its summary.
struct FormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "给每个单位、县区各做一份空白报表（.xlsx 和 .csv），填好上期的学校，发下去填报。",
        discussion: "表里有下拉列表、填表说明和逐行检查；填好发回，文件名不用改。上期报汇总表的发汇总表，其余的发学校表。")

    @Argument(help: "期，如 2017Q4。")
    var periodText: String

    @Option(name: .long, help: "写到这个新文件夹（默认：工作区的 forms/期）；不能已经存在。")
    var into: String?

    @Option(name: .long, help: "一律发学校表（school）或汇总表（summary）。")
    var form: Kind?

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case school, summary

        fileprivate var form: Table.Form { self == .school ? .school : .summary }
    }

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if into == "" { throw ValidationError("--into 后面是空的：请写明文件夹") }
    }

    func run() async throws {
        do {
            let period = try period(periodText, common.language)
            let workspace = try Workspace(common.workspacePath, common.language)
            let place = into ?? workspace.folder + "/forms/\(period)"
            try requireNew(place)
            let earlier = try await earlierRows(workspace, before: period)
            let files = try submitters(workspace.regions).flatMap { try forms(for: $0, period, workspace, earlier.rows) }
            let target = URL(filePath: place)
            let publisher = FolderPublisher(
                parent: target.deletingLastPathComponent().path, name: target.lastPathComponent)
            try publisher.stage(files)
            try publisher.exchange()
            let filled = earlier.rows.count { entry in form.map { entry.form == $0.form } ?? true }
            let source =
                earlier.period.map { Bilingual("填好了\($0)的 \(filled) 行", "with \(filled) rows of \($0)") }
                ?? Bilingual("还没有上期，表是空的", "blank, since there is no earlier period")
            common.log.notice(
                Bilingual(
                    "\(period)：\(files.count / 2) 份报表，\(source.zh)", "\(period): \(files.count / 2) forms, \(source.en)"),
                ["period": period.description, "forms": "\(files.count / 2)", "rows": "\(filled)"])
            common.say(place)
        } catch {
            throw common.failure(error)
        }
    }

    private func requireNew(_ place: String) throws {
        guard FileManager.default.fileExists(atPath: place) || isLink(place) else { return }
        throw Failure(
            .cannotWrite,
            Bilingual(
                "“\(place)”已存在，没有覆盖；请先移走，或用 --into 指明新文件夹", "'\(place)' exists; move it away, or name a new folder with --into"),
            common.language)
    }

    /// Every unit, and every county below one.
    private func submitters(_ regions: RegionTable) -> [Int] {
        regions.units.flatMap { regions.isLeaf($0) ? [$0] : [$0] + regions.leaves(under: $0) }
    }

    // MARK: what was counted before

    /// A row that is filled in beforehand: a school, or a key of the summary form.
    private struct Entry {
        let form: Table.Form
        /// The leaf; the unit itself for its total rows.
        let region: Int
        let key: [Int64]
        let row: FormSheet.Row
    }

    /// The counting rows of the nearest earlier period that was published, from the archive, in the terms of the present regions.
    private func earlierRows(_ workspace: Workspace, before period: Period) async throws -> (period: Period?, rows: [Entry]) {
        guard let archive = try Archive(readingFrom: workspace.archiveLocation),
            let earlier = try archive.previousPublication(to: period)
        else { return (nil, []) }
        let rebuilt = try await Rebuilding(earlier.published, of: earlier.period, from: archive)
        let (review, rules) = (rebuilt.outcome.bulletin.review, rebuilt.rules)
        var entries: [Entry] = []
        for file in review.files {
            guard let table = file.submission.table else { continue }
            for row in 0..<table.count where file.isCounting[row] {
                let code = rules.regions[Int(table.regions[row])].code
                guard let region = workspace.regions.find(code)?.region else { continue }
                let key = [
                    Int64(region), table.form == .school ? table.codes[row] : 0, Int64(table.types[row]),
                    Int64(table.localities[row]),
                ]
                entries.append(
                    Entry(
                        form: table.form, region: region, key: key,
                        row: self.row(table, row, region, rules.catalogue, workspace)))
            }
        }
        return (earlier.period, entries.sorted { $0.key.lexicographicallyPrecedes($1.key) })
    }

    /// What a school or a row of the summary is; how it is doing is asked anew.
    private func row(
        _ table: Table, _ row: Int, _ region: Int, _ catalogue: Catalogue, _ workspace: Workspace
    ) -> FormSheet.Row {
        let present = workspace.catalogue
        func id(_ column: Int) -> String { present.columns[column].id }
        var cells = [
            id(present.roles.region): workspace.regions[region].code,
            id(present.roles.type): catalogue.types[Int(table.types[row])].label,
            id(present.roles.locality): catalogue.localities[Int(table.localities[row])].label,
        ]
        if table.form == .school {
            cells[id(present.roles.code)] = padded(Int(table.codes[row]), to: 10)
            cells[id(present.roles.name)] = table.names[row]
        }
        return cells
    }

    // MARK: files

    private func forms(
        for region: Int, _ period: Period, _ workspace: Workspace, _ entries: [Entry]
    ) throws -> [(path: String, bytes: [UInt8])] {
        let (regions, catalogue) = (workspace.regions, workspace.catalogue)
        let leaves = regions.isLeaf(region) ? [region] : regions.leaves(under: region)
        let mine = entries.filter { leaves.contains($0.region) || $0.region == region }
        // Who reported sums before will again, unless the office asks for schools.
        let form =
            form?.form ?? (mine.contains { $0.form == .summary } && !mine.contains { $0.form == .school } ? .summary : .school)
        // Regions that became one had a row of the summary each.
        var seen: Set<[Int64]> = []
        let rows = mine.filter { $0.form == form && seen.insert($0.key).inserted }.map(\.row)
        let words = "\(period.year)年第\("一二三四".map(String.init)[period.quarter - 1])季度"
        let named = (regions.isLeaf(region) || form == .school ? leaves : [region] + leaves).map {
            (regions[$0].code, regions[$0].name)
        }
        let sheet =
            form == .school
            ? FormSheet(schoolFormOf: regions[region].name, period: words, catalogue, leaves: named, rows: rows)
            : FormSheet(summaryFormOf: regions[region].name, period: words, catalogue, regions: named, rows: rows)
        let name = "\(regions[region].code)\(regions[region].name)-\(period)-\(form == .school ? "学校表" : "汇总表")"
        var text = CSVDocument(header: FormSheet.signOff.flatMap { [$0, ""] })
        text.append(sheet.headers.map { .plain($0) })
        for row in sheet.sheet.rows { text.append(sheet.headers.indices.map { .text($0 < row.count ? row[$0] : "") }) }
        return [(name + ".xlsx", try workbook(sheet.sheet)), (name + ".csv", text.bytes)]
    }
}
