internal import Foundation
internal import Glibc

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
        let answer: ForeignProgram.Answer
        do {
            answer = try program.run(["--version"], seconds: Self.patienceForVersion)
        } catch {
            throw .unknownPrinter(place: place, answer: "\(error)")
        }
        let text = String(decoding: answer.output, as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count == 3, words[0] == "WeasyPrint", let major = words[2].split(separator: ".").first.flatMap({ Int($0) }),
            major >= Self.oldest
        else { throw .unknownPrinter(place: place, answer: String((text + answer.complaint).prefix(200))) }
        name = "\(words[0]) \(words[2])"
    }

    /// The first that makes tagged documents; Debian 12 has 57.2.
    private static let oldest = 57
    private static let patienceForVersion = 60
    /// A province's bulletin takes half a minute. A program that hangs must not hold the workspace for ever.
    private static let patience = 1_200

    /// - Parameters:
    ///   - page: complete in itself.
    ///   - path: what it becomes, for errors.
    /// - Throws: ``PaperError/notPrinted(path:_:)``.
    func pdf(_ page: [UInt8], path: String) throws(PaperError) -> [UInt8] {
        let answer: ForeignProgram.Answer
        do {
            answer = try answerAfterBreakdown(
                ["-q", "-e", "utf-8", "--pdf-variant", "pdf/ua-1", "-", "-"], input: page)
        } catch {
            throw .notPrinted(path: path, error)
        }
        guard answer.output.starts(with: Array("%PDF-".utf8)) else {
            throw .notPrinted(path: path, .ended(code: 0, said: String(answer.complaint.prefix(200))))
        }
        return answer.output
    }

    /// Asks once more where the program broke down by itself: now and then, once in some hundred pages, it ends while a library of its own is still at work. An
    /// hour's papers mustn't be lost to that.
    private func answerAfterBreakdown(_ arguments: [String], input: [UInt8]) throws(ProgramFailure) -> ForeignProgram.Answer {
        do {
            return try program.run(arguments, input: input, seconds: Self.patience)
        } catch {
            guard error.isBreakdown else { throw error }
            return try program.run(arguments, input: input, seconds: Self.patience)
        }
    }
}
