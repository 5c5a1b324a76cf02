import Foundation
import TestSupport
import Testing

/// `santong doctor`: each thing that is wrong, and what to do; it changes nothing.
@Suite struct `The doctor` {
    struct Illness: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Words of the line, and of the line that says what to do.
        let fact: String
        let remedy: String
        let cause: @Sendable (OfficeWorkspace) throws -> Void
    }

    static let illnesses = [
        Illness(testDescription: "settings", fact: "santong.yaml:1", remedy: "改正") {
            try $0.folder.write("colour: red\n", to: "santong.yaml")
        },
        Illness(testDescription: "a template", fact: "templates/prose/lead", remedy: "模板") {
            try $0.folder.write("{{#period}}\n", to: "templates/prose/lead.mustache")
        },
        Illness(
            testDescription: "a template with a name that nothing defines", fact: "lead.mustache:1：没有“colour”这个名字", remedy: "模板"
        ) {
            try $0.folder.write("{{colour}}\n", to: "templates/prose/lead.mustache")
        },
        Illness(testDescription: "receipts that can't be read", fact: "receipts.csv", remedy: "改正") {
            try $0.folder.write("x\n", to: "inbox/2017Q3/receipts.csv")
        },
        Illness(testDescription: "a signing key that is gone", fact: "key.pem：读不出来", remedy: "signing_key") {
            try $0.folder.write(try $0.folder.read("santong.yaml") + "signing_key: key.pem\n", to: "santong.yaml")
        },
        Illness(testDescription: "after_publish without its program", fact: "/nowhere/x", remedy: "chmod +x /nowhere/x") {
            try $0.folder.write(try $0.folder.read("santong.yaml") + "after_publish: [/nowhere/x]\n", to: "santong.yaml")
        },
        Illness(testDescription: "a draft that somebody edited", fact: "bulletin.md：与发布时不同", remedy: "santong report 2017Q3") {
            try $0.folder.write("x", to: "bulletins/2017Q3/draft/bulletin.md")
        },
        Illness(
            testDescription: "an edition that somebody edited", fact: "figures.csv：与发布时不同",
            remedy: "santong rebuild 2017Q3 --edition 1"
        ) {
            try $0.folder.write("x", to: "bulletins/2017Q3/data/figures.csv")
        },
        Illness(
            testDescription: "an edition that is gone", fact: "没有 manifest.json", remedy: "santong rebuild 2017Q3 --edition 1"
        ) {
            try FileManager.default.removeItem(atPath: $0.folder.path + "/bulletins/2017Q3")
        },
        Illness(testDescription: "a file that left the inbox", fact: "410181.csv 在最近一次发布里", remedy: "santong archive extract") {
            try FileManager.default.removeItem(atPath: $0.folder.path + "/inbox/2017Q3/410181.csv")
        },
        Illness(testDescription: "no archive", fact: "却没有存档", remedy: "备份") {
            try FileManager.default.removeItem(atPath: $0.folder.path + "/archive.sqlite")
        },
        Illness(testDescription: "what an interrupted run left", fact: ".2017Q3.new", remedy: "santong report") {
            try $0.folder.write("half", to: "bulletins/.2017Q3.new/bulletin.md")
        },
        Illness(testDescription: "an inbox that is a link", fact: "inbox 是符号链接", remedy: "改正") {
            let path = $0.folder.path
            try FileManager.default.moveItem(atPath: path + "/inbox", toPath: path + "/elsewhere")
            try FileManager.default.createSymbolicLink(atPath: path + "/inbox", withDestinationPath: path + "/elsewhere")
        },
    ]

    private func sound() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        try office.report()
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        try office.report()
        return office
    }

    @Test(arguments: illnesses) func `finds it and says what to do`(illness: Illness) throws {
        let office = try sound()
        #expect(try santong("doctor", "-w", office.folder.path).status == 0)
        try illness.cause(office)
        let before = try office.folder.files()
        let result = try santong("doctor", "-w", office.folder.path)
        #expect(result.status == 1)
        let lines = result.output.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.hasPrefix("问题") && $0.contains(illness.fact) }, "\(result.output)")
        #expect(lines[place + 1].contains(illness.remedy), "\(result.output)")
        let problems = lines.filter { $0.hasPrefix("问题") }
        #expect(Set(problems).count == problems.count, "none is told twice: \(result.output)")
        #expect(try office.folder.files() == before)
        let english = try santong("doctor", "-w", office.folder.path, "--lang", "en").output
        #expect(english.contains("problem  ") && english.contains("do: "))
    }

    /// Cron's user can't replace what root's run made.
    @Test func `names what another user's run left closed`() throws {
        guard geteuid() == 0 else {
            print("SKIPPED, not root: another user's folders")
            return
        }
        let office = try sound()
        func attributes(_ path: String, _ permissions: Int) throws {
            try FileManager.default.setAttributes(
                [.ownerAccountID: 65534, .posixPermissions: permissions], ofItemAtPath: office.folder.path + "/" + path)
        }
        for path in ["", "inbox", "bulletins", "archive.sqlite", ".santong.lock"] {
            try attributes(path, path.hasSuffix("e") || path.hasSuffix("k") ? 0o644 : 0o755)
        }
        let result = try ProgramForAll().runAsNobody("doctor -w '\(office.folder.path)'")
        #expect(result.status == 1)
        #expect(result.output.contains("bulletins/2017Q3/draft 不在，或本用户写不了"), "\(result.output)\(result.errors)")
        #expect(!result.output.contains("archive.sqlite 不在"))
    }

    @Test func `has nothing to say against a new workspace, and 66 for none`() throws {
        let office = try OfficeWorkspace()
        let result = try santong("doctor", "-w", office.folder.path)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("还没有发布过"))
        #expect(try santong("doctor", "-w", "/nowhere").status == 66)
    }
}
