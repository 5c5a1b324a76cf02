import Foundation
import TestSupport
import Testing

/// Tasks have as many threads as there are cores: on a machine with one nothing may hold it while it waits for another task.
@Suite struct `On a machine with one core` {
    @Test func `a quarter is reported, reported again, issued, corrected and explained`() throws {
        let office = try OfficeWorkspace()
        try office.put(School.file([School(code: 2_141_000_001, region: "410181")]), "410181.csv")
        #expect(try run(["report", "2017Q3"], office) == 0)
        #expect(try run(["report", "2017Q3"], office) == 0)
        #expect(try run(["issue", "2017Q3", "--date", "2017-10-20"], office) == 0)
        try office.put(School.file([School(code: 2_141_000_002, region: "419001")]), "419001.csv")
        #expect(try run(["report", "2017Q3"], office) == 0)
        for command in [
            ["check", "2017Q3"], ["explain", "2017Q3", "410181", "internet_access"], ["verify"], ["rebuild", "2017Q3"],
            ["doctor"], ["templates", "check"],
        ] {
            #expect(try run(command, office) != Self.timeIsUp, "\(command)")
        }
    }

    private static let timeIsUp: Int32 = 124

    private func run(_ command: [String], _ office: OfficeWorkspace) throws -> Int32 {
        let library = URL(filePath: builtProgram("santong")).deletingLastPathComponent().path + "/libWriteFaults.so"
        return try TestSupport.run(
            "/usr/bin/timeout", ["60", builtProgram("santong")] + command + ["-w", office.folder.path],
            environment: ["ONE_CORE": "1", "LD_PRELOAD": library, "SOURCE_DATE_EPOCH": "1507500000"]
        ).status
    }
}
