import Catalogue
import Foundation
import GRDB
import Statistics
import TestSupport
import Testing

@testable import Archive

/// What is kept as lists is what was kept as rows before.
@Suite struct `Lists of numbers in the archive` {
    @Test func `give back what went in`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let entries = (0..<Int.random(in: 0...9, using: &random)).map { index in
                (
                    "name_\(index)",
                    (0..<3).map { _ in
                        Bool.random(using: &random)
                            ? nil : Int64.random(in: -10_000_000_000_000_000...10_000_000_000_000_000, using: &random)
                    }
                )
            }
            var list = NumberList()
            for (name, numbers) in entries { list.add(name, numbers[0], numbers[1], numbers[2]) }
            let read = try NumberList.read(String(decoding: list.bytes, as: UTF8.self), count: 3, "test")
            #expect(read.map(\.name) == entries.map(\.0) && read.map(\.numbers) == entries.map(\.1))
        }
        var list = NumberList()
        list.add("least", 0, nil, -1)
        #expect(String(decoding: list.bytes, as: UTF8.self) == "least,0,,-1\n")
    }

    @Test(arguments: [
        "a,1", "a,1,2,3,4", "a,1,2,x", "a,1,2,9223372036854775807", "a,1,2,-10000000000000001", "a,1,2,99999999999999999999",
    ])
    func `are damaged where they can't have been written`(text: String) {
        #expect(throws: DatabaseError.self) { try NumberList.read("b,1,2,3\n\(text)\n", count: 3, "test") }
    }

    @Test func `are read as the rows of an archive of before`() throws {
        let folder = TemporaryFolder()
        let (old, new) = (folder.path + "/old.sqlite", folder.path + "/new.sqlite")
        try restoreSchema("008", to: old)
        let untouched = try #require(try Archive(readingFrom: old))
        let before = try said(by: untouched)
        #expect(before.count > 300)
        try FileManager.default.copyItem(atPath: old, toPath: new)
        #expect(try said(by: Archive(creatingAt: old)) == before)
        let listed = try Archive(creatingAt: new)
        try DatabaseQueue(path: new).write { database in
            for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try database.execute(sql: "DROP TRIGGER \(name)")
            }
            try database.execute(sql: Self.asLists)
            for table in ["figure", "part_ratio", "leaf_total"] {
                #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") == 0)
            }
        }
        #expect(try said(by: listed) == before)
    }

    /// Written again here, from what the migration says.
    private static let asLists = """
        INSERT INTO figure_list SELECT publication, region, group_concat(
            indicator || ',' || ifnull(numerator, '') || ',' || ifnull(denominator, '') || ',' || ifnull(rank, '') || char(10), '')
        FROM figure GROUP BY publication, region;
        INSERT INTO part_list SELECT publication, region, kind, (
            SELECT ifnull(group_concat(indicator || ',' || corrected_numerator || ',' || corrected_denominator || ','
                || submitted_numerator || ',' || submitted_denominator || char(10), ''), '') FROM part_ratio
            WHERE part_ratio.publication = part.publication AND part_ratio.region = part.region AND part_ratio.kind = part.kind), (
            SELECT ifnull(group_concat(measure || ',' || total || char(10), ''), '') FROM leaf_total
            WHERE leaf_total.publication = part.publication AND leaf = part.region AND part.kind = 'leaf')
        FROM part;
        DELETE FROM figure; DELETE FROM part_ratio; DELETE FROM leaf_total;
        """

    /// All that the next quarter, and whoever asks later, is told, in lines.
    private func said(by archive: Archive) throws -> [String] {
        let regions = try smallProvince()
        let period = try #require(Period("2017Q3"))
        let previous = try #require(try archive.previous(to: period, regions: regions))
        var lines: [String] = []
        for (region, values) in previous.values { lines += values.map { "value \(region) \($0) \($1)" } }
        for (region, ranks) in previous.ranks { lines += ranks.map { "rank \(region) \($0) \($1)" } }
        for (part, values) in previous.corrected { lines += values.map { "corrected \(part) \($0) \($1)" } }
        for (part, values) in previous.submitted { lines += values.map { "submitted \(part) \($0) \($1)" } }
        for (leaf, totals) in previous.leafTotals { lines += totals.map { "total \(leaf) \($0) \($1)" } }
        lines += previous.unitsByTotals.map { "by totals \($0)" }
        let leaves = regions.leaves(under: regions.province)
        for (leaf, last) in try archive.lastAccepted(of: leaves, before: period, regions: regions, asOf: nil) {
            lines += last.denominators.map { "last \(leaf) \($0) \($1)" }
        }
        for point in try archive.history(before: period, regions: regions, asOf: nil) {
            lines += point.counts.map { "history \($0) \($1)" }
        }
        for indicator in previous.definitions.keys {
            for region in regions.regions {
                for value in try archive.publishedValues(of: indicator, region: [region.code]) {
                    lines.append("published \(indicator) \(region.code) \(String(describing: value.counts)) \(value.rank ?? 0)")
                }
            }
        }
        return lines.sorted()
    }
}
