package import Catalogue
internal import Intake
package import Validation

/// What stands between a region and the data that it lacks: for a unit, a rank (contract §5: its coverage).
package struct Obstacles: Sendable, Equatable {
    /// Error findings on what was sent for the leaves without counted data, in the newest files: once mended, these leaves count.
    package let errors: Int
    /// The leaves without counted data for which nothing was sent.
    package let unreported: [Int]

    package init(errors: Int, unreported: [Int]) {
        self.errors = errors
        self.unreported = unreported
    }

    /// - Parameter leaves: without counted data.
    package init(_ review: Review, leaves: [Int], regions: RegionTable) {
        var unreported: [Int] = []
        var leavesByFile: [Int: Set<Int>] = [:]
        for leaf in leaves {
            let files = Self.files(for: leaf, review, regions)
            if files.isEmpty { unreported.append(leaf) }
            for file in files { leavesByFile[file, default: []].insert(leaf) }
        }
        self.unreported = unreported
        errors = leavesByFile.map { file, leaves in Self.errors(of: review.files[file], leaves) }.reduce(0, +)
    }

    /// The newest files of each submitter that were sent for a leaf, or could have been, and were returned.
    private static func files(for leaf: Int, _ review: Review, _ regions: RegionTable) -> [Int] {
        let candidates = review.files.indices.filter { index in
            let file = review.files[index]
            guard let submitter = file.submission.submitter, regions.isWithin(leaf, submitter), file.log.count(.error) > 0 else {
                return false
            }
            guard file.submission.table != nil else { return file.submission.kind == .rejected }
            return file.returnedRegions.contains(leaf) || (file.isInConflict && file.regionsWithRows.contains(leaf))
        }
        let newest = Dictionary(grouping: candidates) { review.files[$0].submission.submitter ?? 0 }.values.map { files in
            let highest = files.map { review.files[$0].revision }.max()
            return files.filter { review.files[$0].revision == highest }
        }
        return newest.flatMap(\.self)
    }

    /// The errors of a file that keep these leaves from counting: about the whole file, about rows of theirs and rows whose leaf can't be told.
    private static func errors(of file: Reviewed, _ leaves: Set<Int>) -> Int {
        guard let table = file.submission.table, !file.regionsWithRows.isSubset(of: leaves) else { return file.log.count(.error) }
        let others = Set(
            (0..<table.count).filter { row in
                let region = Int(table.regions[row])
                return region >= 0 && !leaves.contains(region) && !table.states[row].contains(.leafUnknown)
            }.map { Int(table.lines[$0]) })
        let told = file.log.findings.filter { $0.severity == .error }
        let listed = told.count { finding in finding.line.map { !others.contains($0) } ?? true }
        return listed + max(0, file.log.count(.error) - told.count)
    }
}
