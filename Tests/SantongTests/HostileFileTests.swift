import Foundation
import TestSupport
import Testing

/// Files made to hurt: each is refused, or read, in no more memory than four times as small a one, give or take the bytes themselves.
@Suite(.serialized) struct `Hostile files` {
    /// A file of about so many bytes.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let name: String
        /// The finding that it gets, if it gets an error.
        let code: String
        let make: @Sendable (Int) -> String
    }

    private static let head = School.header
    private static let row = "2141000001,甲小学,410102,小学,城区,是,否,,100,1,1,1,1,1,0,0\n"
    private static let root =
        "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410100\" revision=\"1\">"

    private static func filled(_ text: String, _ size: Int) -> String { String(repeating: text, count: size / text.utf8.count) }

    static let kinds: [Kind] = [
        Kind(testDescription: "nothing but delimiters", name: "410100.csv", code: "F03") { filled(",", $0) },
        Kind(testDescription: "nothing but quoted cells", name: "410100.csv", code: "F03") { filled("\"\",", $0) },
        Kind(testDescription: "nothing but line breaks", name: "410100.csv", code: "F01") { head + filled("\n", $0) },
        Kind(testDescription: "millions of rows of one letter", name: "410100.csv", code: "F09") { head + filled("x\n", $0) },
        Kind(testDescription: "a million columns", name: "410100.csv", code: "") {
            String(head.dropLast()) + filled(",", $0) + "\n" + row
        },
        Kind(testDescription: "one endless cell", name: "410100.csv", code: "") {
            head + row.replacing("甲小学", with: filled("甲", $0))
        },
        Kind(testDescription: "a quote that is never closed", name: "410100.csv", code: "F15") {
            head + row + "\"" + filled("a,\n", $0)
        },
        Kind(testDescription: "quotes", name: "410100.csv", code: "") { head + row + filled("\"", $0 / 2 * 2) },
        Kind(testDescription: "a million attributes", name: "410100.xml", code: "F06") { size in
            root + "<school " + (0..<size / 12).map { "a\($0)=\"1\" " }.joined() + "/></submission>"
        },
        Kind(testDescription: "many elements with as many attributes as pass", name: "410100.xml", code: "F07") { size in
            let element = "<school " + (0..<250).map { "a\($0)=\"1\" " }.joined() + "/>"
            return root + filled(element, size) + "</submission>"
        },
        Kind(testDescription: "prefixes without end", name: "410100.xml", code: "F06") { size in
            root + filled("<school " + (0..<250).map { "xmlns:p\($0)=\"u\" " }.joined() + ">", size) + "</submission>"
        },
        Kind(testDescription: "a million names", name: "410100.xml", code: "F06") { size in
            root + (0..<size / 10).map { "<a\(1_000_000 + $0)/>" }.joined() + "</submission>"
        },
        Kind(testDescription: "deep nesting", name: "410100.xml", code: "F06") { root + filled("<a>", $0) },
        Kind(testDescription: "attributes hidden by an encoding", name: "410100.xml", code: "F02") { size in
            let names = (0..<size / 20).map { "a\($0)+AD0AIgAi-" }.joined(separator: " ")
            return "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-submission " + names + "/+AD4-"
        },
        Kind(testDescription: "one endless value", name: "410100.xml", code: "F07") {
            root + "<school name=\"" + filled("甲", $0) + "\"/></submission>"
        },
        Kind(testDescription: "one endless name", name: "410100.xml", code: "F06") {
            root + "<" + filled("x", $0) + "/></submission>"
        },
        Kind(testDescription: "one endless text", name: "410100.xml", code: "F07") { root + filled("x", $0) + "</submission>" },
        Kind(testDescription: "one endless comment", name: "410100.xml", code: "F01") {
            root + "<!--" + filled("x", $0) + "--></submission>"
        },
        Kind(testDescription: "entities that blow up", name: "410100.xml", code: "F08") { size in
            "<!DOCTYPE x [<!ENTITY a \"" + filled("b", size / 2) + "\">]>" + root + filled("&a;", size / 2) + "</submission>"
        },
    ]

    /// Seconds, and the peak of memory in MB.
    /// - Parameter ends: as waitpid tells it; nil for a check, with findings or without.
    private func measured(_ arguments: [String], ends: Double? = nil) throws -> (seconds: Double, memory: Double, output: String)
    {
        let script = """
            import os, subprocess, sys, time
            started = time.perf_counter()
            child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            output = child.stdout.read(2000)
            while child.stdout.read(1 << 20): pass
            _, status, usage = os.wait4(child.pid, 0)
            print(time.perf_counter() - started, usage.ru_maxrss / 1024, status)
            sys.stdout.buffer.write(output)
            """
        let result = try run("/usr/bin/python3", ["-c", script, builtProgram("santong")] + arguments)
        let lines = result.output.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = lines[0].split(separator: " ").compactMap { Double($0) }
        let isRight = numbers.count == 3 && (ends.map { [$0] } ?? [0, 256]).contains(numbers[2])
        #expect(isRight, "it ended as it should: \(result.output)\(result.errors)")
        return (numbers[0], numbers[1], lines.count > 1 ? String(lines[1]) : "")
    }

    @Test(arguments: kinds) func `cost no more than their bytes`(kind: Kind) throws {
        let folder = TemporaryFolder()
        var costs: [(seconds: Double, memory: Double, output: String)] = []
        for megabytes in [2, 8] {
            try folder.write(kind.make(megabytes << 20), to: kind.name)
            costs.append(try measured(["check", folder.path + "/" + kind.name]))
        }
        let (small, large) = (costs[0], costs[1])
        // The bytes and their text, what a table of as many rows as are read takes, and the cells of one record (16 bytes each, at most 2^20) while they are
        // moved to twice the room.
        #expect(large.memory - small.memory < 6 * 5 + 48, "\(small.memory) and \(large.memory) MB")
        // Four times the bytes take about four times as long; a square would be sixteen times.
        #expect(large.seconds < 9 * small.seconds + 1, "\(small.seconds) and \(large.seconds) s")
        #expect(kind.code.isEmpty || large.output.contains(kind.code), "\(large.output.prefix(300))")
    }

    /// A workbook that is whole but for the attributes of an element, which a zip file makes small.
    @Test func `are workbooks too`() throws {
        let folder = TemporaryFolder()
        let script = """
            import openpyxl, sys, zipfile
            path, count = sys.argv[1], int(sys.argv[2])
            book = openpyxl.Workbook()
            for row in sys.argv[3:]: book.active.append(row.split(","))
            book.save(path)
            with zipfile.ZipFile(path) as whole: parts = {name: whole.read(name) for name in whole.namelist()}
            more = b"<sheetData " + b" ".join(b'a%d=""' % number for number in range(count)) + b">"
            parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"<sheetData>", more)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
                for name, part in parts.items(): made.writestr(name, part)
            """
        let path = folder.path + "/410100.xlsx"
        for (count, isRefused) in [(250, false), (400_000, true)] {
            let rows = [Self.head, Self.row].map { String($0.dropLast()) }
            let made = try run("/usr/bin/python3", ["-c", script, path, "\(count)"] + rows)
            #expect(made.status == 0, "\(made.errors)")
            let cost = try measured(["check", path])
            #expect(cost.output.contains(isRefused ? "F16" : "F13"), "\(cost.output)")
            // Compared with each other they took more than a minute.
            #expect(cost.seconds < 10)
        }
    }

    /// The same schools in thirty counties' files.
    @Test func `that share their schools cost no more than their bytes`() throws {
        let office = try OfficeWorkspace()
        let counties = (1...30).map { 410_100 + $0 }
        try office.folder.write(
            "code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n410100,郑州市,city,410000,4,3,\n"
                + counties.map { "\($0),第\($0)县,county,410100,,,\n" }.joined(), to: "regions.csv")
        for county in counties {
            let schools = (1...2).map { School(code: 2_141_000_000 + $0, region: "\(county)") }
            try office.put(School.file(schools), "\(county).csv")
        }
        #expect(try office.report().status == 0)
        let told = try office.data("findings").filter { $0["code"] == "R08" }.map { $0["message"] ?? "" }
        #expect(told.count == 2 * counties.count)
        #expect(told.allSatisfy { $0.split(separator: "、").count == 5 && $0.contains(" 等 29 份文件 中也有") }, "\(told.prefix(2))")
        #expect(told.count { $0.contains("只按本文件的一行计入") } == 2)
    }

    /// Each is told of a few of the others, not of all.
    @Test func `in conflict cost no more than their bytes`() throws {
        let office = try OfficeWorkspace()
        for number in 1...40 {
            try office.put(School.file([School(code: 2_141_000_000 + number, region: "410181")]), "410181-\(number).csv")
        }
        #expect(try office.report().status == 0)
        let told = try office.data("findings").filter { $0["code"] == "F10" }
        #expect(told.count == 40)
        #expect(told.allSatisfy { ($0["value"] ?? "").split(separator: "、").count == 5 }, "\(told)")
        #expect(told.allSatisfy { ($0["message"] ?? "").contains("等 39 份文件") }, "\(told)")
    }

    @Test func `are those that the office's own limits say`() throws {
        let office = try OfficeWorkspace(settings: "limits: {rows: 3, unpacked: 20KiB, cells: 1000, attributes: 100}")
        try office.makeInbox()
        let schools = (1...4).map { School(code: 2_141_000_000 + $0, region: "410181") }
        try office.put(School.file(Array(schools.prefix(3))), "三行/410181.csv")
        try office.put(School.file(schools), "四行/410181-r2.csv")
        let attributes = { (count: Int) in (0..<count).map { "a\($0)=\"1\"" }.joined(separator: " ") }
        try office.put(Self.root + "<school \(attributes(100))/></submission>", "410100.xml")
        try office.put(Self.root + "<school \(attributes(101))/></submission>", "410300.xml")
        let wide = String(School.header.dropLast()) + String(repeating: ",", count: 2_000) + "末\n" + Self.row
        try office.put(wide, "410100-r3.csv")
        let rows = (1...4).map { Self.schoolElement(2_141_000_010 + $0) }.joined()
        try office.put(Self.root + rows + "</submission>", "四行/410100-r4.xml")
        #expect(try santong("forms", "2017Q3", "-w", office.folder.path).status == 0)
        let form = try #require(try office.folder.files(under: "forms").keys.sorted().first { $0.hasSuffix(".xlsx") })
        try FileManager.default.copyItem(
            atPath: office.folder.path + "/forms/" + form, toPath: office.folder.path + "/inbox/2017Q3/410181-r3.xlsx")
        _ = try office.report()
        let findings = try office.data("findings")
        let told = findings.filter { $0["severity"] == "error" }.map { "\($0["file"] ?? "") \($0["code"] ?? "")" }
        #expect(told.contains("四行/410181-r2.csv F09") && !told.contains { $0.hasPrefix("三行") }, "\(told)")
        #expect(told.contains("410100.xml F07") && told.contains("410300.xml F06"), "\(told)")
        #expect(told.contains("四行/410100-r4.xml F09") && told.contains("410181-r3.xlsx F09"), "\(told)")
        // What stands beyond the cells that are told apart is one.
        let unknown = findings.first { $0["file"] == "410100-r3.csv" && $0["code"] == "F12" }?["value"] ?? ""
        #expect(unknown.contains(",,,"), "\(unknown)")
    }

    /// What the office writes itself may come from anywhere too.
    @Test(arguments: [
        ("santong.yaml", 65), ("catalogue.yaml", 65), ("notes/2017Q3.md", 0), ("templates/html/bulletin.mustache", 65),
    ])
    func `of the office's own that repeat themselves cost no more than their bytes`(name: String, status: Double) throws {
        let office = try OfficeWorkspace()
        try office.put(School.file([School(code: 2_141_000_001, region: "410181")]), "410181.csv")
        // Aliases of lists of aliases, as a key; words without end; names that nothing has.
        let aliases = (1...12).map { level in
            "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        let text =
            switch name {
            case "notes/2017Q3.md": "## 说明\n" + String(repeating: "x\n", count: 1_000_000)
            case "templates/html/bulletin.mustache": (0..<10_000).map { "{{n\($0)}}" }.joined()
            default: "a0: &a0 x\n" + aliases.joined() + "? *a12\n: x\n"
            }
        try office.folder.write(text, to: name)
        let cost = try measured(["report", "2017Q3", "-w", office.folder.path, "--quiet"], ends: status * 256)
        // What grows with itself takes hours; ten thousand names in a program built for tests, on a slow machine, 20 seconds.
        #expect(cost.seconds < 60, "\(cost.seconds)")
    }

    private static func schoolElement(_ code: Int) -> String {
        "<school code=\"\(code)\" name=\"甲\" region=\"410102\" type=\"小学\" locality=\"城区\" connected=\"true\" bandwidth=\"100\" classrooms=\"1\" "
            + "multimedia_classrooms=\"1\" teachers=\"1\" teacher_spaces=\"1\" students=\"1\" student_spaces=\"1\"/>"
    }

    @Test func `that are none are told and not opened`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        let inbox = office.folder.path + "/inbox/2017Q3/"
        #expect(unsafe mkfifo(inbox + "410100.csv", 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: inbox + "410300.csv", withDestinationPath: "/dev/zero")
        try office.put(School.file([School(code: 2_141_000_001, region: "410181")]), "410181\u{1B}[31m\n红.csv")
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        let told = try office.data("findings").map { "\($0["file"] ?? "") \($0["code"] ?? "")" }
        #expect(told.contains("410100.csv F01") && told.contains("410300.csv F01"), "\(told)")
        let said = try santong("check", "2017Q3", "-w", office.folder.path)
        for output in [result.output, result.errors, said.output, said.errors] { #expect(!output.contains("\u{1B}")) }
    }
}
