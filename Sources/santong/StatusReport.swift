internal import Bulletin
internal import CSV
internal import Catalogue
internal import Intake
internal import Publishing
internal import Statistics
internal import Validation

/// Who has submitted, by unit and, below it, by county: what `santong status` shows.
struct StatusReport {
    struct Line {
        let region: Int
        /// Of the reporting unit itself, or of a leaf below it.
        let isUnit: Bool
        let status: Status
        let files: Int
        let late: Int
        let unknownReceipt: Int
        let returned: Int
        let errors: Int
        let warnings: Int
        /// Leaves of a unit without counted data.
        let missing: [Int]
        let byTotals: Bool
        /// Nil for a leaf, and where nothing stands between a unit and a rank.
        let obstacles: Obstacles?
        let contact: Contacts.Entry?
        /// Who reported a leaf's data, where it wasn't the leaf itself.
        let sender: Int?
    }

    enum Status: String {
        /// All its data count: a unit can be ranked.
        case complete
        case incomplete
        case returned
        case missing
    }

    let lines: [Line]
    /// Files whose submitter can't be told, by path.
    let strays: [String]
    let bulletin: BulletinInput
    let deadline: Instant
    /// Whole days to the deadline, begun ones counted; negative behind it.
    let days: Int

    init(_ bulletin: BulletinInput, _ contacts: Contacts, now: Instant) {
        self.bulletin = bulletin
        deadline = bulletin.settings.deadline(of: bulletin.period)
        let seconds = deadline.seconds - now.seconds
        days = seconds >= 0 ? (seconds + 86_399) / 86_400 : -((-seconds + 86_399) / 86_400)
        let maker = Maker(bulletin: bulletin, contacts: contacts, deadline: deadline)
        lines = bulletin.regions.units.flatMap { maker.lines(of: $0) }
        strays = bulletin.review.files.filter { $0.submission.unit == nil && $0.submission.kind != .unused }
            .map(\.submission.path)
    }

    private struct Maker {
        let bulletin: BulletinInput
        let contacts: Contacts
        let deadline: Instant

        func lines(of unit: Int) -> [Line] {
            guard let standing = bulletin.figures.standing(of: unit) else { return [] }
            let leaves = bulletin.regions.isLeaf(unit) ? [] : bulletin.regions.leaves(under: unit)
            return [line(standing)] + leaves.map { line(ofLeaf: $0) }
        }

        private func line(_ standing: Standing) -> Line {
            let files = bulletin.review.files.filter { $0.submission.unit == standing.unit }
            let status: Status =
                switch standing.status {
                case .ranked: .complete
                case .incomplete: .incomplete
                case .returned: .returned
                case .missing: .missing
                }
            let obstacles =
                standing.status == .ranked
                ? nil : Obstacles(of: standing.unit, bulletin.review, leaves: standing.missingLeaves, regions: bulletin.regions)
            return line(
                standing.unit, true, status, files, missing: standing.missingLeaves, byTotals: standing.byTotals, obstacles)
        }

        /// Whom the region's own newest file names.
        private static func sender(_ files: [Reviewed], _ region: Int) -> Contacts.Entry? {
            files.last { $0.submission.submitter == region && !$0.submission.signOff.telephone.isEmpty }.map {
                Contacts.Entry(name: $0.submission.signOff.filler, telephone: $0.submission.signOff.telephone)
            }
        }

        private func line(ofLeaf leaf: Int) -> Line {
            let own = bulletin.review.files.filter { $0.submission.submitter == leaf }
            let wasReturned = Obstacles.wasReturned(leaf, bulletin.review, bulletin.regions)
            let speaker = bulletin.review.speaker(for: leaf)
            let counts = speaker != nil
            let sender = speaker.flatMap { bulletin.review.files[$0].submission.submitter }
            return line(
                leaf, false, counts ? .complete : wasReturned ? .returned : .missing, own, missing: [], byTotals: false, nil,
                sender: sender == leaf ? nil : sender)
        }

        private func line(
            _ region: Int, _ isUnit: Bool, _ status: Status, _ files: [Reviewed], missing: [Int], byTotals: Bool,
            _ obstacles: Obstacles?, sender: Int? = nil
        ) -> Line {
            Line(
                region: region, isUnit: isUnit, status: status, files: files.count,
                late: files.count { $0.submission.receivedAt.map { $0 > deadline } ?? false },
                unknownReceipt: files.count { $0.submission.receivedAt == nil },
                returned: files.count { $0.status == .returned || $0.status == .partly },
                errors: files.map { $0.log.count(.error) }.reduce(0, +),
                warnings: files.map { $0.log.count(.warning) }.reduce(0, +), missing: missing, byTotals: byTotals,
                obstacles: obstacles, contact: contacts.entries[region] ?? Self.sender(files, region), sender: sender)
        }
    }
}

// MARK: for programs

extension StatusReport {
    private static let fields = [
        "period", "deadline", "days_left", "region", "region_name", "kind", "unit", "status", "files", "late", "unknown_receipt",
        "returned", "errors", "warnings", "missing", "by_totals", "errors_to_rank", "unreported", "contact", "telephone",
    ]
    private static let numbers: Set<String> = [
        "days_left", "files", "late", "unknown_receipt", "returned", "errors", "warnings", "errors_to_rank",
    ]

    private func values(_ line: Line) -> [String] {
        let regions = bulletin.regions
        let region = regions[line.region]
        func codes(_ list: [Int]?) -> String { (list ?? []).map { regions[$0].code }.joined(separator: " ") }
        return [
            bulletin.period.description, deadline.iso8601, "\(days)", region.code, region.name, region.kind.rawValue,
            regions.unit[line.region].map { regions[$0].code } ?? "", line.status.rawValue, "\(line.files)", "\(line.late)",
            "\(line.unknownReceipt)", "\(line.returned)", "\(line.errors)", "\(line.warnings)", codes(line.missing),
            line.byTotals ? "yes" : "no", line.obstacles.map { "\($0.errors)" } ?? "", codes(line.obstacles?.unreported),
            line.contact?.name ?? "", line.contact?.telephone ?? "",
        ]
    }

    /// One object a line.
    var json: String {
        lines.map { line in
            let members = zip(Self.fields, values(line)).map { name, value in
                let isNumber = Self.numbers.contains(name)
                return "\(jsonText(name)): \(isNumber ? (value.isEmpty ? "null" : value) : jsonText(value))"
            }
            return "{" + members.joined(separator: ", ") + "}\n"
        }.joined()
    }

    var csv: [UInt8] {
        var document = CSVDocument(header: Self.fields)
        for line in lines {
            document.append(
                zip(Self.fields, values(line)).map { name, value in
                    ["region_name", "contact", "telephone"].contains(name) ? .text(value) : .plain(value)
                })
        }
        return document.bytes
    }
}
