package import Catalogue
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

    package var words: Bilingual {
        switch self {
        case .ignoredType: Bilingual("不在统计范围的办学类型", "of a type that isn't counted")
        case .directCounty: Bilingual("市级表中的省直管县（市）", "a direct county's, in its city's file")
        case .error: Bilingual("本行有错误", "the row has an error")
        case .returned: Bilingual("随所在县区或整份文件退回", "returned with its county or its file")
        case .identical: Bilingual("与另一份文件相同", "the same bytes as another file")
        case .conflict: Bilingual("与同版文件冲突（F10）", "in conflict with a file of the same revision (F10)")
        case .superseded: Bilingual("已被同一报送方的新版替代", "a higher revision of the same submitter stands in its place")
        case .othersSpeak: Bilingual("以其他报送为准", "another submission speaks for it")
        case .totalNotNeeded: Bilingual("县区数据足够，未用全市汇总数", "a total row that isn't needed")
        case .sharedSchool: Bilingual("同一学校已在另一份报送中计入（R08）", "the school counts in another submission (R08)")
        }
    }
}

extension Review {
    /// What became of a file's rows that don't count.
    /// - Returns: the number of rows by reason; reasons without rows are left out. Counting rows are not in it.
    package func notCounted(_ index: Int) -> [NotCounted: Int] {
        var counts = [Int](repeating: 0, count: NotCounted.allCases.count)
        forEachNotCounted(in: index) { _, reason in counts[NotCounted.allCases.firstIndex(of: reason) ?? 0] += 1 }
        return Dictionary(uniqueKeysWithValues: zip(NotCounted.allCases, counts).filter { $1 > 0 })
    }

    /// Each of a file's rows that don't count, in the table's order, with the reason.
    package func forEachNotCounted(in index: Int, _ body: (_ row: Int, _ reason: NotCounted) -> Void) {
        let file = files[index]
        guard let table = file.submission.table else { return }
        var reasons: [Int32: NotCounted] = [:]
        for row in 0..<table.count where !file.isCounting[row] {
            switch file.judgements[row] {
            case .ignoredType: body(row, .ignoredType)
            case .directCounty: body(row, .directCounty)
            case .error: body(row, .error)
            case .returned: body(row, .returned)
            case .accepted:
                let region = table.regions[row]
                let reason = reasons[region] ?? whyNotSpeaking(file, index, region: Int(region))
                reasons[region] = reason
                body(row, reason)
            }
        }
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
