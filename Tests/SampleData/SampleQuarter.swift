/// One quarter of the sample: all 28 units as they would really send, with a few oddities on purpose.
struct SampleQuarter {
    let regions: [Region]
    let roster: Roster
    let quarter: Int
    let folder: String

    private var period: String { "2017Q\(quarter)" }
    private var words: String { "2017年第\(["一", "二", "三", "四"][quarter - 1])季度" }
    private var units: [Region] { regions.filter { $0.parent == "410000" } }

    /// Units whose counties send for themselves.
    private static let byCounty: Set<String> = ["410700", "411700"]
    /// A city that sends sums only, and units that send XML.
    private static let bySummary: Set<String> = ["411100"]
    private static let byXML: [String: String] = ["410225": "UTF-8", "410526": "UTF-8", "411525": "GB18030", "410500": "UTF-8"]

    func write() throws {
        var receipts: [String] = []
        for (index, unit) in units.enumerated() where !isMissing(unit.code) {
            for file in try write(unit, index) { receipts.append(file) }
        }
        receipts += try writeZone()
        try writeReceipts(receipts)
        if quarter == 3 { try writeCorrection() }
    }

    /// 汝州市 doesn't report the second quarter, 新蔡县 not the third.
    private func isMissing(_ code: String) -> Bool {
        (quarter == 2 && code == "410482") || (quarter == 3 && code == "411729")
    }

    private func leaves(_ unit: Region) -> [Region] {
        let below = regions.filter { $0.parent == unit.code && $0.kind != "zone" }
        return below.isEmpty ? [unit] : below
    }

    private func write(_ unit: Region, _ index: Int) throws -> [String] {
        if Self.byCounty.contains(unit.code) { return try writeCounties(unit) }
        var rows = leaves(unit).flatMap { roster.rows($0.code, quarter: quarter) }
        change(unit.code, &rows)
        if Self.bySummary.contains(unit.code) {
            let name = "\(unit.code)\(unit.name)\(words)汇总表.csv"
            try emit(SummaryWriter().text(rows), .gb18030, name)
            return [name]
        }
        if let encoding = Self.byXML[unit.code] {
            let name = "\(unit.code)-\(period).xml"
            let text = XMLWriter(encoding: encoding).text(rows, period: period, submitter: unit.code)
            try emit(text, encoding == "UTF-8" ? .utf8 : .gb18030, name)
            return [name]
        }
        let style = style(index)
        let suffix = style.delimiter == "\t" ? "tsv" : "csv"
        let name = "\(unit.code)\(unit.name)\(words)学校表.\(suffix)"
        try emit(SheetWriter(style: style).text(rows, title: unit.name + words + "“三通”学校表"), style.encoding, name)
        return [name]
    }

    /// WPS writes GB18030 with CRLF; some save as UTF-8, a few as tab-separated text.
    private func style(_ index: Int) -> SheetStyle {
        var style = SheetStyle()
        switch index % 4 {
        case 0: (style.encoding, style.lineEnd) = (.gb18030, "\r\n")
        case 1: (style.encoding, style.lineEnd) = (.utf8WithMark, "\r\n")
        case 2: style.encoding = .utf8
        default: (style.encoding, style.lineEnd, style.delimiter) = (.gb18030, "\r\n", "\t")
        }
        style.hasTitle = index % 3 == 0
        style.hasFooter = index % 5 == 0
        style.hasTotal = index % 6 == 0
        style.usesAliases = index % 7 == 3
        return style
    }

