internal import Archive
internal import ArgumentParser
internal import Catalogue
internal import Foundation
internal import Papers

/// The option of commands that publish: in which formats beside HTML and Markdown.
struct PaperOptions: ParsableArguments {
    @Option(name: .long, help: "另出的格式，用逗号分开：pdf、docx、xlsx；none 为不出。不写则按 santong.yaml 的 formats；印发时还有送审稿已出的。")
    var format: String?

    func validate() throws {
        guard let format, PaperFormat.set(format) == nil else { return }
        throw ValidationError("--format 应为 pdf、docx、xlsx（几种用逗号分开），或 none，不能是“\(format)”")
    }

    /// The formats that are wanted.
    func formats(_ settings: Settings) -> Set<PaperFormat> { format.flatMap { PaperFormat.set($0) } ?? settings.formats }

    /// - Throws: ``PaperError`` where a format needs a program that isn't there: to be called before anything is done.
    func press(_ settings: Settings) throws -> PaperPress { try PaperPress(formats(settings)) }

    /// The same for an edition, which has what its draft had, unless it is told.
    func press(_ settings: Settings, ofDraft archive: Archive, _ period: Period) throws -> PaperPress {
        let draft = try archive.newestDraft(of: period).map { try archive.papers(of: $0.id) } ?? []
        let drafts = format == nil ? draft.compactMap { PaperFormat(rawValue: $0.format) } : []
        return try PaperPress(formats(settings).union(drafts))
    }
}

/// Makes the papers of a run, and says so first: it takes a while.
struct PaperPress {
    let formats: Set<PaperFormat>
    private let maker: PaperMaker

    init(_ formats: Set<PaperFormat>) throws {
        self.formats = formats
        let path = environment("PATH") ?? ""
        maker = try PaperMaker(formats, path: path.isEmpty ? "/usr/local/bin:/usr/bin:/bin" : path)
    }

    /// - Parameter subject: what is printed, for the log.
    /// - Throws: ``PaperError``.
    func papers(of pages: [(path: String, bytes: [UInt8])], _ subject: String, _ log: RunLog) async throws -> [Paper] {
        if formats.isEmpty { return [] }
        let names = formats.sorted().map(\.rawValue)
        log.notice(
            Bilingual(
                "\(subject)：正在制作 \(pages.count) 份文件的 \(names.joined(separator: "、"))",
                "\(subject): making \(names.joined(separator: ", ")) of \(pages.count) documents"),
            ["subject": subject, "formats": names.joined(separator: ","), "documents": "\(pages.count)"])
        return try await maker.papers(of: pages)
    }
}
