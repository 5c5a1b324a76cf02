internal import Catalogue
internal import Statistics

/// What an edition says of itself, and from the second on what it changes (更正).
struct EditionViews {
    let figures: FigureViews
    let templates: Templates

    private var input: BulletinInput { figures.input }

    /// Names that every document has.
    var heading: View {
        let issue = input.edition?.issue
        return [
            "is_draft": .flag(issue == nil), "is_edition": .flag(issue != nil),
            "edition": .text(issue.map { "\($0.number)" } ?? ""),
            "is_correction": .flag((issue?.number ?? 1) > 1),
            "has_document_number": .flag(!(issue?.documentNumber ?? "").isEmpty),
            "document_number": .text(issue?.documentNumber ?? ""),
            "issue_date": .text(issue.map { "\($0.date.year)年\($0.date.month)月\($0.date.day)日" } ?? ""),
            "correction_reason": .text(Self.withoutFullStop(FigureMark.cleaned(issue?.reason ?? ""))),
            "earlier_edition": .text(input.edition?.changes.map { "\($0.earlier)" } ?? ""),
        ]
    }

    private static func withoutFullStop(_ text: String) -> String {
        let trimmed = text.trimmingPrefix { $0.isWhitespace }
        guard let last = trimmed.lastIndex(where: { !$0.isWhitespace && $0 != "。" && $0 != "." }) else { return "" }
        return String(trimmed[...last])
    }

    /// The figures and ranks of province and units that are other than in the edition before; leaves are marked in the sheets.
    func revisions() throws(TemplateError) -> [View] {
        guard let changes = input.edition?.changes else { return [] }
        let listed = Set([input.regions.province] + input.regions.units)
        return try views(changes.revisions.filter { listed.contains($0.region) }, changes)
    }

    /// Those of one unit and its leaves.
    func revisions(of unit: Int) throws(TemplateError) -> [View] {
        guard let changes = input.edition?.changes else { return [] }
        return try views(changes.revisions.filter { input.regions.isWithin($0.region, unit) }, changes)
    }

    private func views(_ revisions: [EditionChanges.Revision], _ changes: EditionChanges) throws(TemplateError) -> [View] {
        var views: [View] = []
        var told: Int?
        for revision in revisions {
            let isRepeated = revision.region == told
            told = revision.region
            views.append(
                View([
                    "region": .text(figures.name(revision.region)), "code": .text(input.regions[revision.region].code),
                    "is_unit": .flag(input.regions.unit[revision.region] == revision.region),
                    "is_score": .flag(revision.indicator == nil),
                    "indicator": .text(revision.indicator.map { input.catalogue.indicators[$0].label } ?? ""),
                    "before": .text(printed(revision.before, revision.countsBefore)),
                    "after": .text(printed(revision.after, revision.countsAfter)),
                    "has_rank": .flag(revision.rankBefore != nil || revision.rankAfter != nil),
                    "rank_before": .text(revision.rankBefore.map(String.init) ?? "—"),
                    "rank_after": .text(revision.rankAfter.map(String.init) ?? "—"),
                    "cause": .text(try templates.sentence("cause", cause(of: revision.region, changes, isRepeated: isRepeated))),
                ]))
        }
        return views
    }

    /// 85.00%（17/20）
    private func printed(_ text: String?, _ counts: RatioCounts?) -> String {
        (text ?? "—") + (counts.map { "（\($0.numerator)/\($0.denominator)）" } ?? "")
    }

    /// - Parameter isRepeated: whether the row before is the same region's and has told it.
    private func cause(of region: Int, _ changes: EditionChanges, isRepeated: Bool) -> View {
        let causes = input.regions.unit[region].flatMap { changes.causes[$0] }
        let isProvince = region == input.regions.province
        var parts: [View] = []
        if isProvince, !changes.causes.isEmpty {
            let units = changes.causes.keys.sorted()
            let named = units.prefix(Self.mostUnits).map { figures.name($0) }.joined(separator: "、")
            parts.append([
                "is_province": true, "units": .text(named), "unit_count": "\(units.count)",
                "is_cut": .flag(units.count > Self.mostUnits),
            ])
        }
        if let causes {
            if !causes.added.isEmpty { parts.append(["is_added": true, "files": names(causes.added)]) }
            if !causes.removed.isEmpty { parts.append(["is_removed": true, "files": names(causes.removed)]) }
            if causes.corrections > 0 { parts.append(["is_corrected": true, "count": "\(causes.corrections)"]) }
        } else if !isProvince, !changes.rulesChanged {
            parts.append(["is_others": true])
        }
        if changes.rulesChanged { parts.append(["is_rules": true]) }
        let kinds: View = [
            "is_province": false, "is_cut": false, "is_added": false, "is_removed": false, "is_corrected": false,
            "is_others": false,
            "is_rules": false,
        ]
        return View([
            "division": .text(input.settings.division), "is_repeated": .flag(isRepeated),
            "parts": .views(
                parts.enumerated().map { position, part in
                    kinds.adding(part).adding(["is_last": .flag(position == parts.count - 1)])
                }),
        ])
    }

    /// How many units a cause names.
    private static let mostUnits = 5

    private func names(_ paths: [String]) -> ViewValue { .text(paths.map(FigureMark.cleaned).joined(separator: "、")) }
}
