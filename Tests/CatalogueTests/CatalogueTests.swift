import Catalogue
import Foundation
import TestSupport
import Testing

func defaultCatalogue() throws -> String {
    try String(contentsOfFile: repositoryRoot() + "/default-workspace/catalogue.yaml", encoding: .utf8)
}

@Suite struct `The catalogue` {
    @Test func `has the contract's columns, measures, indicators, targets and weights by default`() throws {
        let catalogue = try Catalogue(yaml: defaultCatalogue(), file: "catalogue.yaml")
        #expect(catalogue.columns.count == 22)
        #expect(catalogue.measures.count == 19)
        #expect(catalogue.checks.map(\.id) == (1...9).map { "C0\($0)" })
        let weighted = catalogue.indicators.filter(\.isWeighted).map { [$0.id, $0.weight.decimal(0, .halfUp)] }
        #expect(
            weighted == [
                ["internet_access", "25"], ["multimedia_urban", "15"], ["multimedia_rural", "20"], ["teacher_spaces", "20"],
                ["student_spaces", "20"],
            ])
        let targets = catalogue.indicators.compactMap { indicator in
            indicator.target.map { "\(indicator.id) \($0.decimal(1, .halfUp))" }
        }
        #expect(
            targets == [
                "internet_access 1.0", "multimedia_urban 0.7", "multimedia_rural 0.5", "teacher_spaces 0.9",
                "student_spaces 0.6", "digital_campus 0.7", "teacher_training 1.0",
            ])
        #expect(
            catalogue.measures[catalogue.measure("students") ?? 0].blankIsZero == [true, true]
                + [Bool](repeating: false, count: 7))
    }

    @Test func `requires region, type and locality whether or not it says so`() throws {
        let text = try defaultCatalogue().split(separator: "\n").map { line in
            ["type: region", "type: type", "type: locality"].contains { line.contains($0 + ",") }
                ? String(line).replacing(", required: true", with: "") : String(line)
        }.joined(separator: "\n")
        let catalogue = try Catalogue(yaml: text, file: "catalogue.yaml")
        #expect(catalogue.columns == (try Catalogue(yaml: defaultCatalogue(), file: "catalogue.yaml")).columns)
        #expect(try text != defaultCatalogue())
    }

    struct Edit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let old: String
        let new: String
        let line: Int
    }

    static let edits = [
        Edit(testDescription: "an unknown id", old: "sum: classrooms,", new: "sum: rooms,", line: 79),
        Edit(testDescription: "a doubled id", old: "id: connected,", new: "id: exempt,", line: 53),
        Edit(
            testDescription: "an ill-formed formula", old: "denominator: schools - schools_exempt, target",
            new: "denominator: schools - , target", line: 107),
        Edit(testDescription: "a negative weight", old: "weight: 25", new: "weight: -25", line: 107),
        Edit(testDescription: "a weight without target", old: "target: 100%, weight: 25", new: "weight: 25", line: 107),
        Edit(testDescription: "an unknown key", old: "weight: 25", new: "wieght: 25", line: 107),
        Edit(testDescription: "an unknown type", old: "types: [中等职业学校]}", new: "types: [大学]}", line: 103),
        Edit(testDescription: "text in a formula", old: "count: wireless}", new: "count: name}", line: 78),
        Edit(testDescription: "no YAML", old: "checks:\n", new: "checks: [\n", line: 123),
        Edit(
            testDescription: "an indicator that isn't the sum of its parts", old: "denominator: teachers, target: 90%",
            new: "denominator: teachers + 1, target: 90%", line: 102),
        Edit(
            testDescription: "an indicator called as a unit's score", old: "id: digital_campus, label", new: "id: score, label",
            line: 106),
        Edit(
            testDescription: "an indicator called as a unit's rank", old: "id: digital_campus, label", new: "id: rank, label",
            line: 106),
        Edit(
            testDescription: "a measure called as a row's key", old: "id: schools_wireless, label", new: "id: locality, label",
            line: 78),
        Edit(
            testDescription: "an id longer than a file's name", old: "id: wireless,",
            new: "id: \(String(repeating: "w", count: 65)),", line: 50),
        Edit(testDescription: "a column called as XML's own", old: "id: wireless,", new: "id: xmlns,", line: 50),
        Edit(
            testDescription: "a formula that could overflow", old: "sum: classrooms,",
            new: "sum: classrooms * classrooms * classrooms,", line: 79),
    ]

    @Test(arguments: edits) func `is refused with its line`(edit: Edit) throws {
        let text = try defaultCatalogue().replacingOccurrences(of: edit.old, with: edit.new)
        do {
            _ = try Catalogue(yaml: text, file: "catalogue.yaml")
            Issue.record("accepted")
        } catch {
            #expect(error.file == "catalogue.yaml")
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(error.line)
            // The line named must be the one that was edited, wherever the default catalogue has it now.
            let edited = try #require(lines.firstIndex { $0.contains(edit.new.split(separator: "\n")[0]) }) + 1
            #expect(abs(line - edited) <= 1, "\(error.message(.english))")
        }
    }
}

