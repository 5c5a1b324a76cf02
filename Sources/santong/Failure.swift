internal import Archive
internal import Bulletin
internal import Catalogue
internal import Foundation
internal import Intake
internal import Papers
internal import Publishing
internal import Statistics
internal import Workbooks

/// Exit codes (contract §8, after sysexits.h).
enum ExitCode: Int32 {
    case findings = 1
    case usage = 64
    case unusableInput = 65
    case notThere = 66
    case unavailable = 69
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
    /// Where it is told; nil for the usual place.
    var log: RunLog?

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
            (code, message) = (.unusableInput, error.fault.message)
        case let error as InboxError:
            (code, message) = (
                .readError, Bilingual("读不了 \(error.location)：\(error.reason)", "can't read \(error.location): \(error.reason)")
            )
        case let error as ArchiveError:
            (code, message) = error.told
        case PublishingError.busy(let holder):
            (code, message) = (
                .busy,
                Bilingual(
                    "另一次运行（进程 \(holder)）正在使用本工作区，请稍后再试", "another run (process \(holder)) holds this workspace; try again later")
            )
        case PublishingError.cannotWrite(let place, let reason) where reason == alreadyThere:
            (code, message) = (
                .cannotWrite, Bilingual("“\(place)”已存在，没有覆盖", "'\(place)' exists; it was not overwritten")
            )
        case PublishingError.cannotWrite(let place, let reason):
            (code, message) = (
                .cannotWrite,
                Bilingual("写不了 \(place)：\(reason)。已发布的都未动", "can't write \(place): \(reason); what was published is untouched")
            )
        case PublishingError.unsure(let place, let reason):
            (code, message) = (
                .cannotWrite,
                Bilingual(
                    "新通报已就位，但 \(place) 未能确认写到磁盘：\(reason)。请检查磁盘，再运行一次，由下次运行完成或撤销",
                    "the new bulletin is in place, but \(place) may not have reached the disk: \(reason); check the disk and run again"
                )
            )
        case let error as PrintedDisagreement:
            (code, message) = (
                .internalError,
                Bilingual(
                    "\(error.document) 里 \(error.region) 的 \(error.indicator) 印作 \(error.printed)，与数据文件不符（\(error.value)）。未发布：改过模板的，请检查模板里写的数；没有改过的，请与开发者联系",
                    "\(error.document) prints \(error.printed) for \(error.indicator) of \(error.region), which isn't in the data files (\(error.value)); nothing was published. Look for numbers typed into templates"
                )
            )
        case let error as ChangedSubmission:
            (code, message) = changedInput(error.path)
        case let error as WorkbookFailure:
            (code, message) = (
                .cannotWrite,
                Bilingual(
                    "做不出电子表格：\(error.reason)（临时文件夹满了？）", "can't make a workbook: \(error.reason); is the temporary folder full?")
            )
        case let error as PaperError:
            (code, message) = error.told
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
        case let lost as ArchivedRun.LostInput:
            (code, message) = (
                .readError,
                Bilingual(
                    "存档里 \(lost.path) 的内容已不完整。请换用备份；santong doctor 列出全部问题",
                    "the archive's \(lost.path) is damaged. Use a backup; santong doctor lists what is wrong")
            )
        default:
            (code, message) = (.internalError, Bilingual("内部错误：\(error)", "internal error: \(error)"))
        }
    }
}

