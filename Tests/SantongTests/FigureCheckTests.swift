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

    @Test(arguments: [
        ("<p>{{#units}}{{region}}{{score}}{{/units}}</p>", true),
        ("{{#is_city}}{{#units}}{{^is_last}}{{score}}{{/is_last}}{{/units}}{{/is_city}}", true),
    ]) func `of a ranking in any one order may stand`(sentence: String, isRight: Bool) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince({ $0.spaces = $0.region.hasPrefix("4103") ? 10 : 20 }) {
            try office.put(text, unit + ".csv")
        }
        try office.folder.write(sentence, to: "templates/prose/ranking_all.mustache")
        #expect((try office.report().status == 0) == isRight)
    }

    @Test(arguments: ["-1", "2"]) func `that say otherwise how many places were moved stop the publication`(value: String) throws
    {
        let office = try OfficeWorkspace()
        for (period, lacking) in [("2017Q2", "4101"), ("2017Q3", "4103")] {
            for (unit, text) in sampleProvince({ $0.spaces = $0.region.hasPrefix(lacking) ? 10 : 20 }) {
                try office.put(text, unit + ".csv", period)
            }
            #expect(try office.report(period).status == 0)
        }
        #expect(
            try office.folder.read("bulletins/2017Q3/bulletin.html").contains(
                "data-region=\"410100\" data-indicator=\"movement\">1</data>"))
        let element =
            "<p><data value=\"\(value)\" data-region=\"410100\" data-indicator=\"movement\">\(value.drop { $0 == "-" })</data></p>"
        let template = try String(contentsOfFile: repositoryRoot() + "/templates/html/unit.mustache", encoding: .utf8)
        try office.folder.write(template.replacing("<main>", with: "<main>\n" + element), to: "templates/html/unit.mustache")
        #expect(try office.report().status == 70)
    }

    @Test func `of a ranking that runs both ways stop the publication`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince({ $0.spaces = $0.region.hasPrefix("4103") ? 10 : 20 }) {
            try office.put(text, unit + ".csv")
        }
        #expect(try office.report().status == 0)
        try office.folder.write(
            "{{#units}}{{score}}{{/units}}{{#units}}{{score}}{{/units}}", to: "templates/prose/ranking_all.mustache")
        let result = try office.report()
        #expect(result.status == 70 && result.errors.contains("bulletin.html"), "\(result.errors)")
    }
}
