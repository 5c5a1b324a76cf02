internal import Catalogue
internal import Intake

/// Which submission speaks for a leaf, and where a unit's total rows count (contract §3.5).
struct Speakers {
    let reviewed: [Reviewed]
    let regions: RegionTable

    /// By desk and region (a leaf, or the unit for its total rows): the highest file whose rows for it are accepted.
    private let highest: [Desk: [Int: Int]]

    init(_ reviewed: [Reviewed], _ regions: RegionTable) {
        self.reviewed = reviewed
        self.regions = regions
        var highest: [Desk: [Int: Int]] = [:]
        for (index, file) in reviewed.enumerated() where file.takesPart {
            guard let desk = file.desk else { continue }
            for region in file.regionsAccepted {
                let current = highest[desk]?[region]
                if current.map({ file.isHigher(than: reviewed[$0]) }) ?? true { highest[desk, default: [:]][region] = index }
            }
        }
        self.highest = highest
    }

    /// The highest file of a desk that has accepted rows for a region.
    func file(of desk: Desk, for region: Int) -> Int? { highest[desk]?[region] }

    /// Accepted school rows of the leaf's own submission, else of the regions above up to its unit; then summary rows likewise.
    func speaker(for leaf: Int) -> Int? { voices(for: leaf).first }

    /// All that have accepted rows for a leaf, the one that speaks first.
    func voices(for leaf: Int) -> [Int] {
        Table.Form.allCases.flatMap { form in
            // Up to its reporting unit: the province, the last, speaks for none.
            regions.lineage(of: leaf).dropLast().compactMap { file(of: Desk(submitter: $0, form: form), for: leaf) }
        }
    }

    /// The unit's total rows: of its own summary submission.
    func totals(of unit: Int) -> Int? {
        regions.isLeaf(unit) ? nil : file(of: Desk(submitter: unit, form: .summary), for: unit)
    }

    /// Whether accepted rows of higher files of the same desk stand in the place of all that a file has.
    func isSuperseded(_ index: Int) -> Bool {
        let file = reviewed[index]
        guard let desk = file.desk, !file.regionsWithRows.isEmpty else { return false }
        return file.regionsWithRows.allSatisfy { region in
            guard let other = self.file(of: desk, for: region), other != index else { return false }
            return reviewed[other].isHigher(than: file)
        }
    }
}
