import Foundation

/// A workspace of any size for benchmarks: one period, one file a leaf.
struct LargeWorkspace {
    enum Format: String { case csv, gb18030, xml }

    let folder: String
    let regions: [Region]
    let schools: Int
    let files: Int
    let format: Format
    let period: String
    let hasDefects: Bool

    /// Writes `inbox/PERIOD` and `regions.csv`.
    func write() throws {
        let table = files <= Region.leaves(regions).count ? regions : Self.grown(files)
        let leaves = Array(Region.leaves(table).prefix(files))
        try writeRegions(table)
        var serial = 0
        for (index, leaf) in leaves.enumerated() {
            let count = schools * (index + 1) / leaves.count - schools * index / leaves.count
            try write(leaf, count, &serial)
        }
    }

    private func write(_ leaf: Region, _ count: Int, _ serial: inout Int) throws {
        var rows: [SchoolRow] = []
        rows.reserveCapacity(count)
        var random = SplitMix64(UInt64(leaf.code) ?? 0)
        for _ in 0..<count {
            serial += 1
            rows.append(Self.row(leaf, serial, &random))
            if hasDefects { Self.spoil(&rows[rows.count - 1], serial) }
        }
        let location = "\(folder)/inbox/\(period)/\(leaf.code)"
        switch format {
        case .csv: try SampleData.write(SheetWriter(style: SheetStyle()).text(rows, title: ""), .utf8, to: location + ".csv")
        case .gb18030:
            let style = SheetStyle(encoding: .gb18030, lineEnd: "\r\n")
            try SampleData.write(SheetWriter(style: style).text(rows, title: ""), .gb18030, to: location + ".csv")
        case .xml:
            let text = XMLWriter(encoding: "UTF-8").text(rows, period: period, submitter: leaf.code)
            try SampleData.write(text, .utf8, to: location + ".xml")
        }
    }

    private static func row(_ leaf: Region, _ serial: Int, _ random: inout SplitMix64) -> SchoolRow {
        let types = ["小学", "小学", "小学", "教学点", "初级中学", "九年一贯制学校", "高级中学", "中等职业学校"]
        let prefixes = ["21", "21", "21", "21", "31", "31", "34", "36"]
        let kind = random.number(0...7)
        let digits = String(serial)
        let classrooms = random.number(3...40)
        let school = School(
            code: prefixes[kind] + String(repeating: "0", count: 8 - digits.count) + digits,
            name: leaf.name + "第" + digits + "学校",
            region: leaf.code, type: types[kind], locality: ["城区", "镇区", "乡村"][random.number(0...2)], classrooms: classrooms,
            teachers: classrooms * 2 + random.number(1...6), students: kind > 3 ? classrooms * random.number(35...55) : 0,
            isExempt: random.number(0...99) == 0, thresholds: (0..<12).map { _ in random.fraction() })
        return SchoolRow(school, level: 0.7, quarter: 3)
    }

    /// One error a row, of changing kinds.
    private static func spoil(_ row: inout SchoolRow, _ serial: Int) {
        switch serial % 4 {
        case 0: row.multimedia = row.classrooms + 1
        case 1: row.spaces = "约" + row.spaces
        case 2: row.locality = "郊区"
        default: row.code = "2.14E+09"
        }
    }

    private func writeRegions(_ table: [Region]) throws {
        let lines = table.map { "\($0.code),\($0.name),\($0.kind),\($0.parent),,," }
        let text = "code,name,kind,parent,tile_row,tile_col,formerly\n" + lines.joined(separator: "\n") + "\n"
        try SampleData.write(text, .utf8, to: folder + "/regions.csv")
    }

    /// A province with as many counties as wanted, up to 98 a city.
    private static func grown(_ count: Int) -> [Region] {
        var table = [Region(code: "410000", name: "河南省", kind: "province", parent: "")]
        for city in 1...((count + 97) / 98) {
            let prefix = "41" + (city < 10 ? "0\(city)" : "\(city)")
            table.append(Region(code: prefix + "00", name: "第\(city)市", kind: "city", parent: "410000"))
            for county in 1...98 where (city - 1) * 98 + county <= count {
                let code = prefix + (county < 10 ? "0\(county)" : "\(county)")
                table.append(Region(code: code, name: "第\(city)市第\(county)县", kind: "county", parent: prefix + "00"))
            }
        }
        return table
    }
}
