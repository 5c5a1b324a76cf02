/// All schools of the province, invented: the same ones for every quarter.
struct Roster {
    let schools: [School]
    private let regions: [Region]

    init(_ regions: [Region]) {
        self.regions = regions
        var random = SplitMix64(678)
        var serial = 0
        var schools: [School] = []
        for leaf in regions where Region.isLeaf(leaf, regions) && (leaf.kind != "zone" || leaf.code == Self.zone) {
            let count = leaf.kind == "district" ? random.number(13...18) : leaf.kind == "zone" ? 8 : random.number(19...25)
            for index in 0..<count {
                serial += 1
                schools.append(Self.school(leaf, index, serial, &random))
            }
        }
        self.schools = schools
    }

    /// The one functional zone that submits.
    static let zone = "410173"

    /// How far a region has come: cities differ, and within them counties.
    func level(_ code: String) -> Double {
        let cities: [String: Double] = [
            "4101": 0.86, "4190": 0.88, "4103": 0.78, "4108": 0.80, "4110": 0.77, "4106": 0.76, "4112": 0.74, "4107": 0.72,
            "4105": 0.68, "4104": 0.67, "4102": 0.66, "4109": 0.65, "4111": 0.71, "4113": 0.63, "4114": 0.60, "4115": 0.59,
            "4116": 0.56, "4117": 0.58,
        ]
        var random = SplitMix64(UInt64(code) ?? 0)
        return (cities[String(code.prefix(4))] ?? 0.65) + random.fraction() * 0.10 - 0.05
    }

    func rows(_ code: String, quarter: Int) -> [SchoolRow] {
        schools.filter { $0.region == code }.map { SchoolRow($0, level: level(code), quarter: quarter) }
    }

    private static func school(_ leaf: Region, _ index: Int, _ serial: Int, _ random: inout SplitMix64) -> School {
        let isTown = leaf.kind == "district" || leaf.kind == "zone"
        let locality = isTown ? (random.fraction() < 0.75 ? "城区" : "乡村") : (random.fraction() < 0.35 ? "镇区" : "乡村")
        let type = Self.type(index, locality, &random)
        let size = locality == "乡村" ? random.number(4...14) : random.number(12...36)
        let classrooms = type == "教学点" ? random.number(1...5) : size
        let hasOlder = !["小学", "教学点", "特殊教育学校"].contains(type)
        let prefix = prefixes[type] ?? "21"
        return School(
            code: prefix + "41" + String(repeating: "0", count: 6 - String(serial).count) + String(serial),
            name: name(leaf, index, type, locality, &random), region: leaf.code, type: type, locality: locality,
            classrooms: classrooms, teachers: classrooms * 2 + random.number(1...6),
            students: hasOlder ? classrooms * random.number(35...55) : 0,
            isExempt: locality == "乡村" && type == "教学点" && random.fraction() < 0.12,
            thresholds: (0..<12).map { _ in random.fraction() })
    }

    private static let prefixes = [
        "小学": "21", "教学点": "21", "初级中学": "31", "九年一贯制学校": "31", "高级中学": "34", "完全中学": "34",
        "十二年一贯制学校": "34", "特殊教育学校": "51", "中等职业学校": "36",
    ]

    private static func type(_ index: Int, _ locality: String, _ random: inout SplitMix64) -> String {
        switch index {
        case 0: return "高级中学"
        case 1: return "中等职业学校"
        case 2: return random.fraction() < 0.4 ? "特殊教育学校" : "完全中学"
        case 3, 4, 5: return "初级中学"
        case 6: return random.fraction() < 0.2 ? "十二年一贯制学校" : "九年一贯制学校"
        default: return locality == "乡村" && random.fraction() < 0.35 ? "教学点" : "小学"
        }
    }

    private static func name(
        _ leaf: Region, _ index: Int, _ type: String, _ locality: String, _ random: inout SplitMix64
    ) -> String {
        let families = ["王", "李", "张", "赵", "刘", "陈", "杨", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高"]
        let places = ["庄", "店", "集", "楼", "寨", "河", "岭", "桥", "湾", "屯", "坡", "沟"]
        let town = families[random.number(0...17)] + places[random.number(0...11)]
        let village = families[random.number(0...17)] + places[random.number(0...11)]
        let place = leaf.kind == "zone" ? "航空港区" : leaf.name
        switch type {
        case "教学点": return place + town + "乡" + village + "教学点"
        case "特殊教育学校": return place + "特殊教育学校"
        case "中等职业学校": return place + "职业中等专业学校"
        case "高级中学": return place + "第\(numeral(index + 1))高级中学"
        case "完全中学": return place + town + "中学"
        case "初级中学": return locality == "乡村" ? place + town + "镇初级中学" : place + "第\(numeral(index))初级中学"
        case "九年一贯制学校", "十二年一贯制学校": return place + town + "实验学校"
        default: return locality == "乡村" ? place + town + "乡" + village + "小学" : place + "第\(numeral(index))小学"
        }
    }

    private static func numeral(_ number: Int) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        if number < 10 { return digits[number] }
        return (number < 20 ? "" : digits[number / 10]) + "十" + (number % 10 == 0 ? "" : digits[number % 10])
    }
}
