internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// What goes back to a sender: what is missing, returned or to be checked, with reasons.
struct NoticeView {
    let bulletin: BulletinView
    let region: Int
    let attachments: Attachments
    let told: ToldFiles

    /// Units with something returned, missing or a warning; submitters below one with something returned or a warning
    /// (contract §7).
    static func recipients(_ input: BulletinInput) -> [Int] {
        var result: Set<Int> = []
        for file in input.review.files {
            guard file.isTold, let submitter = file.submission.submitter, let unit = file.submission.unit else { continue }
            result.formUnion([submitter, unit])
        }
        for standing in input.figures.standings where standing.status == .missing || !standing.missingLeaves.isEmpty {
            result.insert(standing.unit)
        }
        return result.sorted()
    }

    func view() throws(TemplateError) -> View {
        let input = bulletin.input
        let figures = bulletin.figures
        let isUnit = input.regions.unit[region] == region
        let files = input.review.told(of: region, isUnit: isUnit)
        let standing = isUnit ? input.figures.standing(of: region) : nil
        let missing = standing?.missingLeaves ?? []
        let corrections = input.corrections.filter { input.regions.isWithin($0.region, region) }
        let annexes = AnnexViews(
            figures: figures, rankings: RankingViews(figures: figures, templates: bulletin.templates),
            templates: bulletin.templates)
        let obstacles = obstacles(standing, files)
        let explanations = ExplanationViews(figures: figures)
        let (answered, strays) = (explanations.answered(files), explanations.strays(of: region))
        let questions = attachments.questions[region] ?? []
        let list = ExplanationList(questions: questions, region: region, input: input)
        let progress = input.progress[region]
        let common = bulletin.common.adding([
            "region": .text(figures.name(region)), "code": .text(input.regions[region].code),
            "has_questions": .flag(!questions.isEmpty), "questions": "\(questions.count)", "list": .text(list.name),
            "has_returned": .flag(files.contains(where: \.isOutstanding)),
            "is_settled": .flag(!files.isEmpty && !files.contains(where: told.isAsked)),
            "next_revision": "\(nextRevision)", "is_unit": .flag(input.regions.unit[region] == region),
            "is_missing": .flag(standing?.status == .missing),
            "has_missing_leaves": .flag(!missing.isEmpty && standing?.status != .missing),
            "missing_leaves": .text(missing.map(figures.name).joined(separator: "、")),
        ])
        return common.adding([
            "title": .text(try bulletin.templates.sentence("notice_title", common)),
            "opening": .text(try bulletin.templates.sentence("notice_opening", common)),
            "has_obstacles": .flag(obstacles != nil), "obstacles": .text(try obstacles.map(sentence) ?? ""),
            "has_files": .flag(files.contains(where: told.isAsked)),
            "files": .views(told.views(files)),
            "has_progress": .flag(progress != nil), "progress": .text(try progress.map(sentence) ?? ""),
            "has_answered": .flag(!answered.isEmpty), "answered": .views(explanations.views(answered)),
            "has_unmatched": .flag(!strays.isEmpty), "unmatched": .views(strays),
            "has_corrections": .flag(!corrections.isEmpty),
            "corrections": .views(annexes.corrections(corrections)),
        ])
    }

    /// One more than the highest that was sent by those whom the notice is about.
    private var nextRevision: Int {
        let isUnit = bulletin.input.regions.unit[region] == region
        let files = bulletin.input.review.files
        let own = files.indices.filter { (isUnit ? files[$0].submission.unit : files[$0].submission.submitter) == region }
        return (own.map { files[$0].submission.revision }.max() ?? 0) + 1
    }

    private func sentence(_ progress: Progress) throws(TemplateError) -> String {
        let settled = progress.settled ?? 0
        return try bulletin.templates.sentence(
            "progress",
            bulletin.common.adding([
                "earlier": "\(progress.earlier)", "is_counted": .flag(progress.settled != nil), "settled": "\(settled)",
                "is_all": .flag(settled == progress.earlier), "is_none": .flag(settled == 0),
                "remaining": "\(progress.earlier - settled)", "now": "\(progress.now)", "has_now": .flag(progress.now > 0),
                "added": "\(progress.now - (progress.earlier - settled))",
                "has_added": .flag(progress.now > progress.earlier - settled),
            ]))
    }

    /// Nil where nothing stands between the sender and a rank, or the data that it lacks; of a unit that sent nothing the opening tells.
    private func obstacles(_ standing: Standing?, _ files: [Reviewed]) -> Obstacles? {
        let input = bulletin.input
        let leaves: [Int]
        if let standing {
            if standing.status == .ranked || standing.status == .missing { return nil }
            leaves = standing.missingLeaves
        } else {
            leaves = input.regions.leaves(under: region).filter { leaf in
                input.review.speaker(for: leaf) == nil && !files.isEmpty
            }
        }
        let found = Obstacles(of: region, input.review, leaves: leaves, regions: input.regions)
        return found.errors > 0 || (standing != nil && !found.unreported.isEmpty) ? found : nil
    }

    private func sentence(_ obstacles: Obstacles) throws(TemplateError) -> String {
        let isUnit = bulletin.input.regions.unit[region] == region
        return try bulletin.templates.sentence(
            "obstacles",
            bulletin.common.adding([
                "has_errors": .flag(obstacles.errors > 0), "errors": "\(obstacles.errors)",
                "has_unreported": .flag(isUnit && !obstacles.unreported.isEmpty),
                "unreported": .text(obstacles.unreported.map(bulletin.figures.name).joined(separator: "、")),
                "is_unit": .flag(isUnit), "is_certain": .flag(obstacles.isCertain),
            ]))
    }
}
