import Foundation
import TestSupport
import Testing

/// Libraries of the system's that aren't loaded before they are needed: without them runs that don't need them are as always, and others hurt nothing.
@Suite struct `A library that is missing` {
    private static let names = ["libxml2.so.2", "libzip.so.4", "libxlsxwriter.so.4"]

    /// The loader finds empty files first.
    private let empty = TemporaryFolder()
    private var environment: [String: String] { ["LD_LIBRARY_PATH": empty.path] }

    private func hide(_ names: [String]) throws { for name in names { try empty.write("", to: name) } }

    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        return office
    }

    @Test func `isn't missed by a run that doesn't need it`() throws {
        try hide(Self.names)
        let (without, with) = (try office(), try office())
        let clock = ["SOURCE_DATE_EPOCH": "1507600000"]
        #expect(try without.report(environment: environment.merging(clock) { $1 }).status == 0)
        #expect(try with.report(environment: clock).status == 0)
        let bulletins = try without.folder.files().filter { $0.key.hasPrefix("bulletins/") }
        #expect(bulletins.count > 20)
        #expect(try with.folder.files().filter { $0.key.hasPrefix("bulletins/") } == bulletins)
    }

    struct Need: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let bytes: Data
        /// What becomes of the file where the library is there.
        let finding: String
    }

    static let needs = [
        Need(
            testDescription: "libxml2.so.2", file: "410100.xml", bytes: Data("<?xml version=\"1.0\"?><submission".utf8),
            finding: "F06"),
        Need(testDescription: "libzip.so.4", file: "410100.xlsx", bytes: Data("PK\u{3}\u{4}xl/workbook".utf8), finding: "F16"),
    ]

    @Test(arguments: needs) func `ends the run that needs it, which says what to install; nothing is lost`(need: Need) throws {
        try hide([need.testDescription])
        let office = try office()
        #expect(try office.report(environment: environment).status == 0)
        try office.folder.write(need.bytes, to: "inbox/2017Q3/" + need.file)
        let before = try office.folder.files().filter { $0.key.hasPrefix("bulletins/") }
        let failed = try office.report(environment: environment)
        #expect(failed.status == 69)
        #expect(failed.errors.hasPrefix("santong: 系统的程序库装不进来：\(empty.path)/\(need.testDescription): "), "\(failed.errors)")
        #expect(failed.errors.contains("file too short") && failed.errors.contains("apt-get install lib"), "\(failed.errors)")
        #expect(try office.folder.files().filter { $0.key.hasPrefix("bulletins/") } == before)
        let json = try office.report("2017Q3", "--log-format", "json", "--lang", "en", environment: environment).errors
        #expect(json.hasPrefix("{") && json.contains("\"exit\": \"69\"") && json.contains("can't be loaded"), "\(json)")
        #expect(try santong("verify", "-w", office.folder.path, environment: environment).status == 0)
        #expect(try office.report().status == 0)
        #expect(try office.data("findings").contains { $0["file"] == need.file && $0["code"] == need.finding })
    }

    /// One of the two that make workbooks is there, and would have begun.
    @Test func `leaves no temporary file behind`() throws {
        try hide(["libzip.so.4"])
        let (office, temporary) = (try office(), TemporaryFolder())
        let place = environment.merging(["TMPDIR": temporary.path]) { $1 }
        let forms = try santong("forms", "2017Q4", "-w", office.folder.path, "--into", empty.path + "/forms", environment: place)
        #expect(forms.status == 69, "\(forms.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
        #expect(try santong("forms", "2017Q4", "-w", office.folder.path, "--into", empty.path + "/forms").status == 0)
    }

    @Test func `is told by the doctor, and by what makes workbooks`() throws {
        let office = try office()
        let well = try santong("doctor", "-w", office.folder.path)
        #expect(well.status == 0 && well.output.contains("好  读写 XML、XLSX 的程序库都在"), "\(well.output)")
        try hide(Self.names)
        let ill = try santong("doctor", "-w", office.folder.path, environment: environment)
        #expect(ill.status == 1)
        for name in Self.names { #expect(ill.output.contains("\(name): file too short"), "\(ill.output)") }
        for package in ["libxml2", "libzip4", "libxlsxwriter4"] { #expect(ill.output.contains("apt-get install \(package)\n")) }
        let forms = try santong(
            "forms", "2017Q4", "-w", office.folder.path, "--into", empty.path + "/forms", environment: environment)
        #expect(forms.status == 69 && forms.errors.contains("libxlsxwriter.so.4"), "\(forms.errors)")
        #expect(!FileManager.default.fileExists(atPath: empty.path + "/forms"))
    }
}
