/// `santong.yaml`: the office's choices (contract §2), read and checked.
package struct Settings: Sendable, Equatable {
    /// How much an error sends back (contract §3.5).
    package enum Acceptance: String, Sendable, CaseIterable { case leaf, submission, rows }

    /// Whether 填报人, 审核人 and 负责人 must be named (finding F18).
    package enum SignOff: String, Sendable, CaseIterable { case ignore, warning, error }

    /// The issuing office, for the signature: 河南省教育厅.
    package var office = "河南省教育厅"
    /// The division in charge: 科技处.
    package var division = "科技处"
    /// Who else owns the bulletin by 678号 三（九）.
    package var coOwners = ["基教一处", "电教馆"]
    /// The document the targets come from.
    package var policyTitle = "2017年度教育信息化重点工作及责任分工"
    package var policyNumber = "教科技〔2017〕678号"
    /// 发文机关标志, the red head of the bulletin (GB/T 9704-2012, 7.2.4); empty: the office's name and 文件.
    package var letterhead = ""
    /// 机关代字, the beginning of document numbers (7.2.5); empty: that of `policyNumber`.
    package var documentSeries = ""
    /// 抄送机关 (7.4.2); empty: none.
    package var copiesTo = ""
    /// 印发机关 (7.4.3); empty: the office's 办公室.
    package var printingOffice = ""
    /// To whom the bulletin is addressed.
    package var addressees = "各省辖市、省直管县（市）教育局"
    package var telephone = ""
    package var acceptance = Acceptance.leaf
    package var rounding = Rounding.halfUp
    package var signOff = SignOff.ignore
    /// 0 to 1: a unit with a smaller coverage isn't ranked.
    package var minimumCoverage = Fraction.one
    /// In bytes.
    package var maxFileSize = 64 * 1024 * 1024
    package var limits = Limits()
    /// Days after the quarter's end, when `deadlines` has no entry for the period.
    package var deadlineDays = 10
    package var deadlines: [Period: Instant] = [:]
    /// Where the weights come from; while blank, scores are headed 权重为试行.
    package var weightsBasis = ""
    /// How many leading and lagging units the prose names, 1 or more.
    package var namedUnits = 5
    /// In which formats papers are made beside HTML and Markdown; `--format` says otherwise for one run.
    package var formats: Set<PaperFormat> = []
    /// The private key that signs each manifest, a PEM file: a path, relative to the workspace. Empty: nothing is signed.
    package var signingKey = ""
    /// A program, by its absolute path, and its arguments, started after each publication; `{period}`, `{edition}` (blank for a
    /// draft), `{folder}` and `{code}` are filled in. Empty: none. Never given to a shell.
    package var afterPublish: [String] = []

    /// How `santong evaluate` gives points, and by what document; while that is blank, points are headed 评分标准为试行.
    package var evaluation = EvaluationScale()
    package var evaluationBasis = ""

    package init() {}

    /// The last moment that is in time.
    package func deadline(of period: Period) -> Instant {
        deadlines[period] ?? period.deadline(days: deadlineDays)
    }
}
