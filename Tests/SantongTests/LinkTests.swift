import Foundation
import TestSupport
import Testing

/// No symbolic link is followed out of a workspace, neither to read nor to write.
@Suite struct `A symbolic link` {
    private func office() throws -> (OfficeWorkspace, outside: TemporaryFolder) {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        let outside = TemporaryFolder()
        try outside.write("outside", to: "folder/secret.csv")
        return (office, outside)
    }

    private func link(_ office: OfficeWorkspace, _ name: String, to target: String) throws {
        let location = office.folder.path + "/" + name
        if FileManager.default.fileExists(atPath: location) { try FileManager.default.removeItem(atPath: location) }
        try FileManager.default.createSymbolicLink(atPath: location, withDestinationPath: target)
    }

    @Test(arguments: ["inbox", "inbox/2017Q3", "bulletins", "bulletins/改动", "archive.sqlite", "forms"])
    func `in the place of what a run reads or writes is refused`(name: String) throws {
        let (office, outside) = try office()
        try link(office, name, to: outside.path + (name == "archive.sqlite" ? "/new.sqlite" : "/folder"))
        let before = try outside.files()
        for command in ["report", "check", "status"] {
            let result = try santong(command, "2017Q3", "-w", office.folder.path)
            #expect(result.status == 65, "\(command): \(result.errors)")
            #expect(result.errors.contains("\(name) 是符号链接"))
        }
        #expect(try outside.files() == before)
    }

    @Test func `in the inbox is never opened`() throws {
        let (office, outside) = try office()
        try link(office, "inbox/2017Q3/410102.csv", to: outside.path + "/folder/secret.csv")
        try link(office, "inbox/2017Q3/410122", to: outside.path + "/folder")
        #expect(try office.report().status == 0)
        let links = try office.data("submissions").filter { ["410102.csv", "410122"].contains($0["file"]) }
        #expect(links.map { $0["status"] } == ["returned", "returned"])
        let published = try office.folder.files(under: "bulletins").values.map { String(decoding: $0, as: UTF8.self) }
        #expect(!published.contains { $0.contains("secret") || $0.contains("outside") })
        // The office's own lists are refused instead of passed over.
        try link(office, "inbox/2017Q3/receipts.csv", to: outside.path + "/folder/secret.csv")
        #expect(try office.report().status == 65)
    }

    @Test func `in the place of a period's folder or of what is staged is replaced, its target untouched`() throws {
        for name in ["bulletins/2017Q3", "bulletins/.2017Q3.new"] {
            let (office, outside) = try office()
            try link(office, name, to: outside.path + "/folder")
            let before = try outside.files()
            #expect(try office.report().status == 0, "\(name)")
            #expect(try outside.files() == before, "\(name)")
            let kind = try FileManager.default.attributesOfItem(atPath: office.folder.path + "/bulletins/2017Q3")[.type]
            #expect(kind as? FileAttributeType == .typeDirectory)
        }
    }

    @Test func `in the place of an edition's folder brings nothing in from outside`() throws {
        let (office, outside) = try office()
        try office.report()
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        try link(office, "bulletins/2017Q3", to: outside.path + "/folder")
        #expect(try office.report().status == 0)
        #expect(try outside.files().keys.sorted() == ["folder/secret.csv"])
        let there = try office.folder.files(under: "bulletins/2017Q3")
        #expect(there.keys.allSatisfy { $0.hasPrefix("draft/") }, "\(there.keys)")
    }

    @Test func `in the place of the lock stops the run`() throws {
        let (office, outside) = try office()
        try link(office, ".santong.lock", to: outside.path + "/folder/secret.csv")
        #expect(try office.report().status == 73)
        #expect(try outside.read("folder/secret.csv") == "outside")
    }

    @Test(arguments: ["../../outside", "/etc/hostname", "html/../../secret", "../prose/lead"])
    func `or a path in an include leads nowhere`(name: String) throws {
        let (office, _) = try office()
        try office.folder.write("{{> \(name)}}\n", to: "templates/prose/lead.mustache")
        let result = try office.report()
        #expect(result.status == 65)
        #expect(result.errors.contains("引用了没有的模板"))
    }
}
