internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// 附件5 and `data/reconciliation.csv`: two figures for one thing, their difference, which was used and why.
struct ReconciliationViews {
    let figures: FigureViews

    private var input: BulletinInput { figures.input }

    /// - Returns: at most as many as a reader looks through; the data file has them all.
    func table() -> View {
        let shown = input.disagreements.prefix(Self.most)
        return View([
            "has_entries": .flag(!shown.isEmpty), "entries": .views(shown.map(view)),
            "is_cut": .flag(shown.count < input.disagreements.count), "count": "\(input.disagreements.count)",
            "shown": "\(shown.count)",
        ])
    }

    private static let most = 200

    private func view(_ entry: Disagreement) -> View {
        View([
            "rule": .text(entry.rule.code), "region": .text(entry.region.map(figures.name) ?? "—"),
            "measure": .text(FigureMark.cleaned(entry.measure)), "file": .text(FigureMark.cleaned(path(entry.file))),
            "has_line": .flag(entry.line != nil), "line": .text(entry.line.map(String.init) ?? ""),
            "stated": "\(entry.stated)", "compared_with": .text(FigureMark.cleaned(comparedWith(entry))),
            "used": "\(entry.used)", "difference": .text(Self.signed(entry.stated - entry.used)),
            "reason": .text(Self.reason(entry.rule)),
        ])
    }

    private func path(_ file: Int) -> String { input.review.files[file].submission.path }

    /// What the figure that was used comes from.
    func comparedWith(_ entry: Disagreement) -> String {
        if let other = entry.otherFile { return path(other) }
        return entry.rule == .totalRow ? "以上各行之和" : "各县区之和"
    }

    static func reason(_ rule: Disagreement.Rule) -> String {
        switch rule {
        case .totalRow: "合计行不计入，以各行之和为准"
        case .ownTotal: "各县区数据齐全，以县区之和为准"
        case .voices(isByForm: true): "学校表先于汇总表"
        case .voices(isByForm: false): "县区自己的报送先于上级的"
        }
    }

    private static func signed(_ number: Int64) -> String { number > 0 ? "+\(number)" : "\(number)" }
}
