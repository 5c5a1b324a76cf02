internal import Catalogue
internal import Digest
internal import Intake

/// Several files of one desk: identical ones count once, equal revisions with a common leaf are ordered by time or conflict
/// (contract §3.1, F10).
struct Revisions {
    var reviewed: [Reviewed]

    mutating func resolve() {
        var desks: [Desk: [Int]] = [:]
        for (index, file) in reviewed.enumerated() {
            if let desk = file.desk { desks[desk, default: []].append(index) }
        }
        for members in desks.values where members.count > 1 {
            let remaining = joinIdentical(members)
            let byRevision = Dictionary(grouping: remaining) { reviewed[$0].revision }
            for group in byRevision.values where group.count > 1 { findConflicts(group) }
        }
    }

    /// The first by path stands for files with the same bytes, with the highest revision and the latest known time.
    private mutating func joinIdentical(_ members: [Int]) -> [Int] {
        var first: [SHA256Digest: Int] = [:]
        for index in members {
            let digest = reviewed[index].submission.digest
            guard let representative = first[digest] else {
                first[digest] = index
                continue
            }
            reviewed[index].duplicateOf = representative
            reviewed[index].log = FindingLog()
            reviewed[representative].revision = max(reviewed[representative].revision, reviewed[index].revision)
            let times = [reviewed[representative].receivedAt, reviewed[index].receivedAt].compactMap(\.self)
            reviewed[representative].receivedAt = times.max()
        }
        return members.filter { reviewed[$0].duplicateOf == nil }
    }

    private mutating func findConflicts(_ group: [Int]) {
        for component in components(group) where component.count > 1 {
            let times = component.map { reviewed[$0].receivedAt }
            let known = Set(times.compactMap(\.self))
            if known.count == component.count { continue }
            for index in component {
                let others = component.filter { $0 != index }.map { reviewed[$0].submission.path }
                reviewed[index].isInConflict = true
                reviewed[index].log.report(Self.conflict(others, revision: reviewed[index].revision))
            }
        }
    }

    /// Files are together that have a common leaf or both total rows, also by way of a third.
    private func components(_ group: [Int]) -> [[Int]] {
        var rest = group
        var components: [[Int]] = []
        while let start = rest.first {
            rest.removeFirst()
            var component = [start]
            var regions = reviewed[start].regionsWithRows
            while let next = rest.firstIndex(where: { !reviewed[$0].regionsWithRows.isDisjoint(with: regions) }) {
                regions.formUnion(reviewed[rest[next]].regionsWithRows)
                component.append(rest.remove(at: next))
            }
            components.append(component.sorted())
        }
        return components
    }

    private static func conflict(_ others: [String], revision: Int) -> Finding {
        let names = others.prefix(mostNames).joined(separator: "、")
        let more = others.count - mostNames
        return Finding(
            "F10", .error, value: names,
            Bilingual(
                "与 \(names)\(more > 0 ? " 等 \(others.count) 份文件" : "") 同为第 \(revision) 版、内容不同，收到先后也不明，都未计入。请确认以哪份为准，改名为 -r\(revision + 1) 重新报送",
                "\(names)\(more > 0 ? " and \(more) more" : ""): the same revision \(revision) with other content, received in unknown order; none counts. Send the right one again as -r\(revision + 1)"
            ))
    }

    /// Of files in conflict: each is told all of its own, not all of the others.
    private static let mostNames = 5
}
