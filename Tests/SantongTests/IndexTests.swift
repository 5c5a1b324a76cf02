import Foundation
import TestSupport
import Testing

/// `bulletins/index.html`.
@Suite struct `The list of all periods` {
    private static let clock = ["SOURCE_DATE_EPOCH": "1509500000"]

    @Test func `shows the newest edition or draft of each with the province's figures and their trend`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince({ $0.spaces = 9 }) { try office.put(text, unit + ".csv", "2017Q2") }
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report("2017Q2").status == 0)
        let first = try office.folder.read("bulletins/index.html")
        #expect(
            first.contains("<a href=\"2017Q2/bulletin.html\">2017年第二季度</a>") && first.contains("送审稿") && !first.contains("<svg"))
        #expect(
            try santong(
                "issue", "2017Q2", "--date", "2017-07-20", "--number", "教科技〔2017〕650号", "-w", office.folder.path,
                environment: Self.clock
            ).status == 0)
        #expect(try office.folder.read("bulletins/index.html").contains("第1版<br>2017年7月20日<br>教科技〔2017〕650号"))
        #expect(try office.report().status == 0)
        let page = try office.folder.read("bulletins/index.html")
        #expect(page.contains("<svg"))
        #expect(page.contains("2017年第二季度以来，全省5项计分指标"), "\(page.components(separatedBy: "figcaption").dropFirst().first ?? "")")
        let periods = page.components(separatedBy: "bulletin.html\">").dropFirst().map { $0.prefix(9) }
        #expect(periods == ["2017年第三季度", "2017年第二季度"])
        let code = try office.folder.read("bulletins/2017Q3/manifest.json").firstMatch(of: /"verification_code": "(\w+)"/)?.1
        #expect(page.contains("<code>\(code ?? "?")</code>"))
        #expect(try santong("verify", "-w", office.folder.path).status == 0)
    }

    /// It is made of what is being published, before the archive has it; where nothing is, of the archive.
    @Test func `says of each publication what the archive says of it`() throws {
        let office = try OfficeWorkspace()
        let location = office.folder.path + "/bulletins/index.html"
        func expectSame(afterUnchanged period: String, _ told: [String]) throws {
            let page = try office.folder.read("bulletins/index.html")
            for words in told { #expect(page.contains(words), "\(words)") }
            try FileManager.default.removeItem(atPath: location)
            let result = try office.report(period)
            #expect(result.status == 0 && result.errors.contains("内容与上次相同"), "\(result.errors)")
            #expect(try office.folder.read("bulletins/index.html") == page)
        }
        func issue(_ day: String, _ rest: [String] = []) throws {
            let arguments = ["issue", "2017Q2", "--date", day, "-w", office.folder.path] + rest
            let result = try run(builtProgram("santong"), arguments, environment: Self.clock)
            #expect(result.status == 0, "\(result.errors)")
        }
        for (unit, text) in sampleProvince({ $0.spaces = 9 }) { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        try expectSame(afterUnchanged: "2017Q2", ["送审稿"])
        try issue("2017-07-20", ["--number", "教科技〔2017〕650号"])
        try expectSame(afterUnchanged: "2017Q2", ["第1版<br>2017年7月20日<br>教科技〔2017〕650号"])
        // Of another period, with units that aren't ranked.
        for (unit, text) in sampleProvince() where unit != "410300" { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        try expectSame(afterUnchanged: "2017Q3", ["2017Q3/bulletin.html"])
        // A draft beside an edition, and the edition made of it.
        for (unit, text) in sampleProvince({ $0.spaces = 8 }) { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        try expectSame(afterUnchanged: "2017Q2", ["第1版<br>2017年7月20日", "draft/bulletin.html"])
        try issue("2017-08-20", ["--reason", "更正空间数"])
        try expectSame(afterUnchanged: "2017Q2", ["第2版<br>2017年8月20日"])
    }

    @Test func `is written again when it is gone, and a bulletin doesn't fail for it`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv") }
        #expect(try office.report().status == 0)
        let location = office.folder.path + "/bulletins/index.html"
        let page = try office.folder.read("bulletins/index.html")
        try FileManager.default.removeItem(atPath: location)
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/index.html") == page)
        // A link isn't written through, but replaced.
        try FileManager.default.removeItem(atPath: location)
        try office.folder.write("elsewhere", to: "elsewhere.html")
        try FileManager.default.createSymbolicLink(atPath: location, withDestinationPath: office.folder.path + "/elsewhere.html")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/index.html") == page && office.folder.read("elsewhere.html") == "elsewhere")
        try FileManager.default.removeItem(atPath: location)
        try FileManager.default.createDirectory(atPath: location + "/x", withIntermediateDirectories: true)
        let result = try office.report()
        #expect(result.status == 0 && result.errors.contains("目录 \(location) 没有更新"), "\(result.errors)")
    }
}
