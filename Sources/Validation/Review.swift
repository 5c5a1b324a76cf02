package import Catalogue
package import Intake
internal import Threads

/// The period's submissions, judged: what is accepted, what goes back, and who speaks for each leaf.
package struct Review: Sendable {
    /// In path order.
    package private(set) var files: [Reviewed]
    /// By leaf, with accepted rows for it: the file that counts first, then the others.
    package let voices: [Int: [Int]]
    /// By unit: the file with its accepted total rows, whether or not they count.
    package let totals: [Int: Int]
    /// The units whose total rows count.
    package let unitsByTotals: Set<Int>
    /// In path order; nil where nobody knows whose they are.
    private let filesBySubmitter: [Int?: [Int]]

    /// The file that speaks for a leaf.
    package func speaker(for leaf: Int) -> Int? { voices[leaf]?.first }

    /// What a submitter sent, in path order.
    package func files(from submitter: Int) -> [Int] { filesBySubmitter[submitter] ?? [] }

    /// - Parameter submissions: in path order.
    package init(
        _ submissions: [Submission], catalogue: Catalogue, regions: RegionTable, settings: Settings
    ) async {
        let judged = await judge(submissions, catalogue: catalogue, regions: regions, acceptance: settings.acceptance)
        var revisions = Revisions(reviewed: judged)
        revisions.resolve()
        let speakers = Speakers(revisions.reviewed, regions)
        let leaves = regions.leaves(under: regions.province)
        let voices = Dictionary(uniqueKeysWithValues: leaves.map { ($0, speakers.voices(for: $0)) }).filter { !$1.isEmpty }
        var totals: [Int: Int] = [:]
        var byTotals: Set<Int> = []
        for unit in regions.units {
            guard let file = speakers.totals(of: unit) else { continue }
            totals[unit] = file
            let expected = regions.expectedLeaves(under: unit)
            let counted = expected.filter { voices[$0] != nil }.count
            if !Coverage(counted: counted, expected: expected.count).suffices(settings.minimumCoverage) { byTotals.insert(unit) }
        }
        var files = Self.counting(revisions.reviewed, voices, totals.filter { byTotals.contains($0.key) })
        for index in files.indices { files[index].status = Self.status(files[index], index, speakers, voices, totals, byTotals) }
        var shared = SharedSchools(reviewed: files, catalogue: catalogue, regions: regions)
        shared.strike()
        files = ReplacedRegions.marking(shared.reviewed)
        self.files = files
        filesBySubmitter = Dictionary(grouping: files.indices) { [files] in files[$0].submission.submitter }
        self.voices = voices
        self.totals = totals
        unitsByTotals = byTotals
    }

    /// Marks the rows that count: of leaves for which the file speaks, and total rows that stand for their unit.
    private static func counting(_ files: [Reviewed], _ voices: [Int: [Int]], _ totals: [Int: Int]) -> [Reviewed] {
        let counting = concurrently(files.count) { index in
            let file = files[index]
            guard let table = file.submission.table, file.takesPart else {
                return [Bool](repeating: false, count: file.submission.table?.count ?? 0)
            }
            let (regions, judgements) = (table.regions, file.judgements)
            // Rows of a region mostly follow each other.
            var (region, isSpoken) = (Int32.min, false)
            return regions.indices.map { row in
                if regions[row] != region {
                    region = regions[row]
                    isSpoken = voices[Int(region)]?.first == index || totals[Int(region)] == index
                }
                return isSpoken && judgements[row] == .accepted
            }
        }
        return zip(files, counting).map { file, counting in
            var file = file
            file.isCounting = counting
            return file
        }
    }

    private static func status(
        _ file: Reviewed, _ index: Int, _ speakers: Speakers, _ voices: [Int: [Int]], _ totals: [Int: Int],
        _ byTotals: Set<Int>
    ) -> Status {
        if file.isCounting.contains(true) { return file.hasReturned ? .partly : .counted }
        if file.duplicateOf != nil || speakers.isSuperseded(index) { return .superseded }
        if file.submission.kind == .rejected || file.isInConflict || file.hasReturned { return .returned }
        return .unused
    }
}

/// Row rules and returns, several files at once.
private func judge(
    _ submissions: [Submission], catalogue: Catalogue, regions: RegionTable, acceptance: Settings.Acceptance
) async -> [Reviewed] {
    let measureRules = MeasureRules(catalogue)
    return await withTaskGroup(of: (Int, Reviewed).self) { group in
        for (index, submission) in submissions.enumerated() {
            group.addTask { (index, judge(submission, catalogue, measureRules, regions: regions, acceptance: acceptance)) }
        }
        var results = [Reviewed?](repeating: nil, count: submissions.count)
        for await (index, reviewed) in group { results[index] = reviewed }
        return results.compactMap(\.self)
    }
}

/// Row rules and returns of one file.
private func judge(
    _ submission: Submission, _ catalogue: Catalogue, _ measureRules: MeasureRules, regions: RegionTable,
    acceptance: Settings.Acceptance
) -> Reviewed {
    var reviewed = Reviewed(submission)
    guard let table = submission.table else { return reviewed }
    let doubled = DoubledRows(catalogue: catalogue, table: table).run()
    let checks = RowChecks(catalogue: catalogue, table: table, measureRules: measureRules, doubled: doubled.doubled).run()
    reviewed.log.append(doubled.log)
    reviewed.log.append(checks.log)
    // Here each core lists its own files'; of most nothing more is found.
    reviewed.log.list()
    let returns = Returns(
        table, failed: doubled.doubled.union(checks.failed), acceptance: acceptance, regions: regions)
    reviewed.judgements = returns.judgements
    reviewed.hasReturned = returns.hasReturned
    reviewed.returnedRegions = returns.returnedRegions
    // Rows of a region mostly follow each other.
    var (last, lastAccepted): (Int32, Int32) = (-1, -1)
    for row in 0..<table.count where table.regions[row] >= 0 && table.states[row].isDisjoint(with: .skipped) {
        let region = table.regions[row]
        if region != last { reviewed.regionsWithRows.insert(Int(region)) }
        last = region
        guard region != lastAccepted, returns.judgements[row] == .accepted else { continue }
        reviewed.regionsAccepted.insert(Int(region))
        lastAccepted = region
    }
    return reviewed
}

extension Review {
    /// One file by itself: what its rows are worth before other files are looked at.
    package static func judging(
        _ submission: Submission, catalogue: Catalogue, regions: RegionTable, acceptance: Settings.Acceptance
    ) -> Reviewed {
        judge(submission, catalogue, MeasureRules(catalogue), regions: regions, acceptance: acceptance)
    }

    /// Adds the findings about files that are made last, by comparison, and lists all of them.
    package mutating func complete(with findings: [(file: Int, finding: Finding)]) {
        for (file, finding) in findings { files[file].log.report(finding) }
        for file in files.indices { files[file].log.list() }
    }
}
