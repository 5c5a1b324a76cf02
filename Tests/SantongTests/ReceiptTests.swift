import Foundation
import TestSupport
import Testing

/// The tables that the office fills in itself.
@Suite struct `Receipts and corrections` {
    @Test func `are told where their file isn't there`() throws {
        let office = try OfficeWorkspace()
        try office.put(School.file([School(code: 2_141_000_001, region: "410102")]), "410102.csv")
        try office.put("file,received_at\n410102.cvs,2017-10-09T10:00:00+08:00\n", "receipts.csv")
        let made = try office.report()
        #expect(made.status == 0)
        #expect(made.errors.contains("receipts.csv:2：登记的文件“410102.cvs”不在收件夹中"))
    }

    /// WPS and Excel save a table in GBK, or as text in UTF-16 with tabs.
    @Test(arguments: [("gb18030", ","), ("utf-16", "\t"), ("utf-8-sig", ",")])
    func `are read as WPS and Excel save them`(saved: (encoding: String, delimiter: String)) throws {
        let office = try OfficeWorkspace()
        for (unit, text) in sampleProvince() { try office.put(text, unit == "410100" ? "郑州市.csv" : unit + ".csv") }
        try office.put("file,received_at,submitter\n郑州市.csv,2017-10-09T10:00:00+08:00,410100\n", "receipts.csv")
        try office.put(
            "region,type,locality,measure,value,reason,by\n410122,小学,城区,teacher_spaces,19,电话核实,科技处\n", "corrections.csv")
        #expect(try office.report().status == 0)
        let before = try ["figures", "submissions"].map { try office.data($0) }
        let script = """
            import sys
            for name in ("receipts.csv", "corrections.csv"):
                place = sys.argv[1] + "/inbox/2017Q3/" + name
                text = open(place, encoding="utf-8").read().replace(",", sys.argv[3]).replace("\\n", "\\r\\n")
                open(place, "w", encoding=sys.argv[2], newline="").write(text)
            """
        #expect(try run("/usr/bin/python3", ["-c", script, office.folder.path, saved.encoding, saved.delimiter]).status == 0)
        let result = try office.report()
        #expect(result.status == 0, "\(result.errors)")
        #expect(try ["figures", "submissions"].map { try office.data($0) } == before)
        #expect(try office.folder.read("bulletins/2017Q3/bulletin.md").contains("电话核实"))
        // A byte that is in none of them.
        try office.folder.write(Data([0x66, 0x69, 0x6C, 0x65, 0x0A, 0xFF, 0xFF, 0x0A]), to: "inbox/2017Q3/receipts.csv")
        let broken = try office.report()
        #expect(broken.status == 65 && broken.errors.contains("receipts.csv:2"), "\(broken.errors)")
    }
}
