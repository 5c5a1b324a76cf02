internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// What goes back to a sender: what is missing, returned or to be checked, with reasons.
struct NoticeView {
    let bulletin: BulletinView
    let region: Int

    /// Units with something returned, missing or a warning; submitters below one with something returned or a warning
    /// (contract §7).
    static func recipients(_ input: BulletinInput) -> [Int] {
        var result: Set<Int> = []
        for file in input.review.files {
            let isTold = file.status == .returned || file.status == .partly || file.log.count(.warning) > 0
            guard isTold, let submitter = file.submission.submitter, let unit = file.submission.unit else { continue }
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
        let files = input.review.files.filter { file in
            guard let submitter = file.submission.submitter else { return false }
            let isMine = isUnit ? file.submission.unit == region : submitter == region
            return isMine && (file.status == .returned || file.status == .partly || file.log.count(.warning) > 0)
        }
        let standing = isUnit ? input.figures.standing(of: region) : nil
        let missing = standing?.missingLeaves ?? []
        let corrections = input.corrections.filter { input.regions.isWithin($0.region, region) }
        let annexes = AnnexViews(
            figures: figures, rankings: RankingViews(figures: figures, templates: bulletin.templates),
            templates: bulletin.templates)
        let submissions = SubmissionViews(figures: figures)
        let obstacles = obstacles(standing, files)
        let common = View(bulletin.common).adding([
            "region": .text(figures.name(region)), "code": .text(input.regions[region].code),
            "has_returned": .flag(files.contains { $0.status == .returned || $0.status == .partly }),
            "is_missing": .flag(standing?.status == .missing),
            "has_missing_leaves": .flag(!missing.isEmpty && standing?.status != .missing),
            "missing_leaves": .text(missing.map(figures.name).joined(separator: "、")),
        ])
        return common.adding([
            "title": .text(try bulletin.templates.sentence("notice_title", common)),
            "opening": .text(try bulletin.templates.sentence("notice_opening", common)),
            "has_obstacles": .flag(obstacles != nil), "obstacles": .text(try obstacles.map(sentence) ?? ""),
            "has_files": .flag(!files.isEmpty),
            "files": .views(files.map { submissions.file($0, severities: [.error, .warning]) }),
            "has_corrections": .flag(!corrections.isEmpty),
            "corrections": .views(annexes.corrections(corrections)),
        ])
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
            View(bulletin.common).adding([
                "has_errors": .flag(obstacles.errors > 0), "errors": "\(obstacles.errors)",
                "has_unreported": .flag(isUnit && !obstacles.unreported.isEmpty),
                "unreported": .text(obstacles.unreported.map(bulletin.figures.name).joined(separator: "、")),
                "is_unit": .flag(isUnit), "is_certain": .flag(obstacles.isCertain),
            ]))
    }
}
