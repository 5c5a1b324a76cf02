internal import Archive
internal import Catalogue
internal import Digest

/// What a publication is called.
struct PublicationHeading {
    let period: Period
    let published: Archive.Published
    /// Nil for a draft.
    let issue: EditionIssue?
    /// 核验码; blank in one of before version 0.2.
    let code: String
    let toolVersion: String
    /// Of a draft: how many came after it.
    private let laterDrafts: Int

    init(_ archived: ArchivedPublication, of period: Period, in archive: Archive) throws {
        self.period = period
        published = archived.published
        issue = archived.issue
        toolVersion = archived.toolVersion
        code = try archive.verificationCode(of: archived.published)
        laterDrafts = issue == nil ? try archive.laterDrafts(than: archived.published, of: period) : 0
    }

    /// As ``PublicationName`` reads it: `2017Q3@2`, `2017Q3@draft`, `2017Q3@draft~1`.
    var name: String {
        "\(period)@" + (issue.map { "\($0.number)" } ?? (laterDrafts == 0 ? "draft" : "draft~\(laterDrafts)"))
    }

    /// `2017Q3 第2版`
    func short(_ language: Language) -> String {
        let edition =
            issue.map { Bilingual("第\($0.number)版", "edition \($0.number)") }
            ?? (laterDrafts == 0
                ? Bilingual("送审稿", "draft")
                : Bilingual("送审稿（其后另有 \(laterDrafts) 份）", "draft (\(laterDrafts) more came after it)"))
        return "\(period) \(edition[language])"
    }

    func text(_ language: Language) -> String {
        var parts = [short(language)]
        if let issue {
            parts.append(Bilingual("\(issue.date) 印发", "issued \(issue.date)")[language])
            if !issue.documentNumber.isEmpty { parts.append(issue.documentNumber) }
            if !issue.reason.isEmpty { parts.append(Bilingual("更正原因：\(issue.reason)", "reason: \(issue.reason)")[language]) }
        }
        if !code.isEmpty { parts.append(Bilingual("核验码 \(code)", "code \(code)")[language]) }
        return parts.joined(separator: language == .chinese ? "，" : ", ")
    }

    var json: JSON {
        .object([
            ("period", .text(period.description)), ("edition", .number(issue?.number)),
            ("issued_on", .text(issue?.date.description)), ("document_number", .text(issue?.documentNumber)),
            ("reason", .text(issue?.reason)), ("verification_code", .text(code)), ("tool_version", .text(toolVersion)),
            ("manifest_sha256", .text(published.manifest.hex)),
        ])
    }
}
