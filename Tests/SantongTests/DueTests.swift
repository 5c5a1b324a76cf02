import Dispatch
import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

/// `santong report --due`, as a timer starts it.
@Suite struct `A timer` {
    /// 2017-10-01T00:00+08:00, the first moment after the quarter.
    private static let quarterEnd = 1_506_787_200
    private static let hour = 3600

    /// - Parameter after: hours since the quarter's end. The deadline is after 240.
    @discardableResult
    private func due(_ office: OfficeWorkspace, after hours: Int, _ more: String...) throws -> RunResult {
        try run(
            builtProgram("santong"), ["report", "--due", "-w", office.folder.path] + more,
            environment: ["SOURCE_DATE_EPOCH": "\(Self.quarterEnd + hours * Self.hour)"])
    }

    private func put(_ office: OfficeWorkspace, _ unit: String) throws {
        try office.put(try #require(sampleProvince()[unit]), unit + ".csv")
    }

    @Test func `every hour for a month leaves one draft, a quiet log and an archive that doesn't grow`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        var told: [Int: String] = [:]
        var sizes: [Int] = []
        // Hourly in a thorough test, else every six hours.
        let step = ProcessInfo.processInfo.environment["SANTONG_ALL_POINTS"] == nil ? 6 : 1
        for hour in stride(from: 0, to: 720, by: step) {
            if hour == 102 { try put(office, "410100") }
            if hour == 150 { try put(office, "410300") }
            if hour == 228 { try put(office, "410181") }
            let result = try due(office, after: hour)
            #expect(result.status == 0, "\(result.errors)")
            if !(result.output + result.errors).isEmpty { told[hour] = result.errors + result.output }
            let attributes = try FileManager.default.attributesOfItem(atPath: office.folder.path + "/archive.sqlite")
            sizes.append(attributes[.size] as? Int ?? 0)
            #expect(
                FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3") == (hour > 240), "hour \(hour)")
        }
        #expect(told.keys.sorted() == [102, 150, 228, 240 + step])
        #expect(told[240 + step]?.split(separator: "\n").count == 2)
        #expect(sizes[240 / step + 1] == sizes.last)
        #expect(
            try office.data("submissions").map { [$0["file"], $0["received_at"], $0["on_time"]] } == [
                ["410100.csv", "2017-10-05T06:00:00+08:00", "yes"], ["410181.csv", "2017-10-10T12:00:00+08:00", "yes"],
                ["410300.csv", "2017-10-07T06:00:00+08:00", "yes"],
            ])
        let count =
            "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM publication').fetchone()[0])"
        #expect(try run("/usr/bin/python3", ["-c", count, office.folder.path + "/archive.sqlite"]).output == "1\n")
    }

    @Test func `records receipts even while the office's own files can't be used for a bulletin`() throws {
        let office = try OfficeWorkspace()
        try put(office, "410100")
        try office.put("region,type,locality,measure,value,reason,by\n999999,小学,城区,teachers,1,x,y\n", "corrections.csv")
        #expect(try due(office, after: 1).status == 0)
        #expect(try office.report(environment: ["SOURCE_DATE_EPOCH": "\(Self.quarterEnd + 2 * Self.hour)"]).status == 65)
        try FileManager.default.removeItem(atPath: office.folder.path + "/inbox/2017Q3/corrections.csv")
        #expect(try due(office, after: 241).status == 0)
        #expect(try office.data("submissions").map { $0["received_at"] } == ["2017-10-01T01:00:00+08:00"])
    }

    /// Read while templates are parsed.
    @Test func `records receipts even while a template can't be used`() throws {
        let office = try OfficeWorkspace()
        try put(office, "410100")
        try office.folder.write("{{#period}}\n", to: "templates/prose/lead.mustache")
        let result = try office.report(environment: ["SOURCE_DATE_EPOCH": "\(Self.quarterEnd + Self.hour)"])
        #expect(result.status == 65 && result.errors.contains("prose/lead"), "\(result.errors)")
        #expect(try office.folder.files(under: "bulletins").isEmpty)
        try FileManager.default.removeItem(atPath: office.folder.path + "/templates/prose/lead.mustache")
        #expect(try due(office, after: 241).status == 0)
        #expect(try office.data("submissions").map { $0["received_at"] } == ["2017-10-01T01:00:00+08:00"])
    }

    /// Files are read beside the recording of their receipts: what was read is published with a time, or not at all.
    @Test func `leaves no file without a time of receipt where one is replaced meanwhile`() throws {
        let office = try OfficeWorkspace()
        let text = try #require(sampleProvince()["410100"])
        try put(office, "410100")
        let isOver = Mutex(false)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            defer { ended.signal() }
            for version in 0... {
                if isOver.withLock(\.self) { return }
                let location = office.folder.path + "/410100.csv"
                try? Data((text + "备注：\(version)\n").utf8).write(to: URL(fileURLWithPath: location))
                unsafe rename(location, office.folder.path + "/inbox/2017Q3/410100.csv")
                usleep(.random(in: 0..<60_000))
            }
        }
        var (published, refused) = (0, 0)
        for _ in 0..<25 {
            let result = try office.report(environment: ["SOURCE_DATE_EPOCH": "\(Self.quarterEnd + Self.hour)"])
            if result.status == 0 {
                published += 1
                #expect(try office.data("submissions").map { $0["received_at"] } == ["2017-10-01T01:00:00+08:00"])
            } else {
                refused += 1
                #expect(result.status == 74 && result.errors.contains("在运行中被改动或移走"), "\(result.errors)")
            }
        }
        isOver.withLock { $0 = true }
        ended.wait()
        #expect(published > 0, "of \(published + refused)")
    }

    @Test func `records receipts of files that come before the quarter is over`() throws {
        let office = try OfficeWorkspace()
        try office.put(try #require(sampleProvince()["410100"]), "410100.csv", "2017Q4")
        #expect(try due(office, after: 300).errors.contains("2017Q4：登记新收到的 1 份文件"))
        #expect(try due(office, after: 301).errors.isEmpty)
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isPublished: Bool
        let apply: @Sendable (OfficeWorkspace) throws -> Void
    }

    static let changes = [
        Change(testDescription: "a late file", isPublished: true) {
            try $0.put(try #require(sampleProvince()["410300"]), "410300.csv")
        },
        Change(testDescription: "a file that is gone", isPublished: true) {
            try FileManager.default.removeItem(atPath: $0.folder.path + "/inbox/2017Q3/410181.csv")
        },
        Change(testDescription: "a file renamed", isPublished: true) {
            let inbox = $0.folder.path + "/inbox/2017Q3/"
            try FileManager.default.moveItem(atPath: inbox + "410181.csv", toPath: inbox + "410181-r2.csv")
        },
        Change(testDescription: "a receipt", isPublished: true) {
            try $0.put("file,received_at\n410181.csv,2017-10-12T09:00:00+08:00\n", "receipts.csv")
        },
        Change(testDescription: "a setting", isPublished: true) { office in
            let settings = try office.folder.read("santong.yaml").replacing("rounding: half-up", with: "rounding: half-even")
            try office.folder.write(settings, to: "santong.yaml")
        },
        Change(testDescription: "a template of the office's own", isPublished: true) {
            try $0.folder.write("现将情况通报如下。\n", to: "templates/prose/lead.mustache")
        },
        Change(testDescription: "a draft that somebody edited", isPublished: true) {
            try $0.folder.write("x", to: "bulletins/2017Q3/data/figures.csv")
        },
        Change(testDescription: "a folder that is gone", isPublished: true) {
            try FileManager.default.removeItem(atPath: $0.folder.path + "/bulletins/2017Q3")
        },
        Change(testDescription: "a file touched", isPublished: false) {
            let text = try $0.folder.read("inbox/2017Q3/410181.csv")
            try $0.put(text, "410181.csv")
        },
        Change(testDescription: "a hidden file", isPublished: false) { try $0.put("x", ".DS_Store") },
        Change(testDescription: "the draft issued", isPublished: false) {
            let result = try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", $0.folder.path)
            #expect(result.status == 0, "\(result.errors)")
        },
        Change(testDescription: "the previous quarter's draft issued as it is", isPublished: false) {
            let result = try santong("issue", "2017Q2", "--date", "2017-07-20", "-w", $0.folder.path)
            #expect(result.status == 0, "\(result.errors)")
        },
        Change(testDescription: "the previous quarter corrected", isPublished: true) {
            try $0.put(try #require(sampleProvince { $0.multimedia = 4 }["410181"]), "410181.csv", "2017Q2")
            #expect(try $0.report("2017Q2").status == 0)
        },
    ]

    @Test(arguments: changes) func `makes the draft again only when something changed`(change: Change) throws {
        let office = try OfficeWorkspace()
        try office.put(try #require(sampleProvince()["410181"]), "410181.csv", "2017Q2")
        try office.report("2017Q2")
        try put(office, "410100")
        try put(office, "410181")
        #expect(try due(office, after: 241).output.contains("bulletin.html"))
        try change.apply(office)
        let next = try due(office, after: 242)
        #expect(next.status == 0, "\(next.errors)")
        #expect(!next.output.isEmpty == change.isPublished, "\(next.output)\(next.errors)")
        let last = try due(office, after: 243)
        #expect((last.output + last.errors).isEmpty, "\(last.output)\(last.errors)")
    }

    @Test func `with verbose says why it does nothing, as text and as JSON lines`() throws {
        let office = try OfficeWorkspace()
        #expect(try due(office, after: 1, "--verbose").errors.contains("2017Q3：未到截止时间 2017-10-11T00:00:00+08:00"))
        #expect(try due(office, after: 241, "--verbose").errors.contains("没有报送文件夹"))
        try put(office, "410100")
        try due(office, after: 241)
        let line = try due(office, after: 242, "--verbose", "--log-format", "json").errors
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(object["level"] == "info")
        #expect(object["period"] == "2017Q3")
        #expect(object["time"] == "2017-10-11T02:00:00+08:00")
    }

    @Test func `a clock that was set back is told, and nothing is lost`() throws {
        let office = try OfficeWorkspace()
        try put(office, "410100")
        try due(office, after: 50)
        try put(office, "410300")
        let result = try due(office, after: 10)
        #expect(result.status == 0)
        #expect(result.errors.contains("可能被拨回过"))
        try due(office, after: 241)
        // Back before the deadline, with a draft made: a file that came late stays late.
        try put(office, "410181")
        try due(office, after: 242)
        #expect(try due(office, after: 100).status == 0)
        #expect(try due(office, after: 242).output.isEmpty)
        #expect(try santong("verify", "-w", office.folder.path).status == 0)
        let times = try office.data("submissions").map { $0["received_at"] }
        #expect(times == ["2017-10-03T02:00:00+08:00", "", "2017-10-01T10:00:00+08:00"])
    }

    @Test func `an inbox that changes during the run costs at most that run`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let inbox = office.folder.path + "/inbox/2017Q3"
        let script = """
            i=0
            while [ ! -e '\(office.folder.path)/stop' ]; do
              i=$((i + 1))
              echo "2141000$(printf %03d $i),村小,410181,小学,乡村,是,否,,100,5,5,9,9,9,0,0" >> '\(inbox)/410181.csv'
              echo x > '\(inbox)/新.csv'; mv '\(inbox)/新.csv' '\(inbox)/旧.csv'; rm '\(inbox)/旧.csv'
            done
            """
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        writer.arguments = ["-c", script]
        try writer.run()
        var statuses: Set<Int32> = []
        for _ in 0..<12 { statuses.insert(try due(office, after: 241).status) }
        try office.folder.write("", to: "stop")
        writer.waitUntilExit()
        #expect(statuses.isSubset(of: [0, 74]), "\(statuses)")
        #expect(try due(office, after: 241).status == 0)
        #expect(try santong("verify", "-w", office.folder.path).status == 0)
        #expect(try santong("doctor", "-w", office.folder.path).status == 0)
    }
}
