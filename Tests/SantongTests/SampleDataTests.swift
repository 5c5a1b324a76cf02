import Foundation
import TestSupport
import Testing

@Suite struct `The sample data` {
    @Test func `is what its generator makes`() throws {
        let made = TemporaryFolder()
        let sample = repositoryRoot() + "/sample-data"
        let result = try run(builtProgram("SampleData"), ["sample", made.path, "--regions", sample + "/regions.csv"])
        #expect(result.status == 0, "\(result.errors)")
        let kept = TemporaryFolder()
        try FileManager.default.copyItem(atPath: sample + "/inbox", toPath: kept.path + "/inbox")
        #expect(try made.files(under: "inbox") == kept.files(under: "inbox"))
    }

    @Test func `uses the default catalogue, settings and regions`() throws {
        for name in ["catalogue.yaml", "santong.yaml", "regions.csv"] {
            let ours = try String(contentsOfFile: repositoryRoot() + "/sample-data/" + name, encoding: .utf8)
            #expect(ours == (try String(contentsOfFile: repositoryRoot() + "/default-workspace/" + name, encoding: .utf8)))
        }
    }

    @Test func `gives three bulletins with the troubles it was made with`() throws {
        let office = TemporaryFolder()
        try FileManager.default.copyItem(atPath: repositoryRoot() + "/sample-data", toPath: office.path + "/sample")
        let workspace = office.path + "/sample"
        for period in ["2017Q1", "2017Q2", "2017Q3"] {
            let result = try santong("report", period, "-w", workspace)
            #expect(result.status == 0, "\(result.errors)")
        }
        func data(_ name: String, _ period: String) throws -> [[String: String]] {
            parseCSV(try office.read("sample/bulletins/\(period)/data/\(name).csv"))
        }
        let last = try data("rankings", "2017Q3")
        func status(_ region: String) -> String? { last.first { $0["region"] == region }?["status"] }
        #expect(last.count == 28)
        #expect(status("411600") == "incomplete")
        #expect(status("411628") == "returned")
        #expect(status("411729") == "missing")
        #expect(last.filter { $0["status"] == "ranked" }.count == 25)
        #expect(try data("submissions", "2017Q3").contains { $0["on_time"] == "no" })
        #expect(try data("submissions", "2017Q3").contains { $0["status"] == "superseded" })
        #expect(Set(try data("findings", "2017Q3").compactMap { $0["code"] }).isSuperset(of: ["C01", "R02", "R10", "T04"]))
        #expect(try data("findings", "2017Q1").filter { $0["severity"] == "error" }.isEmpty)
        let schools = try data("figures", "2017Q3").first { $0["indicator"] == "broadband" }?["denominator"]
        #expect(try #require(schools.flatMap { Int($0) }) > 2_500)
    }
}
