internal import Catalogue
internal import Intake
internal import Validation

/// G05: far more of a file's different numbers end in 0 or 5 than counting gives: they may be estimates. Numbers below 10 and rates of a few fixed
/// sizes, as bandwidths, are left out.
struct RoundNumbers {
    let context: ComparisonContext

    /// Of so many numbers a fifth ends in 0 or 5, and more than half practically never (by chance once in 10¹⁰ files of 100).
    private static let fewestNumbers = 100

    func findings() -> [LocatedFinding] {
        let columns = [Table.Form.school: columns(.school), .summary: columns(.summary)]
        var distinct = DistinctNumbers()
        return context.review.files.enumerated().compactMap { index, file in
            guard let table = file.submission.table, file.isCounting.contains(true) else { return nil }
            let isCounting = file.isCounting
            let areAll = isCounting.allSatisfy(\.self)
            var numbers = 0
            var round = 0
            for column in columns[table.form] ?? [] where !table.values[column].isEmpty {
                // What stands there many times is one number, typed once.
                let found = distinct.count(table.values[column], where: areAll ? nil : isCounting, from: 10)
                numbers += found.all
                round += found.round
            }
            guard numbers >= Self.fewestNumbers, round * 2 > numbers else { return nil }
            return LocatedFinding(
                file: index,
                finding: Finding(
                    "G05", .warning, value: "\(round)/\(numbers)",
                    Bilingual(
                        "本表 \(numbers) 个各不相同的两位以上的数里有 \(round) 个的末位是 0 或 5（按实点数约五分之一），请核实是否为估计数；属实请说明",
                        "\(round) of \(numbers) different numbers end in 0 or 5, where a count gives a fifth; are they estimates?"
                    )))
        }
    }

    /// The table's columns of things that are counted.
    private func columns(_ form: Table.Form) -> [Int] {
        if form == .summary { return Array(context.catalogue.measures.indices) }
        return context.catalogue.columns.indices.filter { index in
            let column = context.catalogue.columns[index]
            let isScaled = column.unit?.words.values.contains { $0 > 1 } ?? false
            return column.kind == .count && !isScaled
        }
    }
}
