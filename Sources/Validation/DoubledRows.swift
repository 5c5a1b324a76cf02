internal import Catalogue
internal import Intake

/// R07: the same school code twice in one file, or in a summary the same region, type and locality. Told on the second.
struct DoubledRows {
    let catalogue: Catalogue
    let table: Table

    private struct Key: Hashable {
        let first: Int64
        let type: Int8
        let locality: Int8
    }

    /// - Returns: the findings, and the second and further rows of a key.
    func run() -> (log: FindingLog, doubled: Set<Int>) {
        var log = FindingLog()
        var doubled: Set<Int> = []
        // In a list in the order of its codes none stands twice.
        if table.form == .school, zip(table.codes, table.codes.dropFirst()).allSatisfy({ $0 < $1 }) { return (log, doubled) }
        var lines: [Key: Int32] = [:]
        lines.reserveCapacity(table.count)
        for row in 0..<table.count {
            guard table.states[row].isDisjoint(with: .skipped), let key = key(row) else { continue }
            if let earlier = lines[key] {
                doubled.insert(row)
                log.report("R07", .error) { finding(row, earlier) }
            } else {
                lines[key] = table.lines[row]
            }
        }
        return (log, doubled)
    }

    private func key(_ row: Int) -> Key? {
        if table.form == .school {
            return table.codes[row] == Table.noCode ? nil : Key(first: table.codes[row], type: 0, locality: 0)
        }
        guard table.regions[row] >= 0, table.types[row] >= 0, table.localities[row] >= 0 else { return nil }
        return Key(first: Int64(table.regions[row]), type: table.types[row], locality: table.localities[row])
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
