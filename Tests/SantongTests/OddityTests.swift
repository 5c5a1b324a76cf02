import Foundation
import TestSupport
import Testing

/// Files as offices really send them, one oddity a folder (`Oddities/`): the folder's name begins with the codes of all findings
/// it must get, 好 for none, and `expected.txt` has their places and words in both languages. Recorded anew by
/// SANTONG_RECORD_GOLDENS=1 (which fails), and read in review.
@Suite struct `Oddities` {
    static let folder = repositoryRoot() + "/Tests/SantongTests/Oddities"

    static let names: [String] = {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            return []
        }
    }()

    @Test func `cover every code`() {
        let told = Set(Self.names.flatMap(Self.codes))
        let findings =
            (1...17).map { "F" + padded($0) } + (1...18).map { "R" + padded($0) } + (1...9).map { "C" + padded($0) }
            + (1...6).map { "G" + padded($0) } + ["T01", "T02", "T03", "T04", "X01", "X02"]
        #expect(findings.filter { !told.contains($0) } == [])
    }

    @Test(arguments: names) func `get exactly their findings`(name: String) throws {
        let office = try OfficeWorkspace(settings: Self.settings(name))
        for (path, bytes) in try Self.files(name) { try office.folder.write(bytes, to: "inbox/" + path) }
        if FileManager.default.fileExists(atPath: office.folder.path + "/inbox/2017Q2") {
            #expect(try office.report("2017Q2").status == 0)
        }
        #expect(try office.report().status == 0)
        let findings = try office.data("findings")
        #expect(findings.compactMap { $0["code"] } == Self.codes(name))
        if name.hasPrefix("好") {
            #expect(try office.data("submissions").allSatisfy { ["counted", "superseded"].contains($0["status"] ?? "") })
        }
        try hold(try text(office, findings), name)
        try expectSameByItself(office, findings)
    }

    /// `check FILE` on a file that came alone tells the same errors in the same words: what passes is never returned by `report`.
    private func expectSameByItself(_ office: OfficeWorkspace, _ findings: [[String: String]]) throws {
        let files = try office.folder.files(under: "inbox/2017Q3").keys.sorted()
        func errors(_ findings: [[String: String]]) -> [[String?]] {
            findings.filter { $0["severity"] == "error" }.map { [$0["line"], $0["column"], $0["code"], $0["message"]] }
        }
        // A file of another period is wrong only where a period is asked for.
        guard files.count == 1, !findings.contains(where: { $0["code"] == "F04" }) else { return }
        let alone = try run(
            builtProgram("santong"),
            ["check", office.folder.path + "/inbox/2017Q3/" + files[0], "--format", "csv", "-w", office.folder.path],
            environment: ["SOURCE_DATE_EPOCH": "1507600000"])
        #expect(errors(parseCSV(alone.output)) == errors(findings))
    }

    /// F01 R02 … at the start of a folder's name.
    private static func codes(_ name: String) -> [String] {
        name.split(separator: " ").map(String.init).prefix { $0.count == 3 && $0.utf8.count == 3 && Int($0.dropFirst()) != nil }
            .map { $0 }
    }

    private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    static func files(_ name: String) throws -> [String: Data] {
        var result: [String: Data] = [:]
        for period in ["2017Q2", "2017Q3"] {
            let root = URL(fileURLWithPath: Self.folder + "/" + name + "/" + period)
            guard let found = FileManager.default.enumerator(atPath: root.path) else { continue }
            while let item = found.nextObject() as? String {
                guard found.fileAttributes?[.type] as? FileAttributeType == .typeRegular else { continue }
                result[period + "/" + item] = try Data(contentsOf: root.appendingPathComponent(item))
            }
        }
        return result
    }

    static func settings(_ name: String) throws -> String {
        let file = Self.folder + "/" + name + "/settings.yaml"
        return FileManager.default.fileExists(atPath: file) ? try String(contentsOfFile: file, encoding: .utf8) : ""
    }

    /// The files with what became of them, and each finding with its place and words.
    private func text(_ office: OfficeWorkspace, _ findings: [[String: String]]) throws -> String {
        let english = try santong("check", "2017Q3", "-w", office.folder.path, "--lang", "en", "--format", "csv")
        let translations = parseCSV(english.output)
        #expect(translations.count == findings.count)
        var lines: [String] = []
        for file in try office.data("submissions") {
            let path = file["file"] ?? ""
            let rows = (file["rows"] ?? "").isEmpty ? "" : ", \(file["rows"] ?? "") rows"
            lines.append("\(path): \(file["status"] ?? "")\(rows)")
            for (finding, translation) in zip(findings, translations) where finding["file"] == path {
                let place = (finding["line"] ?? "").isEmpty ? "" : "line \(finding["line"] ?? "") "
                let column = (finding["column"] ?? "").isEmpty ? "" : "[\(finding["column"] ?? "")] "
                let value = (finding["value"] ?? "").isEmpty ? "" : " «\(finding["value"] ?? "")»"
                lines.append("  \(place)\(column)\(finding["code"] ?? "") \(finding["severity"] ?? "")\(value)")
                lines.append("    " + (finding["message"] ?? ""))
                lines.append("    " + (translation["message"] ?? ""))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func hold(_ text: String, _ name: String) throws {
        let file = Self.folder + "/" + name + "/expected.txt"
        if ProcessInfo.processInfo.environment["SANTONG_RECORD_GOLDENS"] != nil {
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            Issue.record("recorded; read the difference")
            return
        }
        let expected = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text == expected)
    }
}
