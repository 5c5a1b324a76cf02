import Foundation
import TestSupport
import Testing

/// What bulletin and sheets say of places, gaps and lists.
@Suite struct `Sheets and sentences` {
    /// Three direct counties; each lacks so many of its 20 teacher spaces a school.
    private static func office(_ lacking: [(period: String, counties: [String: Int])]) throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        try office.folder.write(
            """
            code,name,kind,parent,tile_row,tile_col,formerly
            410000,河南省,province,,,,
            410181,巩义市,direct-county,410000,,,
            410225,兰考县,direct-county,410000,,,
            410482,汝州市,direct-county,410000,,,

            """, to: "regions.csv")
        for (period, counties) in lacking {
            for (county, missing) in counties {
                let base = Int(county) ?? 0
                let schools = [
                    School(code: 2_141_000_000 + base, region: county, spaces: 20 - missing),
                    School(
                        code: 3_141_000_000 + base, name: "第一初级中学", region: county, type: "初级中学", locality: "乡村", students: 300,
                        studentSpaces: 300),
                ]
                try office.put(School.file(schools), county + ".csv", period)
            }
            #expect(try office.report(period).status == 0)
        }
        return office
    }

    @Test func `give a reason only where another unit was passed`() throws {
        // 汝州市 moves up because 兰考县 is gone; nothing that it did itself moved it.
        let gone = try Self.office([
            ("2017Q2", ["410181": 4, "410225": 8, "410482": 12]), ("2017Q3", ["410181": 4, "410482": 10]),
        ])
        let text = try gone.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(text.contains("（参加排名的由3个变为2个），位次上升最多的是汝州市（上升1位）"), "\(text.prefix(3000))")
        #expect(!text.contains("主要是"))
        let passed = try Self.office([
            ("2017Q2", ["410181": 4, "410225": 8, "410482": 12]), ("2017Q3", ["410181": 4, "410225": 8, "410482": 6]),
        ])
        let other = try passed.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(other.contains("汝州市由第3位升至第2位，主要是教师网络空间开通率提高15.00个百分点。"))
        // 兰考县 fell, and nothing of its own did.
        #expect(!other.contains("兰考县由第2位"))
    }

    @Test func `tell the fewest that reach the unit above, and that one indicator alone may not do`() throws {
        let office = try Self.office([("2017Q3", ["410181": 0, "410225": 8, "410482": 12])])
        func line(_ county: String) throws -> String? {
            try office.folder.read("bulletins/2017Q3/regions/\(county).md").split(separator: "\n").map(String.init)
                .first { $0.hasPrefix("排在前一位的是") }
        }
        #expect(try line("410181") == nil)
        // 28 of 40 against 32 of 40 spaces: four more are level.
        let ways = try #require(try line("410482"))
        #expect(ways.hasPrefix("排在前一位的是兰考县（第2位，得分") && ways.contains("教师网络空间开通率再增加4人（达到80.00%）"), "\(ways)")
        let missing = try office.folder.read("bulletins/2017Q3/regions/410482.md")
        #expect(missing.contains("- 教师网络空间开通率距90%的目标还差8人。"))
        #expect(try office.folder.read("bulletins/2017Q3/regions/410181.md").contains("有数据的计分指标均已达到目标。"))
    }

    @Test func `count beside the lists the schools that have no names`() throws {
        let office = try OfficeWorkspace()
        let province = sampleProvince { $0.connected = $0.region == "410302" && $0.type == "小学" ? "否" : "是" }
        for unit in ["410100", "410300"] { try office.put(try #require(province[unit]), unit + ".csv") }
        try office.put(
            "县区代码,办学类型,城乡类别,学校数,接入互联网学校数,自然条件限制学校数,普通教室数,多媒体教室数,专任教师数,开通空间教师数,初中及以上学生数,开通空间学生数\n410181,小学,城区,9,4,2,9,9,9,9,,\n",
            "410181-汇总表.csv")
        #expect(try office.report().status == 0)
        let text = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(text.contains("应接入而未接入的中小学有4所，其中有名录的1所，名录如下。另有3所按汇总表报送或经更正，没有名录。"), "\(text)")
        #expect(text.contains("因自然条件限制无法接入的学校有2所，不计入接入率的分母，没有名录。"))
        #expect(
            try office.folder.read("bulletins/2017Q3/regions/410181.md").contains("应接入而未接入的中小学有3所，都是按汇总表报送或经更正的，没有名录。"))
        #expect(try office.folder.read("bulletins/2017Q3/regions/410100.md").contains("没有应接入而未接入的中小学。"))
    }

    @Test func `of a unit without data don't claim that all is well`() throws {
        let office = try OfficeWorkspace()
        try office.put(try #require(sampleProvince()["410100"]), "410100.csv")
        #expect(try office.report().status == 0)
        let sheet = try office.folder.read("bulletins/2017Q3/regions/410300.md")
        #expect(sheet.contains("没有可以与目标对照的数据。") && sheet.contains("没有数据计入，无法列出。") && sheet.contains("未报送数据，请补报。"))
    }
}

extension `Sheets and sentences` {
    @Test func `name all where so many share both ends that neither can be named`() throws {
        let office = try OfficeWorkspace(settings: "named_units: 1")
        let counties = (1...4).map { "41018\($0)" }
        try office.folder.write(
            "code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n"
                + counties.enumerated().map { "\($1),第\($0 + 1)县,direct-county,410000,,,\n" }.joined(), to: "regions.csv")
        for (index, county) in counties.enumerated() {
            try office.put(
                School.file([School(code: 2_141_000_001 + index, region: county, spaces: index < 2 ? 20 : 10)]), county + ".csv")
        }
        #expect(try office.report().status == 0)
        let text = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(text.contains("得分由高到低依次为：第1县") && !text.contains("中，。"))
    }
}
