import Archive
import Catalogue
import Digest
import Foundation
import GRDB
import Statistics
import Synchronization
import TestSupport
import Testing
import Validation

/// A publication whose rows are written before it is known what becomes of it.
@Suite struct `A publication that was begun` {
    private struct Refused: Error {}

    private static let documents = Publication.Documents(
        manifest: SHA256Digest(of: [1]), content: SHA256Digest(of: [1]), papers: [], code: "0123456789abcdef", signature: nil)

    private static let note = Publication.Input(
        role: "notes", path: "notes/2017Q3.md", digest: SHA256Digest(of: [7]), bytes: [7])

    /// Of a province of which nobody reported.
    private func publication(
        _ issue: EditionIssue? = nil, inputs: [Publication.Input] = [note]
    ) async throws -> Publication {
        let yaml = try String(contentsOfFile: repositoryRoot() + "/default-workspace/catalogue.yaml", encoding: .utf8)
        let catalogue = try Catalogue(yaml: yaml, file: "catalogue.yaml")
        let rows =
            "code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n410181,巩义市,direct-county,410000,,,\n"
        let regions = try RegionTable(csv: Array(rows.utf8), file: "regions.csv")
        let settings = Settings()
        let review = await Review([], catalogue: catalogue, regions: regions, settings: settings)
        let ratios = Ratios(Cube(), catalogue, regions)
        return Publication(
            period: try #require(Period("2017Q3")), issue: issue, toolVersion: "0", inputs: inputs, submissions: [],
            catalogue: catalogue, regions: regions,
            figures: try Figures(review, ratios: ratios, settings: settings, previous: nil), submitted: ratios, corrected: ratios,
            corrections: [], schools: try SchoolLists(review, catalogue, ratios), sources: [:], explanations: [])
    }

    /// Begun, and its figures told.
    private func begin(_ publication: Publication, early: Bool, in archive: Archive) -> BegunPublication {
        let begun = archive.begin()
        begun.keep(publication.inputs)
        begun.write(publication, early: early)
        return begun
    }

