internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Intake
internal import Statistics
internal import Validation

/// A period's way from files to figures: each stage hands its values to the next, by name.
struct Pipeline {
    let rules: Rules
    let period: Period
    let inbox: Inbox

    /// What a run knows of the past and of time.
    struct Circumstances {
        let previous: Previous?
        /// The province in the quarters before, and the same quarter of the year before.
        var history: (points: [History.Point], lastYear: Previous?) = ([], nil)
        /// When bytes were first seen, by digest.
        let sightings: [String: Instant]
        /// The digests of files whose receipt this run has recorded, or found recorded; nil when the deadline has passed.
        var recorded: Set<SHA256Digest>?
        /// The time at which bytes that are new count as received; nil when the deadline has passed.
        let receivedNow: Instant?
        /// What counted in the previous period; asked for only where somebody confirms that nothing changed since. Nil where it can't be known.
        let earlierRows: (@Sendable () async throws -> EarlierRows?)?
        /// The last accepted data of leaves that have none now; nil where no earlier period was published.
        var lastAccepted: (@Sendable ([Int]) throws -> [Int: LastAccepted])?
        /// Nil where no notice is made, or none was before.
        let earlierNotices: EarlierNotices?
    }

    struct Outcome {
        let bulletin: BulletinInput
        /// The period's own files: receipts and corrections.
        let inputs: [Publication.Input]
        /// Lines of receipts.csv for files that aren't there.
        let unmatchedReceipts: [(line: Int, file: String)]
        /// Files of answers and of reports on tasks that can't be opened or are too large.
        let unread: [String]
        let times: StageTimes
    }

    func run(_ circumstances: Circumstances) async throws -> Outcome {
        try await evaluate(receive(read(), circumstances))
    }

    /// Validation and statistics of what was read.
    func evaluate(_ received: Received) async throws -> Outcome {
        let catalogue = rules.catalogue
        let regions = rules.regions
        let settings = rules.settings
        var times = received.files.times
        times.resume()

        // Validation: what is accepted, what goes back, who speaks for a leaf.
        var review = await Review(received.submissions, catalogue: catalogue, regions: regions, settings: settings)
        times.end(.checking)
        let open = RankBounds.open(review, regions)
        async let asking = Past(received, open, regions)

        // Statistics: rows added up, as submitted and with the office's corrections.
        let submittedCube = try await Cube(review, catalogue, regions)
        let conservation = try Conservation(listed: inbox.submissions.count, review, submittedCube)
        var cube = submittedCube
        let made = try cube.apply(
            received.files.corrections, file: place("corrections.csv"), catalogue: catalogue, regions: regions)
        let submitted = Ratios(submittedCube, catalogue, regions)
        let ratios = Ratios(cube, catalogue, regions)
        let circumstances = received.circumstances
        let previous = circumstances.previous
        let judged = review
        async let comparing = compare(judged, of: period, ratios: submitted, previous: previous, settings: settings)
        async let listing = SchoolLists(judged, catalogue, ratios)
        let figures = try Figures(review, ratios: ratios, settings: settings, previous: previous)
        let schools = try await listing
        let compared = try await comparing
        review.complete(with: compared.findings.map { ($0.file, $0.finding) })
        let past = try await asking
        let bounds = RankBounds(
            figures, open: open, catalogue, settings.rounding, last: past.last)
        let history = try History(
            points: circumstances.history.points, lastYear: circumstances.history.lastYear, ratios: ratios,
            rounding: settings.rounding)

        // Answers to warnings, and what earlier notices asked for.
        let answers = received.files.answers
        let explanations = Explanations(
            answers, earlier: previous?.explanations ?? [], in: period, review, catalogue, regions)
        let progress = progress(since: past.asked, review, explanations)

        let bulletin = BulletinInput(
            period: period, settings: settings, catalogue: catalogue, regions: regions, review: review, figures: figures,
            submitted: submitted, ratios: ratios, corrections: made, schools: schools, disagreements: compared.disagreements,
            conservation: conservation, explanations: explanations, progress: progress, history: history,
            bounds: bounds, notes: received.files.notes, tasks: TaskLedger(rules.tasks, received.files.tasks, in: period))
        times.end(.statistics)
        return Outcome(
            bulletin: bulletin, inputs: received.files.inputs, unmatchedReceipts: received.files.unmatchedReceipts,
            unread: received.files.unread, times: times)
    }

    /// How much of what earlier notices asked for is settled, by region.
    private func progress(since asked: [Int: Points], _ review: Review, _ explanations: Explanations) -> [Int: Progress] {
        let (catalogue, regions) = (rules.catalogue, rules.regions)
        var progress: [Int: Progress] = [:]
        for (region, asked) in asked {
            let told = review.told(of: region, isUnit: regions.unit[region] == region)
            let now = told.reduce(Points()) { $0 + $1.points(explanations, catalogue, regions) }
            progress[region] = Progress(from: asked, to: now)
        }
        return progress
    }
}

/// The path of a period's file as manifest and archive name it.
func inputPath(_ period: Period, _ path: String) -> String { "inbox/\(period)/\(path)" }

/// The path of the office's own words for a period, in the workspace.
func notesPath(_ period: Period) -> String { "notes/\(period).md" }
