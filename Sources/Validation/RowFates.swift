internal import Intake

/// Why a row that was read isn't counted; the first that fits.
package enum NotCounted: String, Sendable, CaseIterable {
    /// R17.
    case ignoredType = "ignored_type"
    /// R14.
    case directCounty = "direct_county"
    /// It has an error itself.
    case error
    /// Sound, but returned with its leaf or file.
    case returned
    /// The same bytes stand elsewhere.
    case identical
    /// F10.
    case conflict
    /// A higher revision of the same submitter speaks for its leaf.
    case superseded
    /// Another submission speaks for its leaf.
    case othersSpeak = "others_speak"
    /// A total row of a unit whose leaves suffice.
    case totalNotNeeded = "total_not_needed"
    /// R08: it counts in another submission.
    case sharedSchool = "shared_school"
}

extension Review {
    /// What became of a file's rows that don't count.
    /// - Returns: the number of rows by reason; reasons without rows are left out. Counting rows are not in it.
    package func notCounted(_ index: Int) -> [NotCounted: Int] {
        let file = files[index]
        guard let table = file.submission.table else { return [:] }
        var counts = [Int](repeating: 0, count: NotCounted.allCases.count)
        var reasons: [Int32: NotCounted] = [:]
        for row in 0..<table.count where !file.isCounting[row] {
            let reason: NotCounted
            switch file.judgements[row] {
            case .ignoredType: reason = .ignoredType
            case .directCounty: reason = .directCounty
            case .error: reason = .error
            case .returned: reason = .returned
            case .accepted:
                let region = table.regions[row]
                if let known = reasons[region] {
                    reason = known
                } else {
                    reason = whyNotSpeaking(file, index, region: Int(region))
                    reasons[region] = reason
                }
            }
            counts[NotCounted.allCases.firstIndex(of: reason) ?? 0] += 1
        }
        return Dictionary(uniqueKeysWithValues: zip(NotCounted.allCases, counts).filter { $1 > 0 })
    }

    /// Of an accepted row that doesn't count.
    private func whyNotSpeaking(_ file: Reviewed, _ index: Int, region: Int) -> NotCounted {
        if file.duplicateOf != nil { return .identical }
        if file.isInConflict { return .conflict }
        let speaker = voices[region]?.first ?? totals[region]
        if speaker == index {
            return totals[region] == index && !unitsByTotals.contains(region) ? .totalNotNeeded : .sharedSchool
        }
        return speaker.map { files[$0].desk == file.desk } ?? false ? .superseded : .othersSpeak
    }
}
