internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Foundation
internal import Publishing
internal import Statistics

/// `santong rebuild PERIOD --into DIR`: a publication made again from the archive alone.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "只凭存档，把一次发布原样重做一遍。",
        discussion: "程序版本相同，每个字节都应相同；版本不同，逐个指标说出不同之处。不写 --edition 时为最新一版，没有印发过则为送审稿。")

    @Argument(help: "期，如 2017Q3。")
    var periodText: String

    @Option(name: .long, help: "第几版。")
    var edition: Int?

    @Flag(name: .long, help: "最近一次送审稿，即使已印发过。")
    var draft = false

    @Option(name: .long, help: "放到这个新文件夹；不能已经存在。")
    var into: String

    @OptionGroup var common: CommonOptions

    func validate() throws {
        if into == "" { throw ValidationError("--into 后面是空的：请写明文件夹") }
    }

    func run() async throws {
        do {
            let isEqual = try await rebuild(try period(periodText, common.language))
            if !isEqual { Foundation.exit(ExitCode.findings.rawValue) }
        } catch {
            throw common.failure(error)
        }
    }

    /// - Returns: whether figures, ranks and scores are those that were published.
    private func rebuild(_ period: Period) async throws -> Bool {
        let name = try PublicationName(period, edition: edition, isDraft: draft, common.language)
        let archive = try common.archive()
        guard !FileManager.default.fileExists(atPath: into), !isLink(into) else {
            throw Failure(
                .cannotWrite, Bilingual("“\(into)”已存在，没有改动", "'\(into)' exists; it was not touched"), common.language)
        }
        let rebuilding: Rebuilding
        do {
            rebuilding = try await Rebuilding(try name.find(in: archive, common.language), of: period, from: archive)
        } catch let error as ArchivedRun.LostInput {
            throw error.failure(common.language)
        }
        let target = into.hasSuffix("/") ? String(into.dropLast()) : into
        let slash = target.lastIndex(of: "/")
        let publisher = FolderPublisher(
            parent: slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? ".",
            name: slash.map { String(target[target.index(after: $0)...]) } ?? target)
        try publisher.stage(rebuilding.made.contents, sealing: { try rebuilding.made.sealed().files })
        try publisher.exchange()
        return tell(rebuilding, period)
    }

    private func tell(_ rebuilding: Rebuilding, _ period: Period) -> Bool {
        let version = rebuilding.archived.toolVersion
        let revisions = rebuilding.differences.revisions
        if rebuilding.isIdentical, revisions.isEmpty {
            let left = left(out: rebuilding.made.missingPapers)
            say("\(into)：与当时发布的逐字节相同\(left.zh)", "\(into): every byte is the one that was published\(left.en)")
            return true
        }
        let same = Bilingual("版本相同（\(version)）", "by the same version (\(version))")
        let other = Bilingual("当时的版本是 \(version)，现为 \(toolVersion)", "by version \(version), this is \(toolVersion)")
        let versions = version == toolVersion ? same : other
        if revisions.isEmpty {
            say(
                "\(into)：指标、得分、位次与当时发布的全部相同，文件不逐字节相同（\(versions.zh)）",
                "\(into): all figures, scores and ranks are those that were published; the files are not the same bytes (\(versions.en))"
            )
            // A change of wording is a new version's right, and nobody else's.
            return version != toolVersion
        }
        say(
            "\(into)：有 \(revisions.count) 处与当时发布的不同（\(versions.zh)）",
            "\(into): \(revisions.count) differences from what was published (\(versions.en))")
        for revision in revisions { common.say(printable(revision.line(rebuilding.rules, common.language))) }
        return false
    }

    /// Papers that another program made.
    private func left(out papers: [Publication.Paper]) -> Bilingual {
        if papers.isEmpty { return Bilingual("", "") }
        let formats = Set(papers.map { $0.format.uppercased() }).sorted()
        let programs = Set(papers.compactMap(\.program)).sorted().joined(separator: "、")
        let makers = programs.isEmpty ? "" : "（\(programs) 所作）"
        let english = programs.isEmpty ? "" : ", made by \(programs)"
        return Bilingual(
            "；其中 \(papers.count) 份 \(formats.joined(separator: "、"))\(makers)没有重做，它们的 SHA-256 在清单里",
            "; \(papers.count) \(formats.joined(separator: ", ")) files\(english) were not made again, their SHA-256 stand in the manifest"
        )
    }

    private func say(_ zh: String, _ en: String) { common.say(printable(Bilingual(zh, en)[common.language])) }
}
