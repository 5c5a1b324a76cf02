package import Catalogue
package import Validation

/// A finding and the file it is told on.
package struct LocatedFinding: Sendable, Equatable {
    /// An index into the review's files.
    package let file: Int
    package let finding: Finding
}

/// What all rules of comparison look at. Judged without corrections, in either period (contract §3.5).
struct ComparisonContext {
    let review: Review
    let ratios: Ratios
    let previous: Previous?
    let settings: Settings
    let period: Period

    var catalogue: Catalogue { ratios.catalogue }
    var regions: RegionTable { ratios.regions }

    /// The previous period's files of these parts, in brackets: one by its name, more by their number; nothing where they aren't known.
    func earlier(_ parts: [Part]) -> Bilingual {
        let files = Set(parts.flatMap { previous?.files[$0] ?? [] })
        guard let first = files.min() else { return Bilingual("", "") }
        return files.count == 1
            ? Bilingual("（\(first)）", " (\(first))")
            : Bilingual("（\(first) 等 \(files.count) 份文件）", " (\(first) and others, \(files.count) files)")
    }

    /// The third quarter is the first of a school year: new classes, schools opened and closed move numbers without anybody's error.
    var newSchoolYear: Bilingual {
        guard period.quarter == 3 else { return Bilingual("", "") }
        return Bilingual("（本期进入新学年，属招生、分班、撤并的，注明即可）", " (a new school year began: if that is why, just say so)")
    }
}

/// What comparing found.
package struct Compared: Sendable {
    package let findings: [LocatedFinding]
    /// Two figures for one thing: R13, X01, X02.
    package let disagreements: [Disagreement]
}

/// Compares with the previous period (T01 to T04) and between submissions (X01, X02), and asks about what is too good, too alike or too
/// round (G01 to G06).
/// - Parameter ratios: of the cube as submitted.
/// - Throws: ``SumOverflow``.
package func compare(
    _ review: Review, of period: Period, ratios: Ratios, previous: Previous?, settings: Settings
) throws(SumOverflow) -> Compared {
    let context = ComparisonContext(review: review, ratios: ratios, previous: previous, settings: settings, period: period)
    var findings: [LocatedFinding] = []
    if let previous {
        findings += try LeafJumps(context: context, previous: previous).findings()
        findings += try FallingIndicators(context: context, previous: previous).findings()
        findings += LostSchools(context: context, previous: previous).findings()
        findings += UnchangedLeaves(context: context, previous: previous).findings()
        findings += FewerSchools(context: context, previous: previous).findings()
    }
    let disagreements =
        try TotalRows(context: context).disagreements() + OwnTotals(context: context).disagreements()
        + DifferingVoices(context: context).disagreements()
    findings += disagreements.compactMap { $0.finding(context) }
    findings += LikeFiles(context: context).findings()
    findings += try ExactTargets(context: context).findings()
    findings += FullTeacherSpaces(context: context).findings()
    findings += RoundNumbers(context: context).findings()
    return Compared(findings: findings, disagreements: disagreements)
}
