internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation

/// `santong report [PERIOD]`: check, calculate, publish a draft.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "检查、计算并发布一期通报的送审稿。",
        discussion: "加 --due 供定时运行：截止前只登记新文件的收到时间，截止后才出送审稿，以后只在输入有变化时再出。")

    @Argument(help: "期，如 2017Q3（默认：最近一个已结束的季度）。")
    var periodText: String?

    @Flag(name: .long, help: "有退回或未报送的单位时不发布，退出码为 1。")
    var strict = false

    @Flag(name: .long, help: "定时运行：没有到期的事就什么也不做、什么也不说。")
    var due = false

    @OptionGroup var paper: PaperOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            let period = try period(periodText, common.language)
            let published = try await due ? publishIfDue(period) : publish(period)
            for publication in published { publication.runAfterPublish(common) }
        } catch {
            throw common.failure(error)
        }
    }

    private func publish(_ period: Period) async throws -> [AfterPublish] {
        // While the rules are read.
        async let _: Void = Archive.prepare(for: common.archiveLocation)
        let templates = common.parsedTemplates()
        let workspace = try await workspace(WorkspaceFolder(common.workspacePath, common.language))
        let inbox = try workspace.inbox(period, common.language)
        let press = try paper.press(workspace.settings)
        let lock = try WorkspaceLock(workspace: workspace.folder)
        var finished: [AfterPublish] = []
        let made = try await publish(period, inbox, workspace, templates, press) {
            let opened = try OpenArchive(workspace, checking: .file, common)
            finished = opened.finished.map { AfterPublish($0, workspace) }
            return opened.archive
        }
        _ = consume lock
        return finished + made
    }

    private func workspace(_ place: WorkspaceFolder) async throws -> Workspace {
        Workspace(place, try await HeadStart.rules(of: place.path) ?? Rules(folder: place.path))
    }

    /// Only what the clock and the inbox call for.
    private func publishIfDue(_ period: Period) async throws -> [AfterPublish] {
        let place = try WorkspaceFolder(common.workspacePath, common.language)
        let lock = try WorkspaceLock(workspace: place.path)
        // While the rules are read.
        let known = try OpenArchive.known(in: place, common.language)
        let workspace = try await workspace(place)
        let opened = try OpenArchive(workspace, known: known, checking: .publications, common)
        UntilExit.keep(opened.archive)
        var published = opened.finished.map { AfterPublish($0, workspace) }
        let now = currentInstant()
        let collecting = (periodText == nil ? workspace.periods() : [period]).filter {
            now <= workspace.settings.deadline(of: $0)
        }
        if !collecting.isEmpty { try opened.archive.requireTypes() }
        for open in collecting {
            try recordSightings(workspace.inbox(open, common.language), of: open, at: now, in: opened.archive, common.log)
        }
        if let inbox = try dueInbox(period, workspace, opened.archive, now) {
            let press = try paper.press(workspace.settings)
            published += try await publish(period, inbox, workspace, common.parsedTemplates(), press) {
                try opened.archive.requireSound()
                return opened.archive
            }
        }
        _ = consume lock
        return published
    }

    /// The inbox of a period whose draft is due; nil when there is nothing to do.
    private func dueInbox(_ period: Period, _ workspace: Workspace, _ archive: Archive, _ now: Instant) throws -> Inbox? {
        let deadline = workspace.settings.deadline(of: period)
        guard now > deadline else {
            common.log.info(
                Bilingual(
                    "\(period)：未到截止时间 \(deadline.iso8601)，只登记收到时间",
                    "\(period): before the deadline \(deadline.iso8601); only receipts are recorded"),
                ["period": period.description])
            return nil
        }
        guard isFolder(workspace.inboxFolder(period)) || periodText != nil else {
            common.log.info(
                Bilingual("\(period)：没有报送文件夹，无事可做", "\(period): there is no inbox; nothing to do"),
                ["period": period.description])
            return nil
        }
        let inbox = try workspace.inbox(period, common.language)
        let templates = try Templates.files(
            folder: workspace.templatesFolder, installed: InstalledFiles(common.language).templates)
        let inputs = PeriodInputs(
            period, rules: workspace.rules, templates: Templates.inputs(templates.all), inbox: inbox)
        try archive.requireTypes()
        guard try inputs.isDraft(in: workspace, archive, paper.formats(workspace.settings)) else { return inbox }
        common.log.info(
            Bilingual("\(period)：输入没有变化，送审稿不动", "\(period): no input has changed; the draft stays"),
            ["period": period.description])
        return nil
    }

    /// - Parameter opening: opens the archive and looks at all of it, while submissions are read already.
    private func publish(
        _ period: Period, _ inbox: Inbox, _ workspace: Workspace, _ templates: Task<Templates, any Error>, _ press: PaperPress,
        opening: () throws -> Archive
    ) async throws -> [AfterPublish] {
        let bytes = ReceivedBytes()
        async let reading = Pipeline(rules: workspace.rules, period: period, inbox: inbox).read { bytes.add($0, $1) }
        let run = PublicationRun(workspace, period, try opening(), inbox: inbox, templates, press, common)
        let before = try run.before()
        let circumstances = try run.circumstances()
        // From now on the archive is busy with what is read.
        let begun = run.begin(bytes)
        // Where something is thrown before it is published. The program mustn't end in the midst of it.
        defer { begun.abandon() }
        // What is wrong with them is told without waiting for all submissions.
        _ = try await run.templates
        let received = try await run.receive(reading, circumstances, keeping: begun)
        let outcome = try await run.evaluate(received)
        common.tellLooseEnds(of: outcome, period)
        if strict, !isComplete(outcome.bulletin) {
            // What was received is kept all the same.
            if let failure = begun.abandon() { throw failure }
            throw Failure(
                .findings,
                Bilingual(
                    "有退回或未报送的单位，按 --strict 未发布；用 santong status \(period) 查看",
                    "something was returned or is missing; with --strict nothing was published"),
                common.language)
        }
        var times = outcome.times
        let publication = run.write(outcome, nil, of: try await run.inputs(received.files), to: begun, before)
        var made = try await run.make(outcome, nil)
        times.end(.documents)
        if let failure = begun.failureSoFar { throw failure }
        let signer = try signingKey(of: workspace, common.language)
        let isChanged = try !run.isPublished(draft: made, signer, in: press.formats, before)
        let index = try await run.index(
            before, with: isChanged ? PublishedPeriod(publication, code: made.documents.code) : nil)
        if isChanged {
            made = try await run.complete(made, signer)
            try await run.publish(made, begun, isIssue: false, before, index)
            times.end(.publishing)
        } else {
            try await made.documents.requireAgreement()
            if let failure = begun.abandon() { throw failure }
            index.tell(index.write(), common.log, common.language)
        }
        times.tell(period, common.log)
        tell(run, outcome.bulletin.review.files, isChanged: isChanged)
        if isChanged, let earlier = before.newest {
            try DraftChanges(outcome, since: earlier, rules: workspace.rules, archive: run.archive).tell(period, common.log)
        }
        UntilExit.keep(outcome, made, run)
        return isChanged ? [try AfterPublish(made, run, edition: nil)] : []
    }

    private func isComplete(_ bulletin: BulletinInput) -> Bool {
        bulletin.figures.standings.allSatisfy { $0.status == .ranked && $0.missingLeaves.isEmpty }
            && !bulletin.review.files.contains { $0.status == .returned || $0.status == .partly }
    }

    private func tell(_ run: PublicationRun, _ files: [Reviewed], isChanged: Bool) {
        let returned = files.filter { $0.status == .returned || $0.status == .partly }.count
        common.log.notice(
            Bilingual(
                "\(run.period)：读入 \(files.count) 份报送，其中 \(returned) 份有退回。\(isChanged ? "" : "内容与上次相同，未重新发布。")",
                "\(run.period): \(files.count) submissions, \(returned) with something returned.\(isChanged ? "" : " Nothing changed since the last run.")"
            ),
            [
                "period": run.period.description, "files": "\(files.count)", "returned": "\(returned)",
                "published": "\(isChanged)",
            ])
        common.say(run.draftLocation)
    }
}
