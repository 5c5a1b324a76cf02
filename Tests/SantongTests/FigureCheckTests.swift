import Foundation
import TestSupport
import Testing

/// What a page prints as a figure must stand in the data files.
@Suite struct `Printed figures` {
    @Test(arguments: [
        ("<data value=\"0.123456\" data-region=\"410000\" data-indicator=\"internet_access\">12.35%</data>", false),
        ("<data value=\"1.000000\" data-region=\"410000\" data-indicator=\"internet_access\">99.99%</data>", false),
        ("<data value=\"1.000000\" data-region=\"410000\" data-indicator=\"internet_access\">100.00%</data>", true),
        ("<data value=\"99.99\" data-region=\"410100\" data-indicator=\"score\">99.99</data>", false),
        ("<data value=\"100.00\" data-region=\"410100\" data-indicator=\"score\">100.00</data>", true),
        ("<data value=\"1.000000\" data-region=\"419999\" data-indicator=\"internet_access\">100.00%</data>", false),
    ]) func `that no data file has stop the publication`(element: String, isRight: Bool) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        let before = try office.folder.files(under: "bulletins")
        let template = try String(contentsOfFile: repositoryRoot() + "/templates/html/unit.mustache", encoding: .utf8)
        try office.folder.write(
            template.replacing("<main>", with: "<main>\n<p>\(element)</p>"), to: "templates/html/unit.mustache")
        let result = try office.report()
        if isRight {
            #expect(result.status == 0, "\(result.errors)")
            #expect(try office.folder.files(under: "bulletins") != before)
        } else {
            #expect(result.status == 70)
            #expect(result.errors.contains("regions/410100.html") && result.errors.contains("与数据文件不符"), "\(result.errors)")
            #expect(try office.folder.files(under: "bulletins") == before)
        }
    }
}
