internal import Archive
internal import Bulletin
internal import Catalogue
internal import Validation

extension EarlierRows {
    /// What counted in the publication that a period is compared with, made again from the archive.
    /// - Parameter asOf: a publication's id: what was there when it was made; nil for now.
    /// - Returns: nil where nothing was published before.
    static func before(_ period: Period, asOf id: Int64?, from archive: Archive?) async throws -> EarlierRows? {
        guard let archive, let earlier = try archive.previousPublication(to: period, asOf: id) else { return nil }
        let run = try await ArchivedRun(earlier.published, of: earlier.period, from: archive)
        return EarlierRows(
            earlier.period, run.outcome.bulletin.review, catalogue: run.rules.catalogue, regions: run.rules.regions)
    }
}
