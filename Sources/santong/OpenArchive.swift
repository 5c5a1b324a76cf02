internal import Archive
internal import Catalogue
internal import Digest
internal import Foundation
internal import Publishing

/// The archive of a workspace whose lock is held, opened for writing, with what interrupted runs left settled.
struct OpenArchive {
    let archive: Archive
    /// Publications that an interrupted run had put in their place and this one finished.
    private(set) var finished: [Archive.Unfinished] = []

    /// What is held against the archive's schema before anything is settled.
    enum Scope {
        /// What it knows of publications.
        case publications
        /// All that it holds.
        case values
        /// The file's structure, too, which reads all of it: before anything is published.
        case file
    }

    /// - Parameter known: the workspace's, where it was opened already.
    /// - Throws: ``ArchiveError``; ``Failure`` as ``known(in:_:)``.
    init(_ workspace: Workspace, known: Archive? = nil, checking scope: Scope, _ common: CommonOptions) throws {
        archive =
            try known ?? Self.known(in: workspace.place, common.language) ?? Archive(creatingAt: workspace.archiveLocation)
        switch scope {
        case .publications: break
        case .values: try archive.requireTypes()
        case .file: try archive.requireSound()
        }
        try settle(workspace, common.log)
    }

    /// The one that stands beside bulletins, opened without a look at the workspace's rules. What it holds besides publications isn't held against its schema yet.
    /// - Returns: nil where nothing was published yet; then none is made either.
    /// - Throws: ``ArchiveError``; ``Failure`` (74) where there are bulletins but no archive that knows of any: then a new archive would
    ///   take over what it can't prove.
    static func known(in place: WorkspaceFolder, _ language: Language) throws -> Archive? {
        let bulletins = place.bulletinsFolder
        let published = names(in: bulletins).first {
            Period($0) != nil && FileManager.default.fileExists(atPath: bulletins + "/" + $0 + "/manifest.json")
        }
        guard let published else { return nil }
        guard let archive = try Archive(withPublicationsAt: place.archiveLocation) else {
            throw unknown(published, in: bulletins, to: place.archiveLocation, language)
        }
        return archive
    }

    private static func unknown(_ bulletin: String, in folder: String, to archive: String, _ language: Language) -> Failure {
        Failure(
            .readError,
            Bilingual(
                "有已发布的通报（\(folder)/\(bulletin)），却没有记载它的存档 \(archive)。没有动任何文件。请从备份恢复存档；确实要从头开始，先把 \(folder) 移到别处",
                "there are bulletins (\(folder)/\(bulletin)) but no archive \(archive) that knows them; nothing was touched. Restore the archive from a backup; to begin anew, move \(folder) away first"
            ), language)
    }

    /// Finishes or undoes what an interrupted run left: the folder that is there tells which. Then removes what was staged.
    private mutating func settle(_ workspace: Workspace, _ log: RunLog) throws {
        try settlePublications(workspace, log)
        for period in FolderPublisher.interrupted(in: workspace.bulletinsFolder) {
            let isReplaced = finished.contains { $0.period == period }
            try PeriodFolders(bulletins: workspace.bulletinsFolder, period: period).clear(isReplaced: isReplaced, log)
        }
    }

    private mutating func settlePublications(_ workspace: Workspace, _ log: RunLog) throws {
        for entry in try archive.unfinished() {
            let folders = PeriodFolders(bulletins: workspace.bulletinsFolder, period: entry.period)
            if folders.location(showing: entry.manifest) != nil {
                try archive.finish(entry.id)
                finished.append(entry)
                log.notice(
                    Bilingual(
                        "\(entry.period)：上次运行中断在发布之后，已补记完成",
                        "\(entry.period): the last run was interrupted after it had published; recorded as published"),
                    ["period": entry.period])
            } else {
                try archive.abandon(entry.id)
                log.notice(
                    Bilingual(
                        "\(entry.period)：上次运行中断在发布之前，已撤销",
                        "\(entry.period): the last run was interrupted before it published; undone"),
                    ["period": entry.period])
            }
        }
    }
}
