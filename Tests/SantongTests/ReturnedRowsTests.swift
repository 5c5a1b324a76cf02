import Foundation
import TestSupport
import Testing

/// Beside a notice: the sender's own rows with a column 问题, which can be mended and sent back.
@Suite struct `Returned rows` {
    private let name = "bulletins/2017Q3/notices/410302-2017Q3-问题-1-r2"

    private func schools(_ change: (inout [School]) -> Void) -> String {
        var schools = (1...3).map { School(code: 2_141_000_100 + $0, name: "第\($0)小学", region: "410302") }
        change(&schools)
        return School.file(schools)
    }

    private func office(_ text: String, _ file: String = "410302老城区.csv") throws -> OfficeWorkspace {
        let office = try OfficeWorkspace()
        try office.put(text, file)
        #expect(try office.report().status == 0)
        return office
    }

    @Test func `say on each row what is wrong, keep all others, and pass when they come back mended`() throws {
        let text =
            "老城区学校表\n"
            + schools {
                $0[1].multimedia = 12
                $0[2].name = "=cmd|' /C calc'!A0"
                $0[2].connected = "否"
                $0[2].bandwidth = "0"
            } + "填报人：张三\n"
        let office = try office(text)
        let returned = try office.folder.read(name + ".csv")
        #expect(returned.hasPrefix("\u{FEFF}老城区学校表\r\n学校标识码,"))
        let lines = returned.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 6)
        #expect(lines[1].hasSuffix(",开通空间学生数,问题") && lines[5] == "填报人：张三")
        #expect(lines[2].hasSuffix(",0,0") && lines[3].contains(",错误 C01〔") && lines[4].contains("'=cmd|"))
        let notice = try office.folder.read("bulletins/2017Q3/notices/410302.md")
        #expect(notice.contains("410302-2017Q3-问题-1-r2.xlsx、410302-2017Q3-问题-1-r2.csv"))
        #expect(try office.folder.read("bulletins/2017Q3/notices/410302.html").contains("<a href=\"410302-2017Q3-问题-1-r2.csv\">"))

