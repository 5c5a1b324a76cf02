import Foundation
import TestSupport
import Testing

/// `santong rebuild` and `santong archive extract`: from the archive alone.
@Suite struct `Rebuilt from the archive` {
    private func rebuild(_ office: OfficeWorkspace, _ period: String, _ more: String...) throws -> (RunResult, [String: Data]) {
        let scratch = TemporaryFolder()
        // Only the archive is there.
        try FileManager.default.copyItem(
            atPath: office.folder.path + "/archive.sqlite", toPath: scratch.path + "/archive.sqlite")
        let result = try run(
            builtProgram("santong"), ["rebuild", period, "--into", scratch.path + "/again", "-w", scratch.path] + more)
        return (result, try scratch.files(under: "again"))
    }

    /// A quarter with everything that a publication can rest on.
    private func rich() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace(settings: "max_file_size: 64KiB\nrounding: half-even")
        try office.folder.write("{{office}}的通报。\n", to: "templates/prose/lead.mustache")
        for (unit, text) in sampleProvince({ if $0.region == "410302" { $0.multimedia = 7 } }) {
            try office.put(text, unit + ".csv", "2017Q2")
            try office.put(text.replacing(",10,10,", with: ",12,10,"), unit + ".csv")
        }
        try office.put("file,received_at\n410100.csv,2017-10-12T09:00:00+08:00\n", "receipts.csv")
        try office.put(
            "region,type,locality,measure,value,reason,by\n410302,小学,城区,multimedia_classrooms,8,核实,李四\n", "corrections.csv")
        try office.folder.write([UInt8](repeating: 0x61, count: 70_000), to: "inbox/2017Q3/410122 太大.csv")
        try office.folder.write([0xFF, 0xD8, 0xFF, 0xE0] as [UInt8], to: "inbox/2017Q3/扫描/410181.jpg")
        try office.put("学校标识码\n", "410322.csv")
        let inbox = office.folder.path + "/inbox/2017Q3/"
        try FileManager.default.createSymbolicLink(atPath: inbox + "410181-链接.csv", withDestinationPath: "/etc/hostname")
        // A name as a Windows archive leaves it.
        #expect(try run("/bin/sh", ["-c", "printf x > \"$(printf '%s/410181\\326\\335.csv' '\(inbox)')\""]).status == 0)
        return office
    }

    @Test func `drafts and editions are the same, byte for byte, whatever was published since`() throws {
        let office = try rich()
        let clock = ["SOURCE_DATE_EPOCH": "1507500000"]
        #expect(try office.report("2017Q2", environment: clock).status == 0)
        #expect(try office.report(environment: clock).status == 0)
        let draft = try office.folder.files(under: "bulletins/2017Q3")
        func issue(_ date: String, _ more: [String]) throws {
            let words = ["issue", "2017Q3", "--date", date, "-w", office.folder.path] + more
            #expect(try run(builtProgram("santong"), words, environment: clock).status == 0)
        }
        try issue("2017-10-20", ["--number", "教科技〔2017〕9号"])
        let first = try office.folder.files(under: "bulletins/2017Q3")
        try office.put(School.file([School(code: 2_141_000_004, region: "410302", multimedia: 9)]), "410302-r2.csv")
        #expect(try office.report(environment: clock).status == 0)
        try issue("2017-11-01", ["--reason", "改报"])
        let second = try office.folder.files(under: "bulletins/2017Q3").filter { !$0.key.hasPrefix("editions/") }
        // The previous quarter is other than it was, the office's files are too, the inbox is empty.
        try office.put(try #require(sampleProvince { $0.multimedia = 1 }["410181"]), "410181.csv", "2017Q2")
        #expect(try office.report("2017Q2").status == 0)
        try FileManager.default.removeItem(atPath: office.folder.path + "/inbox/2017Q3")
        try office.folder.write("code,name,kind,parent,tile_row,tile_col,formerly\n", to: "regions.csv")

        for (wanted, arguments) in [(second, []), (second, ["--edition", "2"]), (first, ["--edition", "1"])] {
            let (result, files) =
                try arguments.isEmpty
                ? rebuild(office, "2017Q3") : rebuild(office, "2017Q3", arguments[0], arguments[1])
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            #expect(result.output.contains("逐字节相同"))
            #expect(files == wanted)
        }
        #expect(try rebuild(office, "2017Q3", "--draft").0.output.contains("逐字节相同"))
        let (again, files) = try rebuild(office, "2017Q2")
        #expect(again.output.contains("逐字节相同"))
        #expect(try files == office.folder.files(under: "bulletins/2017Q2"))
        #expect(draft.count == first.count)
    }

    /// Changes what the archive says, as another version of the program or a forger would have it.
    private func tamper(_ office: OfficeWorkspace, _ sql: String) throws {
        let script = """
            import sqlite3, sys
            archive = sqlite3.connect(sys.argv[1])
            for (name,) in archive.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
                archive.execute(f"DROP TRIGGER {name}")
            archive.executescript(sys.argv[2])
            """
        let result = try run("/usr/bin/python3", ["-c", script, office.folder.path + "/archive.sqlite", sql])
        #expect(result.status == 0, "\(result.errors)")
    }

    private func published() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        return office
    }

    @Test func `by another version says the differences figure by figure`() throws {
        let office = try published()
        try tamper(
            office,
            """
            UPDATE publication SET tool_version = '0.0.9', manifest_sha256 = '\(String(repeating: "0", count: 64))';
            UPDATE figure_list SET figures = replace(figures, 'multimedia_urban,20,20,1', 'multimedia_urban,19,20,2')
            WHERE region = '410100';
            UPDATE standing SET score = 9000, rank = 1 WHERE unit = '410300';
            """)
        let (result, _) = try rebuild(office, "2017Q3")
        #expect(result.status == 1)
        #expect(result.output.contains("有 2 处与当时发布的不同（当时的版本是 0.0.9，现为"))
        #expect(result.output.contains("410100 郑州市 multimedia_urban: 95.00% 19/20 第2位 → 100.00% 20/20 第1位"))
        #expect(result.output.contains("410300 洛阳市 得分: 90.00 第1位 → 100.00 第1位"))
    }

    @Test func `by another version with the same figures is confirmed, by the same version it isn't`() throws {
        let office = try published()
        let zeros = String(repeating: "0", count: 64)
        try tamper(office, "UPDATE publication SET manifest_sha256 = '\(zeros)'")
        #expect(try rebuild(office, "2017Q3").0.status == 1)
        try tamper(office, "UPDATE publication SET tool_version = '0.0.9'")
        let (result, files) = try rebuild(office, "2017Q3")
        #expect(result.status == 0)
        #expect(result.output.contains("指标、得分、位次与当时发布的全部相同"))
        #expect(!files.isEmpty)
    }

    @Test func `without one of its inputs it isn't made`() throws {
        let office = try published()
        try tamper(
            office,
            "UPDATE content SET bytes = x'00' WHERE sha256 IN (SELECT sha256 FROM publication_input WHERE path LIKE '%410181.csv')"
        )
        let (result, files) = try rebuild(office, "2017Q3")
        #expect(result.status == 74)
        #expect(result.errors.contains("inbox/2017Q3/410181.csv"))
        #expect(files.isEmpty)
        let verified = try santong("verify", "2017Q3", "-w", office.folder.path)
        #expect(verified.status == 1)
        #expect(verified.output.contains("所依据的 inbox/2017Q3/410181.csv 在存档里缺失或已损坏"))
        #expect(try santong("doctor", "-w", office.folder.path).output.contains("1 份内容与它的 SHA-256 不符"))
    }

    @Test func `is refused where there is nothing, or a folder in its place`() throws {
        let office = try published()
        let into = ["--into", office.folder.path + "/x", "-w", office.folder.path]
        for (words, status) in [
            (["2017Q2"], Int32(66)), (["2017Q3", "--edition", "1"], 66), (["2017Q3", "--edition", "1", "--draft"], 64),
            (["2017Q9"], 64),
        ] {
            #expect(try run(builtProgram("santong"), ["rebuild"] + words + into).status == status)
        }
        try FileManager.default.createDirectory(atPath: office.folder.path + "/sub", withIntermediateDirectories: true)
        let up = try santong("rebuild", "2017Q3", "--into", "../up", "-w", "..", folder: office.folder.path + "/sub")
        #expect(up.status == 0)
        #expect(try office.folder.read("up/bulletin.md").contains("送审稿"))
        let there = ["--into", office.folder.path + "/inbox", "-w", office.folder.path]
        #expect(try run(builtProgram("santong"), ["rebuild", "2017Q3"] + there).status == 73)
    }

    @Test func `any file that was received comes back as it was`() throws {
        let office = try published()
        let received = try office.folder.read("inbox/2017Q3/410300.csv")
        let digest = try #require(try office.data("submissions").first { $0["file"] == "410300.csv" }?["sha256"])
        try FileManager.default.removeItem(atPath: office.folder.path + "/inbox/2017Q3/410300.csv")
        let doctor = try santong("doctor", "-w", office.folder.path)
        #expect(doctor.output.contains("santong archive extract \(digest.prefix(16))"))
        func extract(_ digest: String, _ name: String) throws -> Int32 {
            try santong("archive", "extract", digest, office.folder.path + "/" + name, "-w", office.folder.path).status
        }
        #expect(try extract(String(digest.prefix(16)), "inbox/2017Q3/410300.csv") == 0)
        #expect(try office.folder.read("inbox/2017Q3/410300.csv") == received)
        #expect(try extract(digest, "inbox/2017Q3/410300.csv") == 73)
        #expect(try extract(String(digest.prefix(7)), "x") == 66)
        #expect(try extract("0123456789abcdef", "x") == 66)
        #expect(try santong("doctor", "-w", office.folder.path).status == 0)
    }
}
