internal import Catalogue

/// What the stages of a run took, told with `--verbose` to whoever wonders where its time goes.
struct StageTimes: Sendable {
    enum Stage: String, CaseIterable, Sendable {
        /// Files to tables: read, hashed, decoded and parsed.
        case reading
        case checking
        case statistics
        /// Data files and pages.
        case documents
        /// Archive and folder, synced; pages are held against the data files meanwhile.
        case publishing

        var words: Bilingual {
            switch self {
            case .reading: Bilingual("读入", "reading")
            case .checking: Bilingual("检查", "checking")
            case .statistics: Bilingual("统计", "statistics")
            case .documents: Bilingual("成文", "documents")
            case .publishing: Bilingual("存档与发布", "archive and folder")
            }
        }
    }

    private var taken: [(stage: Stage, duration: Duration)] = []
    private var last = ContinuousClock.now

    /// What went by since the last one ended was no stage's.
    mutating func resume() { last = ContinuousClock.now }

    /// What went by since the last one ended was this one's.
    mutating func end(_ stage: Stage) {
        let now = ContinuousClock.now
        taken.append((stage, now - last))
        last = now
    }

    /// In milliseconds, one line.
    func tell(_ period: Period, _ log: RunLog) {
        let texts = taken.map { entry in
            let (seconds, attoseconds) = entry.duration.components
            let tenths = (seconds * 10_000) + attoseconds / 100_000_000_000_000
            return (entry.stage, decimalText(Int128(tenths), decimals: 1))
        }
        func line(_ language: Language) -> String {
            texts.map { "\($0.0.words[language]) \($0.1)" }.joined(separator: language == .chinese ? "，" : ", ")
        }
        let fields = texts.map { ($0.0.rawValue, $0.1) }
        log.info(
            Bilingual("\(period)：用时（毫秒）：\(line(.chinese))", "\(period): milliseconds: \(line(.english))"), measured: fields)
    }
}
