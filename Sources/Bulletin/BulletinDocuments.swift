internal import Catalogue
internal import Statistics

/// All documents of a publication but its manifest: data files, bulletin, unit sheets and notices.
package struct BulletinDocuments: Sendable {
    /// By path.
    package let documents: [Document]
    /// 核验码
    package let code: String

    /// - Throws: ``TemplateError`` for a template that can't be rendered.
    package init(_ input: BulletinInput, templates: Templates, toolVersion: String) throws(TemplateError) {
        let data = DataFiles(input)
        let bulletin = BulletinView(input: input, templates: templates, code: data.code, toolVersion: toolVersion)
        var documents = data.documents
        let view = try bulletin.view()
        documents.append(try Self.html("bulletin.html", "html/bulletin", view, templates))
        documents.append(try Self.markdown("bulletin.md", "markdown/bulletin", view, templates))
        for unit in input.regions.units {
            let code = input.regions[unit].code
            let sheet = try UnitSheetView(bulletin: bulletin, unit: unit).view()
            documents.append(try Self.html("regions/\(code).html", "html/unit", sheet, templates))
            documents.append(try Self.markdown("regions/\(code).md", "markdown/unit", sheet, templates))
        }
        for region in NoticeView.recipients(input) {
            let notice = try NoticeView(bulletin: bulletin, region: region).view()
            let path = "notices/\(input.regions[region].code)"
            documents.append(try Self.markdown(path + ".md", "markdown/notice", notice, templates))
            documents.append(try Self.html(path + ".html", "html/notice", notice, templates))
        }
        self.documents = documents.sorted { $0.path < $1.path }
        code = data.code
    }

    private static func html(
        _ path: String, _ template: String, _ view: View, _ templates: Templates
    ) throws(TemplateError) -> Document {
        Document(path: path, bytes: Array((FigureMark.html(try templates.render(template, view)) + "\n").utf8))
    }

    private static func markdown(
        _ path: String, _ template: String, _ view: View, _ templates: Templates
    ) throws(TemplateError) -> Document {
        Document(path: path, bytes: Array((FigureMark.plain(try templates.render(template, view)) + "\n").utf8))
    }
}
