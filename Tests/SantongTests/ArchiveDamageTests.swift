import Foundation
import TestSupport
import Testing

/// An archive that is damaged, lost or locked: the run stops, says how to restore it, and touches nothing.
@Suite struct `An archive that can't be used` {
    private func drafted() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        #expect(try santong("archive", "backup", office.folder.path + "/backup.sqlite", "-w", office.folder.path).status == 0)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        return office
    }

    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let apply: @Sendable (inout Data) -> Void
    }

    static let damages = [
        Damage(testDescription: "cut in half") { $0 = $0.prefix($0.count / 2) },
        Damage(testDescription: "cut by a byte") { $0 = $0.dropLast() },
        Damage(testDescription: "cut to nothing") { $0 = Data() },
        Damage(testDescription: "its head overwritten") { $0.replaceSubrange(0..<16, with: [UInt8](repeating: 0x41, count: 16)) },
        Damage(testDescription: "all zeros") { $0 = Data(repeating: 0, count: $0.count) },
        Damage(testDescription: "a page overwritten") {
            let page = 4096 * ($0.count / 4096 / 2)
            $0.replaceSubrange(page..<page + 4096, with: [UInt8](repeating: 0xEE, count: 4096))
        },
        Damage(testDescription: "the page of its tables overwritten") {
            $0.replaceSubrange(100..<4096, with: [UInt8](repeating: 0xEE, count: 3996))
        },
    ]

    @Test(arguments: damages) func `stops the run, and a backup puts all right`(damage: Damage) throws {
        let office = try drafted()
        let location = office.folder.path + "/archive.sqlite"
        var bytes = try #require(FileManager.default.contents(atPath: location))
        damage.apply(&bytes)
        try bytes.write(to: URL(filePath: location))
        let before = try office.untouchable()
        let issue = ["issue", "2017Q3", "--date", "2017-10-20"]
        for command in [["report", "2017Q3"], ["report", "2017Q3", "--due"], issue] {
            let result = try run(builtProgram("santong"), command + ["-w", office.folder.path])
            #expect(result.status == 74, "\(command): \(result.errors)")
            #expect(result.errors.contains("备份"), "\(result.errors)")
            #expect(try office.untouchable() == before, "\(command)")
        }
        let doctor = try santong("doctor", "-w", office.folder.path)
        #expect(doctor.status == 1)
        #expect(doctor.output.contains("备份"), "\(doctor.output)")
        #expect(try office.untouchable() == before)
        try FileManager.default.removeItem(atPath: location)
        try FileManager.default.copyItem(atPath: office.folder.path + "/backup.sqlite", toPath: location)
        #expect(try office.report().status == 0)
        #expect(try santong("doctor", "-w", office.folder.path).status == 0)
    }

    /// A byte that was changed on the disk makes nothing of a value, or another kind of one, which the schema forbids: SQLite doesn't look for that where it reads.
    @Test(
        arguments: [
            ("publication", "manifest_sha256"), ("publication", "period"), ("publication_input", "sha256"),
            ("submission", "sha256"),
            ("submission", "status"), ("standing", "status"), ("leaf_source", "file"), ("figure_list", "figures"),
            ("part_list", "ratios"),
            ("content", "bytes"),
        ], ["NULL", "17"])
    func `is told where a value isn't what it should be`(place: (table: String, column: String), value: String) throws {
        let office = try drafted()
        try office.spoil(place.table, place.column, value)
        let before = try office.untouchable()
        for command in [
            ["status", "2017Q3"], ["verify"], ["explain", "2017Q3", "all", "all"], ["compare", "2017Q2", "2017Q3"],
            ["history", "internet_access"], ["doctor"], ["rebuild", "2017Q3", "--draft"], ["evaluate", "2017"],
            ["report", "2017Q3"],
            ["report", "--due"], ["report", "2017Q3", "--due"],
        ] {
            let result = try run(builtProgram("santong"), command + ["-w", office.folder.path])
            #expect((0..<128).contains(result.status) && !result.errors.contains("Fatal error"), "\(command): \(result.errors)")
        }
        #expect(try santong("doctor", "-w", office.folder.path).status == 1)
        #expect(try office.untouchable() == before)
    }

    @Test func `isn't taken for a later version's where a migration's name isn't what it should be`() throws {
        let office = try drafted()
        try office.spoil("grdb_migrations", "identifier", "17")
        let before = try office.untouchable()
        for command in [["report", "2017Q3"], ["report", "--due"], ["status", "2017Q3"]] {
            let result = try run(builtProgram("santong"), command + ["-w", office.folder.path])
            #expect(result.status == 74 && result.errors.contains("备份"), "\(command): \(result.errors)")
        }
        #expect(try office.untouchable() == before)
    }

    /// Where nothing is due most of the archive isn't looked at.
    @Test func `is told by a timed run that has to look at what isn't what it should be`() throws {
        let office = try drafted()
        try office.spoil("standing", "status", "17")
        let before = try office.untouchable()
        let result = try santong("report", "2017Q3", "--due", "-w", office.folder.path)
        #expect(result.status == 74 && result.errors.contains("standing") && result.errors.contains("备份"), "\(result.errors)")
        #expect(try office.untouchable() == before)
    }

    /// A number that somebody put in by hand, in a file that SQLite finds sound.
    @Test(arguments: [
        ("submission", "warnings", "N", ["evaluate", "2017"]), ("part_list", "totals", "schools,N", ["report", "2017Q3"]),
        ("part_list", "totals", "schools,N", ["status", "2017Q3"]),
        ("part_list", "ratios", "internet_access,1,1,1,N", ["report", "2017Q3"]),
        ("figure_list", "figures", "internet_access,N,1,", ["compare", "2017Q2", "2017Q3"]),
        ("figure_list", "figures", "internet_access,1,1,N", ["report", "2017Q3"]),
        ("publication", "edition", "N", ["verify"]), ("publication", "edition", "N", ["history", "internet_access"]),
    ])
    func `says so of numbers that can't be`(
        change: (table: String, column: String, value: String, command: [String])
    ) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        #expect(try santong("issue", "2017Q2", "--date", "2017-07-20", "-w", office.folder.path).status == 0)
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        let script = """
            import sqlite3, sys
            path, table, column, value = sys.argv[1:]
            value = value.replace("N", str(2 ** 63 - 1))
            archive = sqlite3.connect(path)
            archive.execute("PRAGMA ignore_check_constraints = ON")
            for (name,) in archive.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                archive.execute(f'DROP TRIGGER "{name}"')
            archive.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS NOT NULL", (int(value) if value.isdigit() else value,))
            archive.commit()
            """
        let location = office.folder.path + "/archive.sqlite"
        let changed = try run("/usr/bin/python3", ["-c", script, location, change.table, change.column, change.value])
        #expect(changed.status == 0, "\(changed.errors)")
        let before = try office.untouchable()
        let result = try run(builtProgram("santong"), change.command + ["-w", office.folder.path])
        #expect(result.status == 74 && result.errors.contains("备份"), "\(result.status) \(result.errors)")
        #expect(try office.untouchable() == before)
    }

    @Test func `of a later version is left alone, and this is said`() throws {
        let office = try drafted()
        let script = """
            import sqlite3, sys
            archive = sqlite3.connect(sys.argv[1])
            archive.execute("INSERT INTO grdb_migrations VALUES ('999 of a later version')")
            archive.commit()
            """
        #expect(try run("/usr/bin/python3", ["-c", script, office.folder.path + "/archive.sqlite"]).status == 0)
        let before = try office.untouchable()
        for command in [["report", "2017Q3"], ["status", "2017Q3"], ["issue", "2017Q3", "--date", "2017-10-20"], ["verify"]] {
            let result = try run(builtProgram("santong"), command + ["-w", office.folder.path])
            #expect(result.status == 74 && result.errors.contains("较新的版本"), "\(command) \(result.errors)")
        }
        let doctor = try santong("doctor", "-w", office.folder.path)
        #expect(doctor.status == 1 && doctor.output.contains("不要换上备份"), "\(doctor.output)")
        #expect(try office.untouchable() == before)
    }

    /// The settings of an edition, with which its figures were rounded, are no longer those.
    @Test func `says so of bytes that aren't those that were kept`() throws {
        let office = try drafted()
        try office.report()
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        let script = """
            import sqlite3, sys
            archive = sqlite3.connect(sys.argv[1])
            for (name,) in archive.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                archive.execute(f'DROP TRIGGER "{name}"')
            archive.execute("UPDATE content SET bytes = x'00' WHERE sha256 IN (SELECT sha256 FROM publication_input WHERE role = 'settings')")
            archive.commit()
            """
        #expect(try run("/usr/bin/python3", ["-c", script, office.folder.path + "/archive.sqlite"]).status == 0)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 4)]), "410181-r3.csv")
        let result = try office.report()
        #expect(result.status == 74 && result.errors.contains("备份"), "\(result.status) \(result.errors)")
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["archive.sqlite", "archive.sqlite-journal"])
    func `isn't waited for where it is no file`(name: String) throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        #expect(unsafe mkfifo(office.folder.path + "/" + name, 0o600) == 0)
        let result = try office.report()
        #expect(result.status == 74 && result.errors.contains("not a file"), "\(result.errors)")
    }

    @Test func `lost beside an edition: the edition isn't overwritten by a draft`() throws {
        let office = try drafted()
        try office.report()
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        try FileManager.default.removeItem(atPath: office.folder.path + "/archive.sqlite")
        let before = try office.untouchable()
        let result = try office.report()
        #expect(result.status == 74)
        #expect(result.errors.contains("没有记载它的存档"))
        #expect(try office.untouchable() == before)
    }

    @Test func `restored from a backup older than an edition: the edition isn't overwritten`() throws {
        let office = try drafted()
        try office.report()
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        let location = office.folder.path + "/archive.sqlite"
        try FileManager.default.removeItem(atPath: location)
        try FileManager.default.copyItem(atPath: office.folder.path + "/backup.sqlite", toPath: location)
        let before = try office.folder.files(under: "bulletins")
        let result = try office.report()
        #expect(result.status == 74)
        #expect(result.errors.contains("已印发的第1版，存档里却没有"))
        #expect(try office.folder.files(under: "bulletins") == before)
        try FileManager.default.moveItem(
            atPath: office.folder.path + "/bulletins/2017Q3", toPath: office.folder.path + "/put-away")
        #expect(try office.report().status == 0)
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        #expect(try office.folder.files(under: "bulletins") == before)
    }

    @Test func `locked by another program: exit 75, and nothing changes`() throws {
        let office = try drafted()
        let script = """
            import sqlite3, sys, time
            archive = sqlite3.connect(sys.argv[1], isolation_level=None)
            archive.execute("BEGIN EXCLUSIVE")
            open(sys.argv[2], "w").close()
            sys.stdin.read()
            """
        let holder = Process()
        let pipe = Pipe()
        let sign = office.folder.path + "/locked"
        holder.executableURL = URL(filePath: "/usr/bin/python3")
        holder.arguments = ["-c", script, office.folder.path + "/archive.sqlite", sign]
        holder.standardInput = pipe
        try holder.run()
        while !FileManager.default.fileExists(atPath: sign) { usleep(10_000) }
        let before = try office.folder.files(under: "bulletins")
        let result = try office.report()
        #expect(result.status == 75)
        #expect(result.errors.contains("另一个程序"))
        #expect(try office.folder.files(under: "bulletins") == before)
        try pipe.fileHandleForWriting.close()
        holder.waitUntilExit()
        #expect(try office.report().status == 0)
    }

    @Test func `with a hot journal of a killed run is explained to those who only read`() throws {
        let office = try drafted()
        // What a run leaves that dies between writing pages and ending its transaction.
        let script = """
            import os, sqlite3, sys
            archive = sqlite3.connect(sys.argv[1], isolation_level=None)
            archive.execute("PRAGMA cache_size = 1")
            archive.execute("BEGIN IMMEDIATE")
            for number in range(2000):
                archive.execute("INSERT INTO sighting VALUES ('2017Q3', printf('%064d', ?), 0)", (number,))
            os._exit(1)
            """
        _ = try run("/usr/bin/python3", ["-c", script, office.folder.path + "/archive.sqlite"])
        let status = try santong("status", "2017Q3", "-w", office.folder.path)
        #expect(status.status == 74)
        #expect(status.errors.contains("santong report"))
        // A backup put beside such a journal would be spoilt by it.
        #expect(try santong("doctor", "-w", office.folder.path).output.contains("运行一次 santong report；不要换上备份"))
        #expect(try office.report().status == 0)
        #expect(try santong("status", "2017Q3", "-w", office.folder.path).status == 0)
        #expect(try santong("doctor", "-w", office.folder.path).status == 0)
    }
}
