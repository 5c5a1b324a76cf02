import Foundation
import TestSupport
import Testing

/// `santong explain`: where a figure comes from, a year later, by somebody who has the archive and nothing else.
@Suite struct `An explanation` {
    private func explain(_ office: OfficeWorkspace, _ arguments: String...) throws -> RunResult {
        try run(builtProgram("santong"), ["explain"] + arguments + ["-w", office.folder.path])
    }

    private func object(_ result: RunResult) throws -> [String: Any] {
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    /// Every figure and score of a workspace's periods, each row looked up in the file that it came in, by a reader of its own.
    private func check(_ folder: String, _ periods: [String]) throws -> String {
        let result = try run(
            "/usr/bin/python3",
            [repositoryRoot() + "/Tests/Reference/explanations.py", builtProgram("santong"), folder] + periods,
            environment: ["PYTHONDONTWRITEBYTECODE": "1"])
        #expect(result.status == 0, "\(result.output.prefix(4000))\(result.errors)")
        return result.output
    }

    @Test func `adds up to every figure of the sample, and names the lines that are there`() throws {
        let office = TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: repositoryRoot() + "/sample-data") {
            try FileManager.default.copyItem(
                atPath: repositoryRoot() + "/sample-data/" + name, toPath: office.path + "/" + name)
        }
        for period in ["2017Q1", "2017Q2", "2017Q3"] {
            #expect(try santong("report", period, "-w", office.path, "--quiet").status == 0)
        }
        let figures = parseCSV(try office.read("bulletins/2017Q3/data/figures.csv")).count
        let told = try check(office.path, ["2017Q3"])
        #expect(told.contains("2017Q3: \(figures) figures and 28 scores explained, 0 not; "), "\(told)")
        #expect(told.contains(" 0 faults"))
    }

    @Test(arguments: ["formats", "messy"]) func `adds up in files of every kind`(name: String) throws {
        let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Examples/" + name
        let office = TemporaryFolder()
        #expect(try santong("init", office.path, "--quiet").status == 0)
        try FileManager.default.removeItem(atPath: office.path + "/inbox")
        try FileManager.default.copyItem(atPath: example + "/inbox", toPath: office.path + "/inbox")
        for period in ["2017Q2", "2017Q3"] { #expect(try santong("report", period, "-w", office.path).status == 0) }
        _ = try check(office.path, ["2017Q2", "2017Q3"])
    }

    /// Two editions: the second with a correction, after 孟津县 was returned.
    private func office() throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince({ if $0.region == "410302" { $0.spaces = 11 } }) {
            try office.put(text, unit + ".csv")
        }
        try office.put(
            School.file([
                School(code: 2_141_000_005, name: "实验小学", region: "410322", multimedia: 11),
                School(code: 5_141_000_001, name: "特教学校", region: "410322", type: "特殊教育学校"),
            ]), "410322.csv")
        try office.put("file,received_at\n410100.csv,2017-10-08T09:30:00+08:00\n", "receipts.csv")
        #expect(try office.report().status == 0)
        #expect(try santong("issue", "2017Q3", "--date", "2017-10-20", "-w", office.folder.path).status == 0)
        try office.put(
            "region,type,locality,measure,value,reason,by\n410302,小学,城区,teacher_spaces,18,电话核实,科技处\n", "corrections.csv")
        #expect(try office.report().status == 0)
        let issued = try santong(
            "issue", "2017Q3", "--date", "2017-11-01", "--reason", "老城区核实", "--number", "教科技〔2017〕9号", "-w", office.folder.path)
        #expect(issued.status == 0, "\(issued.errors)")
        return office
    }

