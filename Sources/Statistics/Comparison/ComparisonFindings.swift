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

    var catalogue: Catalogue { ratios.catalogue }
    var regions: RegionTable { ratios.regions }
}

/// The findings of comparing with the previous period (T01 to T04) and between submissions (X01, X02), in the order of the
/// files.
/// - Parameter ratios: of the cube as submitted.
/// - Throws: ``SumOverflow``.
package func compare(
    _ review: Review, ratios: Ratios, previous: Previous?, settings: Settings
) throws(SumOverflow) -> [LocatedFinding] {
    let context = ComparisonContext(review: review, ratios: ratios, previous: previous, settings: settings)
    var findings: [LocatedFinding] = []
    if let previous {
        findings += try LeafJumps(context: context, previous: previous).findings()
        findings += try FallingIndicators(context: context, previous: previous).findings()
        findings += LostSchools(context: context, previous: previous).findings()
    }
    findings += try OwnTotals(context: context).findings()
    findings += DifferingVoices(context: context).findings()
    return findings
}
