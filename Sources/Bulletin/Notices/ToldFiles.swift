internal import Catalogue
internal import Intake
internal import Threads
internal import Validation

/// The files that notices tell of, as these show them. Most are told of twice, to who sent them and to the unit above, with a thousand findings maybe: each is
/// put into words once.
struct ToldFiles: Sendable {
    /// By the submission's path.
    private let views: [String: Once<View>]

    init(_ input: BulletinInput, _ attachments: Attachments) {
        let submissions = SubmissionViews(figures: FigureViews(input: input))
        let told = input.review.files.filter { $0.isTold && Self.isAsked($0, input) }
        views = Dictionary(
            told.map { file in
                let names = attachments.rows[file.submission.path]?.names ?? []
                return (file.submission.path, Once { Self.view(file, names, submissions) })
            }
        ) { first, _ in first }
    }

    /// Whether anything is to be done about a file.
    private static func isAsked(_ file: Reviewed, _ input: BulletinInput) -> Bool {
        file.isOutstanding || file.log.findings.contains { input.asks(about: $0, in: file) }
    }

    /// - Parameter names: of what lies beside the notice.
    private static func view(_ file: Reviewed, _ names: [String], _ submissions: SubmissionViews) -> View {
        submissions.file(file, severities: [.error, .warning]).adding([
            "has_rows": .flag(!names.isEmpty), "row_files": .views(names.map { View(["name": .text($0)]) }),
            "row_names": .text(names.joined(separator: "、")),
        ])
    }

    func isAsked(_ file: Reviewed) -> Bool { views[file.submission.path] != nil }

    /// Those of the files about which something is to be done, in their order.
    func views(_ files: [Reviewed]) -> [View] { files.compactMap { views[$0.submission.path]?.value } }
}
