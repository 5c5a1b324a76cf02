import Foundation
import TestSupport
import Testing

/// A small workspace of the built program: a province of two cities with two counties each, and one direct county.
final class OfficeWorkspace: Sendable {
    let folder = TemporaryFolder()

    static let regions = """
        code,name,kind,parent,tile_row,tile_col,formerly
        410000,河南省,province,,,,
        410100,郑州市,city,410000,4,3,
        410102,中原区,district,410100,,,
        410122,中牟县,county,410100,,,
        410181,巩义市,direct-county,410000,,,
        410300,洛阳市,city,410000,4,2,
        410302,老城区,district,410300,,,
        410322,孟津县,county,410300,,,410399 老孟津

        """

    /// An empty folder.
    init(empty: Void) {}

    init(settings: String = "") throws {
        #expect(try santong("init", folder.path, "--quiet").status == 0)
        try folder.write(Self.regions, to: "regions.csv")
        if !settings.isEmpty {
            let keys = settings.split(separator: "\n").compactMap { $0.split(separator: ":").first.map(String.init) }
            let kept = try folder.read("santong.yaml").split(separator: "\n").filter { line in
                !keys.contains { line.hasPrefix($0 + ":") }
            }
            try folder.write(kept.joined(separator: "\n") + "\n" + settings + "\n", to: "santong.yaml")
        }
    }

    func put(_ text: String, _ name: String, _ period: String = "2017Q3") throws {
        try folder.write(text, to: "inbox/\(period)/\(name)")
    }

    func makeInbox(_ period: String = "2017Q3") throws {
        try FileManager.default.createDirectory(atPath: folder.path + "/inbox/" + period, withIntermediateDirectories: true)
    }

    @discardableResult
    func report(_ period: String = "2017Q3", _ more: String..., environment: [String: String] = [:]) throws -> RunResult {
        try run(builtProgram("santong"), ["report", period, "-w", folder.path] + more, environment: environment)
    }

    func data(_ name: String, _ period: String = "2017Q3") throws -> [[String: String]] {
        parseCSV(try folder.read("bulletins/\(period)/data/\(name).csv"))
    }
}

/// Whether a test may run the program as another user, with that user's limits.
let canBeOthers = getuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")

@discardableResult
func santong(_ arguments: String..., environment: [String: String] = [:], folder: String? = nil) throws -> RunResult {
    try run(builtProgram("santong"), arguments, environment: environment, folder: folder)
}

/// Our own data files: a byte order mark, CRLF, quotes where needed.
func parseCSV(_ text: String) -> [[String: String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isOpen = false
    for scalar in text.unicodeScalars where scalar != "\u{FEFF}" {
        if isOpen {
            if scalar == "\"" { isOpen = false } else { cell.unicodeScalars.append(scalar) }
        } else if scalar == "\"" {
            if !cell.isEmpty { cell.append("\"") }
            isOpen = true
        } else if scalar == "," || scalar == "\n" {
            rows[rows.count - 1].append(cell)
            cell = ""
            if scalar == "\n" { rows.append([]) }
        } else if scalar != "\r" {
            cell.unicodeScalars.append(scalar)
        }
    }
    let header = rows.first ?? []
    return rows.dropFirst().filter { $0.count == header.count }.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
}

/// A row of the school form; the defaults make a sound primary school that meets every target.
struct School {
    var code: Int
    var name = "第一小学"
    var region: String
    var type = "小学"
    var locality = "城区"
    var connected = "是"
    var exempt = "否"
    var reason = ""
    var bandwidth = "100"
    var classrooms = 10
    var multimedia = 10
    var teachers = 20
    var spaces = 20
    var trained = 20
    var students = 0
    var studentSpaces = 0

    static let header =
        "学校标识码,学校名称,县区代码,办学类型,城乡类别,是否接入互联网,自然条件限制,限制原因,接入带宽(Mbps),普通教室数,多媒体教室数,专任教师数,开通空间教师数,参加培训教师数,初中及以上学生数,开通空间学生数\n"

    var line: String {
        let cells: [String] = [
            "\(code)", name, region, type, locality, connected, exempt, reason, bandwidth, "\(classrooms)", "\(multimedia)",
            "\(teachers)", "\(spaces)", "\(trained)", "\(students)", "\(studentSpaces)",
        ]
        return cells.joined(separator: ",") + "\n"
    }

    static func file(_ schools: [School]) -> String { header + schools.map(\.line).joined() }
}

/// Two schools a county of each unit: a town primary and a rural lower secondary.
func sampleProvince(_ change: (inout School) -> Void = { _ in }) -> [String: String] {
    var files: [String: [School]] = [:]
    for (index, leaf) in ["410102", "410122", "410181", "410302", "410322"].enumerated() {
        let unit = leaf == "410181" ? leaf : String(leaf.prefix(4)) + "00"
        var primary = School(code: 2_141_000_001 + index, name: "实验小学", region: leaf)
        var secondary = School(
            code: 3_141_000_001 + index, name: "第一初级中学", region: leaf, type: "初级中学", locality: "乡村", students: 300,
            studentSpaces: 240)
        change(&primary)
        change(&secondary)
        files[unit, default: []] += [primary, secondary]
    }
    return files.mapValues(School.file)
}
