internal import Catalogue
internal import Statistics

/// All documents of a publication but its manifest: data files, bulletin, unit sheets and notices.
package struct BulletinDocuments: Sendable {
    /// By path.
    package let documents: [Document]
    /// 核验码
    package let code: String

    /// Renders several at once: each is made from the same values and nothing else.
    /// - Throws: ``TemplateError`` for a template that can't be rendered.
    package init(_ input: BulletinInput, templates: Templates, toolVersion: String) async throws(TemplateError) {
        let data = DataFiles(input)
        let bulletin = BulletinView(input: input, templates: templates, code: data.code, toolVersion: toolVersion)
        let pages =
            [Page.bulletin] + input.regions.units.map(Page.unit) + NoticeView.recipients(input).map(Page.notice)
        let results = await withTaskGroup(of: (Int, Result<[Document], TemplateError>).self) { group in
            for (index, page) in pages.enumerated() { group.addTask { (index, page.rendered(bulletin)) } }
            var results: [(Int, Result<[Document], TemplateError>)] = []
            for await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }
        }
        var documents = data.documents
        for (_, result) in results { documents += try result.get() }
        self.documents = documents.sorted { $0.path < $1.path }
        code = data.code
    }
}

/// What is rendered in one go, in each of its formats.
private enum Page: Sendable {
    case bulletin
    case unit(Int)
    case notice(Int)

    func rendered(_ bulletin: BulletinView) -> Result<[Document], TemplateError> {
        do throws(TemplateError) {
            let regions = bulletin.input.regions
            switch self {
            case .bulletin: return .success(try Self.documents("bulletin", "bulletin", try bulletin.view(), bulletin.templates))
            case .unit(let unit):
                let view = try UnitSheetView(bulletin: bulletin, unit: unit).view()
                return .success(try Self.documents("regions/\(regions[unit].code)", "unit", view, bulletin.templates))
            case .notice(let region):
                let view = try NoticeView(bulletin: bulletin, region: region).view()
                return .success(try Self.documents("notices/\(regions[region].code)", "notice", view, bulletin.templates))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func documents(
        _ path: String, _ template: String, _ view: View, _ templates: Templates
    ) throws(TemplateError) -> [Document] {
        let html = FigureMark.html(try templates.render("html/" + template, view))
        let markdown = FigureMark.plain(try templates.render("markdown/" + template, view))
        return [
            Document(path: path + ".html", bytes: Array((html + "\n").utf8)),
            Document(path: path + ".md", bytes: Array((markdown + "\n").utf8)),
        ]
    }
}
