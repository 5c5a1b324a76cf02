import Foundation
import TestSupport
import Testing

/// The program is killed after calls that write, or these calls fail: whatever happens, the earlier publication or the new one is there,
/// whole, and the next run succeeds. `make test` tries some points of each run; with `SANTONG_ALL_POINTS=1` a program is killed at every
/// one of them.
@Suite struct `Interrupted at any point` {
    /// A workspace of two units, brought to where `command` is about to run.
    struct Scenario: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isIssue: Bool
        let prepare: @Sendable (OfficeWorkspace) throws -> Void

        static let all = [
            Scenario(testDescription: "the first report", isIssue: false) { try $0.put(units[0], "410181.csv") },
            Scenario(testDescription: "a draft that replaces a draft", isIssue: false) { office in
                try office.put(units[0], "410181.csv")
                try office.succeed(["report", "2017Q3"])
                try office.put(units[1], "419001.csv")
            },
            Scenario(testDescription: "a first edition", isIssue: true) { office in
                try office.put(units[0], "410181.csv")
                try office.succeed(["report", "2017Q3"])
            },
            Scenario(testDescription: "a draft beside an edition", isIssue: false) { office in
                try first(office)
                try office.put(units[1], "419001.csv")
            },
            Scenario(testDescription: "a second edition", isIssue: true) { office in
                try first(office)
                try office.put(units[1], "419001.csv")
                try office.succeed(["report", "2017Q3"])
            },
        ]

        static let units = [("410181", 2_141_000_001), ("419001", 2_141_000_002)].map { code, number in
            School.file([School(code: number, region: code)])
        }

        private static func first(_ office: OfficeWorkspace) throws {
            try office.put(units[0], "410181.csv")
            try office.succeed(["report", "2017Q3"])
            try office.succeed(["issue", "2017Q3", "--date", "2017-10-20"])
        }

        var command: [String] {
            guard isIssue else { return ["report", "2017Q3"] }
            return ["issue", "2017Q3", "--date", "2017-11-01"] + (testDescription.contains("second") ? ["--reason", "补报"] : [])
        }

