import Folders
import Foundation
import TestSupport
import Testing

@Suite struct `A folder's entries` {
    private func folder() throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        for path in ["b.txt", "a/c.txt", "a/字/d.txt", ".hidden"] { try folder.write("x", to: path) }
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: folder.path + "/a")
        #expect(unsafe mkfifo(folder.path + "/pipe", 0o600) == 0)
        return folder
    }

    @Test func `are all that is below it, without following links`() throws {
        let folder = try folder()
        let expected: [FolderEntry] = [
            .init(path: ".hidden", kind: .file), .init(path: "a", kind: .folder), .init(path: "a/c.txt", kind: .file),
            .init(path: "a/字", kind: .folder), .init(path: "a/字/d.txt", kind: .file), .init(path: "b.txt", kind: .file),
            .init(path: "empty", kind: .folder), .init(path: "link", kind: .link), .init(path: "pipe", kind: .other),
        ]
        #expect(entries(below: folder.path) == expected)
        #expect(entries(of: folder.path) == expected.filter { !$0.path.contains("/") })
        for entry in expected { #expect(kind(of: folder.path + "/" + entry.path) == entry.kind) }
        #expect(kind(of: folder.path + "/nothing") == nil)
    }

    @Test func `leave out what isn't entered`() throws {
        let folder = try folder()
        let found = entries(below: folder.path) { $0 != "a/字" }.map(\.path)
        #expect(found.contains("a/字") && found.contains("a/c.txt") && !found.contains("a/字/d.txt"))
    }

    @Test func `are none of a link, a file or nothing`() throws {
        let folder = try folder()
        for name in ["link", "b.txt", "nothing"] { #expect(entries(below: folder.path + "/" + name).isEmpty) }
        #expect(
            entries(of: folder.path + "/link/.").map(\.path) == ["c.txt", "字"], "what the link leads to, asked for by a path")
    }

    @Test func `with names that aren't UTF-8 are told, and aren't to be opened`() throws {
        let folder = try folder()
        // 附件 and 报告 in GBK.
        let script = #"cd "$1" && mkdir "$(printf '\270\275\274\376')" && : > "$(printf '\261\250\270\346')""#
        #expect(try run("/bin/sh", ["-c", script, "sh", folder.path], environment: ["LC_ALL": "C"]).status == 0)
        let foreign = entries(below: folder.path).filter { $0.path.contains("\u{FFFD}") }
        #expect(foreign.map(\.kind) == [.other, .other])
        #expect(entries(below: folder.path).count == 11)
    }
}