    private func writeCounties(_ unit: Region) throws -> [String] {
        var names: [String] = []
        for (index, leaf) in leaves(unit).enumerated() {
            let rows = roster.rows(leaf.code, quarter: quarter)
            var style = style(index)
            style.delimiter = ","
            let name =
                "\(unit.name)/"
                + (index % 2 == 0 ? "\(leaf.code)-\(period)-学校表.csv" : "\(leaf.name)2017年\(["一", "二", "三"][quarter - 1])季度.csv")
            let writer = SheetWriter(style: style)
            if leaf.code == "410781", quarter == 3 {
                // 卫辉市's first version had a mistake; its second replaces it.
                var wrong = rows
                wrong[8].multimedia = wrong[8].classrooms + 2
                try emit(writer.text(wrong, title: leaf.name), style.encoding, name)
                let second = "\(unit.name)/410781-\(period)-学校表-r2.csv"
                try emit(writer.text(rows, title: leaf.name), style.encoding, second)
                names.append(second)
            } else {
                try emit(writer.text(rows, title: leaf.name), style.encoding, name)
            }
            names.append(name)
        }
        return names
    }

    private func writeZone() throws -> [String] {
        guard let zone = regions.first(where: { $0.code == Roster.zone }) else { return [] }
        let name = "\(zone.name)\(words)学校表.csv"
        let rows = roster.rows(zone.code, quarter: quarter)
        try emit(SheetWriter(style: SheetStyle(encoding: .utf8WithMark)).text(rows, title: zone.name), .utf8WithMark, name)
        return [name]
    }

    /// The oddities of a unit's rows.
    private func change(_ unit: String, _ rows: inout [SchoolRow]) {
        switch (unit, quarter) {
        case ("410300", 3):
            // A school that was connected has lost its line.
            if let index = rows.firstIndex(where: { $0.connected && $0.type == "小学" }) {
                rows[index].connected = false
                (rows[index].bandwidth, rows[index].wireless) = (0, false)
            }
        case ("410400", 2):
            // A primary school that has become a nine-year school under its old code.
            if let index = rows.firstIndex(where: { $0.type == "小学" }) { rows[index].type = "九年一贯制学校" }
        case ("411300", 1):
            for index in rows.indices where rows[index].locality == "乡村" { rows[index].locality = "农村" }
        case ("411600", 3):
            // 扶沟县's rows go back: more multimedia rooms than rooms, and an estimate.
            for (offset, index) in rows.indices.filter({ rows[$0].region == "411621" }).prefix(2).enumerated() {
                if offset == 0 {
                    rows[index].multimedia = rows[index].classrooms + 3
                } else {
                    rows[index].spaces = "约" + rows[index].spaces
                }
            }
        case ("411628", 3):
            // 鹿邑县's spreadsheet has lost the codes.
            rows[3].code = "2.14E+09"
        case ("411500", 1):
            // The city's file repeats schools of 固始县, which submits for itself.
            rows += roster.rows("411525", quarter: quarter).prefix(2)
        default: break
        }
    }

    private func emit(_ text: String, _ encoding: SheetStyle.Encoding, _ name: String) throws {
        try SampleData.write(text, encoding, to: "\(folder)/inbox/\(period)/\(name)")
    }

    /// 商丘市 is late in the third quarter; 三门峡市's mail was never registered.
    private func writeReceipts(_ names: [String]) throws {
        var random = SplitMix64(UInt64(2017 * 10 + quarter))
        let month = quarter * 3 + 1
        var text = "file,received_at\n"
        for name in names.sorted() where !name.hasPrefix("411200") {
            let isLate = quarter == 3 && name.hasPrefix("411400")
            let day = isLate ? 13 : random.number(2...9)
            func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
            let time = "\(two(random.number(8...17))):\(two(random.number(0...59))):00"
            text += "\(name),2017-\(two(month))-\(two(day))T\(time)+08:00\n"
        }
        try emit(text, .utf8, "receipts.csv")
    }

    /// The office corrects 新安县 by telephone: three teacher spaces fewer.
    private func writeCorrection() throws {
        let rows = roster.rows("410323", quarter: quarter).filter { $0.type == "小学" && $0.locality == "乡村" }
        let sum = rows.map { Int($0.spaces) ?? 0 }.reduce(0, +)
        let line = "410323,小学,乡村,teacher_spaces,\(max(0, sum - 3)),电话核实，三名教师已调出,科技处"
        try emit("region,type,locality,measure,value,reason,by\n" + line + "\n", .utf8, "corrections.csv")
    }
}
