package import Catalogue
internal import Intake

/// What a notice asks for, as kinds of points with their number, so that two notices can be held against each other.
package struct Points: Sendable, Equatable {
    package struct Kind: Hashable, Sendable {
        let code: String
        let column: String
        let row: String
        package init(code: String, column: String, row: String) {
            self.code = code
            self.column = column
            self.row = row
        }
    }

    private var counts: [Kind: Int] = [:]
    /// Points that aren't listed: a file has more than are kept.
    private var unlisted = 0

    package init() {}

    package mutating func add(_ kind: Kind) { counts[kind, default: 0] += 1 }
    package mutating func add(unlisted count: Int) { unlisted += count }

    var total: Int { counts.values.reduce(unlisted, +) }

    /// How many of these are no longer in `later`; nil where lists were cut.
    func missing(in later: Points) -> Int? {
        guard unlisted == 0, later.unlisted == 0 else { return nil }
        return counts.map { kind, count in max(0, count - (later.counts[kind] ?? 0)) }.reduce(0, +)
    }
}

/// What became of an earlier notice's points.
package struct Progress: Sendable, Equatable {
    /// Points of the earlier notice; at least 1.
    package let earlier: Int
    /// Of those: no longer found, or explained. Nil where there are too many to tell which.
    package let settled: Int?
    /// Points now, new ones among them.
    package let now: Int

    /// Nil where the earlier notice asked for nothing.
    package init?(from earlier: Points, to now: Points) {
        guard earlier.total > 0 else { return nil }
        self.earlier = earlier.total
        settled = earlier.missing(in: now)
        self.now = now.total
    }
}

extension Review {
    /// The files of a region that its notice tells of: a unit's are those of all its submitters.
    package func told(of region: Int, isUnit: Bool) -> [Reviewed] {
        files.filter { file in
            guard let submitter = file.submission.submitter else { return false }
            return (isUnit ? file.submission.unit == region : submitter == region) && file.isTold
        }
    }
}

extension Reviewed {
    /// Whether something that went back is still to be sent anew: not where a newer file has it.
    package var isOutstanding: Bool {
        guard status == .returned || status == .partly, !isReplaced else { return false }
        if !submission.hasTable || isInConflict || returnedRegions.isEmpty { return true }
        return !returnedRegions.isSubset(of: replacedRegions)
    }

    /// Whether a notice tells of it: not of what was replaced.
    package var isTold: Bool { status != .superseded && !isReplaced && (isOutstanding || log.count(.warning) > 0) }

    /// Whether a finding is still to be mended or explained.
    package func asks(
        about finding: Finding, _ explanations: Explanations, _ catalogue: Catalogue, _ regions: RegionTable
    ) -> Bool {
        if finding.severity == .info || !isTold { return false }
        if !replacedRegions.isEmpty, let region = region(of: finding), replacedRegions.contains(region) { return false }
        if explanations.entries.isEmpty { return true }
        return number(of: finding, catalogue, regions).map { explanations[$0] == nil } ?? true
    }

    /// What a notice asks for on this file: errors, and warnings that nobody explained.
    package func points(_ explanations: Explanations, _ catalogue: Catalogue, _ regions: RegionTable) -> Points {
        var points = Points()
        var listed = 0
        for finding in log.findings where finding.severity != .info {
            listed += 1
            if finding.code == "F11" || !asks(about: finding, explanations, catalogue, regions) { continue }
            points.add(.init(code: finding.code, column: finding.column, row: rowName(finding, catalogue, regions)))
        }
        points.add(unlisted: log.count(.error) + log.count(.warning) - listed)
        return points
    }
}

extension Points {
    package static func + (left: Points, right: Points) -> Points {
        var sum = left
        sum.counts.merge(right.counts, uniquingKeysWith: +)
        sum.unlisted += right.unlisted
        return sum
    }
}
