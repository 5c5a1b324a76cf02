/// A school of the roster: what stays the same over the quarters, and how readily it takes up each thing.
struct School: Sendable {
    let code: String
    let name: String
    let region: String
    let type: String
    let locality: String
    let classrooms: Int
    let teachers: Int
    let students: Int
    let isExempt: Bool
    /// 0 to 1: the earlier a school gets something, the smaller; one entry for each kind of thing.
    let thresholds: [Double]
}

/// A school in one quarter: a row of the school form.
struct SchoolRow: Sendable {
    var code: String
    var name: String
    var region: String
    var type: String
    var locality: String
    var connected: Bool
    var exempt: Bool
    var reason: String
    var bandwidth: Int
    var wireless: Bool
    var classrooms: Int
    var multimedia: Int
    var delivered: Bool
    var master: Bool
    var elite: Bool
    var teachers: Int
    /// Text, so that a row can hold what a county really wrote.
    var spaces: String
    var trained: Int
    var students: Int
    var studentSpaces: Int
    var studentSpacesUsed: Int
    var digital: Bool

    /// - Parameters:
    ///   - level: how far its place has come, 0 to 1.
    ///   - quarter: 1 to 4.
    init(_ school: School, level: Double, quarter: Int) {
        let isRural = school.locality == "乡村"
        let reach = level + Double(quarter) * 0.035 - (isRural ? 0.10 : 0)
        func has(_ index: Int, _ ease: Double) -> Bool { school.thresholds[index] < reach + ease }
        func share(_ index: Int, _ ease: Double) -> Double {
            min(1, max(0, (reach + ease) * (0.75 + school.thresholds[index] / 2)))
        }
        code = school.code
        name = school.name
        region = school.region
        type = school.type
        locality = school.locality
        exempt = school.isExempt
        connected = !school.isExempt && has(0, 0.22)
        reason = school.isExempt ? "地处深山，线路未通" : ""
        bandwidth = connected ? [100, 50, 20, 10, 4][min(4, Int(school.thresholds[1] * 7 * (1.25 - level)))] : 0
        wireless = connected && has(2, -0.35)
        classrooms = school.classrooms
        multimedia = has(3, -0.45) ? school.classrooms : Int(Double(school.classrooms) * share(3, -0.08))
        delivered = connected && isRural && has(4, -0.3)
        master = connected && has(5, -0.5)
        elite = connected && !isRural && has(6, -0.5)
        teachers = school.teachers
        let opened = Int(Double(school.teachers) * share(7, 0.05))
        spaces = String(opened)
        trained = Int(Double(school.teachers) * share(8, 0.0))
        students = school.students
        studentSpaces = Int(Double(school.students) * share(9, -0.17))
        studentSpacesUsed = Int(Double(studentSpaces) * share(10, -0.1))
        digital = school.type == "中等职业学校" && has(11, -0.15)
    }
}
