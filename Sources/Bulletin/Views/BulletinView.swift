internal import Catalogue
internal import Explanation
internal import Statistics
internal import Validation

/// The whole bulletin as a template sees it.
struct BulletinView {
    let input: BulletinInput
    /// The same input, as explanations look at it.
    let account: PeriodAccount
    let templates: Templates
    /// 核验码
    let code: String
    let toolVersion: String
    /// What the catalogue says of each indicator.
    let definitions: [View]
    let peers: PeerViews

    init(input: BulletinInput, account: PeriodAccount, templates: Templates, code: String, toolVersion: String) {
        self.input = input
        self.account = account
        self.templates = templates
        self.code = code
        self.toolVersion = toolVersion
        definitions = DefinitionViews(catalogue: input.catalogue, policyNumber: input.settings.policyNumber).views
        peers = PeerViews(FigureViews(input: input))
    }

    var figures: FigureViews { FigureViews(input: input) }

    /// Names that every document has.
    var common: View {
        View([
            "period": .text(input.period.description), "period_words": .text(PeriodWords.long(input.period)),
            "period_end": .text(PeriodWords.end(input.period)), "verification_code": .text(code),
            "office": .text(input.settings.office), "division": .text(input.settings.division),
            "addressees": .text(input.settings.addressees),
            "divisions": .text(([input.settings.division] + input.settings.coOwners).joined(separator: "、")),
            "has_telephone": .flag(!input.settings.telephone.isEmpty),
            "telephone": .text(input.settings.telephone), "policy_title": .text(input.settings.policyTitle),
            "policy_number": .text(input.settings.policyNumber),
            "deadline": .text(PeriodWords.deadline(input.settings.deadline(of: input.period))),
            "is_first": .flag(input.figures.previousPeriod == nil),
            "previous_period": .text(input.figures.previousPeriod.map(PeriodWords.long) ?? ""),
            "half_even": .flag(input.settings.rounding == .halfEven), "tool_version": .text(toolVersion),
            "weights_on_trial": .flag(input.settings.weightsBasis.isEmpty),
            "weights_basis": .text(input.settings.weightsBasis),
        ]).adding(EditionViews(figures: figures, templates: templates).heading)
            .adding(LetterViews(settings: input.settings, period: input.period).names)
    }

    /// - Parameter charts: drawn from the same input.
    func view(_ charts: [Chart]) throws(TemplateError) -> View {
        let figures = figures
        let rankings = RankingViews(figures: figures, templates: templates)
        let overview = OverviewViews(figures: figures, templates: templates)
        let annexes = AnnexViews(figures: figures, rankings: rankings, templates: templates)
        let submissions = SubmissionViews(figures: figures)
        let groups = try rankings.groups()
        let problems = try ProblemViews(figures: figures, templates: templates).sentences()
        let sections = try overview.sections()
        let corrections = annexes.corrections()
        let strays = submissions.strays()
        let revisions = try EditionViews(figures: figures, templates: templates).revisions()
        return common.adding([
            "title": .text(try templates.sentence("title", common)),
            "lead": .text(try templates.sentence("lead", common)),
            "coverage": .text(try templates.sentence("coverage", coverage())),
            "has_figures": .flag(!sections.isEmpty), "summary": .texts(try overview.summary()),
            "sections": .views(sections), "groups": .views(groups),
            "has_problems": .flag(!problems.isEmpty), "all_met": .flag(allMet), "problems": .texts(problems),
            "has_praise": .flag(!input.notes[.praise].isEmpty), "praise": .texts(words(.praise)),
            "praise_number": .text(OverviewViews.numeral(groups.count)),
            "has_requirements": .flag(!input.notes[.requirements].isEmpty), "requirements": .texts(words(.requirements)),
            "has_remarks": .flag(!input.notes[.remarks].isEmpty), "remarks": .texts(words(.remarks)),
            "requirement": .text(try templates.sentence("requirement", requirement(hasProblems: !problems.isEmpty))),
            "overview_charts": .views(charts.filter { $0.place == .overview }.map(\.view)),
            "place_charts": .views(charts.filter { $0.place == .places }.map(\.view)),
            "summary_table": .view(annexes.summaryTable()),
            "indicator_tables": .views(try annexes.indicatorTables(charts.filter { $0.place == .indicators })),
            "unconnected": .view(annexes.unconnected()), "exempt": .view(annexes.exempt()),
            "units": .views(submissions.units()),
            "conservation": .text(try templates.sentence("conservation", submissions.conservation())),
            "explanations": .view(ExplanationViews(figures: figures).annex()),
            "reconciliation": .view(ReconciliationViews(figures: figures).table()),
            "has_strays": .flag(!strays.isEmpty), "strays": .views(strays),
            "has_revisions": .flag(!revisions.isEmpty), "revisions": .views(revisions),
            "has_corrections": .flag(!corrections.isEmpty), "corrections": .views(corrections),
            "furthest": .views(annexes.furthest()),
            "has_tasks": .flag(input.tasks.hasReports || (input.edition == nil && !input.tasks.strays.isEmpty)),
            "tasks": .view(try TaskViews(ledger: input.tasks, templates: templates).annex()),
            "caliber": .views(try annexes.caliber()),
            "caliber_notes": .texts(try caliberNotes()),
        ])
    }

    /// Whether every weighted indicator has a value for the province, and meets its target.
    private var allMet: Bool {
        input.catalogue.indicators.indices.filter { input.catalogue.indicators[$0].isWeighted }
            .allSatisfy { input.figures.figure(input.regions.province, $0)?.isMet == true }
    }

    private func words(_ section: OfficeNotes.Section) -> [String] { input.notes[section].map(FigureMark.cleaned) }

    private func requirement(hasProblems: Bool) -> View {
        let hasReturns =
            input.figures.standings.contains { $0.status != .ranked }
            || input.review.files.contains(where: \.isOutstanding)
        return common.adding([
            "has_problems": .flag(hasProblems), "has_returns": .flag(hasReturns),
            "before_year_end": .flag(input.period.quarter < 4),
        ])
    }

    /// How many of the units reported.
    private func coverage() -> View {
        let standings = input.figures.standings
        let reported = standings.filter { $0.status == .ranked || $0.status == .incomplete }
        return common.adding([
            "units": "\(standings.count)", "reported": "\(reported.count)",
            "all_reported": .flag(reported.count == standings.count && !standings.isEmpty),
            "none_reported": .flag(reported.isEmpty),
            "some_reported": .flag(!reported.isEmpty && reported.count < standings.count),
            "ranked": "\(standings.filter { $0.rank != nil }.count)",
            "cities": "\(standings.filter { $0.group == .city }.count)",
            "direct_counties": "\(standings.filter { $0.group == .directCounty }.count)",
        ])
    }

    /// The rules that hold for all figures.
    private func caliberNotes() throws(TemplateError) -> [String] {
        let text = try templates.render(
            "prose/caliber",
            common.adding([
                "minimum_coverage": .text(input.settings.minimumCoverage.percentage(target: nil, .halfUp)),
                "full_coverage_needed": .flag(!Fraction.isLess(input.settings.minimumCoverage, .one)),
                "has_common_basis": .flag(input.figures.figures.contains { $0.basis == .common }),
            ]))
        return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init).filter { !$0.isEmpty }
    }
}
