internal import Catalogue
internal import Dispatch
internal import Synchronization
internal import Threads
internal import Validation
internal import Workbooks

/// All documents of a publication but its manifest: data files, bulletin, unit sheets and notices.
package struct BulletinDocuments: Sendable {
    /// By path.
    package let documents: [Document]
    /// 核验码
    package let code: String
    private let agreement: Agreement

    /// Renders several at once: each is made from the same values and nothing else.
    /// - Throws: ``TemplateError`` for a template that can't be rendered, `ChangedSubmission` for a file that was changed meanwhile, `WorkbookFailure`.
    package init(_ input: BulletinInput, templates: Templates, toolVersion: String) async throws {
        async let account = input.account()
        async let listed = Attachments(input)
        async let others = DataFiles.others(input)
        let data = DataFiles(input)
        let reading = Task(executorPreference: CoreThreads.shared) { try FigureCheck.checked(data) }
        let attachments = await listed
        let bulletin = BulletinView(
            input: input, account: await account, templates: templates, code: data.code, toolVersion: toolVersion)
        let recipients = NoticeView.recipients(input)
        let told = ToldFiles(input, attachments)
        let pages =
            [Page.bulletin] + input.regions.units.map { Page.unit($0, hasNotice: recipients.contains($0)) }
            + recipients.map(Page.notice)
            + recipients.filter { attachments.questions[$0] != nil }.map(Page.questions)
            + attachments.rows.values.sorted { $0.file < $1.file }.map(Page.rows)
        // One after the other where somebody wants to know what templates are given, and in what order.
        let width = templates.recorder == nil ? pages.count : 1
        let results = try await Self.several(pages.count, width: width) { try pages[$0].documents(bulletin, attachments, told) }
        agreement = Agreement {
            let check = try await reading.value
            _ = try await Self.several(results.count, width: results.count) { page in
                for document in results[page] { try check.check(document) }
            }
        }
        let documents = data.documents + (await others) + results.flatMap(\.self)
        self.documents = documents.sorted { $0.path < $1.path }
        code = data.code
    }

    /// Begins to hold all pages against the data files, and these against each other, where that wasn't begun before. It goes on by itself: while documents are
    /// written to the disk nothing else is to be done.
    package func beginAgreement() { agreement.begin() }

    /// Waits until that is over; nothing is published before.
    /// - Throws: ``PrintedDisagreement``.
    package func requireAgreement() async throws { try await agreement.begin().value }

    /// The same for a thread that may wait, which tasks mustn't.
    package func waitForAgreement() throws {
        let (agreement, end) = (agreement.begin(), End())
        Task(executorPreference: CoreThreads.shared) {
            do { try await agreement.value } catch { end.failure.withLock { $0 = error } }
            end.isReached.signal()
        }
        end.isReached.wait()
        if let failure = end.failure.withLock({ $0 }) { throw failure }
    }

    /// Whether the pages say what the data files say: found out once.
    private final class Agreement: Sendable {
        private let check: @Sendable () async throws -> Void
        private let begun = Mutex<Task<Void, any Error>?>(nil)

        init(_ check: @escaping @Sendable () async throws -> Void) { self.check = check }

        @discardableResult func begin() -> Task<Void, any Error> {
            begun.withLock { begun in
                let task = begun ?? Task(executorPreference: CoreThreads.shared, operation: check)
                begun = task
                return task
            }
        }
    }

    /// Where a task tells a thread how it ended.
    private final class End: Sendable {
        let isReached = DispatchSemaphore(value: 0)
        let failure = Mutex<(any Error)?>(nil)
    }

    /// - Parameter width: how many are made at once.
    /// - Returns: in order.
    /// - Throws: of several failures that of the first page, whichever came first: the same in every run.
    private static func several<Value: Sendable>(
        _ count: Int, width: Int, _ value: @escaping @Sendable (Int) async throws -> Value
    ) async throws -> [Value] {
        let results = await withTaskGroup(of: (Int, Result<Value, any Error>).self) { group in
            var results: [(Int, Result<Value, any Error>)] = []
            for index in 0..<count {
                if index >= width, let made = await group.next() { results.append(made) }
                group.addTask {
                    do { return (index, .success(try await value(index))) } catch { return (index, .failure(error)) }
                }
            }
            for await made in group { results.append(made) }
            return results.sorted { $0.0 < $1.0 }
        }
        return try results.map { try $0.1.get() }
    }
}

/// What is made in one go, in each of its formats.
private enum Page: Sendable {
    case bulletin
    case unit(Int, hasNotice: Bool)
    case notice(Int)
    case questions(Int)
    case rows(Attachments.Rows)

    func documents(_ bulletin: BulletinView, _ attachments: Attachments, _ told: ToldFiles) throws -> [Document] {
        let input = bulletin.input
        switch self {
        case .bulletin:
            let charts = try ChartMaker(figures: bulletin.figures, templates: bulletin.templates).charts()
            return try Self.rendered("bulletin", "bulletin", try bulletin.view(charts), bulletin.templates)
                + charts.map(\.document)
        case .unit(let unit, let hasNotice):
            let view = try UnitSheetView(bulletin: bulletin, unit: unit, hasNotice: hasNotice).view()
            return try Self.rendered("regions/\(input.regions[unit].code)", "unit", view, bulletin.templates)
        case .notice(let region):
            let view = try NoticeView(bulletin: bulletin, region: region, attachments: attachments, told: told).view()
            return try Self.rendered("notices/\(input.regions[region].code)", "notice", view, bulletin.templates)
        case .questions(let region):
            let list = ExplanationList(questions: attachments.questions[region] ?? [], region: region, input: input)
            return [
                Document(path: list.path + ".csv", bytes: list.csv),
                Document(path: list.path + ".xlsx", bytes: try list.workbook()),
            ]
        case .rows(let rows):
            let annotated = try AnnotatedRows(input.review.files[rows.file], attachments.forms, input)
            return (rows.asText ? [Document(path: rows.path + ".csv", bytes: annotated.csv)] : [])
                + (rows.asWorkbook ? [Document(path: rows.path + ".xlsx", bytes: try annotated.workbook())] : [])
        }
    }

    private static func rendered(
        _ path: String, _ template: String, _ view: View, _ templates: Templates
    ) throws(TemplateError) -> [Document] {
        var html = try templates.render("html/" + template, view)
        var markdown = try templates.render("markdown/" + template, view)
        html.append(UInt8(ascii: "\n"))
        markdown.append(UInt8(ascii: "\n"))
        return [Document(path: path + ".html", bytes: html), Document(path: path + ".md", bytes: markdown)]
    }
}
