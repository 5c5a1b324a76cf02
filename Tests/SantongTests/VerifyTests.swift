import Foundation
import TestSupport
import Testing

/// `santong verify` and `santong archive backup`, from the built program.
@Suite struct `Evidence` {
    private func published() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        return office
    }

    private func verify(_ office: OfficeWorkspace, _ more: String...) throws -> RunResult {
        try run(builtProgram("santong"), ["verify", "-w", office.folder.path] + more)
    }

    @Test func `confirms what is as it was published, with and without the archive`() throws {
        let office = try published()
        for arguments in [[], ["2017Q3"]] {
            let result = try run(builtProgram("santong"), ["verify", "-w", office.folder.path] + arguments)
            #expect(result.status == 0)
            #expect(result.output.contains("与清单和存档一致"))
        }
        let elsewhere = TemporaryFolder()
        let copy = elsewhere.path + "/bulletin"
        try FileManager.default.copyItem(atPath: office.folder.path + "/bulletins/2017Q3", toPath: copy)
        let result = try santong("verify", copy, folder: elsewhere.path)
        #expect(result.status == 0)
        #expect(result.output.contains("与清单一致"))
    }

    @Test func `names every file that differs, is missing, too many or a link`() throws {
        let office = try published()
        let folder = office.folder.path + "/bulletins/2017Q3/"
        try office.folder.write("changed", to: "bulletins/2017Q3/bulletin.md")
        try office.folder.write("new", to: "bulletins/2017Q3/new.txt")
        try FileManager.default.removeItem(atPath: folder + "regions/410100.md")
        try FileManager.default.removeItem(atPath: folder + "data/exempt.csv")
        try FileManager.default.createSymbolicLink(atPath: folder + "data/exempt.csv", withDestinationPath: "/etc/hostname")
        let result = try verify(office, "2017Q3")
        #expect(result.status == 1)
        let told = result.output.split(separator: "\n").map { $0.replacing(folder, with: "") }
        #expect(
            told == [
                "bulletin.md：与发布时不同", "data/exempt.csv：不是普通文件", "new.txt：多出来的，不是发布的文件", "regions/410100.md：缺少",
            ])
    }

    @Test func `notices any changed byte of any file`() throws {
        let office = try published()
        for (path, bytes) in try office.folder.files(under: "bulletins/2017Q3") {
            var changed = bytes
            changed[changed.count / 2] ^= 1
            try office.folder.write(changed, to: "bulletins/2017Q3/" + path)
            #expect(try verify(office, "2017Q3").status == 1, "\(path)")
            try office.folder.write(bytes, to: "bulletins/2017Q3/" + path)
        }
        #expect(try verify(office, "2017Q3").status == 0)
    }

    @Test func `knows a folder of another archive, and one that was replaced`() throws {
        let office = try published()
        let elsewhere = TemporaryFolder()
        let old = elsewhere.path + "/old"
        try FileManager.default.copyItem(atPath: office.folder.path + "/bulletins/2017Q3", toPath: old)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try verify(office, old).output.contains("不是最近发布的"))
        let another = try OfficeWorkspace()
        try another.makeInbox("2017Q2")
        #expect(try another.report("2017Q2").status == 0)
        #expect(try verify(another, old).output.contains("存档里没有这次发布"))
    }

    @Test(arguments: [
        "", "{}", "[", "null",
        "{\"tool\": \"other\", \"version\": \"\", \"period\": \"\", \"verification_code\": \"\", \"balance\": {}, \"inputs\": [], \"outputs\": []}",
        "{\"tool\": \"santong\", \"version\": \"\", \"period\": \"\", \"verification_code\": \"\", \"balance\": {}, \"inputs\": [], \"outputs\": [{\"path\": \"../../etc/passwd\", \"sha256\": \"\"}]}",
    ]) func `refuses a manifest that is none`(text: String) throws {
        let folder = TemporaryFolder()
        try folder.write(text, to: "manifest.json")
        let result = try santong("verify", folder.path, folder: folder.path)
        #expect(result.status == 1)
        #expect(result.output.contains("manifest.json：读不懂"))
    }

    /// What stands in another's place is as it was published, and still wrong.
    /// The next quarter is compared with what the archive says.
    @Test(arguments: [
        (
            "UPDATE figure_list SET figures = replace(figures, 'internet_access,2,2', 'internet_access,1,2') WHERE region = '410181'",
            "figures.csv：有 1 个数", "410181 internet_access"
        ),
        (
            "UPDATE figure_list SET figures = replace(figures, 'internet_access,', 'internet_acces,') WHERE region = '410181'",
            "figures.csv：有 2 个数", "410181 internet_acces"
        ),
        ("UPDATE standing SET score = 100, rank = 17 WHERE unit = '410100'", "rankings.csv：有 1 个数", "410100"),
    ]) func `notices any number that was changed in the archive`(change: (sql: String, told: String, place: String)) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        #expect(try santong("verify", "-w", office.folder.path).status == 0)
        let script = """
            import sqlite3, sys
            archive = sqlite3.connect(sys.argv[1])
            for (name,) in archive.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                archive.execute(f'DROP TRIGGER "{name}"')
            assert archive.execute(sys.argv[2]).rowcount == 1
            archive.commit()
            """
        let changed = try run("/usr/bin/python3", ["-c", script, office.folder.path + "/archive.sqlite", change.sql])
        #expect(changed.status == 0, "\(changed.errors)")
        for command in ["verify", "doctor"] {
            let result = try santong(command, "-w", office.folder.path)
            #expect(result.status == 1, "\(command)")
            #expect(result.output.contains(change.told) && result.output.contains("（\(change.place)）"), "\(result.output)")
        }
    }

    @Test func `names what is missing, swapped or too many by what the archive has`() throws {
        let office = try published()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        let bulletins = office.folder.path + "/bulletins/"
        func move(_ from: String, _ to: String) throws {
            try FileManager.default.moveItem(atPath: bulletins + from, toPath: bulletins + to)
        }
        try move("2017Q2", "x")
        #expect(try verify(office).output.contains("2017Q2：缺少"))
        try move("2017Q3", "2017Q2")
        try move("x", "2017Q3")
        #expect(try verify(office).output.split(separator: "\n").filter { $0.contains("不是该在这里的那次发布") }.count == 2)
        #expect(try santong("doctor", "-w", office.folder.path).status == 1)
        try move("2017Q3", "x")
        try move("2017Q2", "2017Q3")
        try move("x", "2017Q2")
        #expect(try verify(office).status == 0)
        // Back to what was published before: the newest is the last, not the first of the same bytes.
        let text = try office.folder.read("inbox/2017Q3/410181.csv")
        try office.put(text + "\n", "410181.csv")
        #expect(try office.report().status == 0)
        try office.put(text, "410181.csv")
        #expect(try office.report().status == 0)
        #expect(try verify(office, "2017Q3").status == 0)
    }

    @Test func `finds the publication of a printed code`() throws {
        let office = try published()
        let page = try office.folder.read("bulletins/2017Q3/bulletin.md")
        let code = try #require(page.firstMatch(of: /核验码：?`?([0-9a-f]{16})/)?.1)
        let found = try verify(office, "--code", String(code))
        #expect(found.status == 0)
        #expect(found.output.contains("核验码属于 2017Q3 送审稿"))
        #expect(try verify(office, "2017Q2", "--code", String(code)).status == 1)
        #expect(try verify(office, "--code", "0123456789abcdef").status == 1)
        #expect(try verify(office, "2017q3", "--code", String(code).uppercased()).status == 0)
        // Of a folder it is asked whether the code is its own.
        let folder = office.folder.path + "/bulletins/2017Q3"
        #expect(try verify(office, folder, "--code", String(code)).status == 0)
        let other = try verify(office, folder, "--code", "0123456789abcdef")
        #expect(other.status == 1)
        #expect(other.output.contains("核验码是 \(code)，不是 0123456789abcdef"))
        #expect(try verify(office, "--code", String(code), "--key", "x.pub").status == 64)
    }

    @Test func `says when there is nothing to verify or to copy`() throws {
        let office = try OfficeWorkspace()
        #expect(try verify(office, "2017Q3").status == 66)
        #expect(try verify(office, "--code", "0123456789abcdef").status == 66)
        #expect(try santong("archive", "backup", office.folder.path + "/copy", "-w", office.folder.path).status == 66)
    }

    @Test func `an archive is copied to a new file only`() throws {
        let office = try published()
        let copy = office.folder.path + "/copy.sqlite"
        #expect(try santong("archive", "backup", copy, "-w", office.folder.path).status == 0)
        #expect(try santong("archive", "backup", copy, "-w", office.folder.path).status == 73)
        let nowhere = try santong("archive", "backup", office.folder.path + "/nowhere/copy", "-w", office.folder.path)
        #expect(nowhere.status == 73)
        #expect(nowhere.errors.contains("nowhere/copy：No such file or directory"))
        #expect(try santong("archive", "backup", copy, "-w", "/nowhere").errors.contains("“/nowhere”里没有存档"))
        try FileManager.default.removeItem(atPath: office.folder.path + "/archive.sqlite")
        try FileManager.default.moveItem(atPath: copy, toPath: office.folder.path + "/archive.sqlite")
        #expect(try verify(office, "2017Q3").status == 0)
    }
}
