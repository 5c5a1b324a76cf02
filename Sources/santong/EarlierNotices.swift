internal import Archive
internal import Catalogue
internal import Digest
internal import Intake
internal import Validation

/// What the earlier notices of a period asked for, so that the next one can tell how much of it is settled. The earlier notice of a region is that of
/// the newest publication for which it had sent other files than now: running again without new files changes nothing.
struct EarlierNotices {
    private let period: Period
    private let archive: Archive
    /// The newest first.
    private let publications: [Int64]

    /// - Parameter id: publications with a smaller one; nil for all.
    /// - Returns: nil where the period wasn't published before.
    init?(_ period: Period, asOf id: Int64?, in archive: Archive) throws {
        publications = try archive.publications(of: period, asOf: id)
        if publications.isEmpty { return nil }
        self.period = period
        self.archive = archive
    }

    /// What they asked for, by region: of units and submitters below them that had a notice before.
    func asked(of submissions: [Submission], _ files: [ExplanationFile], _ regions: RegionTable) throws -> [Int: Points] {
        var waiting = Sent(submissions, files, regions).byRegion
        let names = SubmitterNames(regions)
        var asked: [Int: Points] = [:]
        for publication in publications {
            if waiting.isEmpty { break }
            let submissions = try archive.submissions(of: publication)
            let answers = try archive.explanationFiles(of: publication)
            let sent = Sent(submissions, answers, period, regions, names).byRegion
            for (region, present) in waiting where sent[region] ?? [] != present {
                waiting[region] = nil
                asked[region] = try points(of: region, publication, submissions, regions)
            }
        }
        return asked
    }

    /// Nil where it isn't known what the findings were about.
    private func points(
        of region: Int, _ publication: Int64, _ submissions: [EarlierSubmission], _ regions: RegionTable
    ) throws -> Points? {
        var points = Points()
        let isUnit = regions.unit[region] == region
        for submission in submissions {
            let owner = (isUnit ? submission.unit : submission.submitter).flatMap { regions.find($0)?.region }
            guard owner == region else { continue }
            guard let findings = try archive.findings(of: publication, file: submission.file) else { return nil }
            let told = findings.filter { $0.severity != .info }
            let asked = told.filter { $0.isAsked && $0.code != "F11" }
            for finding in asked { points.add(.init(code: finding.code, column: finding.column, row: finding.row)) }
            if !asked.isEmpty { points.add(unlisted: submission.errors + submission.warnings - told.count) }
        }
        return points
    }
}

/// Which files a region's notice rests on: path and digest of its submissions and explanations.
private struct Sent {
    private(set) var byRegion: [Int: Set<String>] = [:]

    private mutating func add(_ path: String, _ digest: String, _ submitter: Int?, _ regions: RegionTable) {
        guard let submitter else { return }
        byRegion[submitter, default: []].insert("\(path) \(digest)")
        if let unit = regions.unit[submitter] { byRegion[unit, default: []].insert("\(path) \(digest)") }
    }

    init(_ submissions: [Submission], _ explanations: [ExplanationFile], _ regions: RegionTable) {
        for submission in submissions { add(submission.path, submission.digest.hex, submission.submitter, regions) }
        for file in explanations where file.bytes != nil { add(file.path, file.digest.hex, file.sender, regions) }
    }

    init(
        _ submissions: [EarlierSubmission], _ explanations: [(path: String, digest: String)], _ period: Period,
        _ regions: RegionTable, _ names: SubmitterNames
    ) {
        for submission in submissions {
            add(submission.file, submission.digest.hex, submission.submitter.flatMap { regions.find($0)?.region }, regions)
        }
        let folder = inputPath(period, "")
        for file in explanations {
            let path = String(decoding: file.path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
            add(path, file.digest, ExplanationFile.sender(of: path, names), regions)
        }
    }
}
