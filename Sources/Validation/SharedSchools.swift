internal import Catalogue
internal import Intake
internal import Threads

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
            // One more than are named: a file isn't told of itself.
            let first = places.prefix(Self.mostNames + 1).map { (file: $0.file, path: reviewed[$0.file].submission.path) }
            for place in places {
                let others = first.filter { $0.file != place.file }.prefix(Self.mostNames).map(\.path)
                report(code, place, others, of: places.count - 1, counts: place.file == ordered[0].file)
            }
            for place in ordered.dropFirst() { reviewed[place.file].isCounting[place.row] = false }
        }
    }

    /// The codes that stand in counting rows of several files, with their places in path order.
    private func shared() -> [Int64: [Place]] {
        let doubled = concurrently(Self.parts, doubled).reduce(into: Set<Int64>()) { $0.formUnion($1) }
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

    /// Codes are looked at in parts, by their last bits: several at once, and each in a table that a processor has at hand.
    private static let parts = 4

    /// The codes of one part that stand in counting rows of several files.
    private func doubled(in part: Int) -> Set<Int64> {
        var count = 0
        forEachCode(in: part) { _, _ in count += 1 }
        var seen = SchoolCodes(count: count)
        var doubled: Set<Int64> = []
        forEachCode(in: part) { code, file in
            if let other = seen.number(of: code, orSet: file), other != file { doubled.insert(code) }
        }
        return doubled
    }

    private func forEachCode(in part: Int, _ body: (_ code: Int64, _ file: Int32) -> Void) {
        let part = Int64(part)
        for index in reviewed.indices {
            // Without the whole table, which has many columns.
            guard let codes = reviewed[index].submission.table?.codes else { continue }
            let isCounting = reviewed[index].isCounting
            for row in codes.indices where codes[row] & Int64(Self.parts - 1) == part && isCounting[row] {
                body(codes[row], Int32(index))
            }
        }
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

    /// How many other files a warning names: a school that stands in a country's thousands would make millions of them.
    private static let mostNames = 5

    /// - Parameter count: how many others there are, those that are named among them.
    private mutating func report(_ code: Int64, _ place: Place, _ others: [String], of count: Int, counts: Bool) {
        guard let table = reviewed[place.file].submission.table else { return }
        let text = padded(Int(code), to: 10)
        let names = others.joined(separator: "、")
        let column = catalogue.columns[catalogue.roles.code].header
        let more = count - others.count
        reviewed[place.file].log.report("R08", .warning) {
            Finding(
                "R08", .warning, line: Int(table.lines[place.row]), row: place.row, column: column, value: text,
                Bilingual(
                    "同一所学校（{0}）在 {1}\(more > 0 ? " 等 \(count) 份文件" : "") 中也有，\(counts ? "只按本文件的一行计入" : "本行未计入")，请与对方核实归属",
                    "this school ({0}) also stands in {1}\(more > 0 ? " and \(more) more" : ""); \(counts ? "only this row counts" : "this row was not counted"). Settle with them whose it is",
                    [text, names]))
        }
    }
}
