internal import Catalogue
internal import Intake
internal import Validation

/// G01: two submitters' files have the same rows, codes, names and regions apart: one may have been copied from the other. Submitters of
/// which one is above the other are left out, since a city repeats its counties.
struct LikeFiles {
    let context: ComparisonContext

    /// Fewer rows can be alike by chance.
    private static let fewestRows = 10

    private struct Row: Hashable, Comparable {
        let values: [Int32]
        static func < (left: Row, right: Row) -> Bool { left.values.lexicographicallyPrecedes(right.values) }
    }

    func findings() -> [LocatedFinding] {
        // Files with as many rows and the same sums are few; only these are looked at row by row.
        var likely: [[Int64]: [Int]] = [:]
        for (index, file) in context.review.files.enumerated() {
            if let sums = sums(file) { likely[sums, default: []].append(index) }
        }
        var groups: [[Row]: [Int]] = [:]
        for index in likely.values.filter({ $0.count > 1 }).flatMap(\.self).sorted() {
            let list = rows(context.review.files[index])
            if Set(list).count > list.count / 2 { groups[list.sorted(), default: []].append(index) }
        }
        return groups.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }.flatMap(findings)
    }

    /// How many rows count, and each column's sum over them; nil for too few.
    private func sums(_ file: Reviewed) -> [Int64]? {
        guard let table = file.submission.table else { return nil }
        let isCounting = file.isCounting
        let count = isCounting.count { $0 }
        guard count >= Self.fewestRows else { return nil }
        return [Int64(count)]
            + table.values.map { column in
                if column.isEmpty { return -1 }
                var sum: Int64 = 0
                // Mostly all rows count: then nothing has to be asked of each.
                if count == column.count {
                    for value in column { sum &+= Int64(value) }
                } else {
                    for row in column.indices where isCounting[row] { sum &+= Int64(column[row]) }
                }
                return sum
            }
    }

    private func rows(_ file: Reviewed) -> [Row] {
        guard let table = file.submission.table else { return [] }
        return (0..<table.count).filter { file.isCounting[$0] }.map { row in
            let numbers = table.values.map { $0.isEmpty ? -1 : $0[row] }
            return Row(values: [Int32(table.types[row]), Int32(table.localities[row])] + numbers)
        }
    }

    private func findings(_ alike: [Int]) -> [LocatedFinding] {
        alike.compactMap { index in
            let file = context.review.files[index].submission
            let others = alike.filter { other in
                guard let mine = file.submitter, let theirs = context.review.files[other].submission.submitter else {
                    return false
                }
                return !context.regions.isWithin(mine, theirs) && !context.regions.isWithin(theirs, mine)
            }
            guard let first = others.first else { return nil }
            let other = context.review.files[first].submission
            let (mine, theirs) = (name(file), name(other))
            return LocatedFinding(
                file: index,
                finding: Finding(
                    "G01", .warning, value: other.path,
                    Bilingual(
                        "\(mine)这份表的各行数与\(theirs)的 \(other.path) 完全相同（代码、名称不计），请核实是否误用了别处的数；属实请说明",
                        "all rows of this file have the numbers of \(other.path), codes and names apart; check it, or say why")))
        }
    }

    private func name(_ submission: Submission) -> String { submission.submitter.map { context.regions[$0].name } ?? "" }
}
