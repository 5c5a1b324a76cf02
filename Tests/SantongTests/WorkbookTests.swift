import Foundation
import TestSupport
import Testing

/// Workbooks (XLSX): each dialect read as its CSV twin, and none that hurts.
@Suite struct `Workbooks` {
    private static let script = repositoryRoot() + "/Tests/Reference/workbooks.py"

    private func made(_ kind: String) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        let result = try run(
            "/usr/bin/python3", [Self.script, kind, folder.path], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(result.status == 0, "\(result.errors)")
        return folder
    }

    /// What a file alone in the inbox gives: figures, schools and findings, without its name.
    private func outcome(_ bytes: Data, _ name: String) throws -> [String] {
        let office = try OfficeWorkspace()
        try office.folder.write(bytes, to: "inbox/2017Q3/" + name)
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        var texts = try ["figures", "rankings", "unconnected", "exempt", "findings"].map {
            try office.folder.read("bulletins/2017Q3/data/\($0).csv").replacing(name, with: "FILE")
        }
        let submission = try #require(try office.data("submissions").first)
        texts += ["form", "status", "rows", "errors", "warnings"].map { submission[$0] ?? "" }
        return texts
    }

    @Test func `of every dialect give what their CSV twin gives, whatever their names`() throws {
        let folder = try made("twins")
        var files = try folder.files()
        let csv = files.removeValue(forKey: "410100.csv")
        let text = try #require(csv)
        let twin = try outcome(text, "410100.csv")
        #expect(twin[4].contains("R02") && twin[4].contains("R16") && twin[4].contains("R11") && !twin[4].contains("R13"))
        #expect(files.count >= 16)
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            #expect(try outcome(bytes, "410100.xlsx") == twin, "\(name)")
        }
        for name in ["410100.csv", "410100.txt", "410100表"] {
            #expect(try outcome(try #require(files["openpyxl.xlsx"]), name) == twin)
        }
        #expect(try outcome(text, "410100.xlsx") == twin)
    }

    /// Each file's name begins with the code that it must get.
    @Test func `that are damaged, contradictory or made to do harm are told, and hurt nothing`() throws {
        let files = try made("hostile").files()
        #expect(files.count >= 25)
        let office = TemporaryFolder()
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            try office.write(bytes, to: "410100.xlsx")
            let result = try santong("check", office.path + "/410100.xlsx", "--format", "csv", folder: office.path)
            let codes = parseCSV(result.output).compactMap { $0["code"] }
            let wanted = String(name.prefix(3))
            #expect(codes.contains(wanted), "\(name): \(result.output)")
            if wanted.hasPrefix("F"), wanted != "F14" { #expect(codes == [wanted], "\(name)") }
        }
    }

    @Test func `cut off at any byte, or with any byte changed, are refused or read, and never crash`() throws {
        let files = try made("twins").files()
        let bytes = Array(try #require(files["shared.xlsx"]))
        let office = TemporaryFolder()
        for index in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
            var changed = bytes
            changed[index] ^= 0x55
            try office.write(changed, to: "\(index)/410100.xlsx")
            try office.write(bytes[..<index], to: "\(index)/410300.xlsx")
        }
        let result = try santong("check", office.path, "--format", "csv", folder: office.path)
        #expect([0, 1].contains(result.status), "\(result.errors)")
        let answered = Set(parseCSV(result.output).compactMap { $0["file"] })
        #expect(answered.count >= 80)
    }

    /// The two characters that XML can't have beside controls, in what a form and a table that goes back repeat.
    @Test func `of ours can be opened whatever a name holds`() throws {
        let office = try OfficeWorkspace()
        var school = School(code: 2_141_000_001, name: "甲\u{FFFE}\u{FFFF}\u{1}小学", region: "410181")
        school.spaces = school.teachers + 1
        try office.put(School.file([school]), "410181.csv")
        #expect(try office.report().status == 0)
        #expect(try santong("forms", "2017Q4", "-w", office.folder.path).status == 0)
        let made = try ["bulletins", "forms"].flatMap { folder in
            (try office.folder.files(under: folder)).keys.filter { $0.hasSuffix(".xlsx") }.map {
                "\(office.folder.path)/\(folder)/\($0)"
            }
        }
        #expect(made.count >= 2, "\(made)")
        let read = try run(
            "/usr/bin/python3", ["-c", "import openpyxl, sys\nfor path in sys.argv[1:]: openpyxl.load_workbook(path)"] + made)
        #expect(read.status == 0, "\(read.errors)")
    }

    /// A cell holds 32,767 characters. (Of those beyond the basic plane, two units each, half as many.)
    @Test(arguments: ["甲", "𠀀"]) func `of ours are made whatever a cell was filled with`(character: String) throws {
        let office = try OfficeWorkspace()
        var school = School(
            code: 2_141_000_001, name: String(repeating: character, count: 40_000), region: "410181", connected: "否",
            bandwidth: "")
        school.spaces = school.teachers + 1
        try office.put(School.file([school]), "410181.csv")
        var bad = School(code: 2_141_000_002, region: "410102")
        bad.reason = String(repeating: character, count: 40_000)
        try office.put(
            School.file([bad]).replacing(",10,10,", with: ",10,\(String(repeating: "1", count: 40_000)),"), "410102.csv")
        let result = try office.report("2017Q3", "--format", "xlsx")
        #expect(result.status == 0, "\(result.errors)")
        let made = try office.folder.files(under: "bulletins").keys.filter { $0.hasSuffix(".xlsx") }
        let script = """
            import openpyxl, sys
            longest = 0
            for path in sys.argv[1:]:
                for sheet in openpyxl.load_workbook(path):
                    for row in sheet.iter_rows(values_only=True):
                        for cell in row: longest = max(longest, len(str(cell).encode("utf-16-le")) // 2)
            print(longest)
            """
        let read = try run("/usr/bin/python3", ["-c", script] + made.map { "\(office.folder.path)/bulletins/\($0)" })
        #expect(
            ["32766", "32767"].contains(read.output.trimmingCharacters(in: .whitespacesAndNewlines)),
            "\(read.output)\(read.errors)")
    }
}
