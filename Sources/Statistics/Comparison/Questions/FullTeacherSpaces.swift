internal import Catalogue
internal import Intake
internal import Validation

/// G04: in every school of a leaf all teachers have an online space, and in the previous period, if there was one, not all had.
struct FullTeacherSpaces {
    let context: ComparisonContext

    private static let fewestSchools = 10

    func findings() -> [LocatedFinding] {
        guard let teachers = column("teachers"), let spaces = column("teacher_spaces") else { return [] }
        var result: [LocatedFinding] = []
        for (index, file) in context.review.files.enumerated() {
            guard let table = file.submission.table, table.form == .school, table.isSupplied[teachers], table.isSupplied[spaces]
            else { continue }
            let (all, having) = (table.values[teachers], table.values[spaces])
            for (leaf, rows) in table.rowsByRegion(where: file.isCounting).sorted(by: { $0.key < $1.key }) {
                let isFull = rows.allSatisfy { all[Int($0)] == having[Int($0)] || all[Int($0)] == 0 }
                guard isFull, case let schools = rows.count(where: { all[Int($0)] > 0 }), schools >= Self.fewestSchools,
                    !wasFull(leaf)
                else { continue }
                result.append(LocatedFinding(file: index, finding: finding(leaf, schools, spaces)))
            }
        }
        return result
    }

    private func column(_ id: String) -> Int? { context.catalogue.columns.firstIndex { $0.id == id } }

    private func wasFull(_ leaf: Int) -> Bool {
        guard let before = context.previous?.leafTotals[leaf], let teachers = before["teachers"] else { return false }
        return teachers > 0 && before["teacher_spaces"] == teachers
    }

    private func finding(_ leaf: Int, _ schools: Int, _ column: Int) -> Finding {
        let region = context.regions[leaf]
        return Finding(
            "G04", .warning, column: context.catalogue.columns[column].header, value: region.code,
            Bilingual(
                "\(region.name)的 \(schools) 所学校的教师全部开通了空间，一人不缺，请核实是否照抄教师数；属实请说明",
                "in all \(schools) schools of \(region.code) every teacher has a space; was the number of teachers copied?"))
    }
}
