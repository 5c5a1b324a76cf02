import Foundation
import TestSupport
import Testing

/// What somebody put into a bulletin's folder under a name that isn't UTF-8, as archives made on Windows have it.
@Suite struct `Names in GBK in a bulletin's folder` {
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        return office
    }

    /// - Parameter script: run in the period's folder; GBK is written as `$(printf '\326…')`.
    private func shell(_ script: String, _ office: OfficeWorkspace) throws -> String {
        let made = try run(
            "/bin/sh", ["-c", script], environment: ["LC_ALL": "C"], folder: office.folder.path + "/bulletins")
        #expect(made.status == 0, "\(made.errors)")
        return made.output
    }

    /// 附件, 报告
    private static let names = (first: #"$(printf '\270\275\274\376')"#, second: #"$(printf '\261\250\270\346')"#)

    @Test func `a folder of them is moved aside, not deleted`() throws {
        let office = try office()
        _ = try shell("mkdir 2017Q3/\(Self.names.first) && echo mine > 2017Q3/\(Self.names.first)/work.txt", office)
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status != 0)
        #expect(try office.report().status == 0)
        #expect(try shell("cat 改动/2017Q3-1/\(Self.names.first)/work.txt", office) == "mine\n")
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status == 0)
    }

    @Test func `two that read the same are told, and moved aside`() throws {
        let office = try office()
        _ = try shell("echo 1 > 2017Q3/\(Self.names.first).doc; echo 2 > 2017Q3/\(Self.names.second).doc", office)
        #expect(try santong("verify", "2017Q3", "-w", office.folder.path).status != 0)
        #expect(try office.report().status == 0)
        #expect(try shell("cat 改动/2017Q3-1/\(Self.names.first).doc 改动/2017Q3-1/\(Self.names.second).doc", office) == "1\n2\n")
        #expect(try santong("doctor", "-w", office.folder.path).status == 0)
    }

    @Test func `one beside what was issued doesn't stop the next draft, and isn't lost`() throws {
        let office = try office()
        let issued = try run(builtProgram("santong"), ["issue", "2017Q3", "-w", office.folder.path, "--date", "2017-10-20"])
        #expect(issued.status == 0, "\(issued.errors)")
        _ = try shell("echo mine > 2017Q3/\(Self.names.first).doc", office)
        let school = School(code: 2_141_000_004, name: "实验小学", region: "410302", multimedia: 9)
        try office.put(School.file([school]), "410302-r2.csv")
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        #expect(try shell("find . -name '*.doc' -exec cat {} +", office) == "mine\n")
        #expect(try office.folder.files(under: "bulletins/2017Q3/draft").keys.contains("bulletin.md"))
    }
}
