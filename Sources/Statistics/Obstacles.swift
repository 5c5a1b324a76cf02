package import Catalogue
internal import Intake
package import Validation

/// What stands between a region and the data that it lacks: for a unit, a rank (contract §5: its coverage).
package struct Obstacles: Sendable, Equatable {
    /// Error findings on what was sent for the leaves without counted data, in the newest files: once mended, these leaves count.
    package let errors: Int
    /// The leaves without counted data for which nothing was sent.
    package let unreported: [Int]
    /// Whether all is well once they are mended: not where nothing of a file could be read, or rows weren't held against the checks because of
    /// other errors.
    package let isCertain: Bool

    /// - Parameters:
    ///   - region: a reporting unit, of which all submissions are looked at, or a region below one, of which its own.
    ///   - leaves: of it, without counted data.
    package init(of region: Int, _ review: Review, leaves: [Int], regions: RegionTable) {
        let isUnit = regions.unit[region] == region
        var unreported: [Int] = []
        var leavesByFile: [Int: Set<Int>] = [:]
        for leaf in leaves {
            let files = Self.returnedFiles(for: leaf, review, regions).filter {
                isUnit || review.files[$0].submission.submitter.map { regions.isWithin($0, region) } ?? false
            }
            // Of several that would do, the one with the least to mend.
            let best = files.map { (errors: Self.errors(of: review.files[$0], [leaf]), file: $0) }.min { $0 < $1 }
            if let best { leavesByFile[best.file, default: []].insert(leaf) } else { unreported.append(leaf) }
        }
        var errors = leavesByFile.map { file, leaves in Self.errors(of: review.files[file], leaves) }.reduce(0, +)
        var files = Array(leavesByFile.keys)
        if isUnit, let totals = Self.totals(of: region, review), !unreported.isEmpty || totals.errors < errors {
            // Its city-wide total rows would do instead of its leaves.
            (errors, files, unreported) = (totals.errors, [totals.file], [])
        }
        self.errors = errors
        self.unreported = unreported
        isCertain = files.allSatisfy { Self.isCertain(review.files[$0]) }
    }

    /// The newest file with the unit's total rows, if it was returned.
    private static func totals(of unit: Int, _ review: Review) -> (file: Int, errors: Int)? {
        let files = review.files.indices.filter { index in
            let file = review.files[index]
            return file.submission.submitter == unit && file.regionsWithRows.contains(unit) && file.log.count(.error) > 0
                && (file.returnedRegions.contains(unit) || file.isInConflict)
        }
        let newest = files.max { review.files[$0].revision < review.files[$1].revision }
        return newest.map { ($0, errors(of: review.files[$0], [unit])) }
    }

    private static func isCertain(_ file: Reviewed) -> Bool {
        file.submission.hasTable && !file.isInConflict
            && file.log.findings.allSatisfy { $0.severity != .error || $0.code.hasPrefix("C") || $0.code == "R07" }
    }

    /// Whether something that was sent for a leaf, or could have been, was returned.
    package static func wasReturned(_ leaf: Int, _ review: Review, _ regions: RegionTable) -> Bool {
        !returnedFiles(for: leaf, review, regions).isEmpty
    }

    /// The newest files of each submitter that were sent for a leaf, or could have been, and were returned.
    package static func returnedFiles(for leaf: Int, _ review: Review, _ regions: RegionTable) -> [Int] {
        regions.lineage(of: leaf).flatMap { submitter in
            let candidates = review.files(from: submitter).filter { wasReturned(review.files[$0], for: leaf) }
            let highest = candidates.map { review.files[$0].revision }.max()
            return candidates.filter { review.files[$0].revision == highest }
        }
    }

    private static func wasReturned(_ file: Reviewed, for leaf: Int) -> Bool {
        if file.log.count(.error) == 0 { return false }
        guard file.submission.hasTable else { return file.submission.kind == .rejected }
        return file.returnedRegions.contains(leaf) || (file.isInConflict && file.regionsWithRows.contains(leaf))
    }

    /// The listed errors of a file that keep a leaf from counting: about the file, the leaf's rows, and rows whose leaf can't be told.
    package static func findings(of file: Reviewed, for leaf: Int) -> [Finding] {
        file.log.findings.filter { finding in
            guard finding.severity == .error else { return false }
            guard let table = file.submission.table, let row = finding.row, row < table.count else { return true }
            return table.regions[row] < 0 || Int(table.regions[row]) == leaf || table.states[row].contains(.leafUnknown)
        }
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