        try office.put(returned.replacing(",10,12,", with: ",12,12,"), "410302-2017Q3-问题-1-r2.csv")
        #expect(try office.report().status == 0)
        let submissions = try office.data("submissions")
        #expect(
            submissions.map { "\($0["revision"] ?? "") \($0["status"] ?? "") \($0["errors"] ?? "")" } == [
                "2 counted 0", "1 superseded 1",
            ])
        // The guard against formulas came off again, and is put on once.
        #expect(try office.data("unconnected").map { $0["name"] } == ["'=cmd|' /C calc'!A0"])
        #expect(try !office.folder.files().keys.contains { $0.contains("-问题-") && $0.hasPrefix("bulletins") })
    }

    @Test func `of codes in Excel's wrapping and of dashes read as before`() throws {
        var lines = schools { $0[0].spaces = 30 }.split(separator: "\n").map(String.init)
        lines[2] = lines[2].replacing("2141000102", with: "=\"2141000102\"").replacing(",100,", with: ",-,")
        let office = try office(lines.joined(separator: "\n"))
        let returned = try office.folder.read(name + ".csv")
        #expect(returned.contains("\r\n2141000102,第2小学") && returned.contains(",-,10,"))
        try office.put(returned.replacing(",30,20,", with: ",20,20,"), "410302-2017Q3-问题-1-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try office.data("submissions").map { $0["status"] } == ["counted", "superseded"])
    }

    @Test func `of rows that are too long or cut stay so, with the remark in its column`() throws {
        var lines = schools { _ in }.split(separator: "\n").map(String.init)
        lines[1] += ",,甲,乙"
        lines[2] = "2141000102,第2小学,410302"
        let office = try office(lines.joined(separator: "\n"))
        let returned = try office.folder.read(name + ".csv")
        let rows = returned.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(rows[0].last == "问题" && rows[0].count == 17)
        #expect(rows[1].count == 20 && rows[1][16].hasPrefix("错误 R09") && rows[1][19] == "乙")
        #expect(rows[2].count == 17 && rows[2][16].hasPrefix("错误 R09"))
        #expect(rows[3].count == 16)
        // Sent back untouched, what is beyond the header is told again, and the old remarks are replaced.
        try office.put(returned, "410302-2017Q3-问题-1-r2.csv")
        #expect(try office.report().status == 0)
        #expect(
            try office.data("findings").filter { $0["file"]?.contains("r2") == true }.map {
                "\($0["code"] ?? "") \($0["line"] ?? "")"
            }.contains("R09 2"))
        let again = try office.folder.read(name.replacing("-r2", with: "-r3") + ".csv")
        #expect(again.split(separator: "\r\n")[0].split(separator: "问题").count == 1)
    }

    @Test func `that say nothing new when they come back untouched are told of as before`() throws {
        var lines = schools { _ in }.split(separator: "\n").map(String.init)
        // Cut behind the teachers: with blanks in place of what is missing it would be a primary school without pupils above it.
        lines[1] = lines[1].split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",")
        lines[2] = lines[2].replacing(",100,", with: ",=\"100\",").replacing("410302", with: "=\"410302\"")
        let office = try office(lines.joined(separator: "\n"))
        func told(_ revision: String) throws -> [String] {
            try office.data("findings").filter { $0["file"]?.contains("r2") == (revision == "2") && $0["severity"] == "error" }
                .map { ($0["line"] ?? "") + " " + ($0["code"] ?? "") }
        }
        #expect(try told("1") == ["2 R09", "3 R04", "3 R02"])
        let returned = try office.folder.read(name + ".csv")
        #expect(returned.contains(",缺,错误 R09"))
        #expect(returned.contains(",\"'=\"\"410302\"\"\",") && returned.contains(",\"'=\"\"100\"\"\","))
        try office.put(returned, "410302-2017Q3-问题-1-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try told("2") == ["2 R02", "3 R04", "3 R02"])
        let sheet = try santong(
            "check", office.folder.path + "/" + name.replacing("-r2", with: "-r3") + ".xlsx", "-w", office.folder.path)
        #expect(sheet.status == 1)
        #expect(sheet.output.contains(":2: 开通空间学生数: R02") && sheet.output.contains("«缺»"), "\(sheet.output)")
    }

    @Test func `leave out most of very many blank ones`() throws {
        var lines = schools { $0[2].connected = "x" }.split(separator: "\n").map(String.init)
        lines.insert(contentsOf: repeatElement("", count: 3_000), at: 2)
        lines.insert(contentsOf: repeatElement(String(repeating: ",", count: 15), count: 3_000), at: 2)
        let office = try office(lines.joined(separator: "\n"))
        let returned = try office.folder.read(name + ".csv").split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect((100...250).contains(returned.count), "\(returned.count)")
        #expect(returned.filter { $0.hasPrefix("21410001") }.count == 3)
        #expect(returned.contains { $0.contains(",错误 R03") })
    }

    @Test func `are asked for a county once, from the newest file that has it`() throws {
        let office = try OfficeWorkspace()
        func school(_ code: Int, _ region: String, _ multimedia: Int) -> School {
            School(code: code, region: region, multimedia: multimedia)
        }
        try office.put(School.file([school(2_141_000_101, "410302", 11), school(2_141_000_102, "410322", 11)]), "410300.csv")
        #expect(try office.report().status == 0)
        // One county mended, as a file of its own; the other is still asked for, from the first file.
        try office.put(School.file([school(2_141_000_101, "410302", 9)]), "410300-r2.csv")
        #expect(try office.report().status == 0)
        var notice = try office.folder.read("bulletins/2017Q3/notices/410300.md")
        #expect(notice.contains("退回的地区：孟津县。") && notice.contains("上次通知的2处问题，已改正或说明1处，还有1处。"))
        #expect(notice.contains("文件名末尾加 -r3") && !notice.contains("| 2 |") && notice.contains("| 3 |"))
        let rows = try office.folder.files().keys.filter { $0.hasPrefix("bulletins/2017Q3/notices/") && $0.hasSuffix(".csv") }
        #expect(rows == ["bulletins/2017Q3/notices/410300-2017Q3-问题-1-r3.csv"])
        #expect(try !office.folder.read(rows[0]).split(separator: "\r\n")[1].contains("错误"))
        // The other too: nothing is asked, and the bulletin doesn't speak of returns.
        try office.put(School.file([school(2_141_000_102, "410322", 9)]), "410300-r3.csv")
        #expect(try office.report().status == 0)
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3/notices/410300.md"))
        notice = try office.folder.read("bulletins/2017Q3/bulletin.md")
        #expect(!notice.contains("因存在错误被退回"))
    }

    @Test func `of headers with far too many cells cost no more than a table`() throws {
        let text = schools { $0[1].multimedia = 12 }.split(separator: "\n").map(String.init)
        let commas = String(repeating: ",", count: 70_000)
        let office = try office(text[0] + commas + "\n" + text[1...].joined(separator: "\n"))
        let returned = try office.folder.read(name + ".csv")
        #expect(returned.utf8.count < 3_000 && returned.hasPrefix("\u{FEFF}学校标识码,") && returned.contains(",开通空间学生数,问题\r\n"))
        // Names beyond any form's columns are cut, and nothing breaks.
        try office.put(
            text[0] + (0..<20_000).map { ",列\($0)" }.joined() + "\n" + text[1...].joined(separator: "\n"), "410302老城区.csv")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read(name + ".csv").utf8.count < 30_000)
    }

    @Test func `of several XML rows on one line are told apart, as are their answers`() throws {
        let row = { (code: Int, spaces: Int, lessons: String) in
            "<school code=\"\(code)\" name=\"第一小学\" region=\"410302\" type=\"小学\" locality=\"城区\" connected=\"false\" bandwidth=\"100\" classrooms=\"10\" "
                + "multimedia_classrooms=\"9\" teachers=\"20\" teacher_spaces=\"\(spaces)\" students=\"0\" student_spaces=\"0\"/>"
        }
        let office = try office(
            "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410302\">" + row(2_141_000_101, 20, "")
                + row(2_141_000_102, 25, "") + "</submission>", "410302.xml")
        let rows = try office.folder.read(name + ".csv").split(separator: "\r\n")
        #expect(rows[1].contains("C07") && !rows[1].contains("C02") && rows[2].contains("C02"))
        let asked = parseCSV(try office.folder.read("bulletins/2017Q3/notices/情况说明-410302.csv"))
        #expect(asked.count == 2 && Set(asked.map { $0["编号"] }).count == 2)
    }

    @Test func `keep their places where rows are blank`() throws {
        var lines = schools { $0[2].multimedia = 12 }.split(separator: "\n").map(String.init)
        lines.insert("", at: 2)
        let office = try office(lines.joined(separator: "\n"))
        let rows = try office.folder.read(name + ".csv").split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(rows[2].isEmpty && rows[4].contains("C01"))
        #expect(try office.data("findings").first { $0["code"] == "C01" }?["line"] == "5")
    }

    @Test func `are asked for until what couldn't be read comes under the same name`() throws {
        let office = try office("没有表头\n", "410302-甲.csv")
        try office.put(schools { _ in }, "410302-乙-r2.csv")
        #expect(try office.report().status == 0)
        #expect(try office.folder.read("bulletins/2017Q3/notices/410302.md").contains("## 410302-甲.csv"))
        try office.put(
            schools {
                $0[0].code += 50
                $0[1].code += 50
                $0[2].code += 50
            }.replacing("410302", with: "410302"), "410302-甲-r3.csv")
        #expect(try office.report().status == 0)
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/bulletins/2017Q3/notices/410302.md"))
    }

    @Test func `of XML are a table under the form's headers`() throws {
        let row = { (code: Int, spaces: Int) in
            "<school code=\"\(code)\" name=\"第一小学\" region=\"410302\" type=\"小学\" locality=\"城区\" connected=\"true\" classrooms=\"10\" "
                + "multimedia_classrooms=\"9\" teachers=\"20\" teacher_spaces=\"\(spaces)\" students=\"0\" student_spaces=\"0\"/>\n"
        }
        let office = try office(
            "<submission xmlns=\"urn:santong:submission:1\" period=\"2017Q3\" submitter=\"410302\" filled_by=\"张三\" telephone=\"0371-1\">\n"
                + row(2_141_000_101, 25)
                + row(2_141_000_102, 20) + "</submission>", "410302.xml")
        let returned = try office.folder.read(name + ".csv")
        let rows = parseCSV(returned)
        #expect(rows.count == 1, "rows without a remark have one cell less: \(rows.count)")
        #expect(rows[0]["是否接入互联网"] == "是" && returned.hasSuffix("\r\n填报人：张三,联系电话：0371-1\r\n"))
        #expect(rows[0]["学校标识码"] == "2141000101" && rows[0]["问题"]?.hasPrefix("错误 C02〔") == true)
        try office.put(returned.replacing(",25,", with: ",20,"), "410302-2017Q3-问题-1-r2.csv")
        #expect(try office.report().status == 0)
        #expect(
            try office.data("submissions").map { "\($0["status"] ?? "") \($0["rows"] ?? "")" } == ["counted 2", "superseded 2"])
    }

    @Test func `go back in the sender's own format only where there are very many`() throws {
        let office = try OfficeWorkspace()
        func many(_ first: Int, _ region: String) -> String {
            School.file(
                (0..<10_001).map { School(code: 2_141_100_000 + first + $0, region: region, multimedia: $0 == 0 ? 11 : 10) })
        }
        try office.put(many(0, "410302"), "410302.csv")
        #expect(try office.report().status == 0)
        #expect(try office.folder.files().keys.contains(name + ".xlsx"))
        try office.put(many(20_000, "410322"), "410322.csv")
        #expect(try office.report().status == 0)
        let files = try office.folder.files().keys.filter { $0.contains("-问题-") }
        #expect(files.sorted() == [name + ".csv", name.replacing("410302", with: "410322") + ".csv"])
    }

    @Test func `aren't made of a file that only an old one's mistakes stand in`() throws {
        let office = try office(schools { $0[1].multimedia = 12 })
        try office.put(schools { $0[2].spaces = 99 }, "410302-r2.csv")
        #expect(try office.report().status == 0)
        let notice = try office.folder.read("bulletins/2017Q3/notices/410302.md")
        #expect(notice.contains("## 410302-r2.csv") && !notice.contains("## 410302老城区.csv"))
        #expect(notice.contains("上次通知的1处问题，已全部改正或说明；新发现1处。"))
    }
}
