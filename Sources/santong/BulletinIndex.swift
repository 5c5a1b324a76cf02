internal import Archive
internal import Bulletin
internal import Catalogue
internal import Intake
internal import Publishing
internal import Threads

/// `bulletins/index.html`, which follows from the archive: written anew after each publication, outside its transaction. Where something is
/// published it is made before, of that and what the archive had, while the disk is waited for (a test holds both against each other).
struct BulletinIndex {
    private let location: String
    private let page: Once<Result<IndexPage, any Error>>

    /// - Parameter periods: all that will be published when it is written.
    init(_ periods: Result<[PublishedPeriod], any Error>, _ workspace: Workspace, _ templates: Templates) {
        location = workspace.bulletinsFolder + "/index.html"
        page = Once {
            periods.flatMap { periods in
                Result {
                    try IndexPage(
                        periods, settings: workspace.settings, catalogue: workspace.catalogue, templates: templates)
                }
            }
        }
    }

    /// Makes it while something else is done.
    func begin() { Task(executorPreference: CoreThreads.shared) { [page] in _ = page.value } }

    /// Puts it in its place, where it isn't already.
    /// - Returns: what went wrong, for ``tell(_:_:_:)``.
    func write() -> (any Error)? {
        do {
            let bytes = try page.value.get().bytes
            if !isLink(location), readFile(location) == bytes { return nil }
            try replaceFile(location, with: bytes)
            return nil
        } catch {
            return error
        }
    }

    /// Warns of it: the bulletin itself has been published.
    func tell(_ problem: (any Error)?, _ log: RunLog, _ language: Language) {
        if let problem {
            let reason = Failure(problem, language).message
            log.warning(
                Bilingual(
                    "通报已发布，但目录 \(location) 没有更新：\(reason.zh)。下次发布时再写",
                    "the bulletin is published, but its index \(location) wasn't updated: \(reason.en). It will be with the next"),
                ["file": location])
        }
    }
}
