internal import Archive
internal import Bulletin
internal import Catalogue
internal import Foundation
internal import Intake
internal import Publishing
internal import Statistics

/// Exit codes (contract §8, after sysexits.h).
enum ExitCode: Int32 {
    case findings = 1
    case usage = 64
    case unusableInput = 65
    case notThere = 66
    case internalError = 70
    case cannotWrite = 73
    case readError = 74
    case busy = 75
}

/// Why a command stops: what, where, why and how to mend it, in the user's language.
struct Failure: Error {
    let code: ExitCode
    let message: Bilingual
    let language: Language
    var logFormat = LogFormat.text

    init(_ code: ExitCode, _ message: Bilingual, _ language: Language) {
        self.code = code
        self.message = message
        self.language = language
    }

    /// The one place where a stage's error becomes an exit code and a sentence.
    init(_ error: any Error, _ language: Language) {
        if let failure = error as? Failure {
            self = failure
            return
        }
        self.language = language
        switch error {
        case let error as InputError:
            (code, message) = (.unusableInput, Bilingual(error.message(.chinese), error.message(.english)))
        case let error as TemplateError:
            (code, message) = (.unusableInput, error.message)
        case let error as InboxError:
            (code, message) = (
                .readError, Bilingual("读不了 \(error.location)：\(error.reason)", "can't read \(error.location): \(error.reason)")
            )
        case let error as ArchiveError where error.changedInput != nil:
            let path = error.changedInput ?? ""
            (code, message) = (
                .readError,
                Bilingual(
                    "\(path) 在运行中被改动或移走，未发布；请等文件放好后重新运行",
                    "\(path) changed while it was being read; nothing was published. Run again")
            )
        case let error as ArchiveError:
            (code, message) = (
                .cannotWrite,
                Bilingual(
                    "存档 \(error.location) 用不了：\(error.reason)", "the archive \(error.location) can't be used: \(error.reason)")
            )
        case PublishingError.busy(let holder):
            (code, message) = (
                .busy,
                Bilingual(
                    "另一次运行（进程 \(holder)）正在使用本工作区，请稍后再试", "another run (process \(holder)) holds this workspace; try again later")
            )
        case PublishingError.cannotWrite(let place, let reason):
            (code, message) = (
                .cannotWrite,
                Bilingual("写不了 \(place)：\(reason)。原有通报未动", "can't write \(place): \(reason); the earlier bulletin is untouched")
            )
        case ConservationError.files(let listed, let accounted):
            (code, message) = (
                .internalError,
                Bilingual(
                    "程序内部核对不平：收件夹有 \(listed) 份文件，有去向的 \(accounted) 份。未发布，请与开发者联系",
                    "internal check failed: \(listed) files in the inbox, \(accounted) accounted for; nothing was published")
            )
        case ConservationError.rows(let file, let read, let accounted):
            (code, message) = (
                .internalError,
                Bilingual(
                    "程序内部核对不平：\(file) 读入 \(read) 行，有去向的 \(accounted) 行。未发布，请与开发者联系",
                    "internal check failed: \(read) rows read from \(file), \(accounted) accounted for; nothing was published")
            )
        default:
            (code, message) = (.internalError, Bilingual("内部错误：\(error)", "internal error: \(error)"))
        }
    }

    func report() {
        logFormat.write(message[language], level: "error")
    }
}

/// How diagnostics are written on standard error.
enum LogFormat: String, CaseIterable {
    case text
    /// One object a line, with level and message.
    case json

    func write(_ message: String, level: String) {
        let line =
            switch self {
            case .text: (level == "error" ? "santong: " : "") + printable(message)
            case .json: "{\"level\": \(jsonText(level)), \"message\": \(jsonText(message))}"
            }
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}

/// A text for a terminal or log: control characters are shown, never sent.
func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        result += isControl ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return result
}
