import Foundation
import Publishing
import TestSupport
import Testing

@Suite struct `A published folder` {
    @Test func `appears whole in the place of the earlier one`() throws {
        let folder = TemporaryFolder()
        let publisher = FolderPublisher(parent: folder.path + "/bulletins", name: "2017Q3")
        try publisher.stage([("a.txt", [1]), ("sub/b.txt", [2])])
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/bulletins/2017Q3"))
        try publisher.exchange()
        #expect(try folder.files(under: "bulletins/2017Q3") == ["a.txt": Data([1]), "sub/b.txt": Data([2])])
        try publisher.stage([("c.txt", [3])])
        #expect(try folder.files(under: "bulletins/2017Q3") == ["a.txt": Data([1]), "sub/b.txt": Data([2])])
        try publisher.exchange()
        #expect(try folder.files(under: "bulletins/2017Q3") == ["c.txt": Data([3])])
        #expect(try folder.files(under: "bulletins/.2017Q3.new") == ["a.txt": Data([1]), "sub/b.txt": Data([2])])
        try publisher.discard()
        #expect(try folder.files() == ["bulletins/2017Q3/c.txt": Data([3])])
    }

    @Test func `that an interrupted run left half written is removed`() throws {
        let folder = TemporaryFolder()
        try folder.write("half", to: ".p.new/half.txt")
        let publisher = FolderPublisher(parent: folder.path, name: "p")
        try publisher.stage([("a.txt", [1])])
        try publisher.exchange()
        #expect(try folder.files() == ["p/a.txt": Data([1])])
    }

    /// A file system in memory is asked for each file, one on a disk for all of them.
    @Test(arguments: [NSTemporaryDirectory(), "/dev/shm"].filter { FileManager.default.fileExists(atPath: $0) })
    func `of very many files is whole on any file system, or not there`(base: String) throws {
        let folder = TemporaryFolder(in: base)
        var files: [(path: String, bytes: [UInt8])] = (0..<300).map { number in
            ("\(number % 3)/\(number).txt", Array(repeating: UInt8(number % 256), count: number))
        }
        // Large ones go to the system in pieces.
        for size in [(1 << 18) - 1, 1 << 18, (1 << 18) + 1, (3 << 18) + 5] {
            files.append(("large/\(size).bin", (0..<size).map { UInt8(truncatingIfNeeded: $0 / 251) }))
        }
        files.append(("manifest.json", Array("{}".utf8)))
        let publisher = FolderPublisher(parent: folder.path, name: "p")
        try publisher.stage(files)
        try publisher.exchange()
        let expected = Dictionary(uniqueKeysWithValues: files.map { ($0.path, Data($0.bytes)) })
        #expect(try folder.files(under: "p") == expected)
        let tooLong = "1/" + String(repeating: "x", count: 300)
        files.insert((tooLong, [1]), at: 150)
        files.insert((tooLong + "y", [1]), at: 200)
        let error = #expect(throws: PublishingError.self) { try publisher.stage(files) }
        guard case .cannotWrite(let location, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(location.hasSuffix(tooLong), "of several the first is told")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["p"])
    }

    private struct Refused: Error {}

    /// One file is asked for by itself, many together.
    @Test(arguments: [1, 20])
    func `is sealed when all else is on the disk, or not there`(count: Int) throws {
        let folder = TemporaryFolder()
        let publisher = FolderPublisher(parent: folder.path + "/made/for/it", name: "p")
        let files = (0..<count).map { (path: "sub/\($0).txt", bytes: [UInt8($0)]) }
        #expect(throws: Refused.self) { try publisher.stage(files, sealing: { throw Refused() }) }
        #expect(try folder.files().isEmpty)
        var order: [String] = []
        try publisher.stage(
            files, syncing: { order.append("syncing") },
            sealing: {
                order.append("sealing \(FolderPublisher.interrupted(in: folder.path + "/made/for/it"))")
                return [("sub/manifest.json.sig", [1]), ("sub/manifest.json", [2])]
            })
        #expect(order == ["syncing", "sealing [\"p\"]"])
        try publisher.exchange()
        var expected = Dictionary(uniqueKeysWithValues: files.map { ($0.path, Data($0.bytes)) })
        expected["sub/manifest.json.sig"] = Data([1])
        expected["sub/manifest.json"] = Data([2])
        #expect(try folder.files(under: "made/for/it/p") == expected)
    }

    @Test func `that can't be written leaves nothing behind`() throws {
        let folder = TemporaryFolder()
        let publisher = FolderPublisher(parent: folder.path, name: "p")
        let tooLong = String(repeating: "x", count: 300)
        #expect(throws: PublishingError.self) { try publisher.stage([("a.txt", [1]), (tooLong, [2])]) }
        #expect(try folder.files().isEmpty)
    }

    @Test func `names the process that holds the lock`() throws {
        let folder = TemporaryFolder()
        let lock = try WorkspaceLock(workspace: folder.path)
        do {
            _ = try WorkspaceLock(workspace: folder.path)
            Issue.record("locked twice")
        } catch {
            #expect(error == .busy(holder: "\(getpid())"))
        }
        _ = consume lock
    }
}
