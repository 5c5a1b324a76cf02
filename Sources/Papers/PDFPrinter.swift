internal import Foundation

/// WeasyPrint, the program that turns a page into PDF (PDF/UA-1: tagged, with title, language and bookmarks, fonts embedded). It is given a page
/// that is complete in itself, and no way to the network.
struct PDFPrinter {
    /// What it calls itself, with its version.
    let name: String
    private let program: ForeignProgram

    /// - Parameter path: the folders in which programs are looked for, as in PATH.
    /// - Throws: ``PaperError/noPrinter(folders:)``, ``PaperError/unknownPrinter(place:answer:)``.
    init(path: String) throws(PaperError) {
        let folders = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        let place = folders.map { $0 + "/weasyprint" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let place else { throw .noPrinter(folders: folders) }
        program = ForeignProgram(place: place)
        let outcome = program.run(["--version"])
        let answer = String(decoding: outcome.output, as: UTF8.self)
        let words = answer.split(whereSeparator: \.isWhitespace).map(String.init)
        guard outcome.isDone, words.count == 3, words[0] == "WeasyPrint",
            let major = words[2].split(separator: ".").first.flatMap({ Int($0) }), major >= Self.oldest
        else { throw .unknownPrinter(place: place, answer: String((answer + outcome.complaint).prefix(200))) }
        name = "\(words[0]) \(words[2])"
    }

    /// The first that makes tagged documents; Debian 12 has 57.2.
    private static let oldest = 57

    /// - Parameters:
    ///   - page: complete in itself.
    ///   - path: what it becomes, for errors.
    /// - Throws: ``PaperError/notPrinted(path:reason:)``.
    func pdf(_ page: [UInt8], path: String) throws(PaperError) -> [UInt8] {
        let outcome = program.run(["-q", "-e", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-"], input: page)
        guard outcome.isDone, outcome.output.starts(with: Array("%PDF-".utf8)) else {
            let last = outcome.complaint.split(whereSeparator: \.isNewline).last.map(String.init)
            throw .notPrinted(path: path, reason: last ?? "")
        }
        return outcome.output
    }
}
