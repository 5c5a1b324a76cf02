/// Rows of the school form as an XML submission.
struct XMLWriter {
    let encoding: String

    func text(_ rows: [SchoolRow], period: String, submitter: String) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<!-- 合成数据，非真实统计 -->\n"
        text += "<submission xmlns=\"urn:santong:submission:1\" period=\"\(period)\" submitter=\"\(submitter)\">\n"
        for row in rows { text += element(row) }
        return text + "</submission>\n"
    }

    func element(_ row: SchoolRow) -> String {
        let pairs: [(String, String)] = [
            ("code", row.code), ("name", row.name), ("region", row.region), ("type", row.type), ("locality", row.locality),
            ("connected", "\(row.connected)"), ("exempt", "\(row.exempt)"), ("exempt_reason", row.reason),
            ("bandwidth", "\(row.bandwidth)"), ("wireless", "\(row.wireless)"), ("classrooms", "\(row.classrooms)"),
            ("multimedia_classrooms", "\(row.multimedia)"), ("delivered_lessons", "\(row.delivered)"),
            ("master_lessons", "\(row.master)"), ("elite_lessons", "\(row.elite)"), ("teachers", "\(row.teachers)"),
            ("teacher_spaces", row.spaces), ("teachers_trained", "\(row.trained)"), ("students", "\(row.students)"),
            ("student_spaces", "\(row.studentSpaces)"), ("student_spaces_used", "\(row.studentSpacesUsed)"),
            ("digital_campus", "\(row.digital)"),
        ]
        return "  <school" + pairs.map { " \($0)=\"\($1)\"" }.joined() + "/>\n"
    }
}

/// The same schools added up: the summary form.
struct SummaryWriter {
    static let headers = [
        "县区代码", "办学类型", "城乡类别", "学校数", "接入互联网学校数", "自然条件限制学校数", "宽带学校数", "无线校园网学校数", "普通教室数", "多媒体教室数",
        "专递课堂学校数", "名师课堂学校数", "名校网络课堂学校数", "三个课堂学校数", "多媒体全覆盖学校数", "专任教师数", "开通空间教师数", "参加培训教师数",
        "初中及以上学生数", "开通空间学生数", "应用空间学生数", "数字校园达标学校数",
    ]

    func text(_ rows: [SchoolRow]) -> String {
        var lines = [Self.headers.joined(separator: ",")]
        var keys: [[String]] = []
        for row in rows {
            let key = [row.region, row.type, row.locality]
            if !keys.contains(key) { keys.append(key) }
        }
        for key in keys {
            let members = rows.filter { [$0.region, $0.type, $0.locality] == key }
            lines.append((key + measures(members).map(String.init)).joined(separator: ","))
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    private func measures(_ rows: [SchoolRow]) -> [Int] {
        func count(_ holds: (SchoolRow) -> Bool) -> Int { rows.filter(holds).count }
        func sum(_ value: (SchoolRow) -> Int) -> Int { rows.map(value).reduce(0, +) }
        return [
            rows.count, count(\.connected), count(\.exempt), count { $0.bandwidth >= 10 }, count(\.wireless), sum(\.classrooms),
            sum(\.multimedia), count(\.delivered), count(\.master), count(\.elite),
            count { $0.delivered || $0.master || $0.elite }, count { $0.classrooms > 0 && $0.multimedia == $0.classrooms },
            sum(\.teachers), sum { Int($0.spaces) ?? 0 }, sum(\.trained), sum(\.students), sum(\.studentSpaces),
            sum(\.studentSpacesUsed), count(\.digital),
        ]
    }
}
