import Foundation
import TestSupport
import Testing

@Suite struct `The report` {
    @Test func `gives the same bytes in another folder, time zone, locale and order of files`() throws {
        func publish(_ reversed: Bool, _ environment: [String: String]) throws -> [String: Data] {
            let office = try OfficeWorkspace()
            for period in ["2017Q2", "2017Q3"] {
                let files = sampleProvince { if period == "2017Q3", $0.region == "410302" { $0.multimedia = 7 } }
                for (unit, text) in files.sorted(by: { reversed ? $0.key > $1.key : $0.key < $1.key }) {
                    try office.put(text, unit + ".csv", period)
                }
                #expect(try office.report(period, environment: environment).status == 0)
            }
            return try office.folder.files(under: "bulletins")
        }
        let first = try publish(false, ["TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"])
        let second = try publish(true, ["TZ": "America/New_York", "LC_ALL": "C", "LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1"])
        #expect(first.count > 20)
        #expect(first == second)
    }

    @Test func `gives the same bytes on one processor as on all`() throws {
        func publish(_ prefix: [String]) throws -> [String: Data] {
            let office = try OfficeWorkspace()
            for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
            let command = prefix + [builtProgram("santong"), "report", "2017Q3", "-w", office.folder.path]
            #expect(try run("/usr/bin/env", command).status == 0)
            return try office.folder.files(under: "bulletins")
        }
        #expect(try publish([]) == publish(["taskset", "-c", "0"]))
    }

