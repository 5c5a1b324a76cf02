import Foundation
import TestSupport
import Testing

/// `after_publish`: the office's own program, started after a publication.
@Suite struct `After a publication` {
    private func office(_ words: [String]) throws -> OfficeWorkspace {
        let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
        let office = try OfficeWorkspace(settings: "after_publish: [\(list)]")
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        return office
    }

    @Test func `a program is given period, edition, folder and code, each as one argument, and no shell`() throws {
        let record = TemporaryFolder()
        try record.write("#!/bin/sh\nprintf '%s\\n' \"$@\" >> '\(record.path)/told'\npwd >> '\(record.path)/told'\n", to: "hook")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: record.path + "/hook")
        let office = try office([record.path + "/hook", "{period}/{edition}", "{folder}", "{code}", "$(touch x); {period}"])
        #expect(try office.report().status == 0)
        func told() throws -> [String] { try record.read("told").split(separator: "\n").map(String.init) }
        let first = try told()
        #expect(first.count == 5)
        #expect(first[0] == "2017Q3/")
        #expect(first[1].hasSuffix(office.folder.path + "/bulletins/2017Q3"))
        #expect(try office.folder.read("bulletins/2017Q3/manifest.json").contains(first[2]))
        #expect(first[3] == "$(touch x); 2017Q3")
        #expect(first[4].hasSuffix(office.folder.path))
        // Nothing published, nothing started.
        try office.report()
        #expect(try told().count == 5)
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        #expect(try told()[5] == "2017Q3/1")
        try office.put(School.file([School(code: 2_141_000_009, region: "410181", multimedia: 3)]), "410181-r2.csv")
        try office.report()
        #expect(try told()[11].hasSuffix("bulletins/2017Q3/draft"))
    }

    /// Threads that tasks run on stay on one.
    @Test func `the program may use all cores`() throws {
        let all = try run("/usr/bin/nproc", []).output.trimmingCharacters(in: .whitespacesAndNewlines)
        let result = try office(["/bin/sh", "-c", "echo cores: $(nproc)"]).report()
        #expect(result.errors.contains("cores: \(all)\n"), "\(result.errors)")
    }

    @Test(arguments: [["/bin/false"], ["/nowhere/program"], ["/bin/sh", "-c", "kill -9 $$"]])
    func `its failure is told and changes nothing`(words: [String]) throws {
        let office = try office(words)
        let result = try office.report()
        #expect(result.status == 0)
        #expect(result.errors.contains("通报已发布；after_publish 的 \(words[0]) 没有成功"))
        #expect(result.errors.contains("被信号 9 终止") == (words.count == 3))
        #expect(try santong("verify", "-w", office.folder.path).status == 0)
    }

    @Test func `the workspace is free while it runs, and its output isn't ours`() throws {
        let office = try office(["/bin/sh", "-c", "echo from the hook; '\(builtProgram("santong"))' report 2017Q3 -w ."])
        let result = try office.report()
        #expect(result.status == 0)
        #expect(result.output.split(separator: "\n").count == 1)
        #expect(result.errors.contains("from the hook") && result.errors.contains("未重新发布"))
    }

    @Test func `a program without its path is refused before anything is read`() throws {
        let office = try office(["notify", "{folder}"])
        let result = try office.report()
        #expect(result.status == 65)
        #expect(result.errors.contains("santong.yaml:"))
    }
}
