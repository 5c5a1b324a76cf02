internal import Catalogue
internal import Intake

/// Which rows of a submission go back (contract §3.5).
struct Returns {
    /// By row: whether it is accepted. Skipped rows are not.
    let isAccepted: [Bool]
    /// Whether anything was returned, a single row included.
    let hasReturned: Bool
    /// The regions whose rows were returned, all of the file's when the file was.
    let returnedRegions: Set<Int>

    /// - Parameter failed: rows with C errors or R07, besides those marked in the table.
    init(_ table: Table, failed: Set<Int>, acceptance: Settings.Acceptance, regions: RegionTable) {
        var errorRows = [Bool](repeating: false, count: table.count)
        var returned: Set<Int> = []
        var wholeFile = false
        for row in 0..<table.count where table.states[row].contains(.error) || failed.contains(row) {
            errorRows[row] = true
            let region = Int(table.regions[row])
            let isTotalRow = region >= 0 && !regions.isLeaf(region)
            if table.states[row].contains(.leafUnknown) || isTotalRow { wholeFile = true }
            if region >= 0 { returned.insert(region) }
        }
        let hasErrors = errorRows.contains(true)
        let used = table.states.map { $0.isDisjoint(with: .skipped) }
        switch acceptance {
        case .rows:
            isAccepted = zip(errorRows, used).map { !$0 && $1 }
        case .leaf where !wholeFile:
            isAccepted = (0..<table.count).map { used[$0] && !returned.contains(Int(table.regions[$0])) }
        case .leaf, .submission:
            isAccepted = hasErrors ? [Bool](repeating: false, count: table.count) : used
            if hasErrors { returned.formUnion(table.regions.filter { $0 >= 0 }.map(Int.init)) }
        }
        hasReturned = hasErrors
        returnedRegions = hasErrors ? returned : []
    }
}
