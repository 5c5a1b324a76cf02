internal import Catalogue
internal import Statistics
internal import Validation

/// What `santong check` found, as a page of HTML that needs nothing else.
package struct CheckPage: Sendable {
    package let bytes: [UInt8]

    /// - Parameter inputs: of each period that was checked.
    /// - Throws: ``TemplateError`` for a template that can't be rendered.
    package init(_ inputs: [BulletinInput], templates: Templates) throws(TemplateError) {
        let files = inputs.flatMap(\.review.files)
        let bad = files.count { $0.log.count(.error) > 0 }
        func total(_ severity: Severity) -> Int { files.map { $0.log.count(severity) }.reduce(0, +) }
        let views = inputs.flatMap { input in
            let submissions = SubmissionViews(figures: FigureViews(input: input))
            return input.review.files.map {
                submissions.file($0, severities: Severity.allCases).adding(["period": .text(PeriodWords.long(input.period))])
            }
        }
        let view = View([
            "count": "\(files.count)", "good": "\(files.count - bad)", "bad": "\(bad)", "errors": "\(total(.error))",
            "warnings": "\(total(.warning))", "files": .views(views),
        ])
        bytes = try templates.render("html/check", view) + [UInt8(ascii: "\n")]
    }
}
