internal import Archive
internal import ArgumentParser
internal import Bulletin
internal import Catalogue
internal import Digest
internal import Evidence
internal import Publishing
internal import Statistics

/// `santong issue PERIOD`: freeze the draft as the next edition.
struct IssueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "issue", abstract: "把送审稿印发为下一版；从第二版起为更正。",
        discussion: "印发的就是送审稿：送审稿之后输入又有变化的，先运行 santong report 复核。")

    @Argument(help: "期，如 2017Q3。")
    var periodText: String

    @Option(name: .long, help: "印发日期，如 2017-10-20。")
    var date: String

    @Option(name: .long, help: "发文字号，如 教科技〔2017〕678号。")
    var number = ""

    @Option(name: .long, help: "更正的原因；从第二版起必填。")
    var reason = ""

    @Option(name: .long, help: "签名用的私钥文件（santong keys new 所作）；不写则用 santong.yaml 的 signing_key。")
    var key: String?

    @OptionGroup var paper: PaperOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        do {
            for publication in try await issue(try period(periodText, common.language)) { publication.runAfterPublish(common) }
        } catch {
            throw common.failure(error)
        }
    }

    private func issue(_ period: Period) async throws -> [AfterPublish] {
        let day = try day(after: period)
        try checkNumber()
        let workspace = try Workspace(common.workspacePath, common.language)
        let inbox = try workspace.inbox(period, common.language)
        let standing = try signingKey(of: workspace, common.language)
        let signer = try key.map { try privateKey($0, common.language) } ?? standing
        let lock = try WorkspaceLock(workspace: workspace.folder)
        let opened = try OpenArchive(workspace, checking: .file, common)
        let press = try paper.press(workspace.settings, ofDraft: opened.archive, period)
        let templates = common.parsedTemplates()
        let run = PublicationRun(workspace, period, opened.archive, inbox: inbox, templates, press, common)
        let before = try run.before()
        _ = try await run.templates
        let circumstances = try run.circumstances()
        let received = try await run.receive(run.pipeline.read(), circumstances)
        let outcome = try await run.evaluate(received)
        let earlier = before.edition
        let draft = try await run.make(outcome, nil)
        try await draft.documents.requireAgreement()
        try requireDraft(run, draft, standing, before)
        let issue = EditionIssue(number: (earlier?.edition ?? 0) + 1, date: day, documentNumber: number, reason: reason)
        try checkReason(issue.number)
        if let earlier { try requireUntouched(run, earlier) }
        try checkOrder(day, after: earlier.flatMap { try run.archive.archived($0, period: period).issue?.date })
        let changes = try earlier.map { try outcome.changes(since: $0, rules: workspace.rules, archive: run.archive) }
        let inputs = try await run.inputs(received.files)
        let begun = run.begin()
        // Where something is thrown before it is published. The program mustn't end in the midst of it.
        defer { begun.abandon() }
        begun.keep(inputs)
        let publication = run.write(outcome, issue, of: inputs, to: begun, before)
        let made = try await run.complete(run.make(outcome, Edition(issue: issue, changes: changes)), signer)
        let index = try await run.index(before, with: PublishedPeriod(publication, code: made.documents.code))
        try await run.publish(made, begun, isIssue: true, before, index)
        _ = consume lock
        common.log.notice(
            Bilingual(
                "\(period)：已印发第\(issue.number)版，核验码 \(made.documents.code)",
                "\(period): issued edition \(issue.number), code \(made.documents.code)"),
            ["period": period.description, "edition": "\(issue.number)", "code": made.documents.code])
        common.say(run.folder + "/bulletin.html")
        return opened.finished.map { AfterPublish($0, workspace) } + [try AfterPublish(made, run, edition: issue.number)]
    }

    // MARK: what must hold

    private func day(after period: Period) throws -> CalendarDay {
        guard let day = CalendarDay(date) else {
            throw usage("“\(date)”不是日期，应写作 2017-10-20", "'\(date)' is no date; write 2017-10-20")
        }
        guard (day.year, day.month) > (period.year, period.lastMonth) else {
            throw usage("印发日期 \(date) 早于 \(period) 结束", "the date \(date) is before the end of \(period)")
        }
        let latest = currentInstant().adding(days: Self.daysAhead).shanghaiDay
        guard (day.year, day.month, day.day) <= latest else {
            throw usage(
                "印发日期 \(date) 比今天晚 \(Self.daysAhead) 天以上，请核对",
                "the date \(date) is more than \(Self.daysAhead) days ahead; check it")
        }
        return day
    }

    /// A paper may be dated ahead, for the day on which it will be signed; further ahead it is a slip of the pen that no later edition could mend,
    /// since none may be dated before it.
    private static let daysAhead = 60

    private func checkOrder(_ day: CalendarDay, after earlier: CalendarDay?) throws {
        guard let earlier, day.description < earlier.description else { return }
        throw usage(
            "印发日期 \(day) 早于上一版的 \(earlier)", "the date \(day) is before that of the edition before, \(earlier)")
    }

    private func checkNumber() throws {
        let form = /[\p{L}\p{N}]{1,20}〔[0-9]{4}〕[0-9]{1,5}号/
        guard number.isEmpty || number.wholeMatch(of: form) != nil else {
            throw usage(
                "发文字号“\(number)”应写作 教科技〔2017〕678号（六角括号）", "the number '\(number)' must be written 教科技〔2017〕678号")
        }
    }

    private func checkReason(_ edition: Int) throws {
        let isGiven = !reason.allSatisfy(\.isWhitespace)
        if edition > 1, !isGiven {
            throw usage("第\(edition)版是更正，请用 --reason 写明原因", "edition \(edition) is a correction; give its --reason")
        }
        // Signs that turn the direction of text would let a printed reason read otherwise than it was given.
        let hidden = reason.unicodeScalars.first {
            [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        }
        if let hidden {
            let sign = "U+" + String(hidden.value, radix: 16, uppercase: true)
            throw usage(
                "--reason 里有看不见的控制字符（\(sign)），请去掉", "there is a control character (\(sign)) in the --reason; leave it out")
        }
        if edition == 1, isGiven {
            throw usage("第1版不是更正，不写 --reason", "the first edition is no correction; leave --reason out")
        }
    }

    private func usage(_ zh: String, _ en: String) -> Failure { Failure(.usage, Bilingual(zh, en), common.language) }

    /// What is issued is what was there to be read.
    private func requireDraft(
        _ run: PublicationRun, _ made: Made, _ signer: SigningKey?, _ before: PublicationRun.Before
    ) throws {
        let (draft, earlier) = (before.draft, before.edition)
        guard let draft, draft.id > earlier?.id ?? 0 else {
            if let edition = earlier?.edition, draft?.content == made.content {
                throw Failure(
                    .notThere,
                    Bilingual(
                        "\(run.period) 自第\(edition)版印发以来没有变化，没有可印发的新内容",
                        "nothing of \(run.period) has changed since edition \(edition); there is nothing new to issue"),
                    common.language)
            }
            throw Failure(
                .notThere,
                Bilingual(
                    "\(run.period) 没有可印发的送审稿，请先运行 santong report \(run.period)",
                    "there is no draft of \(run.period) to issue; run santong report \(run.period) first"), common.language)
        }
        let version = try run.archive.archived(draft, period: run.period).toolVersion
        guard version == toolVersion || draft.content == made.content else {
            throw Failure(
                .unusableInput,
                Bilingual(
                    "送审稿是程序 \(version) 版出的，现在是 \(toolVersion) 版。请运行 santong report \(run.period)，复核后再印发",
                    "the draft was made by version \(version), this is \(toolVersion); run santong report \(run.period), read it and issue then"
                ),
                common.language)
        }
        guard try run.isPublished(draft: made, signer, in: [], before) else {
            throw Failure(
                .unusableInput,
                Bilingual(
                    "送审稿之后输入或送审稿本身有变化。请运行 santong report \(run.period)，复核后再印发",
                    "inputs or draft have changed since the draft; run santong report \(run.period), read it and issue then"),
                common.language)
        }
    }

    /// The edition that is there becomes an earlier one: it must still be what was issued.
    private func requireUntouched(_ run: PublicationRun, _ earlier: Archive.Published) throws {
        let there = FolderVerification(folder: run.folder)
        let isOther = there.manifestDigest != earlier.manifest
        guard let first = there.discrepancies.first ?? (isOther ? .otherPublication(run.folder) : nil) else { return }
        throw Failure(
            .cannotWrite,
            Bilingual(
                "已印发的版本被改动过（\(first.message.zh)），请先恢复；用 santong verify \(run.period) 查看全部",
                "the issued edition was changed (\(first.message.en)); restore it first, see santong verify \(run.period)"),
            common.language)
    }
}