    private func counts(_ folder: TemporaryFolder) throws -> [String: Int] {
        try DatabaseQueue(path: folder.path + "/archive.sqlite").read { database in
            #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
            var counts: [String: Int] = [:]
            for table in ["content", "publication", "edition_issue", "publication_input", "indicator", "school_list"] {
                counts[table] = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)")
            }
            return counts
        }
    }

    private static let onlyReceived = [
        "content": 1, "publication": 0, "edition_issue": 0, "publication_input": 0, "indicator": 0, "school_list": 0,
    ]

    @Test(arguments: [true, false]) func `is there once its folder is, whole`(early: Bool) async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let publication = try await publication()
        for number in 1...2 {
            let id = try begin(publication, early: early, in: archive).publish { Self.documents }
            #expect(id == Int64(number))
            try archive.finish(id)
        }
        let counts = try counts(folder)
        #expect(counts["publication"] == 2 && counts["publication_input"] == 2 && counts["content"] == 1)
        #expect(counts["indicator"] == 2 * publication.catalogue.indicators.count && counts["school_list"] == 2)
        #expect(try archive.newestDraft(of: publication.period)?.id == 2)
    }

    @Test(arguments: [true, false]) func `and abandoned leaves what was received, and nothing else`(early: Bool) async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        // An edition's first row is written before anybody asks whether rows are wanted.
        let issue = EditionIssue(number: 1, date: try #require(CalendarDay("2017-10-20")), documentNumber: "", reason: "")
        let begun = begin(try await publication(issue), early: early, in: archive)
        #expect(begun.abandon() == nil)
        #expect(begun.abandon() == nil)
        #expect(try counts(folder) == Self.onlyReceived)
    }

    @Test func `and abandoned before its figures are known leaves what was received`() async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let begun = archive.begin()
        begun.keep([Self.note])
        #expect(begun.abandon() == nil)
        begun.write(try await publication(), early: true)
        #expect(try counts(folder) == Self.onlyReceived)
    }

    @Test(.timeLimit(.minutes(2))) func `lets the archive be asked until its figures are known`() async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let publication = try await publication()
        let begun = archive.begin()
        begun.keep(publication.inputs)
        #expect(try archive.newestDraft(of: publication.period) == nil)
        begun.write(publication, early: true)
        try archive.finish(try begun.publish { Self.documents })
        #expect(try archive.newestDraft(of: publication.period)?.id == 1)
    }

    private func input(_ bytes: [UInt8], laterRead: [UInt8]?) -> Publication.Input {
        .init(role: "submission", path: "\(bytes.first ?? 0).csv", digest: SHA256Digest(of: bytes)) { laterRead }
    }

    @Test func `keeps bytes as they were read, whatever their files hold later`() async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let files: [[UInt8]] = [[], [1], [UInt8](repeating: 2, count: 3 << 20), [1]]
        let received = ReceivedBytes()
        // Some before there is an archive to keep them.
        for bytes in files.prefix(2) { received.add(bytes, SHA256Digest(of: bytes)) }
        let begun = archive.begin(received)
        for bytes in files.dropFirst(2) { received.add(bytes, SHA256Digest(of: bytes)) }
        let inputs = files.dropLast().map { input($0, laterRead: nil) }
        begun.keep(inputs)
        begun.write(try await publication(inputs: inputs.dropFirst().dropLast()), early: true)
        try archive.finish(try begun.publish { Self.documents })
        #expect(try counts(folder)["content"] == 3)
        #expect(try archive.damaged(files.map { SHA256Digest(of: $0) }).isEmpty)
    }

    @Test func `keeps more bytes than may wait, those without room from their files`() async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        // One of them alone is more than may wait.
        let files = (0..<40).map { [UInt8](repeating: $0, count: $0 == 7 ? 9 << 20 : 1 << 20) }
        let digests = files.map { SHA256Digest(of: $0) }
        let received = ReceivedBytes()
        for (bytes, digest) in zip(files, digests) { received.add(bytes, digest) }
        let begun = archive.begin(received)
        begun.keep(files.map { input($0, laterRead: $0) })
        #expect(begun.abandon() == nil)
        #expect(try counts(folder)["content"] == 40)
        #expect(try archive.damaged(digests).isEmpty)
    }

    @Test(.timeLimit(.minutes(2))) func `lets the archive be asked while reading takes long, and keeps what was read`()
        async throws
    {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let received = ReceivedBytes()
        let begun = archive.begin(received)
        for byte: UInt8 in [1, 2] {
            let bytes = [UInt8](repeating: byte, count: 2 << 20)
            received.add(bytes, SHA256Digest(of: bytes))
            while try archive.contents().count < Int(byte) { try await Task.sleep(for: .milliseconds(5)) }
        }
        // Less than is written at once waits for more, or for the end.
        received.add([3], SHA256Digest(of: [3]))
        #expect(begun.abandon() == nil)
        #expect(try archive.contents().count == 3)
        #expect(try counts(folder)["publication"] == 0)
    }

    @Test(arguments: [true, false]) func `isn't written down when its folder fails`(early: Bool) async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let begun = begin(try await publication(), early: early, in: archive)
        #expect(throws: Refused.self) { try begun.publish { throw Refused() } }
        #expect(begun.abandon() != nil, "what went wrong isn't forgotten")
        #expect(try counts(folder) == Self.onlyReceived)
        let id = try begin(try await publication(), early: early, in: archive).publish { Self.documents }
        #expect(id == 1)
    }

    @Test func `tells of a file that was changed while the run was reading it`() async throws {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let changed = try await publication(
            inputs: [.init(role: "submission", path: "a.csv", digest: SHA256Digest(of: [1])) { [2] }])
        let begun = begin(changed, early: true, in: archive)
        let error = #expect(throws: ArchiveError.self) { try begun.publish { Self.documents } }
        #expect(error?.cause == .changedInput("a.csv"))
        #expect(try counts(folder)["content"] == 0)
    }

    @Test(arguments: [true, false]) func `whose rows can't be written ends with its folder, and isn't there`(early: Bool)
        async throws
    {
        let folder = TemporaryFolder()
        let archive = try Archive(creatingAt: folder.path + "/archive.sqlite")
        let begun = begin(try await publication(inputs: [Self.note, Self.note]), early: early, in: archive)
        let hasEnded = Mutex(false)
        let error = #expect(throws: ArchiveError.self) {
            try begun.publish {
                Thread.sleep(forTimeInterval: 0.05)
                hasEnded.withLock { $0 = true }
                return Self.documents
            }
        }
        #expect(error?.reason.contains("UNIQUE") == true, "\(String(describing: error))")
        #expect(hasEnded.withLock { $0 } && begun.failureSoFar != nil)
        #expect(try counts(folder) == Self.onlyReceived)
    }
}
