import Intake
import Testing
import Validation

@Suite struct `A row of the school form` {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let header: String
        let rows: [String]
        let expected: [String]
        init(_ name: String, _ rows: [String], _ expected: [String], header: String = schoolHeader) {
            testDescription = name
            self.header = header
            self.rows = rows
            self.expected = expected
        }
    }

    /// The sound row with one cell in place of another.
    static func with(_ old: String, _ new: String) -> String { soundRow.replacing(old, with: new) }

    static let cases: [Case] = [
        Case("is sound", [soundRow], []),
        Case("lacks a name", [with("实验小学", "")], ["R01@2 [学校名称]"]),
        Case("lacks a number", [with(",20,18", ",,18")], ["R01@2 [专任教师数]"]),
        Case("says 无 for a required flag", [with("是", "无")], []),
        Case("says - for a required number", [with(",20,18", ",-,18")], ["R01@2 [专任教师数]"]),
        Case("of a primary school may leave older students blank", [with("18,0,0", "18,,")], []),
        Case(
            "of a lower secondary may not", ["3141000001,一中,410102,初级中学,城区,是,10,8,20,18,,"],
            ["R01@2 [初中及以上学生数]", "R01@2 [开通空间学生数]"]),
        Case("has a negative number", [with(",20,18", ",-20,18")], ["R02@2 [专任教师数]"]),
        Case("has an estimate", [with(",20,18", ",约20,18")], ["R02@2 [专任教师数]"]),
        Case("has a decimal", [with(",20,18", ",20.5,18")], ["R02@2 [专任教师数]"]),
        Case("has ten digits", [with(",20,18", ",1234567890,18")], ["R02@2 [专任教师数]"]),
        Case("has a formula's error", [with(",20,18", ",#REF!,18")], ["R02@2 [专任教师数]"]),
        Case("has .0, full width and thousands", [with(",20,18", ",２０.00,18").replacing("10,8", with: "\"1,010\",8")], []),
        Case("has a unit word", [with(",20,18", ",20人,18")], ["R16@2 [专任教师数]"]),
        Case("has the wrong unit word", [with(",20,18", ",20间,18")], ["R02@2 [专任教师数]"]),
        Case("has groups that aren't of three", [with(",20,18", ",\"1,20\",18")], ["R02@2 [专任教师数]"]),
        Case("has an unknown flag", [with("是", "好")], ["R03@2 [是否接入互联网]"]),
        Case("has a flag as √", [with("是", "√")], []),
        Case("has an unknown region", [with("410102", "419999")], ["R04@2 [县区代码]"]),
        Case("lacks its region", [with("410102", "")], ["R01@2 [县区代码]"]),
        Case("is of another city", [with("410102", "411002")], ["R05@2 [县区代码]"]),
        Case("is of the city itself", [with("410102", "410100")], ["R05@2 [县区代码]"]),
        Case("names its region", [with("410102", "中原区")], []),
        Case("is of a direct county", [soundRow, with("410102", "410181")], ["R14@3 [县区代码]"]),
        Case("has an unknown type", [with(",小学,", ",大学,")], ["R06@2 [办学类型]"]),
        Case("has an unknown locality", [with("城区", "郊区")], ["R06@2 [城乡类别]"]),
        Case("has a legacy locality", [with("城区", "农村")], ["R15@2 [城乡类别]"]),
        Case("has codes for type and locality", [with("小学,城区", "211,111")], []),
        Case("is a kindergarten", [soundRow, "1141000001,幼儿园,410102,幼儿园,城区,是,x,y,z,,,"], ["R17@3 [办学类型]"]),
        Case("repeats a code", [soundRow, soundRow], ["R07@3 [学校标识码]"]),
        Case("has more cells than the header", [soundRow + ",x"], ["R09@2"]),
        Case("is cut short", ["2141000001,实验小学,410102,小学"], ["R09@2"]),
        Case("has trailing commas", [soundRow + ",,,"], []),
        Case("lost its code to a spreadsheet", [with("2141000001", "2.14E+09")], ["R10@2 [学校标识码]"]),
        Case("has nine digits for a code", [with("2141000001", "214100001")], ["R10@2 [学校标识码]"]),
        Case("wraps its code as Excel does", [with("2141000001", "=\"2141000001\"")], []),
        Case("has a code of another type", [with("2141000001", "3141000001")], ["R12@2 [学校标识码]"]),
        Case("has more multimedia rooms than rooms", [with("10,8", "10,12")], ["C01@2 [多媒体教室数]"]),
        Case("has more spaces than teachers", [with("20,18", "20,21")], ["C02@2 [开通空间教师数]"]),
        Case("has more student spaces than students", [with("18,0,0", "18,0,1")], ["C03@2 [开通空间学生数]"]),
        Case("with an R error isn't checked further", [with("10,8", "约10,12")], ["R02@2 [普通教室数]"]),
        Case("is followed by a total that agrees", [soundRow, "合计,,,,,,10,8,20,18,0,0"], ["R11@3"]),
        Case("is followed by a total that differs", [soundRow, "合 计,,,,,,10,9,20,18,0,0"], ["R11@3", "R13@3 [多媒体教室数]"]),
        Case(
            "is followed by a total of ten digits that differs",
            (1...3).map { with("20,18", "999999999,18").replacing("0001", with: "000\($0)") } + ["合计,,,,,,,,2999999996,,,"],
            ["R11@5", "R13@5 [专任教师数]"]),
        Case(
            "is followed by a total of ten digits that agrees",
            (1...3).map { with("20,18", "999999999,18").replacing("0001", with: "000\($0)") } + [
                "合计,,,,,,,,\"2,999,999,997\",,,"
            ],
            ["R11@5"]),
        Case(
            "is followed by subtotals",
            [
                soundRow, "小计,,,,,,10,8,20,18,0,0", soundRow.replacing("0001", with: "0002"), "小计,,,,,,10,8,20,18,0,0",
                "合计,,,,,,20,16,40,36,0,0",
            ], ["R11@3", "R11@5", "R11@6"]),
        Case("is followed by a footer", [soundRow, "填报人：张三", "not,read"], []),
        Case("comes with an unknown column", [soundRow + ",x"], ["F12@1"], header: schoolHeader + ",备用"),
        Case(
            "leaves an optional column blank once", [soundRow + ",100", soundRow.replacing("0001", with: "0002") + ","],
            ["R18@3 [接入带宽(Mbps)]"], header: schoolHeader + ",带宽（Mbps）"),
        Case("is exempt and connected", [soundRow + ",是"], ["C05@2 [是否接入互联网]"], header: schoolHeader + ",自然条件限制"),
        Case(
            "has bandwidth in G without a connection", [with("是", "否") + ",1G"], ["C07@2 [接入带宽(Mbps)]", "R16@2 [接入带宽(Mbps)]"],
            header: schoolHeader + ",接入带宽"),
    ]

    @Test(arguments: cases) func `gets exactly its findings`(row: Case) async throws {
        let text = ([row.header] + row.rows).joined(separator: "\n") + "\n"
        let review = try await judge([("410100.csv", text)])
        #expect(told(review).sorted() == row.expected.sorted())
    }

    @Test(arguments: ["\n", "\r\n", "\r"], [",", "\t", ";", "，"]) func `reads the same in every spelling of the file`(
        end: String, delimiter: String
    ) async throws {
        let text = (["三通学校表（2017年）", schoolHeader, soundRow].joined(separator: end) + end).replacing(",", with: delimiter)
        let review = try await judge([("410100.csv", text)])
        #expect(told(review).isEmpty)
        #expect(review.files[0].submission.table?.lines == [3])
        #expect(review.files[0].status == .counted)
    }
}
