package import Catalogue
package import Intake

/// What submitters answered to warnings, and which of this period's findings that settles.
package struct Explanations: Sendable {
    package struct Entry: Sendable, Equatable {
        /// The submitter of the file with the finding.
        package let submitter: Int
        /// 编号
        package let number: String
        package let text: String
        /// The file that it came in, relative to its period's folder.
        package let file: String
        /// The period in whose folder that lay.
        package let period: Period
        package init(submitter: Int, number: String, text: String, file: String, period: Period) {
            self.submitter = submitter
            self.number = number
            self.text = text
            self.file = file
            self.period = period
        }

        /// Whether it still holds when the same is found in a later period: what compares periods or files with each other is new each time.
        package var isLasting: Bool { !["T", "G", "X"].contains(number.first) }
    }

    /// An answer, or a file of them, that settles nothing.
    package struct Stray: Sendable, Equatable {
        package let file: String
        /// Nil where the file's name doesn't tell.
        package let sender: Int?
        /// Nil for the whole file.
        package let line: Int?
        package let reason: Bilingual
    }

    /// In force: those of this period that settle a finding, and lasting ones of before.
    package private(set) var entries: [Entry] = []
    package private(set) var strays: [Stray] = []
    private var texts: [String: Entry] = [:]

    /// - Parameters:
    ///   - files: by path.
    ///   - earlier: in force in the previous period.
    ///   - review: with the findings of comparison.
    package init(
        _ files: [ExplanationFile], earlier: [Entry], in period: Period, _ review: Review, _ catalogue: Catalogue,
        _ regions: RegionTable
    ) {
        let asked = Self.asked(review, catalogue, regions)
        for entry in earlier where entry.isLasting { texts[entry.number] = entry }
        var told: [String: (entry: Entry, weight: (isOwn: Int, revision: Int))] = [:]
        for file in files {
            // What can't be opened isn't kept, so that it can't be told of when a bulletin is made again.
            if file.bytes == nil { continue }
            if let problem = file.problem {
                strays.append(Stray(file: file.path, sender: file.sender, line: nil, reason: problem))
                continue
            }
            let before = strays.count
            var unlisted = 0
            for answer in file.answers {
                if let submitter = asked[answer.number], let sender = file.sender, regions.isWithin(submitter, sender) {
                    let entry = Entry(
                        submitter: submitter, number: answer.number, text: answer.text, file: file.path, period: period)
                    let weight = (isOwn: sender == submitter ? 1 : 0, revision: file.revision)
                    if let other = told[answer.number], other.weight > weight { continue }
                    told[answer.number] = (entry, weight)
                } else if asked[answer.number] == nil, texts[answer.number] != nil {
                    // What was explained before, and isn't found any more.
                    continue
                } else if strays.count - before < Self.mostStrays {
                    let name = asked[answer.number].map { regions[$0].name }
                    strays.append(name.map { Self.foreign(file, answer, $0) } ?? Self.unknown(file, answer))
                } else {
                    unlisted += 1
                }
            }
            if unlisted > 0 { strays.append(Self.further(unlisted, file)) }
        }
        for (number, answer) in told { texts[number] = answer.entry }
        entries = texts.values.sorted { ($0.submitter, $0.number) < ($1.submitter, $1.number) }
    }

    /// The answer to a finding with this number.
    package subscript(_ number: String) -> Entry? { texts[number] }

    /// The submitter by number, of all warnings that ask for an answer.
    private static func asked(_ review: Review, _ catalogue: Catalogue, _ regions: RegionTable) -> [String: Int] {
        var asked: [String: Int] = [:]
        for file in review.files {
            guard let submitter = file.submission.submitter, file.log.count(.warning) > 0 else { continue }
            for finding in file.log.findings {
                if let number = file.number(of: finding, catalogue, regions) { asked[number] = submitter }
            }
        }
        return asked
    }

    /// So many of a file are told one by one.
    private static let mostStrays = 100

    private static func further(_ count: Int, _ file: ExplanationFile) -> Stray {
        Stray(
            file: file.path, sender: file.sender, line: nil,
            reason: Bilingual("另有 \(count) 条没有对上，未列出", "\(count) further ones fit no finding"))
    }

    private static func unknown(_ file: ExplanationFile, _ answer: ExplanationFile.Answer) -> Stray {
        Stray(
            file: file.path, sender: file.sender, line: answer.line,
            reason: answer.number.isEmpty
                ? Bilingual("没有写编号，不知道说明的是哪个问题", "it has no number, so nobody knows what it explains")
                : Bilingual(
                    "编号“\(answer.number)”不在本期要说明的问题里（问题已改正，或编号被改动过）",
                    "no finding of this period has the number '\(answer.number)'"))
    }

    private static func foreign(_ file: ExplanationFile, _ answer: ExplanationFile.Answer, _ name: String) -> Stray {
        Stray(
            file: file.path, sender: file.sender, line: answer.line,
            reason: Bilingual(
                "编号“\(answer.number)”是\(name)的问题，文件名里看不出是\(name)或其上级单位报来的",
                "'\(answer.number)' is a finding of \(name), which the name of the file doesn't tell as its sender"))
    }
}