@Suite struct `The region table` {
    static let head = "code,name,kind,parent,tile_row,tile_col,formerly\n410000,河南省,province,,,,\n410100,郑州市,city,410000,1,1,\n"

    private func failure(_ text: String) -> InputError? {
        do {
            _ = try RegionTable(csv: Array(text.utf8), file: "regions.csv")
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("410102,中原区,district,410199,,,\n", 4), ("41010,中原区,district,410100,,,\n", 4),
        ("410100,中原区,district,410000,,,\n", 4), ("410102,中原区,village,410100,,,\n", 4),
        ("420000,湖北省,province,,,,\n", 4), ("410102,,district,410100,,,\n", 4), ("410102,中原区,district,410100,x,1,\n", 4),
        ("410102,中原区,district,410103,,,\n410103,二七区,district,410102,,,\n", 4), ("410102,中原区,district,410000,,,\n", 4),
        ("410102,\"中原区,district\n", 4),
    ]) func `is refused with its line`(row: String, line: Int) {
        #expect(failure(Self.head + row)?.line == line)
    }

    @Test func `finds regions by code, name and former words`() throws {
        let text = Self.head + "410102,中原区,district,410100,,,410199 老中原区\n"
        let table = try RegionTable(csv: Array(text.utf8), file: "regions.csv")
        #expect(table.find("中原区")?.isFormer == false)
        #expect(table.find("410199")?.isFormer == true)
        #expect(table.find("老中原区").map { table[$0.region].code } == "410102")
        #expect(table.find("中原") == nil)
        #expect(table.leaves(under: table.province) == [2])
    }

    @Test func `of Henan has 28 units and 158 county-level leaves besides zones`() throws {
        let bytes = try Array(Data(contentsOf: URL(fileURLWithPath: repositoryRoot() + "/default-workspace/regions.csv")))
        let table = try RegionTable(csv: bytes, file: "regions.csv")
        #expect(table.units.count == 28)
        #expect(table.expectedLeaves(under: table.province).count == 158)
    }
}

@Suite struct `The settings` {
    @Test(arguments: [
        "acceptance: some", "rounding: up", "minimum_coverage: 1.2", "max_file_size: big", "deadline_days: x",
        "deadlines: {2017Q9: 2017-10-10}", "deadlines: {2017Q3: tomorrow}", "colour: red", "named_units: 0", "acceptance: [leaf]",
        "limits: 5", "limits: {rows: 0}", "limits: {cells: 999}", "limits: {attributes: 99}", "limits: {unpacked: much}",
        "limits: {depth: 1}", "division: \"红\\e[31m\"", "division: \"\\u202e甲\"",
    ]) func `are refused with their line`(line: String) {
        do {
            _ = try Settings(yaml: "office: x\n" + line + "\n", file: "santong.yaml")
            Issue.record("accepted")
        } catch {
            #expect(error.line == 2)
        }
    }

    @Test func `have a deadline within a year`() throws {
        #expect(try Settings(yaml: "deadline_days: 366", file: "santong.yaml").deadlineDays == 366)
        #expect(throws: InputError.self) { try Settings(yaml: "deadline_days: 367", file: "santong.yaml") }
    }

    @Test func `take a deadline's date to the end of its day`() throws {
        let settings = try Settings(yaml: "deadlines: {2017Q3: 2017-10-12}\nmax_file_size: 1MiB\n", file: "santong.yaml")
        let period = try #require(Period("2017Q3"))
        #expect(settings.deadline(of: period).iso8601 == "2017-10-13T00:00:00+08:00")
        #expect(settings.maxFileSize == 1_048_576)
    }

    @Test func `have limits that go with the size of files, or their own`() throws {
        let usual = try Settings(yaml: "max_file_size: 1MiB\nlimits: {}\n", file: "santong.yaml")
        #expect(
            usual.mostRows == 43_690 && usual.mostRows(ofText: 240_000_000) == 10_000_000 && usual.mostRows(ofText: 9) == 10_000
                && usual.mostUnpacked == 4_194_304)
        #expect(usual.limits.cells == 1_048_576 && usual.limits.attributes == 256)
        let own = try Settings(
            yaml: "limits: {rows: 9, unpacked: 2KiB, cells: 1000, attributes: 100}\n", file: "santong.yaml")
        #expect(
            own.mostRows == 9 && own.mostRows(ofText: 240_000_000) == 9 && own.mostUnpacked == 2_048 && own.limits.cells == 1_000
                && own.limits.attributes == 100)
    }
}
