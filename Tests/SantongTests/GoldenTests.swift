import Foundation
import TestSupport
import Testing

/// Whole bulletins beside what they were when somebody last read them. `make goldens` records them anew and fails; the
/// difference is read in review.
@Suite struct GoldenTests {
    struct Scenario: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let folder: String
        let fill: @Sendable (OfficeWorkspace) throws -> Void
        var settings = ""
        /// What is done when all periods have been reported.
        var then: @Sendable (OfficeWorkspace) throws -> Void = { _ in }
    }

    static let scenarios: [Scenario] = [
        Scenario(testDescription: "a first period", folder: "first") { office in
            try putAll(office, "2017Q3") { school in
                if school.region == "410322" {
                    school.multimedia = 3
                    school.connected = "否"
                    school.bandwidth = "0"
                }
                if school.region == "410102" { school.spaces = 17 }
            }
        },
        Scenario(testDescription: "all units at 100%", folder: "all-met") { office in
            try putAll(office, "2017Q3") { $0.studentSpaces = $0.students }
        },
        Scenario(testDescription: "one unit only", folder: "one-unit") { office in
            try office.put(try #require(sampleProvince()["410181"]), "410181.csv")
        },
        Scenario(testDescription: "nobody reported", folder: "nobody") { try $0.makeInbox() },
        Scenario(testDescription: "everything fell", folder: "all-fell") { office in
            try putAll(office, "2017Q2") { _ in }
            try putAll(office, "2017Q3") { school in
                school.connected = school.type == "小学" ? "否" : "是"
                school.bandwidth = "0"
                school.multimedia -= school.region == "410102" ? 8 : 2
                school.spaces -= 4
                school.trained -= 3
                school.studentSpaces -= min(school.studentSpaces, 100)
            }
        },
        Scenario(testDescription: "everything level", folder: "all-level") { office in
            try putAll(office, "2017Q2") { _ in }
            try putAll(office, "2017Q3") { _ in }
        },
        Scenario(testDescription: "returned, incomplete, late and corrected", folder: "troubled") { office in
            var files = sampleProvince()
            files["410100"] = try #require(files["410100"]).replacingOccurrences(
                of: ",10,10,20,20,20,0,0\n", with: ",10,12,20,20,20,0,0\n")
            files["410181"] = "学校标识码,学校名称\n2141000003,实验小学\n"
            for (unit, text) in files { try office.put(text, unit + ".csv") }
            try office.put(
                "file,received_at\n410300.csv,2017-10-12T09:00:00+08:00\n410100.csv,2017-10-09T09:00:00+08:00\n", "receipts.csv")
            try office.put(
                "region,type,locality,measure,value,reason,by\n410302,小学,城区,teacher_spaces,19,电话核实,科技处\n", "corrections.csv")
        },
        Scenario(
            testDescription: "a correction", folder: "correction",
            fill: { office in try putAll(office, "2017Q3") { if $0.region == "410302" { $0.multimedia = 7 } } },
            then: { office in
                func issue(_ more: String...) throws {
                    let arguments = ["issue", "2017Q3", "-w", office.folder.path, "--number", "教科技〔2017〕9号"]
                    #expect(try run(builtProgram("santong"), arguments + more).status == 0)
                }
                try issue("--date", "2017-10-20")
                let school = School(code: 2_141_000_004, name: "实验小学", region: "410302", multimedia: 9)
                try office.put(School.file([school]), "410302-r2.csv")
                #expect(try office.report().status == 0)
                try issue("--date", "2017-11-01", "--reason", "老城区改报")
            }),
        Scenario(testDescription: "names that are markup", folder: "markup") { office in
            let hostile = "<b>|*_`[x](y)&amp;\"'{{name}}"
            try office.folder.write(
                OfficeWorkspace.regions.replacingOccurrences(of: "孟津县", with: "<b>|*_孟津"), to: "regions.csv")
            try putAll(office, "2017Q3") { school in
                school.name = "\"" + hostile.replacingOccurrences(of: "\"", with: "\"\"") + "\""
                if school.region == "410302" {
                    school.connected = "否"
                    school.exempt = school.type == "小学" ? "是" : "否"
                    school.reason = "\"=1+<script>alert(1)</script>|\""
                    school.bandwidth = "0"
                }
                if school.region == "410322" {
                    school.connected = "否"
                    school.exempt = school.type == "小学" ? "是" : "否"
                    school.reason = "=1+<script>"
                    school.bandwidth = "<i>约100"
                }
            }
        },
    ]

    private static func putAll(_ office: OfficeWorkspace, _ period: String, _ change: (inout School) -> Void) throws {
        for (unit, text) in sampleProvince(change) { try office.put(text, unit + ".csv", period) }
    }

    @Test(arguments: scenarios) func `bulletins stay as they were read`(scenario: Scenario) throws {
        let office = try OfficeWorkspace(settings: scenario.settings)
        try scenario.fill(office)
        for period in ["2017Q2", "2017Q3"] where FileManager.default.fileExists(atPath: office.folder.path + "/inbox/" + period) {
            let result = try office.report(period)
            #expect(result.status == 0, "\(result.errors)")
        }
        try scenario.then(office)
        let made = try office.folder.files(under: "bulletins/2017Q3").filter { path, _ in
            // The bytes of workbooks depend on the libraries that wrote them.
            !path.hasSuffix("manifest.json") && !path.hasPrefix("editions/") && !path.hasSuffix(".xlsx")
        }
        .reduce(into: [String: Data]()) { result, file in
            let isWhole = scenario.folder + "/" + file.key == Self.whole || !file.key.hasSuffix(".html")
            result[file.key] = isWhole ? file.value : Self.bare(file.value)
        }
        let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Goldens/" + scenario.folder
        if ProcessInfo.processInfo.environment["SANTONG_RECORD_GOLDENS"] != nil {
            try record(made, golden)
            Issue.record("recorded \(golden); read the difference")
            return
        }
        let kept = try goldenFiles(golden)
        #expect(Set(made.keys) == Set(kept.keys))
        for (path, bytes) in made.sorted(by: { $0.key < $1.key }) where kept[path] != bytes {
            let difference = Self.firstDifference(bytes, kept[path] ?? Data())
            Issue.record("\(scenario.folder)/\(path) differs: \(difference)")
        }
    }

    /// The one page that is kept with style sheet and script, which are the same in all others.
    private static let whole = "first/bulletin.html"

    private static func bare(_ page: Data) -> Data {
        var lines: [Substring] = []
        var end: Substring?
        for line in String(decoding: page, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
            if let mark = end {
                guard line.hasSuffix(mark) else { continue }
                lines.append(mark)
                end = nil
                continue
            }
            lines.append(line)
            // A part of a page ends without a line's end.
            for name in ["style", "script"] where line.hasSuffix("<\(name)>") { end = "</\(name)>" }
        }
        return Data(lines.joined(separator: "\n").utf8)
    }

    private func record(_ files: [String: Data], _ folder: String) throws {
        if FileManager.default.fileExists(atPath: folder) { try FileManager.default.removeItem(atPath: folder) }
        for (path, bytes) in files {
            let url = URL(fileURLWithPath: folder + "/" + path)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: url)
        }
    }

    private func goldenFiles(_ folder: String) throws -> [String: Data] {
        var result: [String: Data] = [:]
        let found = try #require(FileManager.default.enumerator(atPath: folder))
        while let item = found.nextObject() as? String {
            if found.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                result[item] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + item))
            }
        }
        return result
    }

    private static func firstDifference(_ made: Data, _ kept: Data) -> String {
        let first = String(decoding: made, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let second = String(decoding: kept, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        for (line, pair) in zip(first, second).enumerated() where pair.0 != pair.1 {
            return "line \(line + 1)\n  now: \(pair.0.prefix(300))\n  was: \(pair.1.prefix(300))"
        }
        return "\(first.count) lines instead of \(second.count)"
    }
}
