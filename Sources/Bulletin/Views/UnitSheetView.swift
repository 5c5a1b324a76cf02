internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// One unit's sheet: where it stands against target, last quarter, group and province, and which of its counties are short.
struct UnitSheetView {
    let bulletin: BulletinView
    let unit: Int

    func view() throws(TemplateError) -> View {
        let input = bulletin.input
        let figures = bulletin.figures
        let rankings = RankingViews(figures: figures, templates: bulletin.templates)
        guard let standing = input.figures.standing(of: unit) else { return View(bulletin.common) }
        let indicators = input.catalogue.indicators.indices
        let leaves = input.regions.isLeaf(unit) ? [] : input.regions.leaves(under: unit)
        let weighted = indicators.filter { input.catalogue.indicators[$0].isWeighted }
        let row = rankings.row(standing)
        let common = View(bulletin.common).adding([
            "region": .text(figures.name(unit)), "code": .text(input.regions[unit].code), "standing": .view(row),
            "group_size": "\(input.figures.standings.filter { $0.group == standing.group && $0.rank != nil }.count)",
            "is_city": .flag(standing.group == .city), "has_figures": .flag(!input.figures.of(unit).isEmpty),
        ])
        let files = input.review.files.filter { $0.submission.unit == unit }
        let submissions = SubmissionViews(figures: figures)
        let revisions = try EditionViews(figures: figures, templates: bulletin.templates).revisions(of: unit)
        return common.adding([
            "title": .text(try bulletin.templates.sentence("sheet_title", common)),
            "position": .text(try bulletin.templates.sentence("position", common)),
            "rows": .views(
                indicators.map { index in
                    let province = input.figures.figure(input.regions.province, index)
                    return figures.view(unit, index).adding([
                        "province_value": .text(province.map(figures.value) ?? "—"),
                        "is_weighted": .flag(input.catalogue.indicators[index].isWeighted),
                    ])
                }),
            "has_leaves": .flag(!leaves.isEmpty),
            "leaf_columns": .views(
                weighted.map { View(["label": .text(input.catalogue.indicators[$0].label)]) }),
            "leaves": .views(
                leaves.map { leaf in
                    View([
                        "region": .text(figures.name(leaf)), "code": .text(input.regions[leaf].code),
                        "has_data": .flag(!input.figures.of(leaf).isEmpty),
                        "is_zone": .flag(input.regions[leaf].kind == .zone),
                        "figures": .views(weighted.map { figures.view(leaf, $0) }),
                    ])
                }),
            "has_revisions": .flag(!revisions.isEmpty), "revisions": .views(revisions),
            "has_files": .flag(!files.isEmpty), "files": .views(files.map { submissions.file($0) }),
        ])
    }
}
