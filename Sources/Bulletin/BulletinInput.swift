package import Catalogue
package import Digest
package import Explanation
package import Statistics
internal import Threads
package import Validation

/// All that documents are made of: one period's figures and what led to them. Every document is made from the same one, and what makes it holds on to it:
/// a reference, since copying so much cost a tenth of the rendering.
package final class BulletinInput: Sendable {
    package let period: Period
    package let settings: Settings
    package let catalogue: Catalogue
    package let regions: RegionTable
    /// With the findings of comparison.
    package let review: Review
    package let figures: Figures
    /// Without and with corrections.
    package let submitted: Ratios
    package let ratios: Ratios
    package let corrections: [Correction]
    package let schools: SchoolLists
    /// Two figures for one thing, and which was used.
    package let disagreements: [Disagreement]
    package let conservation: Conservation
    /// What submitters answered to warnings.
    package let explanations: Explanations
    /// By region: what became of its earlier notice's points, where it had one.
    package let progress: [Int: Progress]
    package let history: History
    /// How far ranks may still move.
    package let bounds: RankBounds
    /// The office's own words.
    package let notes: OfficeNotes
    /// The year's key tasks.
    package let tasks: TaskLedger
    /// Nil for a draft.
    package let edition: Edition?

    package init(
        period: Period, settings: Settings, catalogue: Catalogue, regions: RegionTable, review: Review, figures: Figures,
        submitted: Ratios, ratios: Ratios, corrections: [Correction], schools: SchoolLists, disagreements: [Disagreement],
        conservation: Conservation,
        explanations: Explanations, progress: [Int: Progress], history: History, bounds: RankBounds, notes: OfficeNotes,
        tasks: TaskLedger, edition: Edition? = nil
    ) {
        self.period = period
        self.settings = settings
        self.catalogue = catalogue
        self.regions = regions
        self.review = review
        self.figures = figures
        self.submitted = submitted
        self.ratios = ratios
        self.corrections = corrections
        self.schools = schools
        self.disagreements = disagreements
        self.conservation = conservation
        self.explanations = explanations
        self.progress = progress
        self.history = history
        self.bounds = bounds
        self.notes = notes
        self.tasks = tasks
        self.edition = edition
    }

    /// - Parameter edition: nil for a draft.
    package func issued(as edition: Edition?) -> BulletinInput {
        BulletinInput(
            period: period, settings: settings, catalogue: catalogue, regions: regions, review: review, figures: figures,
            submitted: submitted, ratios: ratios, corrections: corrections, schools: schools, disagreements: disagreements,
            conservation: conservation, explanations: explanations, progress: progress, history: history, bounds: bounds,
            notes: notes, tasks: tasks, edition: edition)
    }

    /// The same as explanations look at it.
    package func account() -> PeriodAccount {
        PeriodAccount(
            period: period, settings: settings, review: review, figures: figures, submitted: submitted, corrected: ratios,
            corrections: corrections)
    }
}

/// What makes a publication an edition instead of a draft (contract §7, §8).
package struct Edition: Sendable {
    package let issue: EditionIssue
    /// Against the edition before; nil for the first.
    package let changes: EditionChanges?

    package init(issue: EditionIssue, changes: EditionChanges?) {
        self.issue = issue
        self.changes = changes
    }
}

/// A file of a publication.
package struct Document: Sendable, Equatable {
    /// Below the period's folder, with `/`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

extension [Document] {
    /// Of their bytes. All cores work on them.
    package var digests: [SHA256Digest] {
        let pairs = SHA256Digest.pairs(map(\.bytes.count))
        let digested = concurrently(pairs.count) { [self] number in
            let pair = pairs[number]
            guard pair.count == 2 else { return [(pair[0], SHA256Digest(of: self[pair[0]].bytes))] }
            let digests = SHA256Digest.pair(of: self[pair[0]].bytes, self[pair[1]].bytes)
            return [(pair[0], digests.0), (pair[1], digests.1)]
        }
        return digested.joined().sorted { $0.0 < $1.0 }.map(\.1)
    }
}
