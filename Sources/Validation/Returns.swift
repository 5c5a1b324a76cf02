internal import Catalogue
internal import Intake

/// Which rows of a submission go back (contract §3.5).
struct Returns {
    /// By row.
    let judgements: [Judgement]
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
        let returnsRow: (Int) -> Bool
        switch acceptance {
        case .rows:
            returnsRow = { _ in false }
        case .leaf where !wholeFile:
            let goingBack = returned
            returnsRow = { goingBack.contains(Int(table.regions[$0])) }
        case .leaf, .submission:
            returnsRow = { _ in hasErrors }
            if hasErrors { returned.formUnion(table.regions.filter { $0 >= 0 }.map(Int.init)) }
        }
        judgements = (0..<table.count).map { row in
            if table.states[row].contains(.foreign) { return .directCounty }
            if table.states[row].contains(.ignoredType) { return .ignoredType }
            return errorRows[row] ? .error : returnsRow(row) ? .returned : .accepted
        }
        hasReturned = hasErrors
        returnedRegions = hasErrors ? returned : []
    }
}
