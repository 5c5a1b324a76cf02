internal import Archive
internal import Catalogue
internal import Digest
internal import Evidence
internal import Foundation
internal import Intake
internal import Publishing

extension Examination {
    mutating func examineArchive(_ workspace: Workspace?) {
        let location = folder + "/archive.sqlite"
        let restore = Bilingual(
            "把 \(location)（连同 \(location)-journal，如果有）移到别处保存，把最近的备份（santong archive backup 所作）复制为 \(location)",
            "move \(location) away, with \(location)-journal if there is one, and copy the latest backup (made by santong archive backup) to \(location)"
        )
        let opened: Archive?
        do {
            opened = try Archive(readingFrom: location)
        } catch {
            // What an interrupted run left is played back by the next; a backup beside it would be spoilt by it.
            let again = Bilingual("运行一次 santong report；不要换上备份", "run santong report once; don't put a backup in its place")
            let later = Bilingual("换用较新的版本；不要换上备份", "use the later version; don't put a backup in its place")
            let advice: Bilingual =
                switch error.cause {
                case .interrupted: again
                case .newer: later
                default: restore
                }
            problem(Failure(error, language).message, advice)
            return
        }
        guard let archive = opened else {
            examineAbsence(location)
            return
        }
        examineContents(archive, location, restore)
        examineInterruptions(archive)
        for period in attempt(restore, { try archive.publishedPeriods() }) ?? [] {
            examinePublications(of: period, archive)
            if let workspace { examineInbox(of: period, workspace, archive) }
        }
    }

    private mutating func examineAbsence(_ location: String) {
        let published = names(in: folder + "/bulletins").filter { Period($0) != nil }
        if published.isEmpty {
            well("还没有发布过，没有存档", "nothing has been published yet, there is no archive")
        } else {
            problem(
                Bilingual(
                    "有通报（\(published.joined(separator: "、"))），却没有存档 \(location)",
                    "there are bulletins (\(published.joined(separator: ", "))) but no archive \(location)"),
                Bilingual("从备份恢复存档；没有存档，程序不会在这里发布", "restore the archive from a backup; without it nothing is published here"))
        }
    }

    private mutating func examineContents(_ archive: Archive, _ location: String, _ restore: Bilingual) {
        let found = attempt(restore) {
            (problems: try archive.integrityProblems(), contents: try archive.contents())
        }
        guard let found else { return }
        if let first = found.problems.first {
            problem(
                Bilingual(
                    "存档有 \(found.problems.count) 处损坏：\(first)",
                    "the archive is damaged in \(found.problems.count) places: \(first)"),
                restore)
            return
        }
        guard let damaged = attempt(restore, { try archive.damaged(found.contents) }) else { return }
        if let first = damaged.min() {
            problem(
                Bilingual(
                    "存档里有 \(damaged.count) 份内容与它的 SHA-256 不符（\(first.hex)）",
                    "\(damaged.count) contents of the archive don't have their SHA-256 (\(first.hex))"),
                restore)
        } else {
            well(
                "存档完好，\(found.contents.count) 份内容的校验值都相符",
                "the archive is sound, all \(found.contents.count) contents have their digests")
        }
    }

    private mutating func examineInterruptions(_ archive: Archive) {
        let again = Bilingual("再运行一次 santong report，自动完成或撤销", "run santong report again: it finishes or undoes it")
        for entry in attempt(again, { try archive.unfinished() }) ?? [] {
            problem(
                Bilingual("\(entry.period) 的一次发布中断了", "a publication of \(entry.period) was interrupted"), again)
        }
        for period in FolderPublisher.interrupted(in: folder + "/bulletins") {
            let staged = PeriodFolders(bulletins: folder + "/bulletins", period: period).publisher.staged
            problem(Bilingual("中断的运行留下了 \(staged)", "an interrupted run left \(staged) behind"), again)
        }
    }

