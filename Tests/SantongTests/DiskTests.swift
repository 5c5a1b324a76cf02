import Foundation
import TestSupport
import Testing

/// Disks that are full, read-only or limited. What needs root says aloud where it is skipped.
@Suite struct `A disk that doesn't take it` {
    private func drafted() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        return office
    }

    private func isRoot(_ what: String) -> Bool {
        if getuid() == 0 { return true }
        print("SKIPPED, needs root: \(what)")
        return false
    }

    @Test func `a full one: the earlier draft stays, and the next run with room succeeds`() throws {
        guard isRoot("a full disk, a small tmpfs") else { return }
        let base = try drafted()
        let before = try base.folder.files(under: "bulletins")
        let place = TemporaryFolder()
        // From hardly more than the workspace has to more than enough.
        let used = Int(try run("/usr/bin/du", ["-sk", base.folder.path]).output.prefix { $0.isNumber }) ?? 0
        var statuses: Set<Int32> = []
        for spare in [8, 64, 160, 320, 480, 640, 3000] {
            let mounted = try run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(used + spare)k", "tmpfs", place.path])
            guard mounted.status == 0 else {
                print("SKIPPED, can't mount a tmpfs: \(mounted.errors)")
                return
            }
            defer { _ = try? run("/bin/umount", [place.path]) }
            #expect(try run("/bin/cp", ["-a", base.folder.path + "/.", place.path]).status == 0)
            let result = try run(builtProgram("santong"), ["report", "2017Q3", "-w", place.path])
            statuses.insert(result.status)
            let there = try place.files(under: "bulletins").filter { !$0.key.hasPrefix(".") }
            if result.status == 0 {
                #expect(there != before)
            } else {
                #expect(result.status == 73, "\(spare) KiB: \(result.errors)")
                #expect(result.errors.contains("No space left") || result.errors.contains("full"), "\(result.errors)")
                #expect(there == before, "\(spare) KiB")
                #expect(try run("/bin/mount", ["-o", "remount,size=\(used + 5000)k", place.path]).status == 0)
                #expect(try run(builtProgram("santong"), ["report", "2017Q3", "-w", place.path]).status == 0)
            }
            #expect(try run(builtProgram("santong"), ["verify", "-w", place.path]).status == 0)
        }
        #expect(statuses == [0, 73])
    }

    @Test func `a read-only one, or a limit on the size of files: nothing changes`() throws {
        guard isRoot("runs as nobody") else { return }
        let office = try drafted()
        let before = try office.folder.files()
        let program = try ProgramForAll()
        let readOnly = try program.runAsNobody("report 2017Q3 -w '\(office.folder.path)'")
        #expect(readOnly.status == 73, "\(readOnly.errors)")
        #expect(readOnly.errors.contains(office.folder.path))
        #expect(try office.folder.files() == before)

        #expect(try run("/bin/chown", ["-R", "nobody", office.folder.path]).status == 0)
        // In blocks of 512 bytes: enough for the lock, not for the bulletin; then not for the archive.
        for blocks in [16, 300] {
            let limited = try program.runAsNobody("report 2017Q3 -w '\(office.folder.path)'", limit: blocks)
            #expect(limited.status == 73, "\(blocks) blocks: \(limited.errors)")
            // The archive may be left with a journal, which the next run plays back.
            let after = try office.folder.files().filter { !$0.key.hasPrefix(".santong") && !$0.key.hasPrefix("archive") }
            #expect(after == before.filter { !$0.key.hasPrefix(".santong") && !$0.key.hasPrefix("archive") }, "\(blocks) blocks")
        }
        let free = try program.runAsNobody("report 2017Q3 -w '\(office.folder.path)'")
        #expect(free.status == 0, "\(free.errors)")
    }

    @Test func `a full one leaves no half of an extracted file, backup or key`() throws {
        guard isRoot("a full disk, a small tmpfs") else { return }
        let office = try drafted()
        let digest = try #require(try office.data("submissions").first?["sha256"])
        let place = TemporaryFolder()
        guard try run("/bin/mount", ["-t", "tmpfs", "-o", "size=4k", "tmpfs", place.path]).status == 0 else {
            print("SKIPPED, can't mount a tmpfs")
            return
        }
        defer { _ = try? run("/bin/umount", [place.path]) }
        try place.write(String(repeating: "x", count: 4096), to: "full")
        for command in [["archive", "extract", digest, "FILE"], ["archive", "backup", "FILE"], ["keys", "new", "FILE"]] {
            let words = command.map { $0 == "FILE" ? place.path + "/new" : $0 }
            let result = try run(builtProgram("santong"), words + ["-w", office.folder.path])
            #expect(result.status == 73, "\(command): \(result.errors)")
            #expect(try place.files().keys.sorted() == ["full"], "\(command)")
        }
    }

    @Test func `standard output on a full device is no crash`() throws {
        let office = try drafted()
        let result = try run(
            "/bin/sh", ["-c", "'\(builtProgram("santong"))' status 2017Q3 -w '\(office.folder.path)' >/dev/full"])
        #expect(result.status == 73)
    }

    @Test func `files are made readable whatever the umask`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let command = "umask 077; '\(builtProgram("santong"))' report 2017Q3 -w '\(office.folder.path)'"
        #expect(try run("/bin/sh", ["-c", command]).status == 0)
        for (path, wanted) in [
            ("bulletins", 0o755), ("bulletins/2017Q3/regions", 0o755), ("bulletins/2017Q3/bulletin.html", 0o644),
            ("archive.sqlite", 0o644),
        ] {
            let attributes = try FileManager.default.attributesOfItem(atPath: office.folder.path + "/" + path)
            #expect(attributes[.posixPermissions] as? Int == wanted, "\(path)")
        }
    }
}

/// The program with its templates, where nobody may read it.
struct ProgramForAll {
    private let folder = TemporaryFolder()

    init() throws {
        let root = repositoryRoot()
        for item in [builtProgram("santong"), root + "/templates", root + "/default-workspace"] {
            try FileManager.default.copyItem(
                atPath: item, toPath: folder.path + "/" + URL(fileURLWithPath: item).lastPathComponent)
        }
    }

    /// - Parameter limit: on the size of files, in blocks of 512 bytes.
    func runAsNobody(_ arguments: String, limit: Int? = nil) throws -> RunResult {
        let command = (limit.map { "ulimit -f \($0); " } ?? "") + "'\(folder.path)/santong' \(arguments)"
        return try run("/bin/su", ["nobody", "-s", "/bin/sh", "-c", command])
    }
}
