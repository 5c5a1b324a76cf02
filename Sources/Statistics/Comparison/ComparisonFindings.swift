package import Catalogue
internal import Threads
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
/// round (G01 to G06): the rules several at once, their findings in the rules' order.
/// - Parameter ratios: of the cube as submitted.
/// - Throws: ``SumOverflow``.
package func compare(
    _ review: Review, of period: Period, ratios: Ratios, previous: Previous?, settings: Settings
) throws(SumOverflow) -> Compared {
    let context = ComparisonContext(review: review, ratios: ratios, previous: previous, settings: settings, period: period)
    let disagreements =
        try TotalRows(context: context).disagreements() + OwnTotals(context: context).disagreements()
        + DifferingVoices(context: context).disagreements()
    let rules = Rule.allCases
    let found = concurrently(rules.count) { index in
        Result { () throws(SumOverflow) in try lookInto(rules[index], context, disagreements) }
    }
    var findings: [LocatedFinding] = []
    for found in found { findings += try found.get() }
    return Compared(findings: findings, disagreements: disagreements)
}

/// What is looked at, in the order of the findings.
private enum Rule: CaseIterable {
    case leafJumps, fallingIndicators, lostSchools, unchangedLeaves, fewerSchools, disagreements, likeFiles, exactTargets,
        fullTeacherSpaces, roundNumbers
}

private func lookInto(
    _ rule: Rule, _ context: ComparisonContext, _ disagreements: [Disagreement]
) throws(SumOverflow) -> [LocatedFinding] {
    let previous = context.previous
    switch rule {
    case .leafJumps: return try previous.map { LeafJumps(context: context, previous: $0) }?.findings() ?? []
    case .fallingIndicators: return try previous.map { FallingIndicators(context: context, previous: $0) }?.findings() ?? []
    case .lostSchools: return previous.map { LostSchools(context: context, previous: $0) }?.findings() ?? []
    case .unchangedLeaves: return previous.map { UnchangedLeaves(context: context, previous: $0) }?.findings() ?? []
    case .fewerSchools: return previous.map { FewerSchools(context: context, previous: $0) }?.findings() ?? []
    case .disagreements: return disagreements.compactMap { $0.finding(context) }
    case .likeFiles: return LikeFiles(context: context).findings()
    case .exactTargets: return try ExactTargets(context: context).findings()
    case .fullTeacherSpaces: return FullTeacherSpaces(context: context).findings()
    case .roundNumbers: return RoundNumbers(context: context).findings()
    }
}
