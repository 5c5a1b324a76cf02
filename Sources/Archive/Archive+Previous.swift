package import Catalogue
internal import Digest
internal import Foundation
internal import GRDB
package import Statistics
internal import Validation

extension Archive {
    /// The nearest earlier period that was published: its newest edition, or its draft if none was issued (contract §5).
    /// - Parameter asOf: a publication's id: what was there when it was made, whatever came later; nil for now.
    package func previous(
        to period: Period, regions: RegionTable, asOf id: Int64? = nil
    ) throws(ArchiveError) -> Previous? {
        try read { database in
            guard let found = try Self.previous(to: period, asOf: id, database), let earlier = Period(found["period"]) else {
                return nil
            }
            return try PreviousReader(database: database, id: found["id"], regions: regions).read(earlier)
        }
    }

    /// A given publication as something later is compared with it.
    package func previous(
        as published: Published, of period: Period, regions: RegionTable
    ) throws(ArchiveError) -> Previous {
        try read { database in
            try PreviousReader(database: database, id: published.id, regions: regions).read(period)
        }
    }

    /// The publication that ``previous(to:regions:asOf:)`` reads, and its period.
    package func previousPublication(
        to period: Period, asOf id: Int64? = nil
    ) throws(ArchiveError) -> (published: Published, period: Period)? {
        try read { database in
            guard let row = try Self.previous(to: period, asOf: id, database), let earlier = Period(row["period"]),
                let published = try Self.published(row, in: database)
            else { return nil }
            return (published, earlier)
        }
    }

    private static func previous(to period: Period, asOf id: Int64?, _ database: Database) throws -> Row? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT id, period, edition, manifest_sha256 FROM publication WHERE status = 'published' AND period < ? AND id < ?
                ORDER BY period DESC, edition IS NULL, id DESC LIMIT 1
                """, arguments: [period.description, id ?? Int64.max])
    }
}

/// Reads a publication back as what the next period compares with, in the terms of the present region table.
private struct PreviousReader {
    let database: Database
    let id: Int64
    let regions: RegionTable

    func read(_ period: Period) throws -> Previous {
        var previous = Previous(period: period)
        for row in try rows("SELECT id, definition FROM indicator WHERE publication = ?") {
            previous.definitions[row["id"]] = row["definition"]
        }
        try readFigures(&previous)
        try readParts(&previous)
        previous.explanations = try explanations()
        let list = try Data.fetchOne(
            database, sql: "SELECT schools FROM school_list WHERE publication = ?", arguments: [id])
        guard let schools = SchoolListCoding.decode(Array(list ?? Data()), leaf: region) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "school_list of publication \(id)")
        }
        previous.schools = schools
        return previous
    }

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql, arguments: [id]) }

    private func region(_ code: String) -> Int? { regions.find(code)?.region }

    private func readFigures(_ previous: inout Previous) throws {
        var ranks: [Int: [String: [Int]]] = [:]
        for figure in try database.figures(of: id) {
            guard let region = region(figure.region) else { continue }
            if let counts = figure.counts { add(counts, to: &previous.values[region, default: [:]], figure.indicator) }
            if let rank = figure.rank { ranks[region, default: [:]][figure.indicator, default: []].append(rank) }
        }
        // A rank of several former regions taken together was never given.
        previous.ranks = ranks.mapValues { $0.compactMapValues { $0.count == 1 ? $0[0] : nil } }
        for row in try rows("SELECT unit, rank FROM standing WHERE publication = ? AND rank IS NOT NULL") {
            if let unit = region(row["unit"]) { previous.standings[unit] = try row.few("rank") }
        }
    }

    private func readParts(_ previous: inout Previous) throws {
        for ratio in try database.ratios(of: id) {
            guard let region = region(ratio.region) else { continue }
            let part: Part = ratio.isTotals ? .totals(region) : .leaf(region)
            if ratio.isTotals { previous.unitsByTotals.insert(region) }
            add(ratio.corrected, to: &previous.corrected[part, default: [:]], ratio.indicator)
            add(ratio.submitted, to: &previous.submitted[part, default: [:]], ratio.indicator)
        }
        // An archive of an earlier version doesn't know the files.
        if try database.hasTable("leaf_source") {
            for row in try rows("SELECT region, kind, file FROM leaf_source WHERE publication = ? ORDER BY region, kind") {
                guard let region = region(row["region"]) else { continue }
                let part: Part = row["kind"] == "totals" ? .totals(region) : .leaf(region)
                previous.files[part, default: []].append(row["file"])
            }
        }
        for total in try database.leafTotals(of: id) {
            guard let leaf = region(total.leaf) else { continue }
            previous.leafTotals[leaf, default: [:]][total.measure, default: 0] += total.total
        }
    }

    private func explanations() throws -> [Explanations.Entry] {
        // An archive of an earlier version has none.
        guard try database.hasTable("explanation") else { return [] }
        return try rows("SELECT number, submitter, text, file, given_in FROM explanation WHERE publication = ? ORDER BY number")
            .compactMap { row in
                guard let submitter = region(row["submitter"]), let period = Period(row["given_in"]) else { return nil }
                return .init(
                    submitter: submitter, number: row["number"], text: row["text"], file: row["file"], period: period)
            }
    }

    private func add(_ more: RatioCounts, to counts: inout [String: RatioCounts], _ indicator: String) {
        let before = counts[indicator] ?? RatioCounts(numerator: 0, denominator: 0)
        counts[indicator] = RatioCounts(
            numerator: before.numerator + more.numerator, denominator: before.denominator + more.denominator)
    }
}
