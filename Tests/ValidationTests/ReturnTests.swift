import Catalogue
import Intake
import Testing
import Validation

@Suite struct `Returning and speaking` {
    static let first = "2141000001,实验小学,410102,小学,城区,是,10,8,20,18,0,0\n"
    static let second = "2141000002,第二小学,410102,小学,城区,是,10,8,20,18,0,0\n"
    static let other = "2141000003,第三小学,410122,小学,镇区,是,10,8,20,18,0,0\n"
    static let bad = "2141000002,第二小学,410102,小学,城区,是,10,12,20,18,0,0\n"
    static let lost = "2141000004,第四小学,,小学,城区,是,10,8,20,18,0,0\n"

    private func file(_ rows: String...) -> String { schoolHeader + "\n" + rows.joined() }

    private func counting(_ review: Review, _ index: Int = 0) -> [Bool] { review.files[index].isCounting }

    @Test(arguments: [
        (Settings.Acceptance.leaf, [false, false, true], Status.partly), (.submission, [false, false, false], .returned),
        (.rows, [true, false, true], .partly),
    ]) func `follow the acceptance`(mode: Settings.Acceptance, expected: [Bool], status: Status) async throws {
        let review = try await judge([("410100.csv", file(Self.first, Self.bad, Self.other))], acceptance: mode)
        #expect(counting(review) == expected)
        #expect(review.files[0].status == status)
    }

    @Test func `a row whose leaf can't be told returns the file, but not by rows`() async throws {
        let text = file(Self.first, Self.lost)
        #expect(counting(try await judge([("410100.csv", text)])) == [false, false])
        #expect(counting(try await judge([("410100.csv", text)], acceptance: .rows)) == [true, false])
    }

    @Test func `a higher revision speaks, leaf by leaf`() async throws {
        let review = try await judge([("410100-r1.csv", file(Self.first, Self.other)), ("410100-r2.csv", file(Self.second))])
        #expect(counting(review, 0) == [false, true])
        #expect(counting(review, 1) == [true])
        #expect(review.files.map(\.status) == [.counted, .counted])
    }

    @Test func `a returned revision leaves the one before it standing`() async throws {
        let review = try await judge([("410100-r1.csv", file(Self.first)), ("410100-r2.csv", file(Self.bad))])
        #expect(counting(review, 0) == [true])
        #expect(review.files.map(\.status) == [.counted, .returned])
    }

    @Test func `the same bytes count once`() async throws {
        let review = try await judge([("410100.csv", file(Self.first)), ("郑州市.csv", file(Self.first))])
        #expect(review.files.map(\.status) == [.counted, .superseded])
        #expect(told(review, 1).isEmpty)
    }

    @Test func `equal revisions with a common leaf conflict, unless receipts tell their order`() async throws {
        let files = [("410100-a.csv", file(Self.first)), ("410100-b.csv", file(Self.second))]
        let conflict = try await judge(files)
        #expect(conflict.files.map(\.status) == [.returned, .returned])
        #expect(told(conflict, 0) == ["F10"])
        let receipts = "410100-a.csv,2017-10-08T10:00:00+08:00,,\n410100-b.csv,2017-10-09T10:00:00+08:00,,\n"
        let ordered = try await judge(files, receipts: receipts)
        #expect(ordered.files.map(\.status) == [.superseded, .counted])
    }

    @Test func `equal revisions without a common leaf stand side by side`() async throws {
        let review = try await judge([("410100-a.csv", file(Self.first)), ("410100-b.csv", file(Self.other))])
        #expect(review.files.map(\.status) == [.counted, .counted])
    }

    @Test func `a leaf's own submission comes before its unit's, a school form before a summary`() async throws {
        let summary = summaryHeader + "\n410102,小学,城区,5,5,50,40,90,80,0,0\n"
        let review = try await judge([
            ("410100.csv", file(Self.first, Self.other)), ("410102.csv", file(Self.second)),
            ("410122.csv", summary.replacing("410102", with: "410122")),
        ])
        #expect(review.files.map(\.status) == [.counted, .counted, .unused])
        #expect(counting(review, 0) == [false, true])
    }

    @Test func `total rows stand for the unit only while its leaves fall short`() async throws {
        let totals = summaryHeader + "\n410100,小学,城区,9,9,90,80,90,80,0,0\n410102,小学,城区,5,5,50,40,45,40,0,0\n"
        let short = try await judge([("410100.csv", totals)])
        #expect(short.unitsByTotals == [1])
        let lenient = try await judge([("410100.csv", totals)], minimumCoverage: "0.5")
        #expect(lenient.unitsByTotals.isEmpty)
    }

    @Test func `one school in two submissions counts at the lower submitter and is told on both`() async throws {
        let abroad = "2141000001,实验小学,411002,小学,城区,是,10,8,20,18,0,0\n"
        let review = try await judge([("410100.csv", file(Self.first)), ("411000.csv", file(abroad))])
        #expect(told(review, 0) == ["R08@2 [学校标识码]"])
        #expect(told(review, 1) == ["R08@2 [学校标识码]"])
        #expect(counting(review, 0) == [true])
        #expect(counting(review, 1) == [false])
        #expect(review.files.map(\.status) == [.counted, .counted])
    }

    @Test func `schools in two submissions are told whatever their codes end in`() async throws {
        func rows(_ region: String, _ codes: [Int]) -> String {
            codes.map { "\($0),实验小学,\(region),小学,城区,是,10,8,20,18,0,0\n" }.joined()
        }
        let codes = (2_141_000_001...2_141_000_040).shuffled()
        let (own, shared, others) = (codes[..<10], codes[10..<25], codes[25...])
        let review = try await judge([
            ("410100.csv", file(rows("410102", Array(own + shared)))),
            ("411000.csv", file(rows("411002", Array(others + shared)))),
        ])
        for index in 0..<2 {
            let told = review.files[index].log.findings.filter { $0.code == "R08" }.map(\.value)
            #expect(Set(told) == Set(shared.map(String.init)) && told.count == shared.count)
        }
        #expect(counting(review, 0) == Array(repeating: true, count: 25))
        #expect(counting(review, 1) == Array(repeating: true, count: 15) + Array(repeating: false, count: 15))
    }

    @Test(arguments: [
        ("410102中原区.csv", "410102"), ("中原区2017年三季度.csv", "410102"), ("2017Q3-410102.csv", "410102"),
        ("20171009_郑州经济技术开发区学校表.csv", "410171"), ("许昌县学校表.csv", "411003"), ("411023-r2.csv", "411003"),
        ("邮件/中原区/学校表.csv", "410102"), ("中牟县/2017Q3/表.csv", "410122"),
    ]) func `the name tells the submitter`(name: String, code: String) async throws {
        let review = try await judge([(name, file(Self.first))])
        #expect(review.files[0].submission.submitter.map { regions[$0].code } == code)
    }
}
