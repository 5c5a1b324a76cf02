internal import Catalogue
internal import Intake

/// R07: the same school code twice in one file, or in a summary the same region, type and locality. Told on the second.
struct DoubledRows {
    let catalogue: Catalogue
    let table: Table

    private struct Key: Hashable {
        let region: Int32
        let type: Int8
        let locality: Int8
    }

    /// - Returns: the findings, and the second and further rows of a key.
    func run() -> (log: FindingLog, doubled: Set<Int>) {
        guard table.form == .school else {
            var lines: [Key: Int32] = [:]
            return find { row in
                guard let key = key(row) else { return nil }
                if let earlier = lines[key] { return earlier }
                lines[key] = table.lines[row]
                return nil
            }
        }
        // In a list in the order of its codes none stands twice.
        if zip(table.codes, table.codes.dropFirst()).allSatisfy({ $0 < $1 }) { return (FindingLog(), []) }
        var lines = SchoolCodes(count: table.count)
        return find { row in
            table.codes[row] == Table.noCode ? nil : lines.number(of: table.codes[row], orSet: table.lines[row])
        }
    }

    /// - Parameter earlier: the line of the first row with this one's key; nil where it is that row, or has no key.
    private func find(_ earlier: (_ row: Int) -> Int32?) -> (log: FindingLog, doubled: Set<Int>) {
        var log = FindingLog()
        var doubled: Set<Int> = []
        for row in 0..<table.count where table.states[row].isDisjoint(with: .skipped) {
            guard let earlier = earlier(row) else { continue }
            doubled.insert(row)
            log.report("R07", .error) { finding(row, earlier) }
        }
        return (log, doubled)
    }

    /// Of a summary.
    private func key(_ row: Int) -> Key? {
        guard table.regions[row] >= 0, table.types[row] >= 0, table.localities[row] >= 0 else { return nil }
        return Key(region: table.regions[row], type: table.types[row], locality: table.localities[row])
    }

    private func finding(_ row: Int, _ earlier: Int32) -> Finding {
        let isSchool = table.form == .school
        let column = catalogue.columns[isSchool ? catalogue.roles.code : catalogue.roles.region].header
        let value = isSchool ? padded(Int(table.codes[row]), to: 10) : ""
        return Finding(
            "R07", .error, line: Int(table.lines[row]), row: row, column: column, value: value,
            Bilingual(
                isSchool
                    ? "学校标识码 {0} 在第 {1} 行已出现过，请删去重复的一行，或改正填错的一行"
                    : "同一县区、办学类型、城乡类别在第 {1} 行已出现过，请删去重复的一行，或改正填错的一行",
                isSchool
                    ? "the school code {0} already stands in line {1}; remove or correct one of them"
                    : "this region, type and locality already stands in line {1}; remove or correct one of them",
                [value, String(earlier)]))
    }
}
