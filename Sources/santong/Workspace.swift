internal import Catalogue
internal import Foundation
internal import Intake
internal import Publishing

/// A workspace's folder (contract §2), of which nothing was read yet.
struct WorkspaceFolder {
    let path: String

    /// - Throws: ``Failure`` (66) for a folder that is no workspace, (65) for one whose inbox or bulletins lie elsewhere.
    init(_ path: String, _ language: Language) throws {
        guard FileManager.default.fileExists(atPath: path + "/santong.yaml") else {
            throw Failure(
                .notThere,
                Bilingual(
                    "“\(path)”不是工作区（没有 santong.yaml）。用 santong init \(path) 新建，或用 -w 指明",
                    "'\(path)' is no workspace (it has no santong.yaml); make one with santong init, or name one with -w"),
                language)
        }
        self.path = path
        for name in ["inbox", "bulletins", "bulletins/改动", "archive.sqlite", "forms", "evaluations"] {
            try refuseLink(path + "/" + name, language)
        }
    }

    var archiveLocation: String { path + "/archive.sqlite" }
    var bulletinsFolder: String { path + "/bulletins" }
}

/// A workspace on disk (contract §2).
struct Workspace {
    let place: WorkspaceFolder
    let rules: Rules

    var settings: Settings { rules.settings }
    var catalogue: Catalogue { rules.catalogue }
    var regions: RegionTable { rules.regions }

    /// - Throws: as ``WorkspaceFolder``; ``InputError`` for a file that can't be used.
    init(_ folder: String, _ language: Language) throws {
        let place = try WorkspaceFolder(folder, language)
        try self.init(place, Rules(folder: folder))
    }

    /// - Parameter rules: its own, read already.
    init(_ place: WorkspaceFolder, _ rules: Rules) {
        self.place = place
        self.rules = rules
    }

    var folder: String { place.path }
    var archiveLocation: String { place.archiveLocation }
    var bulletinsFolder: String { place.bulletinsFolder }
    func inboxFolder(_ period: Period) -> String { folder + "/inbox/\(period)" }
    var evaluationsFolder: String { folder + "/evaluations" }
    var templatesFolder: String { folder + "/templates" }

    /// The period's files.
    /// - Throws: ``Failure`` (66) when nothing was received for the period, (65) for a link; ``InboxError``.
    func inbox(_ period: Period, _ language: Language) throws -> Inbox {
        let location = inboxFolder(period)
        try refuseLink(location, language)
        guard isFolder(location) else {
            throw Failure(
                .notThere,
                Bilingual(
                    "没有 \(period) 的报送文件夹 \(location)，请建好并放入报送文件", "there is no folder \(location) for \(period)"),
                language)
        }
        var inbox = try Inbox(folder: location)
        inbox.notes = InboxFile(path: notesPath(period), at: folder + "/" + notesPath(period))
        return inbox
    }

    /// The periods that have a folder in the inbox, in order.
    func periods() -> [Period] {
        names(in: folder + "/inbox").compactMap { Period($0) }.sorted()
    }
}

/// No symbolic link leads out of a workspace.
private func refuseLink(_ location: String, _ language: Language) throws {
    guard isLink(location) else { return }
    throw Failure(
        .unusableInput,
        Bilingual(
            "\(location) 是符号链接，程序不跟随。请换成真正的文件夹（需要放在别处时，用挂载 mount --bind）",
            "\(location) is a symbolic link, which is not followed; put a real folder there (mount --bind, if it must lie elsewhere)"
        ),
        language)
}
