/// How an office writes its sheet.
struct SheetStyle: Sendable {
    enum Encoding: Sendable { case utf8, utf8WithMark, gb18030 }
    var encoding = Encoding.utf8
    var lineEnd = "\n"
    var delimiter = ","
    var hasTitle = false
    var hasFooter = false
    var hasTotal = false
    var usesAliases = false
}

/// Rows of the school form as delimited text.
struct SheetWriter {
    let style: SheetStyle

    static let headers = [
        "学校标识码", "学校名称", "县区代码", "办学类型", "城乡类别", "是否接入互联网", "自然条件限制", "限制原因", "接入带宽(Mbps)", "无线校园网",
        "普通教室数", "多媒体教室数", "专递课堂", "名师课堂", "名校网络课堂", "专任教师数", "开通空间教师数", "参加培训教师数", "初中及以上学生数",
        "开通空间学生数", "应用空间学生数", "数字校园达标",
    ]
    private static let aliases = [
        "标识码", "校名", "行政区划代码", "学校类别", "城乡分类", "接入互联网", "不具备接入条件", "限制原因", "带宽（Mbps）", "无线网覆盖", "普通教室",
        "多媒体教室", "专递课堂", "名师课堂", "名校网络课堂", "专任教师", "教师空间数", "参训教师数", "初中以上学生数", "学生空间数", "学生空间应用数", "数字校园",
    ]

    func text(_ rows: [SchoolRow], title: String) -> String {
        var lines: [[String]] = []
        if style.hasTitle { lines.append([title + "（合成数据，非真实统计）"]) }
        lines.append(style.usesAliases ? Self.aliases : Self.headers)
        lines += rows.map(cells)
        if style.hasTotal { lines.append(total(rows)) }
        if style.hasFooter { lines.append(["填报人：张三", "审核人：李四"]) }
        return lines.map { $0.joined(separator: style.delimiter) + style.lineEnd }.joined()
    }

    private func cells(_ row: SchoolRow) -> [String] {
        func flag(_ value: Bool) -> String { value ? "是" : "否" }
        let isPrimary = row.type == "小学" || row.type == "教学点"
        let older = isPrimary && style.usesAliases ? "" : String(row.students)
        return [
            row.code, row.name, row.region, row.type, row.locality, flag(row.connected), flag(row.exempt), row.reason,
            String(row.bandwidth), flag(row.wireless), String(row.classrooms), String(row.multimedia), flag(row.delivered),
            flag(row.master), flag(row.elite), String(row.teachers), row.spaces, String(row.trained), older,
            isPrimary && style.usesAliases ? "" : String(row.studentSpaces), String(row.studentSpacesUsed), flag(row.digital),
        ]
    }

    private func total(_ rows: [SchoolRow]) -> [String] {
        var cells = [String](repeating: "", count: 22)
        func sum(_ value: (SchoolRow) -> Int) -> String { String(rows.map(value).reduce(0, +)) }
        cells[0] = "合计"
        cells[10] = sum(\.classrooms)
        cells[11] = sum(\.multimedia)
        cells[15] = sum(\.teachers)
        cells[16] = sum { Int($0.spaces) ?? 0 }
        cells[17] = sum(\.trained)
        cells[18] = sum(\.students)
        cells[19] = sum(\.studentSpaces)
        cells[20] = sum(\.studentSpacesUsed)
        return cells
    }
}
