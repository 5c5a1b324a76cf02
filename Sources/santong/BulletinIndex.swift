internal import Archive
internal import Bulletin
internal import Catalogue
internal import Intake
internal import Publishing

/// `bulletins/index.html`, which follows from the archive: written anew after each publication, outside its transaction.
struct BulletinIndex {
    let workspace: Workspace
    let archive: Archive
    let templates: Templates

    private var location: String { workspace.bulletinsFolder + "/index.html" }

    /// Puts it in its place, where it isn't already. What goes wrong is told: the bulletin itself has been published.
    func write(_ log: RunLog, _ language: Language) {
        do {
            let page = try IndexPage(
                try archive.publishedPeriods(workspace.regions), settings: workspace.settings, catalogue: workspace.catalogue,
                templates: templates)
            if !isLink(location), readFile(location) == page.bytes { return }
            try replaceFile(location, with: page.bytes)
        } catch {
            let reason = Failure(error, language).message
            log.warning(
                Bilingual(
                    "通报已发布，但目录 \(location) 没有更新：\(reason.zh)。下次发布时再写",
                    "the bulletin is published, but its index \(location) wasn't updated: \(reason.en). It will be with the next"),
                ["file": location])
        }
    }
}