    @Test func `says in words what counts, what was corrected, what is left out, and where it stands`() throws {
        let office = try office()
        let text = try explain(office, "2017Q3", "洛阳市", "教师网络空间开通率").output
        for words in [
            "洛阳市（410300）　教师网络空间开通率（teacher_spaces）", "2017Q3 第2版，2017-11-01 印发，教科技〔2017〕9号，更正原因：老城区核实，核验码 ",
            "定义　开通空间教师数 ÷ 专任教师数　[teacher_spaces ÷ teachers]", "开通空间教师数：学校表“开通空间教师数”之和；汇总表同名的列",
            "依据　教科技〔2017〕678号二、主要目标（四）", "由 2 个计入单位相加", "老城区（410302）　29/40（40、29）", "更正：小学、城区、开通空间教师数 11 改为 18，电话核实（科技处）",
            "410300.csv　学校表　修订1　收到时间未登记　SHA-256 ", "第 2–3 行，共 2 行", "第 4–5 行，共 2 行", "目标　90%：未达到，还差 ",
            "位次　省辖市第 2 位，共 2 个单位参加排名", "前一位：郑州市 100.00%",
            // The county's own file was returned: the city's rows count, and its rows are told.
            "读到而没有计入的行", "410322.csv　第 2 行，共 1 行　本行有错误", "410322.csv　第 3 行，共 1 行　随所在县区或整份文件退回",
        ] { #expect(text.contains(words), "\(words)\n\(text)") }
        let first = try explain(office, "2017Q3", "410302", "teacher_spaces", "--edition", "1").output
        #expect(first.contains("2017Q3 第1版") && first.contains("22/40") && !first.contains("改为"), "\(first)")
        let english = try explain(office, "2017Q3", "410300", "teacher_spaces", "--lang", "en").output
        #expect(english.contains("The sum of 2 parts") && english.contains("correction: "), "\(english)")
        let other = try explain(office, "2017Q3", "全省", "internet_access").output
        #expect(other.contains("由 5 个计入单位相加") && !other.contains("位次"), "\(other)")
    }

    @Test func `needs nothing but the archive`() throws {
        let office = try office()
        let before = try explain(office, "2017Q3", "all", "all", "--rows", "--bounds", "--to-target", "--format", "json")
        #expect(before.status == 0, "\(before.errors)")
        for name in ["inbox", "bulletins", "santong.yaml", "catalogue.yaml", "regions.csv"] {
            try FileManager.default.removeItem(atPath: office.folder.path + "/" + name)
        }
        let after = try explain(office, "2017Q3", "all", "all", "--rows", "--bounds", "--to-target", "--format", "json")
        #expect(after.output == before.output)
        #expect(before.output.split(separator: "\n").count == (1 + 3 + 4) * 13 + 3)
    }

    @Test func `lists rows in columns, with what corrections add and the sum`() throws {
        let office = try office()
        let text = try explain(office, "2017Q3", "410300", "teacher_spaces", "--rows").output
        let rows = text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let head = try #require(rows.firstIndex { $0.first == "文件" })
        #expect(rows[head].suffix(4) == ["专任教师数", "开通空间教师数", "完成数", "总数"])
        #expect(rows[head + 1].prefix(4) == ["410300.csv", "2", "2141000004", "实验小学"])
        #expect(rows[head + 5].first == "更正" && rows[head + 5].suffix(4) == ["0", "+7", "+7", "0"], "\(text)")
        #expect(rows[head + 6].first == "合计" && rows[head + 6].suffix(2) == ["69", "80"])
    }

    @Test func `says what is wrong in a row that was returned`() throws {
        let office = try office()
        let text = try explain(office, "2017Q3", "410300", "multimedia_urban").output
        #expect(text.contains("　　第 2 行 C01 ") && text.contains("多媒体教室数大于普通教室数"), "\(text)")
        let page = try office.folder.read("bulletins/2017Q3/regions/410300.html")
        #expect(page.contains("本行有错误<br>第2行 C01 "), "\(page)")
    }

    @Test func `of a unit by its total rows names the counties that are in them`() throws {
        let office = try OfficeWorkspace()
        let header =
            "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数\n"
        try office.put(header + "410100,小学,城区,2,2,20,20,40,36,0,0\n", "410100-汇总表.csv")
        try office.put(School.file([School(code: 2_141_000_001, region: "410102")]), "410102.csv")
        #expect(try office.report().status == 0)
        let city = try explain(office, "2017Q3", "郑州市", "teacher_spaces").output
        #expect(city.contains("郑州市（410100）全市汇总数　36/40") && city.contains("中牟县（410122）　未报送（据全市汇总数）"), "\(city)")
        #expect(city.contains("有自己的数、但全市按汇总数计的\n　中原区（410102）\n　　410102.csv"), "\(city)")
        let county = try explain(office, "2017Q3", "中原区", "teacher_spaces").output
        #expect(county.contains("所属单位按全市汇总数计，本数不在其中"), "\(county)")
        let page = try office.folder.read("bulletins/2017Q3/regions/410100.html")
        #expect(page.contains("<caption>有自己的数、但全市按汇总数计的县区</caption>") && page.contains("中牟县：未报送，据全市汇总数计入"))
    }

    @Test func `doesn't ask a school for what a correction has counted already`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        let schools = [
            School(code: 2_141_000_101, name: "甲小学", region: "410181", spaces: 10),
            School(code: 2_141_000_102, name: "乙小学", region: "410181", locality: "乡村", spaces: 14),
        ]
        try office.put(School.file(schools), "410181.csv")
        try office.put(
            "region,type,locality,measure,value,reason,by\n410181,小学,城区,teacher_spaces,20,核实,科技处\n", "corrections.csv")
        #expect(try office.report().status == 0)
        let told = try object(try explain(office, "2017Q3", "巩义市", "teacher_spaces", "--to-target", "--format", "json"))
        let way = try #require(told["to_target"] as? [String: Any])
        let steps = try #require(way["schools"] as? [[String: Any]])
        // 34 of 40: two more are needed, and 甲小学 has all of its spaces by the correction.
        #expect(steps.compactMap { ($0["school"] as? [String: Any])?["name"] as? String } == ["乙小学"])
        #expect(way["shortfall"] as? Int == 2 && way["unnamed"] as? Int == 0 && way["remaining"] as? Int == 0)
    }

