internal import Archive
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Intake
internal import Statistics
internal import Validation

extension Pipeline {
    /// What a period's folder holds, read: of the past nothing needs to be known for it.
    struct Files: Sendable {
        let submissions: [Submission]
        /// The period's own files but submissions.
        let inputs: [Publication.Input]
        let corrections: [CorrectionLine]
        let notes: OfficeNotes
        /// Answers to warnings; those without bytes can't be opened or are too large.
        let answers: [ExplanationFile]
        /// What the divisions report of the year's key tasks; as answers.
        let tasks: [TaskFile]
        /// Lines of receipts.csv for files that aren't there.
        let unmatchedReceipts: [(line: Int, file: String)]
        let times: StageTimes

        var unread: [String] {
            answers.filter { $0.bytes == nil }.map(\.path) + tasks.filter { $0.bytes == nil }.map(\.path)
        }
    }

    /// The same with what is known of the past and of time.
    struct Received {
        let files: Files
        /// With the times at which they were received, and confirmations with the rows that they stand for.
        let submissions: [Submission]
        let circumstances: Circumstances
    }

    /// Intake: bytes in, tables out.
    /// - Parameter received: is handed the bytes of submissions as soon as they are read.
    func read(handing received: (@Sendable ([UInt8], SHA256Digest) -> Void)? = nil) async throws -> Files {
        let (catalogue, regions, settings) = (rules.catalogue, rules.regions, rules.settings)
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
        let names = SubmitterNames(regions)
        let answers = inbox.explanations.map { ExplanationFile($0, names: names, settings: settings) }
        inputs += answers.compactMap { input("explanation", $0.path, $0.digest, $0.bytes) }
        let tasks = inbox.tasks.map { TaskFile($0, names: names, period: period, settings: settings) }
        inputs += tasks.compactMap { input("task-report", $0.path, $0.digest, $0.bytes) }
        let context = IntakeContext(
            catalogue: catalogue, settings: settings, regions: regions, period: period, receipts: receipts ?? .none)
        let submissions = await readSubmissions(inbox.submissions, context, received: received)
        // Then it isn't all.
        try Task.checkCancellation()
        times.end(.reading)
        return Files(
            submissions: submissions, inputs: inputs, corrections: corrections ?? [], notes: notes ?? .none, answers: answers,
            tasks: tasks, unmatchedReceipts: receipts?.unmatched(by: inbox.submissions) ?? [], times: times)
    }

    /// Enters what isn't in the files themselves.
    func receive(_ files: Files, _ circumstances: Circumstances) async throws -> Received {
        let (sightings, now) = (circumstances.sightings, circumstances.receivedNow)
        let timed = files.submissions.map { $0.received { sightings[$0.hex] ?? now } }
        return Received(files: files, submissions: try await confirmed(timed, circumstances), circumstances: circumstances)
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

    func place(_ name: String) -> String { inputPath(period, name) }

    private func path(_ file: InboxFile) -> String { file.path == notesPath(period) ? file.path : place(file.path) }

    private func input(_ role: String, _ path: String, _ digest: SHA256Digest, _ bytes: [UInt8]?) -> Publication.Input? {
        bytes.map { .init(role: role, path: place(path), digest: digest, bytes: $0) }
    }

    private func readInput(_ file: InboxFile?, _ role: String, into inputs: inout [Publication.Input]) throws -> [UInt8]? {
        guard let file else { return nil }
        guard let bytes = file.read() else {
            throw InputError(file: path(file), Bilingual("读不出来", "can't be read"))
        }
        inputs.append(.init(role: role, path: path(file), digest: SHA256Digest(of: bytes), bytes: bytes))
        return bytes
    }
}
