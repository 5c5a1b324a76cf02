import Foundation
import TestSupport
import Testing

/// The bulletin's pictures: what they say, and that nothing in them is cut or lies on something else.
@Suite struct `Pictures` {
    /// The sample's second and third quarter.
    private func sample() throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        let source = repositoryRoot() + "/sample-data"
        for name in ["santong.yaml", "catalogue.yaml", "regions.csv", "inbox"] {
            try FileManager.default.copyItem(atPath: source + "/" + name, toPath: folder.path + "/" + name)
        }
        for period in ["2017Q2", "2017Q3"] { #expect(try santong("report", period, "-w", folder.path, "--quiet").status == 0) }
        return folder
    }

    private struct Text {
        let words: String
        let left, right, top, bottom: Double
    }

    private func attribute(_ name: String, _ tag: Substring) -> String? {
        tag.firstRange(of: " \(name)=\"").flatMap { start in
            tag[start.upperBound...].firstIndex(of: "\"").map { String(tag[start.upperBound..<$0]) }
        }
    }

    /// By the rule of thumb that fonts keep to: a Chinese character is as wide as it is high, others 0.58 of that.
    private func texts(_ svg: String) -> [Text] {
        svg.split(separator: "<text").dropFirst().compactMap { part in
            guard let end = part.firstIndex(of: ">"), let close = part.firstRange(of: "</text>") else { return nil }
            let tag = part[..<end]
            guard let x = attribute("x", tag).flatMap(Double.init), let y = attribute("y", tag).flatMap(Double.init),
                let size = attribute("font-size", tag).flatMap(Double.init)
            else { return nil }
            let words = String(part[part.index(after: end)..<close.lowerBound])
            let width = words.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 0.58 : 1) * size }
            let left =
                switch attribute("text-anchor", tag) {
                case "end": x - width
                case "middle": x - width / 2
                default: x
                }
            return Text(words: words, left: left, right: left + width, top: y - 0.8 * size, bottom: y + 0.12 * size)
        }
    }

    @Test func `are whole, say what they show, and cut or cover no label`() throws {
        let folder = try sample()
        let charts = try folder.files(under: "bulletins/2017Q3/charts")
        #expect(
            charts.keys.sorted()
                == [
                    "gap-multimedia_urban", "indicator-internet_access", "indicator-multimedia_rural",
                    "indicator-multimedia_urban",
                    "indicator-student_spaces", "indicator-teacher_spaces", "ranks-cities", "ranks-direct-counties", "scores",
                    "targets", "trend",
                ].map { $0 + ".svg" })
        let page = try folder.read("bulletins/2017Q3/bulletin.html")
        let markdown = try folder.read("bulletins/2017Q3/bulletin.md")
        for (name, bytes) in charts.sorted(by: { $0.key < $1.key }) {
            let svg = String(decoding: bytes, as: UTF8.self)
            let checked = try run("/usr/bin/env", ["xmllint", "--noout", folder.path + "/bulletins/2017Q3/charts/" + name])
            #expect(checked.status == 0, "\(checked.errors)")
            #expect(svg.contains("role=\"img\"") && svg.contains("<title ") && svg.contains("<desc ") && !svg.contains("<script"))
            #expect(page.contains(svg.trimmingCharacters(in: .newlines)) && markdown.contains("](charts/\(name))"))
            let (width, height) = (Double(attribute("width", svg[...]) ?? ""), Double(attribute("height", svg[...]) ?? ""))
            let texts = texts(svg)
            #expect(texts.count > 10)
            for (index, text) in texts.enumerated() {
                #expect(
                    text.left >= 0 && text.right <= width ?? 0 && text.top >= 0 && text.bottom <= height ?? 0,
                    "\(name): \(text.words)")
                for other in texts[(index + 1)...] {
                    let isApart =
                        text.right <= other.left || other.right <= text.left || text.bottom <= other.top
                        || other.bottom <= text.top
                    #expect(isApart, "\(name): \(text.words) / \(other.words)")
                }
            }
        }
    }

    @Test func `show the figures of the data files`() throws {
        let folder = try sample()
        let figures = parseCSV(try folder.read("bulletins/2017Q3/data/figures.csv"))
        let plot = Set(texts(try folder.read("bulletins/2017Q3/charts/indicator-internet_access.svg")).map(\.words))
        let units = figures.filter { $0["indicator"] == "internet_access" && $0["group"] != "" && $0["value"] != "" }
        #expect(units.count > 20)
        for unit in units { #expect(plot.contains(unit["region_name"] ?? "?") && plot.contains(unit["display"] ?? "?")) }
        let map = Set(texts(try folder.read("bulletins/2017Q3/charts/scores.svg")).map(\.words))
        for row in parseCSV(try folder.read("bulletins/2017Q3/data/rankings.csv")) {
            #expect(map.contains(row["region_name"] ?? "?"))
            if let score = row["score"], !score.isEmpty { #expect(map.contains(score)) }
        }
        #expect(map.contains("未报送") && map.contains("退回"))
        let page = try folder.read("bulletins/2017Q3/bulletin.md")
        #expect(page.contains("图：中小学互联网接入率：6个单位达到目标100%，20个没有，永城市最低，为73.68%"))
        #expect(page.contains("图：省辖市位次：驻马店市上升2位，三门峡市、商丘市、信阳市下降1位"))
    }

    @Test func `tell two years of the province, with the same quarter of the year before`() throws {
        let office = try OfficeWorkspace()
        let periods = ["2015Q3", "2015Q4", "2016Q1", "2016Q2", "2016Q3", "2016Q4", "2017Q2", "2017Q3"]
        for (index, period) in periods.enumerated() {
            // 5 of 10 rooms a school at first, one more each quarter, all from the sixth on.
            for (unit, text) in sampleProvince({ $0.multimedia = min(10, 5 + index) }) {
                try office.put(text, unit + ".csv", period)
            }
            #expect(try office.report(period).status == 0)
        }
        let page = try office.folder.read("bulletins/2017Q3/bulletin.html")
        let table = try #require(
            page.split(separator: "<figure class=\"chart\" id=\"chart-trend\">").dropFirst().first?.split(separator: "</figure>")
                .first)
        let rows = table.split(separator: "<tr>").dropFirst().map { row in
            row.replacing(/<[^>]*>/, with: "|").split(separator: "|").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                .filter { !$0.isEmpty }
        }
        // 2015Q3 is the ninth quarter back; 2017Q1 wasn't published.
        #expect(rows.first == ["指标", "2015Q4", "2016Q1", "2016Q2", "2016Q3", "2016Q4", "2017Q1", "2017Q2", "2017Q3", "同比（百分点）"])
        #expect(
            rows.contains(["农村多媒体教室占比", "60.00%", "70.00%", "80.00%", "90.00%", "100.00%", "—", "100.00%", "100.00%", "+10.00"]))
        let svg = try office.folder.read("bulletins/2017Q3/charts/trend.svg")
        #expect(svg.contains("同比+10.00个百分点") && svg.contains("2015年第四季度以来，全省5项计分指标"))
        // An issue of an older quarter changes what is drawn: the draft is due again.
        let later = ["SOURCE_DATE_EPOCH": "1509000000"]
        #expect(try office.report("2017Q3", "--due", environment: later).output.isEmpty)
        try office.put(School.file([School(code: 2_141_000_001, region: "410102", multimedia: 1)]), "410100-r2.csv", "2016Q1")
        #expect(try office.report("2016Q1").status == 0)
        #expect(try !office.report("2017Q3", "--due", environment: later).output.isEmpty)
        #expect(try office.report("2017Q3", "--due", environment: later).output.isEmpty)
        let rebuilt = try santong(
            "rebuild", "2017Q3", "--draft", "--into", office.folder.path + "/again", "-w", office.folder.path)
        #expect(rebuilt.status == 0, "\(rebuilt.output)\(rebuilt.errors)")
    }

    @Test func `are left out where there is nothing to compare`() throws {
        let office = try OfficeWorkspace()
        try office.put(School.file([School(code: 2_141_000_003, region: "410181")]), "410181.csv")
        #expect(try office.report().status == 0)
        #expect(try office.folder.files(under: "bulletins/2017Q3").keys.allSatisfy { !$0.hasPrefix("charts/") })
        let page = try office.folder.read("bulletins/2017Q3/bulletin.html")
        #expect(!page.contains("<figure"))
    }
}
