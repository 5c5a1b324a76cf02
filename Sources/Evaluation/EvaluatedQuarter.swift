package import Archive
package import Catalogue
package import Statistics

/// A quarter of the year: the newest edition of it, and the rules by which that was made.
package struct EvaluatedQuarter: Sendable {
    package let period: Period
    /// Nil while none was issued: the quarter is named and not filled.
    package let edition: (record: EditionRecord, catalogue: Catalogue, deadline: Instant)?

    /// - Parameters:
    ///   - catalogue: as it was then.
    ///   - settings: as they were then.
    package init(_ record: EditionRecord, catalogue: Catalogue, settings: Settings) {
        period = record.period
        edition = (record, catalogue, settings.deadline(of: record.period))
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

    package struct Value: Sendable, Equatable {
        /// By the quarter's catalogue.
        package let label: String
        package let target: Fraction
        /// Nil without a value.
        package let counts: RatioCounts?
        package var isMet: Bool { counts?.value.map { !Fraction.isLess($0, target) } ?? false }
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
    /// Files that were no mere scans.
    package let files: Int
    /// Of them those of which something went back.
    package let returned: Int
    package let warnings: Int
    package let explained: Int

    package var met: Int { values.count(where: \.isMet) }

    /// - Parameters:
    ///   - codes: the unit's code and its former ones.
    ///   - peers: the codes of the units of its group.
    init(_ codes: Set<String>, peers: Set<String>, _ quarter: (record: EditionRecord, catalogue: Catalogue, deadline: Instant)) {
        let record = quarter.record
        let place = codes.lazy.compactMap { record.places[$0] }.first
        let counts = codes.lazy.compactMap { record.counts[$0] }.first ?? [:]
        status = place?.status ?? .missing
        score = place?.score
        rank = place?.rank
        ranked = record.places.count { peers.contains($0.key) && $0.value.rank != nil }
        values = quarter.catalogue.indicators.compactMap { indicator in
            guard indicator.isWeighted, let target = indicator.target else { return nil }
            return Value(label: indicator.label, target: target, counts: counts[indicator.id])
        }
        let own = record.submissions.filter { $0.unit.map(codes.contains) ?? false && $0.status != "unused" }
        timeliness = Self.timeliness(own, quarter.deadline)
        files = own.count
        returned = own.count { ["returned", "partly"].contains($0.status) || ($0.status == "superseded" && $0.errors > 0) }
        let counted = own.filter { ["counted", "partly"].contains($0.status) }
        warnings = counted.map(\.warnings).reduce(0, +)
        explained = counted.map(\.explained).reduce(0, +)
    }

    private static func timeliness(_ files: [EditionRecord.Submission], _ deadline: Instant) -> Timeliness {
        if files.isEmpty { return .nothing }
        var isUnknown = false
        for (_, sent) in Dictionary(grouping: files, by: \.submitter) {
            guard let first = sent.compactMap(\.receivedAt).min() else {
                isUnknown = true
                continue
            }
            // A file without a known time may have come before.
            if first > deadline, sent.allSatisfy({ $0.receivedAt != nil }) { return .late }
            if first > deadline { isUnknown = true }
        }
        return isUnknown ? .unknown : .inTime
    }
}
