package import Catalogue
internal import Foundation
internal import GRDB
package import Statistics

extension Archive {
    /// The last accepted data of leaves, of whichever of the earlier periods that are drawn as trends: of each its newest edition, or its draft if none was
    /// issued.
    /// - Parameters:
    ///   - leaves: indices into the present region table.
    ///   - asOf: a publication's id: what was there when it was made, whatever came later; nil for now.
    /// - Returns: by leaf, for those of which anything counted before.
    package func lastAccepted(
        of leaves: [Int], before period: Period, regions: RegionTable, asOf id: Int64?
    ) throws(ArchiveError) -> [Int: LastAccepted] {
        try read { database in
            var wanted = Set(leaves)
            var found: [Int: LastAccepted] = [:]
            for row in try Self.authoritative(database, before: period, asOf: id) where !wanted.isEmpty {
                guard let earlier = Period(row["period"]), earlier.index > period.index - History.quarters else { continue }
                let reader = LastAcceptedReader(database: database, id: row["id"], period: earlier)
                for (leaf, last) in try reader.read(wanted, regions) {
                    // Of a region made of several, one of which had no data then, nothing is known.
                    if try reader.isWhole(leaf, regions) { found[leaf] = last }
                    wanted.remove(leaf)
                }
            }
            return found
        }
    }
}

private struct LastAcceptedReader {
    let database: Database
    let id: Int64
    let period: Period

    /// Whether every region of then that this one is made of had data.
    func isWhole(_ leaf: Int, _ regions: RegionTable) throws -> Bool {
        let former = regions[leaf].formerly.filter { isCode($0) }
        guard former.count > 1 else { return true }
        let then = try RegionTable(csv: try Archive.input("regions", of: id, in: database), file: "regions.csv")
        let counted = try Set(
            String.fetchAll(database, sql: "SELECT region FROM part WHERE publication = ? AND kind = 'leaf'", arguments: [id]))
        return former.allSatisfy { code in then.index(code: code).map { !then.isLeaf($0) } ?? true || counted.contains(code) }
    }

    func read(_ leaves: Set<Int>, _ regions: RegionTable) throws -> [Int: LastAccepted] {
        var denominators: [Int: [String: Int64]] = [:]
        let parts = try Row.fetchAll(
            database, sql: "SELECT region FROM part WHERE publication = ? AND kind = 'leaf'", arguments: [id])
        for row in parts {
            if let leaf = regions.find(row["region"])?.region, leaves.contains(leaf) { denominators[leaf, default: [:]] = [:] }
        }
        if denominators.isEmpty { return [:] }
        for ratio in try database.ratios(of: id) where !ratio.isTotals {
            guard let leaf = regions.find(ratio.region)?.region, denominators[leaf] != nil else { continue }
            denominators[leaf]?[ratio.indicator, default: 0] += ratio.submitted.denominator
        }
        var definitions: [String: String] = [:]
        for row in try Row.fetchAll(
            database, sql: "SELECT id, definition FROM indicator WHERE publication = ?", arguments: [id])
        {
            definitions[row["id"]] = row["definition"]
        }
        return denominators.mapValues { LastAccepted(period: period, denominators: $0, definitions: definitions) }
    }
}
