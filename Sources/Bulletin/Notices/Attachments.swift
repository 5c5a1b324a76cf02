internal import Catalogue
internal import Intake
internal import Validation

/// What lies beside the notices: the senders' own rows with a column 问题, and the lists on which warnings are explained.
struct Attachments: Sendable {
    /// A file's own rows with remarks.
    struct Rows: Sendable {
        /// An index into the review's files.
        let file: Int
        /// Below the period's folder, without extension. Sent back under this name it is the next revision.
        let path: String
        let asText: Bool
        let asWorkbook: Bool

        /// The names of the files, without their folder.
        var names: [String] {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return (asWorkbook ? [name + ".xlsx"] : []) + (asText ? [name + ".csv"] : [])
        }
    }

    /// By the submission's path.
    let rows: [String: Rows]
    /// By region with a notice: the warnings that ask for an answer.
    let questions: [Int: [Question]]
    /// What senders' tables are read as once more.
    let forms: SenderTable.Forms

    /// Beyond so many rows in all they go back in the sender's own format only: writing workbooks costs more than all the rest.
    private static let mostRowsInBoth = 20_000

    init(_ input: BulletinInput) {
        rows = Self.rows(input)
        questions = Self.questions(input)
        forms = SenderTable.Forms(input.catalogue)
    }

    private static func rows(_ input: BulletinInput) -> [String: Rows] {
        let review = input.review
        let marked = review.files.indices.filter { index in
            let file = review.files[index]
            let submission = file.submission
            guard file.isTold, submission.submitter != nil, submission.hasTable, !submission.confirmsUnchanged else {
                return false
            }
            return file.log.findings.contains { $0.line != nil && input.asks(about: $0, in: file) }
        }
        let inBoth = marked.reduce(0) { $0 + (review.files[$1].submission.table?.count ?? 0) } <= mostRowsInBoth
        var newestRevision: [Int: Int] = [:]
        for file in review.files {
            guard let submitter = file.submission.submitter else { continue }
            newestRevision[submitter] = max(newestRevision[submitter] ?? 1, file.submission.revision)
        }
        var counts: [Int: Int] = [:]
        var rows: [String: Rows] = [:]
        for index in marked {
            let submission = review.files[index].submission
            guard let submitter = submission.submitter else { continue }
            counts[submitter, default: 0] += 1
            let newest = newestRevision[submitter] ?? 1
            let name = "\(input.regions[submitter].code)-\(input.period)-问题-\(counts[submitter] ?? 1)-r\(newest + 1)"
            let wasWorkbook = submission.path.lowercased().hasSuffix(".xlsx")
            rows[submission.path] = Rows(
                file: index, path: "notices/" + name, asText: inBoth || !wasWorkbook, asWorkbook: inBoth || wasWorkbook)
        }
        return rows
    }

    private static func questions(_ input: BulletinInput) -> [Int: [Question]] {
        var questions: [Int: [Question]] = [:]
        // What one answer settles is asked once.
        var asked: Set<String> = []
        for file in input.review.files {
            guard file.isTold, let submitter = file.submission.submitter, file.log.count(.warning) > 0 else { continue }
            for finding in file.log.findings {
                guard input.asks(about: finding, in: file), let number = file.number(of: finding, input.catalogue, input.regions),
                    asked.insert(number).inserted
                else { continue }
                let question = Question(file: file.submission.path, submitter: submitter, finding: finding, number: number)
                questions[submitter, default: []].append(question)
                if let unit = file.submission.unit, unit != submitter { questions[unit, default: []].append(question) }
            }
        }
        return questions
    }
}

extension BulletinInput {
    /// Whether a finding is still to be mended or explained.
    func asks(about finding: Finding, in file: Reviewed) -> Bool { file.asks(about: finding, explanations, catalogue, regions) }
}

/// A warning that asks for an answer.
struct Question: Sendable {
    let file: String
    let submitter: Int
    let finding: Finding
    let number: String
}
