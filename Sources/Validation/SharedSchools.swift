internal import Catalogue
internal import Intake

/// R08: one school in counting rows of two submissions. Warned on each; the row of the lower submitter code counts, of one
/// submitter's that of the higher revision, of equal ones that received later, else the first by path (contract §3.3).
struct SharedSchools {
    var reviewed: [Reviewed]
    let catalogue: Catalogue
    let regions: RegionTable

    private struct Place {
        let file: Int
        let row: Int
    }

    mutating func strike() {
        for (code, places) in shared().sorted(by: { $0.key < $1.key }) {
            let ordered = places.sorted { isBefore($0, $1) }
            for place in places {
                let others = places.filter { $0.file != place.file }.map { reviewed[$0.file].submission.path }
                report(code, place, others, counts: place.file == ordered[0].file)
            }
            for place in ordered.dropFirst() { reviewed[place.file].isCounting[place.row] = false }
        }
    }

    /// The codes that stand in counting rows of several files, with their places in path order.
    private func shared() -> [Int64: [Place]] {
        var seen = SchoolCodes(count: reviewed.reduce(0) { $0 + $1.isCounting.count })
        var doubled: Set<Int64> = []
        for (index, file) in reviewed.enumerated() {
            guard let table = file.submission.table, table.form == .school else { continue }
            for row in 0..<table.count where file.isCounting[row] {
                if let other = seen.number(of: table.codes[row], orSet: Int32(index)), other != Int32(index) {
                    doubled.insert(table.codes[row])
                }
            }
        }
        if doubled.isEmpty { return [:] }
        var places: [Int64: [Place]] = [:]
        for (index, file) in reviewed.enumerated() {
            guard let table = file.submission.table, table.form == .school else { continue }
            for row in 0..<table.count where file.isCounting[row] && doubled.contains(table.codes[row]) {
                places[table.codes[row], default: []].append(Place(file: index, row: row))
            }
        }
        return places
    }

    private func isBefore(_ left: Place, _ right: Place) -> Bool {
        let (first, second) = (reviewed[left.file], reviewed[right.file])
        if first.submission.submitter != second.submission.submitter {
            return (first.submission.submitter ?? .max) < (second.submission.submitter ?? .max)
        }
        if first.isHigher(than: second) { return true }
        if second.isHigher(than: first) { return false }
        return left.file < right.file
    }

    private mutating func report(_ code: Int64, _ place: Place, _ others: [String], counts: Bool) {
        guard let table = reviewed[place.file].submission.table else { return }
        let text = padded(Int(code), to: 10)
        let names = others.joined(separator: "、")
        let column = catalogue.columns[catalogue.roles.code].header
        reviewed[place.file].log.report("R08", .warning) {
            Finding(
                "R08", .warning, line: Int(table.lines[place.row]), row: place.row, column: column, value: text,
                Bilingual(
                    counts
                        ? "同一所学校（{0}）在 {1} 中也有，只按本文件的一行计入，请与对方核实归属"
                        : "同一所学校（{0}）在 {1} 中也有，本行未计入，请与对方核实归属",
                    counts
                        ? "this school ({0}) also stands in {1}; only this row counts. Settle with them whose it is"
                        : "this school ({0}) also stands in {1}; this row was not counted. Settle with them whose it is",
                    [text, names]))
        }
    }
}
