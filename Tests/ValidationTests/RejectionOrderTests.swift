import Catalogue
import Intake
import Testing
import Validation

/// The first of a file's faults is its one F error (contract §3.1).
@Suite struct `A file with several faults` {
    private static func document(_ period: String) -> String {
        "<submission xmlns=\"urn:santong:submission:1\" period=\"\(period)\"><school teachers=\"x\"/></submission>"
    }

    @Test(arguments: [
        ("410181-2017Q2.xml", document("2017Q3"), "F04"), ("419999.xml", document("2017Q3"), "F05"),
        ("419999-2017Q2.xml", document("2017Q2"), "F05"), ("410181.xml", document("2017Q2"), "F04"),
        ("410181.xml", document("2017Q3"), "F07"),
        ("410181-2017Q2.xml", document("2017Q3").replacing("<school teachers=\"x\"/>", with: ""), "F01"),
        ("410181-2017Q3-2017Q2.csv", schoolHeader + "\n" + soundRow + "\n", "F04"),
        ("2017Q3-410181-2017年二季度.csv", schoolHeader + "\n" + soundRow + "\n", "F04"),
        ("410181-2017Q3-2017年三季度.csv", schoolHeader + "\n" + soundRow + "\n", "R05"),
    ]) func `is returned for the first of them`(file: (name: String, text: String, code: String)) async throws {
        let review = try await judge([(file.name, file.text)])
        let errors = review.files[0].log.findings.filter { $0.severity == .error }.map(\.code)
        #expect(errors == [file.code])
    }

    @Test func `is read as far as words that aren't names go: full-width letters of a reason are folded`() async throws {
        let text = schoolHeader + ",自然条件限制,限制原因\n" + soundRow.replacing("是", with: "否") + ",是,Ｇ２０１ 山区（甲）\n"
        let review = try await judge([("410100.csv", text)])
        #expect(review.files[0].submission.table?.reasons[0] == "G201 山区（甲）")
    }
}