    @Test func `twice without changes publishes nothing anew and lets the archive be`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        func files() throws -> [String: Data] { try office.folder.files().filter { $0.key != ".santong.lock" } }
        let before = try files()
        #expect(try office.report().status == 0)
        #expect(try files() == before)
    }

    @Test func `tells a sender what counts until a returned correction is mended`() throws {
        let office = try OfficeWorkspace()
        let sound = School(code: 2_141_000_001, region: "410102")
        var wrong = sound
        wrong.multimedia = 12
        try office.put(School.file([sound]), "410102学校表.csv")
        try office.put(School.file([wrong]), "410102学校表-r2.csv")
        try office.report()
        let notice = try office.folder.read("bulletins/2017Q3/notices/410102.md")
        #expect(notice.contains("改正前，中原区暂以“410102学校表.csv”（第1版）为准。"))
    }

    @Test func `reads files whose names are GBK, and tells them apart from their namesakes`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        // 中牟县 in GBK.
        let script = "cat > \"$1/$(printf '\\326\\320\\304\\262\\317\\330').csv\" < \"$2\""
        try office.folder.write(School.file([School(code: 2_141_000_001, region: "410122")]), to: "file")
        let made = try run(
            "/bin/sh", ["-c", script, "sh", office.folder.path + "/inbox/2017Q3", office.folder.path + "/file"],
            environment: ["LC_ALL": "C"])
        #expect(made.status == 0)
        #expect(try office.report().status == 0)
        #expect(try office.data("submissions").map { $0["file"] } == ["中牟县.csv"])
        #expect(try office.data("submissions").map { $0["status"] } == ["counted"])
        try office.put(School.file([School(code: 2_141_000_002, region: "410122")]), "中牟县.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("submissions").map { $0["file"] } == ["%D6%D0%C4%B2%CF%D8.csv", "中牟县.csv"])
    }

    @Test func `mends a bulletin folder that somebody edited, and keeps what they wrote`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        let before = try office.folder.files(under: "bulletins/2017Q3")
        for number in 1...2 {
            try office.folder.write("changed \(number)", to: "bulletins/2017Q3/bulletin.md")
            try office.folder.write("signed", to: "bulletins/2017Q3/签发单.txt")
            let result = try office.report()
            #expect(result.status == 0)
            #expect(result.errors.contains("bulletins/改动/2017Q3-\(number)"))
            #expect(try office.folder.files(under: "bulletins/2017Q3") == before)
            #expect(try office.folder.read("bulletins/改动/2017Q3-\(number)/bulletin.md") == "changed \(number)")
            #expect(try office.folder.read("bulletins/改动/2017Q3-\(number)/签发单.txt") == "signed")
            let verified = try santong("verify", "-w", office.folder.path)
            #expect(verified.status == 0, "\(verified.output)")
            #expect(try santong("doctor", "-w", office.folder.path).status == 0)
        }
        #expect(try office.folder.files(under: "bulletins").keys.allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func `deletes nothing that it didn't publish`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.folder.write("mine", to: "bulletins/2017Q3/我的说明.docx")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/改动/2017Q3-1/我的说明.docx") == "mine")
        // A draft that was edited and lost its manifest.
        try office.folder.write("edited", to: "bulletins/2017Q3/bulletin.md")
        try FileManager.default.removeItem(atPath: office.folder.path + "/bulletins/2017Q3/manifest.json")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/改动/2017Q3-2/bulletin.md") == "edited")
    }

    @Test func `finishes or undoes what an interrupted run left`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        // Stopped between exchanging the folders and saying so, and stopped before exchanging them.
        let script = """
            import hashlib, sqlite3, sys
            archive = sqlite3.connect(sys.argv[1] + "/archive.sqlite")
            manifest = open(sys.argv[1] + "/bulletins/2017Q3/manifest.json", "rb").read()
            for digest in (hashlib.sha256(manifest).hexdigest(), "0" * 64):
                archive.execute("INSERT INTO publication (period, status, tool_version, manifest_sha256, shape) "
                                "VALUES ('2017Q3', 'publishing', '', ?, '')", (digest,))
            archive.commit()
            """
        #expect(try run("/usr/bin/python3", ["-c", script, office.folder.path]).status == 0)
        try office.folder.write("half", to: "bulletins/.2017Q3.new/bulletin.md")
        let before = try office.folder.files(under: "bulletins/2017Q3")
        #expect(try office.report().status == 0)
        #expect(try office.folder.files(under: "bulletins/2017Q3") == before)
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/.2017Q3.new"))
        let query =
            "import sqlite3, sys; print([r[0] for r in sqlite3.connect(sys.argv[1]).execute('SELECT status FROM publication ORDER BY id')])"
        let statuses = try run("/usr/bin/python3", ["-c", query, office.folder.path + "/archive.sqlite"]).output
        #expect(statuses == "['published', 'published', 'abandoned']\n")
    }

    @Test func `by default is of the last complete quarter of the clock`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let result = try santong("report", "-w", office.folder.path, environment: ["SOURCE_DATE_EPOCH": "1507600000"])
        #expect(result.status == 0)
        #expect(result.output.contains("2017Q3"))
    }

    @Test func `knows a file's receipt from the first run that saw it before the deadline`() throws {
        let office = try OfficeWorkspace()
        let files = sampleProvince()
        try office.put(try #require(files["410100"]), "410100.csv")
        try office.report(environment: ["SOURCE_DATE_EPOCH": "1507500000"])
        try office.put(try #require(files["410300"]), "410300.csv")
        try office.report(environment: ["SOURCE_DATE_EPOCH": "1508500000"])
        let times = try office.data("submissions").map { [$0["file"], $0["received_at"], $0["on_time"]] }
        #expect(times == [["410100.csv", "2017-10-09T06:00:00+08:00", "yes"], ["410300.csv", "", ""]])
    }

    @Test func `with strict publishes nothing while something is missing`() throws {
        let office = try OfficeWorkspace()
        try office.put(try #require(sampleProvince()["410100"]), "410100.csv")
        #expect(try office.report("2017Q3", "--strict").status == 1)
        // What was received is kept all the same.
        let script = """
            import sqlite3, sys
            archive = sqlite3.connect(sys.argv[1] + "/archive.sqlite")
            kept = {bytes(row[0]) for row in archive.execute("SELECT bytes FROM content")}
            print(open(sys.argv[2], "rb").read() in kept, archive.execute("SELECT count(*) FROM publication").fetchone()[0])
            """
        let received = office.folder.path + "/inbox/2017Q3/410100.csv"
        #expect(try run("/usr/bin/python3", ["-c", script, office.folder.path, received]).output == "True 0\n")
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3"))
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report("2017Q3", "--strict").status == 0)
    }

    @Test func `needs only an edit of the catalogue for a new column, measure, indicator, target and weight`() throws {
        let office = try OfficeWorkspace()
        var catalogue = try office.folder.read("catalogue.yaml")
        func add(_ text: String, before mark: String) {
            catalogue = catalogue.replacingOccurrences(of: mark, with: text + "\n" + mark)
        }
        add("  - {id: robots, header: 机器人数, type: count}", before: "  - {id: digital_campus, header:")
        add("  - {id: robots, label: 机器人台数, sum: robots}", before: "  - {id: schools_digital, label:")
        add(
            "  - {id: robot_rate, label: 机器人配备率, population: all, numerator: robots, denominator: schools, target: 80%, weight: 10}",
            before: "  - {id: digital_campus, label:")
        catalogue = catalogue.replacingOccurrences(of: "target: 50%, weight: 20", with: "target: 60%, weight: 20")
        try office.folder.write(catalogue, to: "catalogue.yaml")
        for (unit, text) in sampleProvince() {
            let lines = text.split(separator: "\n")
            let edited = [lines[0] + ",机器人数"] + lines.dropFirst().enumerated().map { $1 + ",\($0 % 2)" }
            try office.put(edited.joined(separator: "\n") + "\n", unit + ".csv")
        }
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        let province = try office.data("figures").filter { $0["region"] == "410000" }
        let robots = try #require(province.first { $0["indicator"] == "robot_rate" })
        #expect([robots["numerator"], robots["denominator"], robots["display"], robots["met"]] == ["5", "10", "50.00%", "no"])
        #expect(province.first { $0["indicator"] == "multimedia_rural" }?["target"] == "0.600000")
        let scores = try office.data("rankings").map { $0["score"] }
        #expect(scores.allSatisfy { $0 == "96.59" }, "(25+15+20+20+20 + 10·0.5/0.8) ÷ 110: \(scores)")
    }

    @Test func `answers a bad command line with 64 and unknown places with 66`() throws {
        #expect(try santong("report", "2017Q5", "-w", "/nowhere").status == 64)
        #expect(try santong("report", "2017Q3", "-w", "/nowhere").status == 66)
        #expect(try santong("frobnicate").status == 64)
        let office = try OfficeWorkspace()
        let result = try office.report("2016Q1")
        #expect(result.status == 66)
        #expect(result.errors.contains("inbox/2016Q1"))
    }

    @Test func `in English says the same`() throws {
        let result = try santong("report", "2017Q3", "-w", "/nowhere", "--lang", "en")
        #expect(result.errors.contains("is no workspace"))
        let logged = try santong("report", "2017Q3", "-w", "/nowhere", "--log-format", "json").errors
        let object = try #require(try JSONSerialization.jsonObject(with: Data(logged.utf8)) as? [String: String])
        #expect(object["level"] == "error")
        #expect(object["message"]?.contains("/nowhere") == true)
    }
}

@Suite struct `Checking and status` {
    @Test func `check lists findings in three formats, writes nothing and answers 1 for errors`() throws {
        let office = try OfficeWorkspace()
        let text = try #require(sampleProvince()["410181"]).replacingOccurrences(of: ",20,20,20,0,0", with: ",20,约20,20,0,0")
        try office.put(text, "410181.csv")
        let before = try office.folder.files()
        let plain = try santong("check", "2017Q3", "-w", office.folder.path)
        #expect(plain.status == 1)
        #expect(plain.output.contains("410181.csv:2: 开通空间教师数: R02 错误: "))
        #expect(plain.output.contains("«约20»"))
        let json = try santong("check", "2017Q3", "-w", office.folder.path, "--format", "json", "--lang", "en")
        let lines = json.output.split(separator: "\n")
        let first = try #require(lines.first { $0.contains("R02") })
        let object = try #require(try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
        #expect(object["code"] as? String == "R02")
        #expect(object["line"] as? Int == 2)
        let csv = try santong("check", "2017Q3", "-w", office.folder.path, "--format", "csv")
        #expect(parseCSV(csv.output).contains { $0["code"] == "R02" && $0["value"] == "约20" })
        #expect(try office.folder.files() == before)
    }

    /// Its rules are read before its arguments are understood, from where they seem to say.
    @Test(arguments: [
        ["-w", "*"], ["--workspace", "*"], ["--workspace=*/"], ["-w", "/nowhere", "-w", "*"], ["-w", "*", "--quiet"],
    ])
    func `knows its workspace however it is named`(words: [String]) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let elsewhere = try OfficeWorkspace()
        let words = words.map { $0.replacing("*", with: office.folder.path) }
        let result = try run(
            builtProgram("santong"), ["report", "2017Q3"] + words, environment: ["SANTONG_WORKSPACE": elsewhere.folder.path])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try office.folder.read("bulletins/2017Q3/manifest.json").contains("inbox/2017Q3/410100.csv"))
        #expect(try !elsewhere.folder.files().keys.contains("archive.sqlite"))
    }

    @Test func `status tells who submitted, is late, was returned or is missing`() throws {
        let office = try OfficeWorkspace()
        let files = sampleProvince()
        try office.put(try #require(files["410100"]), "410100.csv")
        try office.put("x", "410181.csv")
        try office.put("file,received_at\n410100.csv,2017-10-12T09:00:00+08:00\n", "receipts.csv")
        let result = try santong("status", "2017Q3", "-w", office.folder.path)
        #expect(result.status == 0)
        #expect(result.output.contains("410100 郑州市\t已报送\t1 份文件，迟报 1 份"))
        #expect(result.output.contains("410181 巩义市\t退回"))
        #expect(result.output.contains("410300 洛阳市\t未报送"))
    }

    /// Dispatch would wait for threads for ever, and end the process where it can't open a file.
    @Test(
        .enabled(if: canBeOthers, "runs as other users"), .timeLimit(.minutes(1)),
        arguments: [("--nproc=4", 75, "线程"), ("--nofile=16", 74, "ulimit -n")])
    func `ends where the system lets it have too little`(limit: (option: String, status: Int32, told: String)) throws {
        let limited = [
            "--reuid=54321", "--regid=54321", "--clear-groups", "/usr/bin/prlimit", limit.option, builtProgram("santong"),
        ]
        for command in [["report", "2017Q3"], ["status"]] {
            let result = try run("/usr/bin/setpriv", limited + command, folder: "/")
            #expect(result.status == limit.status && result.errors.contains(limit.told), "\(result.status) \(result.errors)")
        }
    }

    @Test(arguments: ["-1", "-9223372036854775808", "100000000000", "x", ""])
    func `takes no clock for one that is none`(seconds: String) throws {
        let result = try santong("--version", environment: ["SOURCE_DATE_EPOCH": seconds])
        #expect(result.status == 64 && result.errors.contains("SOURCE_DATE_EPOCH"), "\(result.status) \(result.errors)")
    }

    @Test func `is told what was wrong with its arguments, not what they would do`() throws {
        let result = try santong("report", "--format", "\u{1B}[31m\u{202E}x")
        #expect(result.status == 64 && result.errors.contains("\\u{1b}[31m\\u{202e}x"), "\(result.errors)")
        #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{202E}"))
    }
}
