internal import Archive
internal import Catalogue
internal import Digest
internal import Evidence
internal import Folders
internal import Foundation
internal import Intake
internal import Publishing

/// Where a period's draft and editions lie (contract §2): the newest edition in the period's folder, or the draft while none was issued;
/// beside an edition `draft/` of the next and `editions/N/` the earlier ones.
struct PeriodFolders {
    let publisher: FolderPublisher
    let folder: String

    static let draft = "draft"
    static let editions = "editions"

    init(_ workspace: Workspace, _ period: Period) {
        self.init(bulletins: workspace.bulletinsFolder, period: period.description)
    }

    init(bulletins: String, period: String) {
        publisher = FolderPublisher(parent: bulletins, name: period)
        folder = bulletins + "/" + period
    }

    /// Where the draft is to be read; the edition where nothing changed since.
    var draftLocation: String {
        let draft = folder + "/" + Self.draft + "/bulletin.html"
        return readFile(draft) == nil ? folder + "/bulletin.html" : draft
    }

    /// Where a publication's own folder is.
    /// - Parameters:
    ///   - edition: nil for the draft.
    ///   - newest: the newest edition, nil while none was issued.
    func location(of edition: Int?, newest: Int?) -> String {
        if edition == newest { return folder }
        return folder + "/" + (edition.map { "\(Self.editions)/\($0)" } ?? Self.draft)
    }

    /// What the archive says must stand where: each edition, and the draft unless it was issued.
    func expected(
        of period: Period, _ archive: Archive
    ) throws(ArchiveError) -> [(published: Archive.Published, location: String)] {
        let newest = try archive.newestEdition(of: period)?.edition
        return try archive.publications(of: period).map { ($0, location(of: $0.edition, newest: newest)) }
    }

    /// The edition that stands in the period's folder, where it is newer than the newest that the archive has: the archive may be an
    /// earlier backup.
    func edition(after newest: Int?) -> Int? {
        FolderVerification(folder: folder).manifest?.edition.flatMap { $0 > newest ?? 0 ? $0 : nil }
    }

    /// Where files of a publication are to stand in the period's folder, and which of those that are there stay.
    struct Layout: Sendable {
        let files: [(path: String, bytes: [UInt8])]
        let kept: [(now: String, then: String)]
        fileprivate let prefix: String

        func place(_ path: String) -> String { prefix + path }
    }

    /// - Parameters:
    ///   - files: of the draft, or of the edition that is issued.
    ///   - edition: the newest there is, nil while none was issued.
    func layout(_ files: [(path: String, bytes: [UInt8])], after edition: Int?, isIssue: Bool) -> Layout {
        guard let edition else { return Layout(files: files, kept: [], prefix: "") }
        let there = publisher.files().filter { !$0.hasPrefix(Self.draft + "/") }
        if !isIssue {
            let prefix = Self.draft + "/"
            return Layout(files: files.map { (prefix + $0.path, $0.bytes) }, kept: there.map { ($0, $0) }, prefix: prefix)
        }
        let kept = there.map { ($0, $0.hasPrefix(Self.editions + "/") ? $0 : "\(Self.editions)/\(edition)/" + $0) }
        return Layout(files: files, kept: kept, prefix: "")
    }

    /// Where the publication with this manifest stands, as edition or draft; nil where another does.
    func location(showing manifest: SHA256Digest) -> String? {
        [folder, folder + "/" + Self.draft].first { location in
            readFile(location + "/manifest.json").map { SHA256Digest(of: $0) == manifest } ?? false
        }
    }

    /// Removes what an exchange left behind, or puts it aside where somebody has put work of their own into it.
    /// - Parameter isReplaced: whether what stands there was just replaced. If not, it may be what an interrupted run had half
    ///   written, and having no manifest means nothing.
    func clear(isReplaced: Bool, _ log: RunLog) throws {
        guard let touched = Self.touched(in: publisher.staged, isReplaced: isReplaced) else {
            try publisher.discard()
            return
        }
        let place = try publisher.setAside()
        // The same file by the path at which it can now be found.
        let found = (Self.touched(in: place, isReplaced: isReplaced) ?? touched).message
        log.warning(
            Bilingual(
                "\(folder) 被人改动过（\(found.zh)），改动过的文件夹已移到 \(place)，没有删除",
                "\(folder) was changed by somebody (\(found.en)); the changed folder was moved to \(place), not removed"
            ),
            ["folder": place])
    }

    private static func hasFiles(_ folder: String) -> Bool {
        entries(below: folder).contains { $0.kind != .folder }
    }

    /// The first file that was changed or added since a folder was published. What is merely missing is no work of anybody's.
    private static func touched(in folder: String, isReplaced: Bool) -> Discrepancy? {
        if isLink(folder) { return nil }
        if isReplaced, FileManager.default.fileExists(atPath: folder), !isFolder(folder) { return .tooMany(folder) }
        for part in [folder, folder + "/" + draft] where isFolder(part) {
            let found = FolderVerification(folder: part).discrepancies.first { discrepancy in
                switch discrepancy {
                case .differs, .tooMany, .noPlainFile: true
                case .noManifest, .unreadableManifest: isReplaced && hasFiles(part)
                default: false
                }
            }
            if let found { return found }
        }
        return nil
    }
}
