package import Archive
package import Catalogue
internal import Digest
package import Statistics

/// A quarter of the year: the newest edition of it, and the rules by which that was made.
package struct EvaluatedQuarter: Sendable {
    package let period: Period
    /// Nil while none was issued: the quarter is named and not filled.
    package let edition: Edition?

    /// With the rules as they were then.
    package struct Edition: Sendable {
        package let record: EditionRecord
        package let catalogue: Catalogue
        package let regions: RegionTable
        package let settings: Settings
    }

    package init(_ record: EditionRecord, catalogue: Catalogue, regions: RegionTable, settings: Settings) {
        period = record.period
        edition = Edition(record: record, catalogue: catalogue, regions: regions, settings: settings)
    }

    package init(without period: Period) {
        self.period = period
        edition = nil
    }
}

/// What an edition says of a unit.
package struct UnitQuarter: Sendable, Equatable {
    /// Whether its data came in time: each submitter's first file of the quarter is looked at.
    package enum Timeliness: Sendable, Equatable {
        case inTime
        case late
        /// 收到时间未登记: never held against anybody (contract §3.1).
        case unknown
        /// Nothing came.
        case nothing
    }

    /// A weighted indicator as it was then.
    package struct Value: Sendable, Equatable {
        package let id: String
        package let label: String
        package let target: Fraction
        /// Nil where it wasn't supplied.
        package let counts: RatioCounts?

        package var isMet: Bool { counts?.value.map { !Fraction.isLess($0, target) } ?? false }
        /// Not where there is nothing to count: a unit without a village school can't miss the target for those (contract §5). What wasn't supplied applies.
        package var applies: Bool { counts.map { $0.denominator > 0 } ?? true }
    }

    /// A file with warnings that nobody has explained.
    package struct Unexplained: Sendable, Equatable {
        /// Relative to the period's folder.
        package let file: String
        package let count: Int
    }

    package let status: Standing.Status
    /// In hundredths.
    package let score: Int?
    package let rank: Int?
    /// How many of its group were ranked.
    package let ranked: Int
    /// The weighted indicators with a target, in catalogue order.
    package let values: [Value]
    package let timeliness: Timeliness
    /// Files that were no mere scans, the same bytes once.
    package let files: Int
    /// The paths of those of which something went back and wasn't mended in time.
    package let returned: [String]
    /// The paths of the first files of those who were late.
    package let late: [String]
    /// How many files counted.
    package let counted: Int
    /// Those of them with warnings that nobody has explained, and how many.
    package let unexplained: [Unexplained]
    package let warnings: Int
    package let explained: Int

    /// How the edition rounded.
    package let rounding: Rounding

    package var met: Int { values.count(where: \.isMet) }
    /// Of how many.
    package var targets: Int { values.count(where: \.applies) }

    /// - Parameter codes: the unit's code, then its former ones.
    /// - Returns: nil for a region that was no unit then, or several of which became this one.
    init?(_ codes: [String], _ edition: EvaluatedQuarter.Edition) {
        let record = edition.record
        let known = codes.filter { record.places[$0] != nil }
        guard let code = known.first, code == codes.first || known.count == 1, let place = record.places[code] else { return nil }
        status = place.status
        score = place.score
        rank = place.rank
        rounding = edition.settings.rounding
        func isDirect(_ code: String) -> Bool? {
            edition.regions.index(code: code).map { edition.regions[$0].kind == .directCounty }
        }
        ranked = record.places.count { $0.value.rank != nil && isDirect($0.key) == isDirect(code) }
        values = edition.catalogue.indicators.compactMap { indicator in
            guard indicator.isWeighted, let target = indicator.target else { return nil }
            return Value(id: indicator.id, label: indicator.label, target: target, counts: record.counts[code]?[indicator.id])
        }
        let deadline = edition.settings.deadline(of: record.period)
        let own = record.submissions.filter { $0.unit == code && $0.status != "unused" }
        let arrival = Self.arrival(own, deadline)
        timeliness = arrival.timeliness
        late = arrival.late
        files = Set(own.map(\.digest)).count
        var copies: Set<SHA256Digest> = []
        returned = own.filter { Self.isReturned($0, among: own, deadline) && copies.insert($0.digest).inserted }.map(\.file)
        let counted = own.filter { ["counted", "partly"].contains($0.status) }
        self.counted = counted.count
        unexplained = counted.filter { $0.unexplained > 0 }.map { Unexplained(file: $0.file, count: $0.unexplained) }
        warnings = counted.map(\.warnings).reduce(0, +)
        explained = counted.map(\.explained).reduce(0, +)
    }

    /// Whether something of a file went back; not if its sender mended all of it before the deadline.
    private static func isReturned(
        _ file: EditionRecord.Submission, among files: [EditionRecord.Submission], _ deadline: Instant
    ) -> Bool {
        guard ["returned", "partly"].contains(file.status) || (file.status == "superseded" && file.errors > 0) else {
            return false
        }
        if file.outstanding > 0 { return true }
        return !files.contains { other in
            other.submitter == file.submitter && other.status == "counted" && (other.receivedAt.map { $0 <= deadline } ?? false)
        }
    }

    /// Each submitter's first file of the quarter decides.
    private static func arrival(
        _ files: [EditionRecord.Submission], _ deadline: Instant
    ) -> (timeliness: Timeliness, late: [String]) {
        if files.isEmpty { return (.nothing, []) }
        var isUnknown = false
        var late: [String] = []
        for (_, sent) in Dictionary(grouping: files, by: \.submitter) {
            let timed = sent.filter { $0.receivedAt != nil }
            let first = timed.min { ($0.receivedAt ?? deadline, $0.file) < ($1.receivedAt ?? deadline, $1.file) }
            guard let first, let time = first.receivedAt else {
                isUnknown = true
                continue
            }
            if time <= deadline { continue }
            // A file without a known time may have come before.
            if timed.count == sent.count { late.append(first.file) } else { isUnknown = true }
        }
        return (late.isEmpty ? isUnknown ? .unknown : .inTime : .late, late.sorted())
    }
}
