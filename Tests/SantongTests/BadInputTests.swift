import Foundation
import TestSupport
import Testing

/// Each: a clear message, the right exit code, the other submissions counted, the earlier bulletin untouched.
@Suite struct `Bad input` {
    struct File: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let name: String
        let bytes: [UInt8]
        let code: String
        init(_ description: String, _ name: String, _ bytes: some Sequence<UInt8>, _ code: String) {
            testDescription = description
            self.name = name
            self.bytes = Array(bytes)
            self.code = code
        }
    }

    static let xml = "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410181\">"
    static let row =
        "<summary region=\"410181\" type=\"小学\" locality=\"城区\" schools=\"1\" schools_connected=\"1\" classrooms=\"5\" multimedia_classrooms=\"5\" teachers=\"9\" teacher_spaces=\"9\" students=\"0\" student_spaces=\"0\"/>"

    static let files = [
        File("an empty file", "410181.csv", [], "F01"),
        File("white space only", "410181.csv", Array(" \r\n\t\n".utf8), "F01"),
        File("a file of zeros", "410181.csv", [UInt8](repeating: 0, count: 4096), "F01"),
        File("a picture named .csv", "410181.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "F01"),
        File("a header only", "410181.csv", Array(School.header.utf8), "F01"),
        File(
            "an unknown submitter", "419999.csv", Array(School.file([School(code: 2_141_000_009, region: "410181")]).utf8), "F05"),
        File("a file of nobody", "学校表.csv", Array(School.file([School(code: 2_141_000_009, region: "410181")]).utf8), "F05"),
        File(
            "another period", "410181-2017Q2.csv", Array(School.file([School(code: 2_141_000_009, region: "410181")]).utf8), "F04"
        ),
        File("headers of another form", "410181.csv", Array("姓名,电话\n张三,1\n".utf8), "F03"),
        File("a quote never closed", "410181.csv", Array((School.header + "2141000009,\"实验小学\n").utf8), "F15"),
        File("bytes of no encoding", "410181.csv", Array(School.header.utf8) + [0x81, 0xFF, 0x0A], "F02"),
        File("a spreadsheet", "410181.xlsx", Array("PK\u{3}\u{4}....xl/workbook.xml".utf8), "F16"),
        File("a truncated XML", "410181.xml", Array((xml + row.dropLast(10)).utf8), "F06"),
        File(
            "an XML with an external entity", "410181.xml",
            Array(("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml + "&e;</submission>").utf8), "F08"),
        File(
            "ten nested entities", "410181.xml",
            Array(
                ("<!DOCTYPE x [<!ENTITY a0 \"ha\">"
                    + (1...10).map { i in "<!ENTITY a\(i) \"" + String(repeating: "&a\(i - 1);", count: 10) + "\">" }.joined()
                    + "]>" + xml + "&a10;</submission>").utf8), "F08"),
        File(
            "an entity without a DTD", "410181.xml",
            Array((xml + row.replacingOccurrences(of: "\"9\"", with: "\"&nine;\"") + "</submission>").utf8), "F08"),
        File(
            "an attribute that isn't in the schema", "410181.xml",
            Array((xml + row.replacingOccurrences(of: "schools=", with: "scools=") + "</submission>").utf8), "F07"),
    ]

    @Test(arguments: files) func `is returned, and the others count`(file: File) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() where unit != "410181" { try office.put(text, unit + ".csv") }
        try office.folder.write(file.bytes, to: "inbox/2017Q3/" + file.name)
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        let errors = try office.data("findings").filter { $0["severity"] == "error" }
        #expect(errors.map { $0["code"] } == [file.code])
        #expect(errors.allSatisfy { $0["file"] == file.name && !($0["message"] ?? "").isEmpty })
        #expect(try office.data("submissions").first { $0["file"] == file.name }?["status"] == "returned")
        #expect(try office.data("rankings").filter { $0["status"] == "ranked" }.count == 2)
        let read = try office.folder.files(under: "bulletins").values.map { String(decoding: $0, as: UTF8.self) }
        #expect(!read.contains { $0.contains(ProcessInfo.processInfo.hostName + "\n") })
    }

    /// What a whole document says of its sender overrules its name (contract §3.1), also where it is returned.
    @Test(arguments: ["导出.xml", "410300.xml"]) func `an XML is returned to whom it says it is from`(name: String) throws {
        let office = try OfficeWorkspace()
        let row = Self.row.replacing("type=\"小学\"", with: "type=\"幼儿园\"")
        let text = Self.xml.replacing(">", with: " revision=\"2\">") + row + "</submission>"
        try office.put(text, name)
        #expect(try office.report().status == 0)
        let submission = try #require(try office.data("submissions").first)
        #expect([submission["submitter"], submission["unit"], submission["revision"]] == ["410181", "410181", "2"])
        let standings = try office.data("rankings").map { [$0["region"], $0["status"]] }
        #expect(standings == [["410100", "missing"], ["410300", "missing"], ["410181", "returned"]])
        #expect(try office.folder.read("bulletins/2017Q3/notices/410181.md").contains(name))
    }

    @Test func `a scan that comes along is kept and not counted`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.folder.write([0xFF, 0xD8, 0xFF, 0xE0] as [UInt8], to: "inbox/2017Q3/410181 盖章扫描件.jpg")
        #expect(try office.report().status == 0)
        #expect(try office.data("submissions").first { $0["file"]?.hasSuffix("jpg") == true }?["status"] == "unused")
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let text: String
        let place: String
    }

    static let edits = [
        Edit(
            testDescription: "a region table with a cycle", file: "regions.csv",
            text: OfficeWorkspace.regions + "410391,甲,county,410392,,,\n410392,乙,county,410391,,,\n", place: "regions.csv:10"),
        Edit(
            testDescription: "a catalogue that isn't YAML", file: "catalogue.yaml", text: "types: [\n", place: "catalogue.yaml:"),
        Edit(
            testDescription: "an unknown setting", file: "santong.yaml", text: "office: x\ncolour: red\n", place: "santong.yaml:2"
        ),
        Edit(
            testDescription: "a bad receipt", file: "inbox/2017Q3/receipts.csv", text: "file,received_at\n410100.csv,yesterday\n",
            place: "receipts.csv:2"),
        Edit(
            testDescription: "a correction without data", file: "inbox/2017Q3/corrections.csv",
            text: "region,type,locality,measure,value,reason,by\n410102,小学,城区,robots,1,x,y\n", place: "corrections.csv:2"),
        Edit(
            testDescription: "a correction that breaks a check", file: "inbox/2017Q3/corrections.csv",
            text: "region,type,locality,measure,value,reason,by\n410102,小学,城区,multimedia_classrooms,99,x,y\n",
            place: "corrections.csv:2"),
        Edit(
            testDescription: "a template with an unknown name", file: "templates/prose/lead.mustache", text: "{{perod}}\n",
            place: "prose/lead"),
        Edit(
            testDescription: "a template that isn't well-formed", file: "templates/prose/lead.mustache", text: "{{#period}}\n",
            place: "prose/lead"),
        Edit(
            testDescription: "a template with an unknown partial", file: "templates/html/unit.mustache",
            text: "{{> html/nothing}}\n", place: "html/unit"),
    ]

    @Test(arguments: edits) func `of the office's own stops with 65 and names the place`(edit: Edit) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        let before = try office.folder.files(under: "bulletins")
        try office.folder.write(edit.text, to: edit.file)
        let result = try office.report()
        #expect(result.status == 65, "\(result.errors)")
        #expect(result.errors.contains(edit.place), "\(result.errors)")
        #expect(try office.folder.files(under: "bulletins") == before)
    }

    /// Though another core may come upon what is wrong with the last before the first is read.
    @Test(arguments: [["santong.yaml", "catalogue.yaml", "regions.csv", "tasks.yaml"], ["regions.csv", "tasks.yaml"]])
    func `of several of the office's own the first is named`(names: [String]) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        for name in names { try office.folder.write("[\n", to: name) }
        let result = try office.report()
        #expect(result.status == 65 && result.errors.contains(names[0]), "\(result.errors)")
        #expect(names.dropFirst().allSatisfy { !result.errors.contains($0) }, "\(result.errors)")
    }

    /// A permission of the office's own is no matter of whoever reported.
    @Test(.enabled(if: canBeOthers, "runs as other users"))
    func `a submission that this user may not read stops with 74, and nobody is told to report again`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", builtProgram("santong")]
        let place = ["-w", office.folder.path]
        #expect(try run("/bin/chown", ["-R", "65534", office.folder.path]).status == 0)
        #expect(try run("/usr/bin/setpriv", nobody + ["report", "2017Q3"] + place).status == 0)
        let before = try office.folder.files(under: "bulletins")
        let closed = office.folder.path + "/inbox/2017Q3/410300.csv"
        #expect(try run("/bin/chown", ["0", closed]).status == 0)
        #expect(try run("/bin/chmod", ["600", closed]).status == 0)
        let result = try run("/usr/bin/setpriv", nobody + ["report", "2017Q3"] + place)
        #expect(result.status == 74 && result.errors.contains("inbox/2017Q3/410300.csv 读不了"), "\(result.errors)")
        #expect(try office.folder.files(under: "bulletins") == before)
        let doctor = try run("/usr/bin/setpriv", nobody + ["doctor"] + place)
        #expect(doctor.status == 1 && doctor.output.contains("inbox/2017Q3/410300.csv 读不了"), "\(doctor.output)")
    }

    @Test func `a workspace without write permission stops with 73`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        let before = try office.folder.files()
        guard getuid() == 0 else {
            try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: office.folder.path)
            #expect(try office.report().status == 73)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: office.folder.path)
            return
        }
        // Root writes anywhere: the program is run as nobody, from a copy that nobody may read.
        let result = try ProgramForAll().runAsNobody("report 2017Q3 -w '\(office.folder.path)'")
        #expect(result.status == 73, "\(result.errors)")
        #expect(try office.folder.files() == before)
    }

    @Test func `a second run at the same time stops with 75 and names the first`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let holder = unsafe open(office.folder.path + "/.santong.lock", O_RDWR | O_CREAT, 0o644)
        #expect(flock(holder, LOCK_EX) == 0)
        let written = unsafe write(holder, "4711\n", 5)
        #expect(written == 5)
        let result = try office.report()
        #expect(result.status == 75)
        #expect(result.errors.contains("4711"))
        close(holder)
        #expect(try office.report().status == 0)
    }
}
