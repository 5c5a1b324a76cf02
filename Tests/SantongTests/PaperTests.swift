import Foundation
import TestSupport
import Testing

/// `--format` of `report`, `issue` and `evaluate`, with a printing program of ours: `make check-papers` tries the real ones.
@Suite struct `Papers` {
    /// Says what a WeasyPrint says and prints what it is given, so that a page's content can be found again.
    private static let printer = """
        #!/bin/sh
        [ "$1" = --version ] && { echo "WeasyPrint version 57.2"; exit 0; }
        [ "$http_proxy" = http://127.0.0.1:9 ] || exit 9
        printf '%%PDF-1.7\\n'
        cat

        """

    private func office(_ settings: String = "", printer: String = printer) throws -> (OfficeWorkspace, [String: String]) {
        let office = try OfficeWorkspace(settings: settings)
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        return (office, try path(to: printer, in: office))
    }

    private func path(to printer: String?, in office: OfficeWorkspace) throws -> [String: String] {
        let folder = office.folder.beside("bin")
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if let printer {
            try printer.write(toFile: folder + "/weasyprint", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/weasyprint")
        }
        for name in ["sh", "cat", "printf", "sleep"] {
            try FileManager.default.createSymbolicLink(atPath: folder + "/" + name, withDestinationPath: "/bin/\(name)")
        }
        return ["PATH": folder, "SOURCE_DATE_EPOCH": "1507700000"]
    }

    private func outputs(_ office: OfficeWorkspace, _ folder: String = "bulletins/2017Q3") throws -> [[String: String]] {
        struct Manifest: Decodable { let outputs: [[String: String]] }
        return try JSONDecoder().decode(Manifest.self, from: Data(office.folder.read(folder + "/manifest.json").utf8)).outputs
    }

    @Test func `stand beside each page and in the manifest, with the program that made them`() throws {
        let (office, environment) = try office()
        let result = try office.report("2017Q3", "--format", "pdf,docx,xlsx", environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        let found = try outputs(office)
        let pages = found.compactMap { $0["path"] }.filter { $0.hasSuffix(".html") }.map { $0.dropLast(5) }
        #expect(!pages.isEmpty)
        for page in pages {
            for format in ["pdf", "docx", "xlsx"] {
                let entry = try #require(found.first { $0["path"] == "\(page).\(format)" })
                #expect(entry["format"] == format)
                #expect(entry["program"] == (format == "pdf" ? "WeasyPrint 57.2" : nil))
            }
        }
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.pdf").contains("class=\"paper\""))
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status == 0)
    }

    @Test func `are made once: without a change nothing is published again, whichever formats are asked for`() throws {
        let (office, environment) = try office()
        #expect(try office.report("2017Q3", "--format", "pdf", environment: environment).status == 0)
        let before = try office.folder.read("bulletins/2017Q3/manifest.json")
        for format in ["pdf", "none"] {
            #expect(try office.report("2017Q3", "--format", format, environment: environment).errors.contains("未重新发布"))
        }
        // Another version is no other publication.
        let newer = try path(to: Self.printer.replacing("57.2", with: "70.0"), in: office)
        #expect(try office.report("2017Q3", "--format", "pdf", environment: newer).errors.contains("未重新发布"))
        #expect(try office.folder.read("bulletins/2017Q3/manifest.json") == before)
        #expect(try !office.report("2017Q3", "--format", "pdf,docx", environment: newer).errors.contains("未重新发布"))
        #expect(try outputs(office).contains { $0["program"] == "WeasyPrint 70.0" })
    }

    @Test func `are issued, whatever formats the draft had, and can be told from what was issued`() throws {
        let (office, environment) = try office("formats: [docx]")
        #expect(try office.report("2017Q3", environment: environment).status == 0)
        let issued = try santong(
            "issue", "2017Q3", "--date", "2017-10-20", "--format", "pdf", "-w", office.folder.path, environment: environment)
        #expect(issued.status == 0, "\(issued.errors)")
        #expect(try outputs(office).filter { $0["format"] == "pdf" }.count == 4)
        #expect(try outputs(office).allSatisfy { $0["format"] != "docx" })
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status == 0)
        try office.folder.write("other", to: "bulletins/2017Q3/bulletin.pdf")
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).output.contains("bulletin.pdf"))
    }

    @Test func `aren't needed to make a publication again, which has the same manifest`() throws {
        let (office, environment) = try office()
        #expect(try office.report("2017Q3", "--format", "pdf", environment: environment).status == 0)
        let target = office.folder.beside("again")
        let result = try santong("rebuild", "2017Q3", "--into", target, "-w", office.folder.path)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("PDF"))
        let manifest = try String(contentsOfFile: target + "/manifest.json", encoding: .utf8)
        #expect(try manifest == office.folder.read("bulletins/2017Q3/manifest.json"))
        #expect(!FileManager.default.fileExists(atPath: target + "/bulletin.pdf"))
    }

    @Test func `that need no other program are made again with a publication, byte for byte`() throws {
        let (office, environment) = try office()
        #expect(try office.report("2017Q3", "--format", "docx,xlsx", environment: environment).status == 0)
        let target = office.folder.beside("again")
        let result = try santong("rebuild", "2017Q3", "--into", target, "-w", office.folder.path)
        #expect(result.status == 0 && !result.output.contains("没有重做"), "\(result.output)\(result.errors)")
        for name in ["bulletin.docx", "bulletin.xlsx", "manifest.json"] {
            #expect(
                FileManager.default.contents(atPath: target + "/" + name)
                    == FileManager.default.contents(atPath: office.folder.path + "/bulletins/2017Q3/" + name))
        }
    }

    @Test func `don't make a correction of what was issued`() throws {
        let (office, environment) = try office()
        #expect(try office.report(environment: environment).status == 0)
        func issue(_ more: String...) throws -> RunResult {
            try call(["issue", "2017Q3", "-w", office.folder.path] + more, environment)
        }
        #expect(try issue("--date", "2017-10-20").status == 0)
        #expect(try office.report("2017Q3", "--format", "docx", environment: environment).errors.contains("未重新发布"))
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3/draft"))
        #expect(try issue("--date", "2017-10-21", "--reason", "无", "--format", "docx").status == 66)
    }

    private func call(_ arguments: [String], _ environment: [String: String]) throws -> RunResult {
        try run(builtProgram("santong"), arguments, environment: environment)
    }

    @Test func `are in an edition as they were in its draft, and in a signed one signed`() throws {
        let keys = TemporaryFolder()
        #expect(try santong("keys", "new", keys.path + "/key").status == 0)
        let (office, environment) = try office("signing_key: \(keys.path)/key")
        #expect(try office.report("2017Q3", "--format", "pdf,docx", environment: environment).status == 0)
        let issued = try call(["issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path], environment)
        #expect(issued.status == 0, "\(issued.errors)")
        #expect(Set(try outputs(office).compactMap { $0["format"] }) == ["pdf", "docx"])
        let verified = try santong("verify", "2017Q3", "--key", keys.path + "/key.pub", "-w", office.folder.path)
        #expect(verified.status == 0 && verified.output.contains("签名有效"), "\(verified.output)")
    }

    @Test func `are made by a timer when they are asked for, once`() throws {
        let (office, environment) = try office()
        #expect(try office.report("2017Q3", "--due", environment: environment).status == 0)
        #expect(try outputs(office).allSatisfy { $0["format"] == nil })
        #expect(
            try office.report("2017Q3", "--due", "--format", "docx", environment: environment).output.contains("bulletin.html"))
        #expect(try outputs(office).contains { $0["format"] == "docx" })
        #expect(try office.report("2017Q3", "--due", "--format", "docx", environment: environment).output.isEmpty)
    }

    @Test func `are made of evaluations, too`() throws {
        let (office, environment) = try office()
        #expect(try office.report("2017Q3", environment: environment).status == 0)
        #expect(
            try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path, environment: environment).status == 0
        )
        func evaluate() throws -> RunResult {
            try santong("evaluate", "2017", "--format", "pdf,docx,xlsx", "-w", office.folder.path, environment: environment)
        }
        let first = try evaluate()
        #expect(first.status == 0, "\(first.errors)")
        #expect(try outputs(office, "evaluations/2017").filter { $0["format"] == "docx" }.count == 4)
        let written =
            try FileManager.default.attributesOfItem(atPath: office.folder.path + "/evaluations/2017/index.pdf")[
                .modificationDate] as? Date
        #expect(try evaluate().status == 0)
        let again =
            try FileManager.default.attributesOfItem(atPath: office.folder.path + "/evaluations/2017/index.pdf")[
                .modificationDate] as? Date
        #expect(written == again)
    }

    @Test(
        arguments: [
            (nil, 69, "没有找到"), ("#!/bin/sh\necho nonsense\n", 69, "nonsense"),
            ("#!/bin/sh\necho WeasyPrint version 52.5\n", 69, "57 版以上"),
            (printer.replacing("cat\n", with: "").replacing("printf '%%PDF-1.7\\n'", with: "echo 坏了 >&2; exit 1"), 70, "坏了"),
            (printer.replacing("printf '%%PDF-1.7\\n'", with: "echo 不是PDF"), 70, "做不出"),
            (printer.replacing("cat\n", with: "kill -9 $$\n"), 70, "信号 9 终止，多半是内存不够"),
            (printer.replacing("cat\n", with: "kill -SEGV $$\n"), 70, "两次都自行崩溃（信号 11）"),
            (printer.replacing("echo \"WeasyPrint version 57.2\"; exit 0", with: "kill -9 $$"), 69, "signal: 9"),
        ] as [(String?, Int32, String)]) func `that can't be printed stop the run, and the earlier bulletin stays`(
            printer: String?, status: Int32, words: String
        ) throws
    {
        let (office, _) = try office()
        #expect(try office.report().status == 0)
        let before = try office.folder.files(under: "bulletins")
        let result = try office.report("2017Q3", "--format", "pdf", environment: path(to: printer, in: office))
        #expect(result.status == status, "\(result.errors)")
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(try office.folder.files(under: "bulletins") == before)
    }

    @Test func `are printed once more where the printing program breaks down`() throws {
        let mark = "[ -e \"$0.broke\" ] || { : > \"$0.broke\"; kill -SEGV $$; }\ncat\n"
        let (office, environment) = try office(printer: Self.printer.replacing("cat\n", with: mark))
        let result = try office.report("2017Q3", "--format", "pdf", environment: environment)
        #expect(result.status == 0, "\(result.errors)")
        let folder = try #require(environment["PATH"])
        #expect(FileManager.default.fileExists(atPath: folder + "/weasyprint.broke"))
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.pdf").contains("class=\"paper\""))
    }

    /// What it leaves running would hold whoever waits for its files.
    @Test func `don't wait for what a printing program leaves behind`() throws {
        let (office, environment) = try office(printer: Self.printer + "sleep 300 &\n")
        let start = Date()
        #expect(try office.report("2017Q3", "--format", "pdf", environment: environment).status == 0)
        #expect(Date().timeIntervalSince(start) < 100)
    }

    @Test func `in formats that there aren't are refused`() throws {
        let (office, _) = try office()
        let result = try office.report("2017Q3", "--format", "pdf,doc")
        #expect(result.status == 64)
        #expect(result.errors.contains("docx"))
        let setting = try OfficeWorkspace(settings: "formats: [doc]")
        try setting.makeInbox()
        #expect(try setting.report().status == 65)
    }
}