extension ArchiveError {
    /// What the user is told, and with which exit code.
    fileprivate var told: (ExitCode, Bilingual) {
        switch cause {
        case .changedInput(let path):
            changedInput(path)
        case .busy:
            (
                .busy,
                Bilingual(
                    "存档 \(location) 正被另一个程序占用（\(reason)），未发布。请关闭打开它的程序，再运行一次",
                    "the archive \(location) is locked by another program (\(reason)); nothing was published. Close it and run again"
                )
            )
        case .damaged:
            (
                .readError,
                Bilingual(
                    "存档 \(location) 已损坏（\(reason)），未发布。请把它（连同 \(location)-journal，如果有）移到别处保存，把最近的备份（santong archive backup 所作）复制为 \(location)，再运行一次；santong doctor 列出全部问题",
                    "the archive \(location) is damaged (\(reason)); nothing was published. Move it away, with \(location)-journal if there is one, copy the latest backup (made by santong archive backup) to \(location) and run again; santong doctor lists all problems"
                )
            )
        case .newer:
            (
                .readError,
                Bilingual(
                    "存档 \(location) 是更新版本的 santong 写的，本版本（\(toolVersion)）读不全，没有动它。请换用较新的版本",
                    "the archive \(location) was written by a later version of santong, of which this one (\(toolVersion)) can't read all; it was left alone. Use the later version"
                )
            )
        case .interrupted:
            (
                .readError,
                Bilingual(
                    "上一次运行在写存档 \(location) 时中断，只读打不开。请运行一次 santong report，它会自动恢复到中断之前",
                    "the last run stopped while it wrote the archive \(location), which can't be opened for reading only; run santong report once, which restores it"
                )
            )
        case .other:
            (
                .cannotWrite,
                Bilingual(
                    "存档 \(location) 用不了：\(reason)。未发布；请检查磁盘空间和权限后再运行一次",
                    "the archive \(location) can't be used: \(reason). Nothing was published; check disk space and permissions, and run again"
                )
            )
        }
    }
}

extension ProgramFailure {
    /// Why, and what to do.
    fileprivate var told: Bilingual {
        switch self {
        case .notStarted(let reason): Bilingual("WeasyPrint 启动不了（\(reason)）", "WeasyPrint can't be started (\(reason))")
        case .ended(let code, let said):
            Bilingual(
                "WeasyPrint 没有做成（退出码 \(code)）：\(said)。改过模板的，请检查模板",
                "WeasyPrint failed (exit status \(code)): \(said); look at your templates")
        case .killed(let signal) where isBreakdown:
            Bilingual(
                "WeasyPrint 两次都自行崩溃（信号 \(signal)），请再运行一次；总是这样的，请更新 WeasyPrint",
                "WeasyPrint broke down twice (signal \(signal)): run again, and update it if it always does")
        case .killed(let signal):
            Bilingual(
                "WeasyPrint 被信号 \(signal) 终止，多半是内存不够（每份要几百 MB）",
                "WeasyPrint was ended by signal \(signal), for want of memory mostly (each takes some hundred MB)")
        case .timedOut(let seconds):
            Bilingual("WeasyPrint 超过 \(seconds) 秒未结束，已终止", "WeasyPrint was ended after \(seconds) seconds without an end")
        }
    }
}

extension PaperError {
    /// What the user is told, and with which exit code.
    fileprivate var told: (ExitCode, Bilingual) {
        switch self {
        case .noPrinter(let folders):
            (
                .unavailable,
                Bilingual(
                    "出 PDF 要用 WeasyPrint，在 \(folders.joined(separator: "、")) 里没有找到。未发布。请安装（Debian：apt install weasyprint），或去掉 --format pdf（santong.yaml 的 formats）",
                    "PDF needs WeasyPrint, which isn't in \(folders.joined(separator: ", ")); nothing was published. Install it (Debian: apt install weasyprint), or leave pdf out of --format (formats in santong.yaml)"
                )
            )
        case .unknownPrinter(let place, let answer):
            (
                .unavailable,
                Bilingual(
                    "\(place) 不是能用的 WeasyPrint（要 57 版以上），它答：\(answer)。未发布",
                    "\(place) is no WeasyPrint that can be used (57 or later); it answered: \(answer). Nothing was published")
            )
        case .notPrinted(let path, let cause):
            (
                .internalError,
                Bilingual(
                    "做不出 \(path)：\(cause.told.zh)。未发布，已发布的都未动；可先不出 PDF",
                    "can't make \(path): \(cause.told.en). Nothing was published, what was published before is untouched; do without PDF for now"
                )
            )
        case .noPage(let path):
            (
                .unusableInput,
                Bilingual(
                    "\(path) 里没有 html 元素，做不成别的格式。未发布；请检查这一页的模板",
                    "there is no html element in \(path), so no other format can be made; nothing was published. Look at its template"
                )
            )
        }
    }
}

/// What the C library says of a name that is taken.
private let alreadyThere = unsafe String(cString: strerror(EEXIST))

private func changedInput(_ path: String) -> (ExitCode, Bilingual) {
    (
        .readError,
        Bilingual(
            "\(path) 在运行中被改动或移走，未发布；请等文件放好后重新运行",
            "\(path) changed while it was being read; nothing was published. Run again")
    )
}