    @Test func `names the sheet of a workbook`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        try FileManager.default.createDirectory(atPath: office.folder.path + "/twins", withIntermediateDirectories: true)
        let made = try run(
            "/usr/bin/python3", [repositoryRoot() + "/Tests/Reference/workbooks.py", "twins", office.folder.path + "/twins"])
        #expect(made.status == 0, "\(made.errors)")
        let twin = try #require(
            try FileManager.default.contentsOfDirectory(atPath: office.folder.path + "/twins").sorted().first {
                $0.hasSuffix(".xlsx")
            })
        try FileManager.default.copyItem(
            atPath: office.folder.path + "/twins/" + twin, toPath: office.folder.path + "/inbox/2017Q3/410100.xlsx")
        #expect(try office.report().status == 0)
        let text = try explain(office, "2017Q3", "中原区", "internet_access").output
        #expect(text.contains("410100.xlsx　工作表“") && text.contains("第 4–5 行"), "\(text)")
    }

    @Test func `of a score gives each indicator's share`() throws {
        let office = try office()
        let text = try explain(office, "2017Q3", "410300", "得分").output
        #expect(text.contains("洛阳市（410300）　综合得分") && text.contains("位次　省辖市第 2 位"), "\(text)")
        let told = try object(try explain(office, "2017Q3", "410300", "score", "--format", "json"))
        let items = try #require(told["items"] as? [[String: Any]])
        let points = items.compactMap { ($0["points"] as? String).flatMap(Double.init) }.reduce(0, +)
        let exact = try #require((told["exact"] as? String).flatMap(Double.init))
        #expect(items.count == 5 && abs(points - exact) < 0.00001)
        let row = try #require(try office.data("rankings").first { $0["region"] == "410300" })
        #expect(told["score"] as? String == row["score"])
    }

    @Test func `says who lacks an indicator, who has no data, and what stands outside the population`() throws {
        let office = try OfficeWorkspace()
        let header = School.header.replacing(",接入带宽(Mbps)", with: "")
        for (unit, text) in sampleProvince() where unit != "410181" {
            let rows = text.split(separator: "\n").dropFirst().map { line in
                line.split(separator: ",", omittingEmptySubsequences: false).enumerated().filter { $0.offset != 8 }
                    .map { String($0.element) }.joined(separator: ",") + "\n"
            }
            try office.put(unit == "410300" ? header + rows.joined() : text, unit + ".csv")
        }
        #expect(try office.report().status == 0)
        let text = try explain(office, "2017Q3", "全省", "broadband").output
        #expect(text.contains("老城区（410302）　410300.csv　缺：接入带宽(Mbps)"), "\(text)")
        #expect(text.contains("巩义市（410181）　未报送") && text.contains("由 2 个计入单位相加"), "\(text)")
        let nothing = try explain(office, "2017Q3", "洛阳市", "broadband").output
        #expect(nothing.contains("数值　—（没有提供该指标的数据）"), "\(nothing)")
        let urban = try explain(office, "2017Q3", "郑州市", "multimedia_urban").output
        #expect(urban.contains("初级中学　乡村　2 行"), "\(urban)")
    }

    @Test func `follows a confirmation to the file of the earlier period`() throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit + ".csv", "2017Q2") }
        #expect(try office.report("2017Q2").status == 0)
        for unit in ["410100", "410181", "410300"] { try office.put("", unit + "-无变化.txt") }
        #expect(try office.report().status == 0)
        for unit in ["410100", "410181", "410300"] { try office.put("", unit + "-无变化.txt", "2017Q4") }
        #expect(try office.report("2017Q4").status == 0)
        let text = try explain(office, "2017Q4", "410122", "teacher_spaces").output
        #expect(text.contains("410100-无变化.txt") && text.contains("确认无变化，数据取自 2017Q2 的 410100.csv"), "\(text)")
        #expect(text.contains("第 4–5 行，共 2 行"), "\(text)")
        // The digest is the one of the file in which somebody will look.
        let told = try object(try explain(office, "2017Q4", "410122", "teacher_spaces", "--format", "json"))
        let part = try #require((told["parts"] as? [[String: Any]])?.first)
        let place = try #require((part["places"] as? [[String: Any]])?.first)
        let digest = try run("/usr/bin/sha256sum", [office.folder.path + "/inbox/2017Q2/410100.csv"]).output.prefix(64)
        #expect(place["sha256"] as? String == String(digest) && place["period"] as? String == "2017Q2")
        let page = try office.folder.read("bulletins/2017Q4/regions/410100.html")
        #expect(page.contains("确认无变化，取自2017Q2的410100.csv"))
        _ = try check(office.folder.path, ["2017Q4"])
    }

    @Test func `lists the fewest schools that would reach the target`() throws {
        let office = try OfficeWorkspace()
        try office.makeInbox()
        // 100 teachers, 79 spaces: 11 more are needed. 6 and 5 do it, and two others could take the place of the second.
        let spaces = [14, 15, 15, 15, 20]
        try office.put(
            School.file(
                spaces.enumerated().map { index, spaces in
                    School(code: 2_141_000_101 + index, name: "第\(index + 1)小学", region: "410181", spaces: spaces)
                }), "410181.csv")
        #expect(try office.report().status == 0)
        let told = try object(try explain(office, "2017Q3", "巩义市", "teacher_spaces", "--to-target", "--format", "json"))
        let way = try #require(told["to_target"] as? [String: Any])
        let steps = try #require(way["schools"] as? [[String: Any]])
        #expect(way["shortfall"] as? Int == 11 && way["remaining"] as? Int == 0 && way["alternatives"] as? Int == 2)
        #expect(steps.compactMap { ($0["school"] as? [String: Any])?["name"] as? String } == ["第1小学", "第2小学"])
        #expect(steps.compactMap { $0["needed"] as? Int } == [6, 5])
        let text = try explain(office, "2017Q3", "巩义市", "teacher_spaces", "--to-target").output
        #expect(
            text.contains("达标所需　最少 2 所学校，完成数共增加 11：") && text.contains("第1小学（2141000101）　14/20　+6　410181.csv 第 2 行"), "\(text)")
        let met = try explain(office, "2017Q3", "巩义市", "multimedia_urban", "--to-target").output
        #expect(met.contains("达标所需　已达到目标"), "\(met)")
    }

    @Test func `of what there isn't says what there is`() throws {
        let office = try office()
        func failure(_ arguments: [String], _ status: Int32) throws -> String {
            let result = try run(builtProgram("santong"), ["explain"] + arguments + ["-w", office.folder.path])
            #expect(result.status == status, "\(arguments): \(result.output)\(result.errors)")
            return result.errors
        }
        #expect(try failure(["2017Q3", "洛阳市", "宽带"], 64).contains("broadband"))
        #expect(try failure(["2017Q3", "开封市", "broadband"], 64).contains("开封市"))
        #expect(try failure(["2017Q3", "老城区", "score"], 64).contains("只有报送单位有得分"))
        #expect(try failure(["2017Q1", "洛阳市", "broadband"], 66).contains("2017Q1"))
        #expect(try failure(["2017Q3", "洛阳市", "broadband", "--edition", "3"], 66).contains("2017Q3"))
        #expect(try failure(["2017Q3", "洛阳市", "broadband", "--edition", "1", "--draft"], 64).contains("--draft"))
    }

    @Test func `stands in each unit's page, where its figures lead to it`() throws {
        let office = try office()
        let page = try office.folder.read("bulletins/2017Q3/regions/410300.html")
        for words in [
            "href=\"#explain-teacher_spaces\"", "<section id=\"explain-teacher_spaces\"", "<section id=\"explain-score\"",
            "更正：小学城区开通空间教师数由11改为18（电话核实，科技处）", "读到而没有计入的行", "<td class=\"lines\">2–3",
        ] { #expect(page.contains(words), "\(words)") }
        let bulletin = try office.folder.read("bulletins/2017Q3/bulletin.html")
        #expect(bulletin.contains("href=\"regions/410300.html#explain-teacher_spaces\""))
        #expect(bulletin.contains("href=\"regions/410300.html#explain-score\""))
        #expect(try office.folder.read("bulletins/2017Q3/regions/410300.md").contains("数据来源与计算") == false)
    }
}