        func office() throws -> OfficeWorkspace {
            let office = try OfficeWorkspace()
            try office.folder.write(
                "code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n410181,巩义市,direct-county,410000,,,\n419001,济源市,city,410000,4,2,\n",
                to: "regions.csv")
            try prepare(office)
            return office
        }
    }

    private static let isThorough = ProcessInfo.processInfo.environment["SANTONG_ALL_POINTS"] != nil

    /// - Parameters:
    ///   - start: the first point that is tried, other for each kind of fault.
    ///   - step: between the points of a thorough test.
    private func trial(
        _ scenario: Scenario, from start: Int, step: Int, _ fault: (Int) -> String, isExpected: (_ status: Int32) -> Bool
    ) throws {
        let base = try scenario.office()
        let before = try base.bulletins()
        let complete = base.copy()
        let total = try complete.countingWrites(scenario.command)
        let after = try complete.bulletins()
        #expect(after != before && total > 100)
        for point in stride(from: Self.isThorough ? 1 : start, through: total, by: Self.isThorough ? step : 89) {
            let office = base.copy()
            let status = try office.run(scenario.command, ["WRITE_FAULT": fault(point)]).status
            #expect(isExpected(status), "\(fault(point)): exit \(status)")
            // The list of all periods follows from the archive, outside the transaction.
            func publications(_ files: [String: Data]) -> [String: Data] { files.filter { $0.key != "index.html" } }
            let left = publications(try office.bulletins())
            #expect(
                left == publications(before) || left == publications(after), "\(fault(point)): neither the earlier nor the new")
            try expectRecovery(office, scenario, after, fault(point))
        }
    }

    private func expectRecovery(
        _ office: OfficeWorkspace, _ scenario: Scenario, _ after: [String: Data], _ fault: String
    ) throws {
        let next = try office.run(["report", "2017Q3"])
        #expect(next.status == 0, "\(fault): the next run: \(next.errors)")
        if scenario.isIssue, try office.bulletins() != after {
            let again = try office.run(scenario.command)
            #expect(again.status == 0, "\(fault): issued again: \(again.errors)")
        }
        #expect(try office.bulletins() == after, "\(fault): the next run makes something else")
        let leftovers = try office.folder.files(under: "bulletins").keys.filter { $0.hasPrefix(".") || $0.hasPrefix("改动") }
        #expect(leftovers.isEmpty, "\(fault)")
        for command in [["verify"], ["doctor"]] {
            let result = try office.run(command)
            #expect(result.status == 0, "\(fault): \(command[0]): \(result.output)\(result.errors)")
        }
    }

    @Test(arguments: Scenario.all) func `killed after a call that writes`(scenario: Scenario) throws {
        try trial(scenario, from: 7, step: 1, { "kill:\($0)" }, isExpected: { $0 == SIGKILL })
    }

    @Test(arguments: Scenario.all) func `killed in the middle of writing`(scenario: Scenario) throws {
        try trial(scenario, from: 19, step: 5, { "tear:\($0)" }, isExpected: { $0 == SIGKILL })
    }

    @Test(arguments: Scenario.all, [ENOSPC, EROFS, EIO]) func `when a disk is full, read-only or broken from some point on`(
        scenario: Scenario, error: Int32
    ) throws {
        // What only removes works on a full disk, so the last points may be no failure.
        try trial(scenario, from: 3 + Int(error), step: 13, { "fail:\($0):\(error)" }, isExpected: { [0, 73, 74].contains($0) })
    }

    /// Where a file system is synced as a whole it is so twice for a bulletin of some megabytes, the first time while files are still being written.
    @Test func `where one sync alone fails nothing is published`() throws {
        let office = OfficeWorkspace(copyOf: repositoryRoot() + "/sample-data")
        for number in [1, 2] {
            let result = try office.run(["report", "2017Q1"], ["WRITE_FAULT": "sync:\(number)"])
            if number == 1, result.status == 0 {
                print("SKIPPED, each file is synced by itself where temporary files are")
                return
            }
            #expect(result.status == 73 && result.errors.contains("Input/output error"), "\(number): \(result.errors)")
            #expect(try office.bulletins().isEmpty, "\(number)")
        }
        // There is no third.
        #expect(try office.run(["report", "2017Q1"], ["WRITE_FAULT": "sync:3"]).status == 0)
        #expect(try office.folder.files(under: "bulletins").keys.allSatisfy { !$0.hasPrefix(".") })
        try office.succeed(["verify"])
    }

    @Test func `the run that finishes or undoes an interrupted one may be killed too`() throws {
        let scenario = Scenario.all[1]
        let base = try scenario.office()
        let complete = base.copy()
        let total = try complete.countingWrites(scenario.command)
        let after = try complete.bulletins()
        for first in [total / 3, total - 30, total - 20, total - 10, total - 4] {
            let broken = base.copy()
            #expect(try broken.run(scenario.command, ["WRITE_FAULT": "kill:\(first)"]).status == SIGKILL)
            let writes = try broken.copy().countingWrites(["report", "2017Q3"])
            for point in stride(from: 2, through: writes, by: Self.isThorough ? 1 : 29) {
                let office = broken.copy()
                #expect(try office.run(["report", "2017Q3"], ["WRITE_FAULT": "kill:\(point)"]).status == SIGKILL)
                try expectRecovery(office, scenario, after, "kill:\(first), then kill:\(point)")
            }
        }
    }
}

extension OfficeWorkspace {
    fileprivate convenience init(copyOf workspace: String) {
        self.init(empty: ())
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: workspace) {
                try FileManager.default.copyItem(atPath: workspace + "/" + name, toPath: folder.path + "/" + name)
            }
        } catch {
            Issue.record(error)
        }
    }

    fileprivate func copy() -> OfficeWorkspace { OfficeWorkspace(copyOf: folder.path) }

    /// Runs a command in this workspace, with the clock before the deadline.
    /// - Parameter faults: what ``WriteFaults`` is to do.
    fileprivate func run(_ command: [String], _ faults: [String: String] = [:]) throws -> RunResult {
        var environment = faults
        environment["SOURCE_DATE_EPOCH"] = "1507500000"
        if !faults.isEmpty {
            environment["LD_PRELOAD"] =
                URL(filePath: builtProgram("santong")).deletingLastPathComponent().path
                + "/libWriteFaults.so"
        }
        return try TestSupport.run(builtProgram("santong"), command + ["-w", folder.path], environment: environment)
    }

    fileprivate func succeed(_ command: [String]) throws {
        let result = try run(command)
        #expect(result.status == 0, "\(result.errors)")
    }

    /// Runs a command and says how many calls of it write.
    fileprivate func countingWrites(_ command: [String]) throws -> Int {
        let scratch = TemporaryFolder()
        let result = try run(command, ["WRITE_FAULT_COUNT": scratch.path + "/count"])
        #expect(result.status == 0, "\(result.errors)")
        return Int(try scratch.read("count").trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    /// What is published, by path.
    fileprivate func bulletins() throws -> [String: Data] {
        try folder.files(under: "bulletins").filter { !$0.key.hasPrefix(".") }
    }
}
