/// The findings of one file: the one door through which they come, which counts them all and keeps at most 1,000 of a
/// severity, so that a file with a defect in every row costs no more than its rows (contract §6).
package struct FindingLog: Sendable {
    /// The most that is listed of a file.
    package static let limit = 1_000

    /// In the order in which they came, or as listed.
    private var kept: [Finding] = []
    private var isListed = true
    private var counts = [Int](repeating: 0, count: Severity.allCases.count)

    package init() {}

    /// Reports a finding. `make` is called only while the finding will be kept.
    package mutating func report(_ code: String, _ severity: Severity, _ make: () -> Finding) {
        counts[severity.rank] += 1
        guard counts[severity.rank] <= Self.limit else { return }
        kept.append(make())
        isListed = false
    }

    package mutating func report(_ finding: Finding) {
        report(finding.code, finding.severity) { finding }
    }

    package mutating func append(_ other: FindingLog) {
        for index in counts.indices { counts[index] += other.counts[index] }
        if kept.isEmpty {
            (kept, isListed) = (other.kept, other.isListed)
        } else if !other.kept.isEmpty {
            kept += other.kept
            isListed = false
        }
    }

    package func count(_ severity: Severity) -> Int { counts[severity.rank] }

    /// What is kept: errors before warnings before infos up to the limit, listed by line (those about the whole file first),
    /// then errors first, then in the order in which they were found. O(n) once ``list()`` was called, else O(n log n).
    package var findings: [Finding] { isListed ? kept : Self.listed(kept) }

    /// Puts what is kept into its final order and drops what is over the limit, so that reading it costs nothing.
    package mutating func list() {
        if !isListed { kept = Self.listed(kept) }
        isListed = true
    }

    /// How many findings there are beyond those kept.
    package var omitted: Int { counts.reduce(0, +) - findings.count }

    private static func listed(_ findings: [Finding]) -> [Finding] {
        if findings.count <= limit { return byLine(findings) }
        let chosen = Severity.allCases.flatMap { severity in byLine(findings.filter { $0.severity == severity }) }
        return byLine(Array(chosen.prefix(limit)))
    }

    private static func byLine(_ findings: [Finding]) -> [Finding] {
        let keys = findings.map { (line: $0.line ?? 0, rank: $0.severity.rank) }
        if zip(keys, keys.dropFirst()).allSatisfy({ $0 <= $1 }) { return findings }
        return findings.indices
            .sorted { (keys[$0].line, keys[$0].rank, $0) < (keys[$1].line, keys[$1].rank, $1) }
            .map { findings[$0] }
    }
}