    /// Each edition, and the draft unless it was issued, in its place and as it was published.
    private mutating func examinePublications(of period: Period, _ archive: Archive) {
        let folders = PeriodFolders(bulletins: folder + "/bulletins", period: period.description)
        guard let expected = attempt(Bilingual("见上", "see above"), { try folders.expected(of: period, archive) }) else { return }
        let newest = expected.compactMap(\.published.edition).max() ?? 0
        if let there = folders.edition(after: newest) {
            problem(
                Bilingual(
                    "\(folders.folder) 是第\(there)版，存档里没有：存档可能是较早的备份",
                    "\(folders.folder) is edition \(there), which the archive doesn't have: it may be an earlier backup"),
                Bilingual(
                    "换用更新的备份；没有更新的，把该文件夹移到别处保存，再重新出送审稿、印发",
                    "use a later backup; if there is none, move that folder away, report and issue again"))
            return
        }
        for (published, location) in expected {
            let remedy =
                published.edition.map { number in
                    Bilingual(
                        "santong rebuild \(period) --edition \(number) --into 新文件夹，核对后放回 \(location)",
                        "santong rebuild \(period) --edition \(number) --into NEW, then put it back as \(location)")
                }
                ?? Bilingual(
                    "再运行一次 santong report \(period)；被人改动过的文件会移到 \(folder)/bulletins/改动",
                    "run santong report \(period) again; what somebody changed is moved to \(folder)/bulletins/改动")
            examine(published, period, at: location, archive, remedy)
        }
    }

    private mutating func examine(
        _ published: Archive.Published, _ period: Period, at location: String, _ archive: Archive, _ remedy: Bilingual
    ) {
        let result = FolderVerification(folder: location)
        let checked = attempt(remedy) {
            try result.discrepancies + result.discrepancies(with: archive, folder: location)
        }
        guard let discrepancies = checked else { return }
        let name = published.edition.map { Bilingual("第\($0)版", "edition \($0)") } ?? Bilingual("送审稿", "draft")
        if let first = discrepancies.first {
            problem(
                Bilingual(
                    "\(period) \(name.zh)有 \(discrepancies.count) 处不符：\(first.message.zh)",
                    "\(period), \(name.en): \(discrepancies.count) discrepancies: \(first.message.en)"), remedy)
        } else if result.manifestDigest != published.manifest {
            problem(
                Bilingual("\(location) 里不是 \(period) \(name.zh)", "\(location) isn't \(period), \(name.en)"), remedy)
        } else {
            well("\(period) \(name.zh)与清单和存档一致", "\(period), \(name.en), agrees with its manifest and the archive")
        }
    }

    /// Submissions of the newest publication that aren't in the inbox any more: the next draft would do without them.
    private mutating func examineInbox(of period: Period, _ workspace: Workspace, _ archive: Archive) {
        let again = Bilingual("放回收件夹；有意撤回的不用管", "put it back; if it was withdrawn, leave it")
        let language = language
        let found = attempt(again) { () -> [ArchivedPublication.Input] in
            let newest = [try archive.newestDraft(of: period), try archive.newestEdition(of: period)]
                .compactMap(\.self).max { $0.id < $1.id }
            guard let newest, isFolder(workspace.inboxFolder(period)) else { return [] }
            let present = Set(try workspace.inbox(period, language).submissions.map { inputPath(period, $0.path) })
            return try archive.archived(newest, period: period).inputs.filter {
                $0.role == "submission" && !present.contains($0.path)
            }
        }
        for input in found ?? [] {
            problem(
                Bilingual(
                    "\(input.path) 在最近一次发布里，现在不在收件夹", "\(input.path) is in the newest publication and no longer in the inbox"),
                Bilingual(
                    "santong archive extract \(input.digest.hex.prefix(16)) 文件 可取出它；\(again.zh)",
                    "santong archive extract \(input.digest.hex.prefix(16)) FILE gets it back; \(again.en)"))
        }
    }
}
