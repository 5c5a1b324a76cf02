internal import Bulletin
internal import Catalogue
internal import Folders
internal import Validation

extension CommonOptions {
    /// Tells of receipts for files that aren't there, a slip of the pen or a file that was moved, of explanations that settle nothing
    /// and of reports on tasks that can't be entered.
    func tellLooseEnds(of outcome: Pipeline.Outcome, _ period: Period) {
        tellMisnamedNotes()
        for entry in outcome.unmatchedReceipts {
            log.warning(
                Bilingual(
                    "inbox/\(period)/receipts.csv:\(entry.line)：登记的文件“\(printable(entry.file))”不在收件夹中，请核对文件名",
                    "inbox/\(period)/receipts.csv:\(entry.line): there is no file '\(printable(entry.file))'; check its name"),
                ["period": period.description, "file": entry.file])
        }
        for stray in outcome.bulletin.explanations.strays {
            let place = printable("inbox/\(period)/\(stray.file)\(stray.line.map { ":\($0)" } ?? "")")
            log.warning(
                Bilingual("\(place)：\(printable(stray.reason.zh))", "\(place): \(printable(stray.reason.en))"),
                ["period": period.description, "file": stray.file])
        }
        for stray in outcome.bulletin.tasks.strays {
            let place = printable("inbox/\(period)/\(stray.file)\(stray.line.map { ":\($0)" } ?? "")")
            log.warning(
                Bilingual("\(place)：\(printable(stray.reason.zh))", "\(place): \(printable(stray.reason.en))"),
                ["period": period.description, "file": stray.file])
        }
        for file in outcome.unread {
            let place = printable("inbox/\(period)/\(file)")
            log.warning(
                Bilingual("\(place)：打不开，或超过大小上限", "\(place): can't be opened, or is over the size limit"),
                ["period": period.description, "file": file])
        }
    }

    /// Files among the office's notes that no period reads.
    private func tellMisnamedNotes() {
        let folder = workspacePath + "/notes"
        for name in entries(below: folder).map(\.path)
        where !name.hasPrefix(".") && name.wholeMatch(of: /[0-9]{4}Q[1-4]\.md/) == nil {
            log.warning(
                Bilingual(
                    "notes/\(printable(name)) 没有用到：文件名应为期，如 notes/2017Q3.md",
                    "notes/\(printable(name)) is used by nothing; its name must be a period's, such as notes/2017Q3.md"))
        }
    }
}
