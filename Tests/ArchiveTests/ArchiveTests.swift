import Archive
import Catalogue
import Digest
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct `The archive` {
    @Test func `remembers once when bytes were first seen`() throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let period = try #require(Period("2017Q3"))
        let digest = SHA256Digest(of: [1, 2, 3])
        try archive.record([digest], seenAt: Instant(seconds: 100), period: period)
        try archive.record([digest], seenAt: Instant(seconds: 200), period: period)
        #expect(try archive.sightings(of: period) == [digest.hex: Instant(seconds: 100)])
    }

    @Test(arguments: [
        "UPDATE sighting SET seen_at = 1", "DELETE FROM sighting", "DELETE FROM publication", "DELETE FROM content",
        "UPDATE publication SET period = '2018Q1'", "UPDATE content SET bytes = x'00'",
        "UPDATE publication SET status = 'publishing'", "INSERT INTO content VALUES ('short', x'00')",
        "INSERT INTO publication (period, status, tool_version, manifest_sha256, shape) VALUES ('2017Q3', 'done', '', '', '')",
    ]) func `can only grow`(statement: String) throws {
        let folder = TemporaryFolder()
        let location = folder.path + "/archive.sqlite"
        let archive = try Archive(creatingAt: location)
        try archive.record([SHA256Digest(of: [])], seenAt: Instant(seconds: 1), period: try #require(Period("2017Q3")))
        let queue = try DatabaseQueue(path: location)
        try queue.write { database in
            try database.execute(sql: "INSERT INTO content VALUES (?, x'01')", arguments: [SHA256Digest(of: [1]).hex])
            try database.execute(
                sql:
                    "INSERT INTO publication (period, status, tool_version, manifest_sha256, shape) VALUES ('2017Q3', 'published', '', ?, '')",
                arguments: [SHA256Digest(of: [2]).hex])
        }
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: statement) } }
    }

    @Test func `isn't made by looking for it`() throws {
        let folder = TemporaryFolder()
        #expect(try Archive(readingFrom: folder.path + "/archive.sqlite") == nil)
        #expect(try folder.files().isEmpty)
    }

    /// One that knows nothing of bulletins that are there isn't theirs.
    @Test func `that has to know of publications is neither made nor changed where it knows of none`() throws {
        let folder = TemporaryFolder()
        let location = folder.path + "/archive.sqlite"
        #expect(try Archive(withPublicationsAt: location) == nil)
        #expect(try folder.files().isEmpty)
        try folder.write("", to: "archive.sqlite")
        #expect(try Archive(withPublicationsAt: location) == nil)
        #expect(try folder.read("archive.sqlite").isEmpty)
        _ = try Archive(creatingAt: location)
        let before = try folder.files()
        #expect(try Archive(withPublicationsAt: location) == nil)
        #expect(try folder.files() == before)
        let earlier = folder.path + "/earlier.sqlite"
        try restoreSchema("001", to: earlier)
        #expect(try Archive(withPublicationsAt: earlier)?.isOfThisVersion() == true)
    }

    @Test func `that is no database is refused and left alone`() throws {
        let folder = TemporaryFolder()
        try folder.write("not a database, but long enough to be looked at by SQLite", to: "archive.sqlite")
        #expect(throws: ArchiveError.self) { try Archive(creatingAt: folder.path + "/archive.sqlite") }
        #expect(try folder.read("archive.sqlite").hasPrefix("not a database"))
    }

    @Test(arguments: ["001", "002", "003", "004", "005", "006", "008"])
    func `of any earlier schema opens, is brought up to date and takes new publications' codes`(
        number: String
    ) throws {
        let folder = TemporaryFolder()
        let location = folder.path + "/archive.sqlite"
        try restoreSchema(number, to: location)
        #expect(try Archive(readingFrom: location)?.publications(code: "1b966848f600e77c") == [])
        let archive = try Archive(creatingAt: location)
        #expect(try archive.integrityProblems() == [])
        #expect(try archive.publications(code: "1b966848f600e77c") == [])
        let columns = try DatabaseQueue(path: location).read { try $0.columns(in: "publication").map(\.name) }
        #expect(columns.contains("verification_code"))
        // A schema made step by step is the one that is made at once.
        let fresh = folder.path + "/fresh.sqlite"
        _ = try Archive(creatingAt: fresh)
        #expect(try schema(location) == schema(fresh))
    }

    @Test func `is copied whole while it is in use, and never over another file`() throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let period = try #require(Period("2017Q3"))
        try archive.record([SHA256Digest(of: [1])], seenAt: Instant(seconds: 100), period: period)
        try archive.backup(to: folder.path + "/copy.sqlite")
        let copy = try #require(try Archive(readingFrom: folder.path + "/copy.sqlite"))
        #expect(try copy.sightings(of: period).count == 1)
        #expect(throws: ArchiveError.self) { try archive.backup(to: folder.path + "/copy.sqlite") }
        #expect(try copy.sightings(of: period).count == 1)
        #expect(throws: ArchiveError.self) { try archive.backup(to: folder.path + "/nowhere/copy.sqlite") }
    }

    private func schema(_ location: String) throws -> [String] {
        try DatabaseQueue(path: location).read { database in
            try String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
                .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        }
    }

    /// `Schemas/N.sql` is an archive as it was after migration N.
    @Test func `of the first schema is brought up to date with all that is in it`() throws {
        let folder = TemporaryFolder()
        let location = folder.path + "/archive.sqlite"
        try restoreSchema("001", to: location)
        #expect(try Archive(readingFrom: location) != nil)
        _ = try Archive(creatingAt: location)
        let lists = try DatabaseQueue(path: location).read { database in
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM submission") == 1)
            return try Data.fetchAll(database, sql: "SELECT findings FROM finding_list")
        }
        let expected =
            "\u{FEFF}line,code,severity,column,value,row,number,asked\r\n3,R02,error,专任教师数,约20,,,\r\n,F13,info,,接入带宽(Mbps),,,\r\n"
        #expect(lists == [Data(expected.utf8)])
    }
}

/// Makes an archive as it was after migration N, from `Schemas/N.sql`.
func restoreSchema(_ number: String, to location: String) throws {
    let sql = try String(contentsOfFile: repositoryRoot() + "/Tests/ArchiveTests/Schemas/\(number).sql", encoding: .utf8)
    // The dump is in the tables' order, not in that of their references.
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: location, configuration: configuration).write { try $0.execute(sql: sql) }
}
