internal import Archive
internal import Catalogue
internal import Statistics

/// What a new draft changes against what was there before it (变动), for the person who has read that.
struct DraftChanges {
    let changes: EditionChanges
    /// Nil where it was a draft.
    let edition: Int?
    let rules: Rules

    /// - Parameter earlier: the newest publication of the period before this draft.
    init(_ outcome: Pipeline.Outcome, since earlier: Archive.Published, rules: Rules, archive: Archive) throws {
        changes = try outcome.changes(since: earlier, rules: rules, archive: archive)
        edition = earlier.edition
        self.rules = rules
    }

    /// How many and which, province and units only, and what has changed at these units. The counties' follow from them.
    func tell(_ period: Period, _ log: RunLog) {
        if changes.revisions.isEmpty { return }
        let since = edition.map { Bilingual("第\($0)版", "edition \($0)") } ?? Bilingual("上一份送审稿", "the last draft")
        let shown = changes.revisions.filter { listed.contains($0.region) }
        log.notice(
            Bilingual(
                "\(period)：与\(since.zh)相比变动 \(changes.revisions.count) 处，其中全省和各单位 \(shown.count) 处",
                "\(period): \(changes.revisions.count) changes since \(since.en), \(shown.count) of them of the province and units"
            ),
            ["period": period.description, "changes": "\(changes.revisions.count)"])
        if changes.rulesChanged {
            log.notice(Bilingual("设置、目录或区划表有改动", "settings, catalogue or regions have changed"), ["period": period.description])
        }
        for revision in shown.prefix(Self.most) {
            log.notice(
                Bilingual(revision.line(rules, .chinese), revision.line(rules, .english)),
                ["period": period.description, "region": rules.regions[revision.region].code])
        }
        if shown.count > Self.most {
            log.notice(Bilingual("另有 \(shown.count - Self.most) 处未列", "\(shown.count - Self.most) more aren't listed"))
        }
        for (unit, causes) in changes.causes.sorted(by: { $0.key < $1.key }) { tell(unit, causes, period, log) }
    }

    /// Lines: more than a person reads in a log.
    private static let most = 60

    private var listed: Set<Int> { Set([rules.regions.province] + rules.regions.units) }

    private func tell(_ unit: Int, _ causes: EditionChanges.Causes, _ period: Period, _ log: RunLog) {
        let region = rules.regions[unit]
        log.notice(
            Bilingual("\(region.name)：\(causes.words.zh)", "\(region.name): \(causes.words.en)"),
            ["period": period.description, "region": region.code])
    }
}

extension EditionChanges.Causes {
    /// `新计入 a.csv、b.csv；更正变动 2 处`
    var words: Bilingual {
        var zh: [String] = []
        var en: [String] = []
        if !added.isEmpty {
            zh.append("新计入 \(added.joined(separator: "、"))")
            en.append("now counts \(added.joined(separator: ", "))")
        }
        if !removed.isEmpty {
            zh.append("不再计入 \(removed.joined(separator: "、"))")
            en.append("no longer counts \(removed.joined(separator: ", "))")
        }
        if corrections > 0 {
            zh.append("更正变动 \(corrections) 处")
            en.append(corrections == 1 ? "1 change of corrections" : "\(corrections) changes of corrections")
        }
        return Bilingual(zh.joined(separator: "；"), en.joined(separator: "; "))
    }
}

extension EditionChanges.Revision {
    /// `410300 洛阳市 teacher_spaces: 86.53% 8483/9803 第5位 → 85.93% 8424/9803 第5位`
    func line(_ rules: Rules, _ language: Language) -> String {
        let region = rules.regions[region]
        let indicator = indicator.map { rules.catalogue.indicators[$0].id } ?? Bilingual("得分", "score")[language]
        func side(_ text: String?, _ counts: RatioCounts?, _ rank: Int?) -> String {
            let ranked = rank.map { Bilingual("第\($0)位", "rank \($0)")[language] }
            return [text ?? "—", counts.map { "\($0.numerator)/\($0.denominator)" }, ranked].compactMap(\.self)
                .joined(separator: " ")
        }
        return "\(region.code) \(region.name) \(indicator): " + side(before, countsBefore, rankBefore) + " → "
            + side(after, countsAfter, rankAfter)
    }
}
