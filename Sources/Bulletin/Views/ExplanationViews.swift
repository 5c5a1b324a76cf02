internal import Catalogue
internal import Intake
internal import Validation

/// 情况说明: what submitters answered to this period's warnings (附件5, the notices, `data/explanations.csv`).
struct ExplanationViews {
    let figures: FigureViews

    private var input: BulletinInput { figures.input }

    /// A warning and its answer.
    struct Answered {
        let file: String
        let finding: Finding
        let entry: Explanations.Entry
    }

    /// By file, in the findings' order; a finding that stands in several files once.
    func answered(_ files: [Reviewed]) -> [Answered] {
        if input.explanations.entries.isEmpty { return [] }
        var seen: Set<String> = []
        return files.filter(\.isTold).flatMap { file -> [Answered] in
            file.log.findings.compactMap { finding in
                guard let number = file.number(of: finding, input.catalogue, input.regions),
                    let entry = input.explanations[number], seen.insert(number).inserted
                else { return nil }
                return Answered(file: file.submission.path, finding: finding, entry: entry)
            }
        }
    }

    func answered() -> [Answered] { answered(input.review.files) }

    func views(_ answered: [Answered]) -> [View] {
        answered.map { entry in
            let finding = entry.finding
            return View([
                "region": .text(figures.name(entry.entry.submitter)), "code": .text(finding.code),
                "message": .text(FigureMark.cleaned(finding.message.zh)), "has_line": .flag(finding.line != nil),
                "has_value": .flag(!finding.value.isEmpty && !finding.message.zh.contains(finding.value)),
                "value": .text(FigureMark.cleaned(finding.value)), "line": .text(finding.line.map(String.init) ?? ""),
                "file": .text(FigureMark.cleaned(entry.file)),
                "explanation": .text(FigureMark.cleaned(entry.entry.text)),
                "is_earlier": .flag(entry.entry.period != input.period),
                "given_in": .text(PeriodWords.long(entry.entry.period)),
            ])
        }
    }

    /// Answers that settle nothing.
    /// - Parameter region: whose; nil for all.
    func strays(of region: Int? = nil) -> [View] {
        let strays = input.explanations.strays.filter { stray in
            guard let region else { return true }
            return stray.sender.map { input.regions.isWithin($0, region) } ?? false
        }
        return strays.map { stray in
            View([
                "file": .text(FigureMark.cleaned(stray.file)), "has_line": .flag(stray.line != nil),
                "line": .text(stray.line.map(String.init) ?? ""), "reason": .text(FigureMark.cleaned(stray.reason.zh)),
            ])
        }
    }

    /// More are told by number: `data/explanations.csv` has them all.
    private static let mostInAnnex = 500

    func annex() -> View {
        let answered = answered()
        let strays = strays()
        return View([
            "has_entries": .flag(!answered.isEmpty), "entries": .views(views(Array(answered.prefix(Self.mostInAnnex)))),
            "is_cut": .flag(answered.count > Self.mostInAnnex), "count": "\(answered.count)", "shown": "\(Self.mostInAnnex)",
            "has_strays": .flag(!strays.isEmpty), "strays": .views(Array(strays.prefix(Self.mostInAnnex))),
        ])
    }
}
