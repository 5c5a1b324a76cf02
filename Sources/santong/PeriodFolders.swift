internal import Archive
internal import Catalogue
internal import Digest
internal import Evidence
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

    /// - Parameters:
    ///   - files: of the draft, or of the edition that is issued.
    ///   - edition: the newest there is, nil while none was issued.
    func layout(
        _ files: [(path: String, bytes: [UInt8])], after edition: Int?, isIssue: Bool
    ) -> (files: [(path: String, bytes: [UInt8])], kept: [(now: String, then: String)]) {
        guard let edition else { return (files, []) }
        let there = publisher.files().filter { !$0.hasPrefix(Self.draft + "/") }
        if !isIssue {
            return (files.map { (Self.draft + "/" + $0.path, $0.bytes) }, there.map { ($0, $0) })
        }
        return (files, there.map { ($0, $0.hasPrefix(Self.editions + "/") ? $0 : "\(Self.editions)/\(edition)/" + $0) })
    }

    /// Where the publication with this manifest stands, as edition or draft; nil where another does.
    func location(showing manifest: SHA256Digest) -> String? {
        [folder, folder + "/" + Self.draft].first { location in
            readFile(location + "/manifest.json").map { SHA256Digest(of: $0) == manifest } ?? false
        }
    }

    /// Removes what an exchange left behind, or puts it aside where somebody has put work of their own into it.
    func clear(_ log: RunLog) throws {
        guard let touched = Self.touched(in: publisher.staged) else {
            try publisher.discard()
            return
        }
        let place = try publisher.setAside()
        log.warning(
            Bilingual(
                "\(folder) 被人改动过（\(touched.message.zh)），改动过的文件夹已移到 \(place)，没有删除",
                "\(folder) was changed by somebody (\(touched.message.en)); the changed folder was moved to \(place), not removed"
            ),
            ["folder": place])
    }

    /// The first file that was changed or added since a folder was published. What is merely missing is no work of anybody's.
    private static func touched(in folder: String) -> Discrepancy? {
        if isLink(folder) { return nil }
        for part in [folder, folder + "/" + draft] where isFolder(part) {
            let found = FolderVerification(folder: part).discrepancies.first { discrepancy in
                switch discrepancy {
                case .differs, .tooMany, .noPlainFile: true
                default: false
                }
            }
            if let found { return found }
        }
        return nil
    }
}
