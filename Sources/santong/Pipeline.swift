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
        /// The time at which bytes that are new count as received; nil when the deadline has passed.
        let receivedNow: Instant?
        /// What counted in the previous period; asked for only where somebody confirms that nothing changed since. Nil where it can't be known.
        let earlierRows: (@Sendable () async throws -> EarlierRows?)?
        /// The last accepted data of leaves that have none now; nil where nothing is known of the past.
        let lastAccepted: (@Sendable ([Int]) throws -> [Int: LastAccepted])?
        /// Nil where no notice is made.
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
        let catalogue = rules.catalogue
        let regions = rules.regions
        let settings = rules.settings

        // Intake: bytes in, tables out.
        var times = StageTimes()
        var inputs: [Publication.Input] = []
        let receipts = try readInput(inbox.receipts, "receipts", into: &inputs).map {
            try Receipts($0, file: place("receipts.csv"), regions: regions)
        }
        let corrections = try readInput(inbox.corrections, "corrections", into: &inputs).map {
            try CorrectionLine.read($0, file: place("corrections.csv"), catalogue: catalogue, regions: regions)
        }
        let notes = try readInput(inbox.notes, "notes", into: &inputs).map {
            try OfficeNotes(markdown: $0, file: notesPath(period))
        }
        let context = IntakeContext(
            catalogue: catalogue, settings: settings, regions: regions, period: period, receipts: receipts ?? .none,
            firstSeen: circumstances.sightings, receivedNow: circumstances.receivedNow)
        let submissions = try await confirmed(await readSubmissions(inbox.submissions, context), circumstances)
        times.end(.reading)

        // Validation: what is accepted, what goes back, who speaks for a leaf.
        var review = await Review(submissions, catalogue: catalogue, regions: regions, settings: settings)
        times.end(.checking)

        // Statistics: rows added up, as submitted and with the office's corrections.
        let submittedCube = try await Cube(review, catalogue, regions)
        let conservation = try Conservation(listed: inbox.submissions.count, review, submittedCube)
        var cube = submittedCube
        let made = try cube.apply(
            corrections ?? [], file: place("corrections.csv"), catalogue: catalogue, regions: regions)
        let submitted = Ratios(submittedCube, catalogue, regions)
        let ratios = Ratios(cube, catalogue, regions)
        let previous = circumstances.previous
        let judged = review
        async let comparing = compare(judged, of: period, ratios: submitted, previous: previous, settings: settings)
        async let listing = SchoolLists(judged, catalogue, ratios)
        let figures = try Figures(review, ratios: ratios, settings: settings, previous: previous)
        let schools = try await listing
        let compared = try await comparing
        review.complete(with: compared.findings.map { ($0.file, $0.finding) })
        let bounds = try rankBounds(figures, review, circumstances)
        let history = try History(
            points: circumstances.history.points, lastYear: circumstances.history.lastYear, ratios: ratios,
            rounding: settings.rounding)

        // Answers to warnings, and what earlier notices asked for.
        let answers = inbox.explanations.map { ExplanationFile($0, names: SubmitterNames(regions), settings: settings) }
        for file in answers {
            guard let bytes = file.bytes else { continue }
            inputs.append(.init(role: "explanation", path: place(file.path), digest: file.digest, bytes: bytes))
        }
        let tasks = taskLedger(into: &inputs)
        let explanations = Explanations(
            answers, earlier: previous?.explanations ?? [], in: period, review, catalogue, regions)
        let progress = try circumstances.earlierNotices?.progress(review, explanations, answers, rules) ?? [:]

        let bulletin = BulletinInput(
            period: period, settings: settings, catalogue: catalogue, regions: regions, review: review, figures: figures,
            submitted: submitted, ratios: ratios, corrections: made, schools: schools, disagreements: compared.disagreements,
            conservation: conservation, explanations: explanations, progress: progress, history: history,
            bounds: bounds, notes: notes ?? .none, tasks: tasks.ledger)
        let unmatched = receipts?.unmatched(by: inbox.submissions) ?? []
        times.end(.statistics)
        return Outcome(
            bulletin: bulletin, inputs: inputs, unmatchedReceipts: unmatched,
            unread: answers.filter { $0.bytes == nil }.map(\.path) + tasks.unread, times: times)
    }

    /// How far ranks may still move.
    private func rankBounds(_ figures: Figures, _ review: Review, _ circumstances: Circumstances) throws -> RankBounds {
        let missing = rules.regions.units.flatMap { RankBounds.candidates($0, review, rules.regions) }
        return RankBounds(
            figures, review, rules.catalogue, rules.regions, rules.settings.rounding,
            last: missing.isEmpty ? [:] : try circumstances.lastAccepted?(missing) ?? [:])
    }

    /// What the divisions report of the year's key tasks.
    private func taskLedger(into inputs: inout [Publication.Input]) -> (ledger: TaskLedger, unread: [String]) {
        let names = SubmitterNames(rules.regions)
        let files = inbox.tasks.map { TaskFile($0, names: names, period: period, settings: rules.settings) }
        for file in files {
            guard let bytes = file.bytes else { continue }
            inputs.append(.init(role: "task-report", path: place(file.path), digest: file.digest, bytes: bytes))
        }
        return (TaskLedger(rules.tasks, files, in: period), files.filter { $0.bytes == nil }.map(\.path))
    }

    /// Gives those that confirm that nothing changed the rows that they stand for.
    private func confirmed(_ submissions: [Submission], _ circumstances: Circumstances) async throws -> [Submission] {
        guard let earlierRows = circumstances.earlierRows, submissions.contains(where: \.confirmsUnchanged) else {
            return submissions
        }
        let earlier = try await earlierRows()
        return submissions.map { submission in
            guard submission.confirmsUnchanged, let submitter = submission.submitter else { return submission }
            return submission.confirming(earlier?.table(of: submitter, in: rules.catalogue, rules.regions))
        }
    }

    private func place(_ name: String) -> String { inputPath(period, name) }

    private func path(_ file: InboxFile) -> String { file.path == notesPath(period) ? file.path : place(file.path) }

    private func readInput(_ file: InboxFile?, _ role: String, into inputs: inout [Publication.Input]) throws -> [UInt8]? {
        guard let file else { return nil }
        guard let bytes = file.read() else {
            throw InputError(file: path(file), Bilingual("读不出来", "can't be read"))
        }
        inputs.append(.init(role: role, path: path(file), digest: SHA256Digest(of: bytes), bytes: bytes))
        return bytes
    }
}

/// The path of a period's file as manifest and archive name it.
func inputPath(_ period: Period, _ path: String) -> String { "inbox/\(period)/\(path)" }

/// The path of the office's own words for a period, in the workspace.
func notesPath(_ period: Period) -> String { "notes/\(period).md" }
