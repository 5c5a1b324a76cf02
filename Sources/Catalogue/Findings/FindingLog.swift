/// The findings of one file: the one door through which they come, which counts them all and keeps at most 1,000 of a
/// severity, so that a file with a defect in every row costs no more than its rows (contract §6).
package struct FindingLog: Sendable {
    /// The most that is kept of a file.
    package static let limit = 1_000

    private var kept: [Severity: [Finding]] = [:]
    /// All findings, kept or not.
    package private(set) var counts: [Severity: Int] = [:]
    /// All findings by code and severity, kept or not.
    package private(set) var codeCounts: [String: Int] = [:]

    package init() {}

    /// Reports a finding. `make` is called only while the finding will be kept.
    package mutating func report(_ code: String, _ severity: Severity, _ make: () -> Finding) {
        counts[severity, default: 0] += 1
        codeCounts[code, default: 0] += 1
        if kept[severity, default: []].count < Self.limit { kept[severity, default: []].append(make()) }
    }

    package mutating func report(_ finding: Finding) {
        report(finding.code, finding.severity) { finding }
    }

    package mutating func append(_ other: FindingLog) {
        for severity in Severity.allCases {
            counts[severity, default: 0] += other.counts[severity] ?? 0
            kept[severity, default: []] += other.kept[severity] ?? []
        }
        codeCounts.merge(other.codeCounts) { $0 + $1 }
    }

    package func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

    /// What is kept: errors before warnings before infos up to the limit, listed by line (those about the whole file first),
    /// then in the order in which they were found.
    package var findings: [Finding] {
        let chosen = Severity.allCases.flatMap { byLine(kept[$0] ?? []) }.prefix(Self.limit)
        return byLine(Array(chosen))
    }

    /// How many findings there are beyond those kept.
    package var omitted: Int { counts.values.reduce(0, +) - findings.count }

    private func byLine(_ findings: [Finding]) -> [Finding] {
        findings.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
            .map(\.element)
    }
}
