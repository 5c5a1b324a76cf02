import Foundation
import TestSupport
import Testing

/// santong beside figures that were made without it.
@Suite struct `Independent figures` {
    private static let reference = repositoryRoot() + "/Tests/Reference"
    private static let regions = repositoryRoot() + "/default-workspace/regions.csv"

    @Test(arguments: [1, 21, 41]) func `of the slow reference agree on random workspaces`(first: Int) throws {
        let result = try run(
            "/usr/bin/python3",
            [Self.reference + "/differential.py", builtProgram("santong"), Self.regions, "\(first)", "20"],
            environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("20 of 20 workspaces agree"))
    }

    @Test func `and xmllint's verdicts by the schema agree on 600 mutated documents`() throws {
        let office = TemporaryFolder()
        #expect(try santong("init", office.path, "--quiet").status == 0)
        let result = try run(
            "/usr/bin/python3",
            [Self.reference + "/schema_mutations.py", builtProgram("santong"), office.path, "1", "600"],
            environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains("600 of 600 verdicts agree"))
    }

    @Test func `of rows in odd files agree with another reader`() throws {
        let result = try run(
            "/usr/bin/python3", [Self.reference + "/foreign_csv.py", builtProgram("santong"), "1", "200"],
            environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(result.output.contains(", 0 disagree"))
    }

    @Test(arguments: ["formats", "messy"]) func `of the examples agree cell by cell`(name: String) throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Examples/" + name
        let office = TemporaryFolder()
        #expect(try santong("init", office.path, "--quiet").status == 0)
        try FileManager.default.removeItem(atPath: office.path + "/inbox")
        try FileManager.default.copyItem(atPath: example + "/inbox", toPath: office.path + "/inbox")
        for period in ["2017Q2", "2017Q3"] {
            let made = try santong("report", period, "-w", office.path)
            #expect(made.status == 0, "\(made.errors)")
            let result = try run(
                "/usr/bin/python3",
                [
                    Self.reference + "/compare.py", "\(example)/expected/\(period)",
                    "\(office.path)/bulletins/\(period)/data",
                ])
            #expect(result.status == 0, "\(result.output)\(result.errors)")
        }
    }
}
