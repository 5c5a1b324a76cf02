internal import ArgumentParser
internal import Catalogue
internal import Foundation
internal import Papers

/// The option of commands that publish: in which formats beside HTML and Markdown.
struct PaperOptions: ParsableArguments {
    @Option(name: .long, help: "另出的格式，用逗号分开：pdf、docx、xlsx；none 为不出。不写则按 santong.yaml 的 formats。")
    var format: String?

    func validate() throws {
        guard let format, PaperFormat.set(format) == nil else { return }
        throw ValidationError("--format 应为 pdf、docx、xlsx（几种用逗号分开），或 none，不能是“\(format)”")
    }

    /// - Throws: ``PaperError`` where a format needs a program that isn't there, before anything else is done.
    func press(_ settings: Settings) throws -> PaperPress {
        try PaperPress(format.flatMap { PaperFormat.set($0) } ?? settings.formats)
    }
}

/// Makes the papers of a run, and says so first: it takes a while.
struct PaperPress {
    let formats: Set<PaperFormat>
    private let maker: PaperMaker

    init(_ formats: Set<PaperFormat>) throws {
        self.formats = formats
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
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
