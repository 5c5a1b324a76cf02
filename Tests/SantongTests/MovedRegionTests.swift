import Foundation
import TestSupport
import Testing

/// A county that belongs to another city than in the quarter before.
@Suite struct `A county that moved` {
    /// Whoever subtracts the two bulletins' figures of the cities doesn't get the changes (contract §5).
    @Test func `leaves the cities without a common basis, and itself with one`() throws {
        let office = try OfficeWorkspace()
        let schools = ["410102", "410122", "410302", "410322"].enumerated().map { index, region in
            var school = School(code: 2_141_000_001 + index, region: region)
            school.spaces = 10 + index
            return school
        }
        for school in schools { try office.put(School.file([school]), school.region + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        try office.folder.write(
            OfficeWorkspace.regions.replacing("410122,中牟县,county,410100", with: "410122,中牟县,county,410300"), to: "regions.csv")
        for school in schools { try office.put(School.file([school]), school.region + ".csv") }
        #expect(try office.report().status == 0)
        let figures = try office.data("figures").filter { $0["indicator"] == "teacher_spaces" }
        let basis = Dictionary(uniqueKeysWithValues: figures.map { ($0["region"] ?? "", $0["basis"] ?? "") })
        #expect(basis["410100"] == "common" && basis["410300"] == "common", "\(figures)")
        #expect(basis["410122"] == "same" && basis["410102"] == "same" && basis["410000"] == "same", "\(figures)")
        #expect(figures.allSatisfy { $0["change"] == "0.00" }, "\(figures)")
    }
}
