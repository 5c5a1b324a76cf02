internal import Catalogue
internal import Explanation

/// What a cause of change is called, for people and for programs.
struct ChangeCauseWords {
    let text: String
    /// As data have it: `rose:schools_connected`.
    let id: String

    init(_ cause: ChangeCause, _ indicator: Catalogue.Indicator, _ words: ExplanationWords) {
        let measures = words.account.catalogue.measures
        func measure(_ place: Int) -> Catalogue.Measure { measures[indicator.measures[place]] }
        let (id, zh, en) =
            switch cause {
            case .definition: ("definition", "口径：指标的定义变了", "basis: it was defined otherwise")
            case .left(let gap):
                ("left:\(Self.id(gap))", "口径：前一次计入，后一次\(Self.text(gap).zh)", "basis: counted before, then \(Self.text(gap).en)")
            case .joined(let gap):
                ("joined:\(Self.id(gap))", "口径：前一次\(Self.text(gap).zh)，后一次计入", "basis: \(Self.text(gap).en) before, then counted")
            case .regionLeft: ("region_left", "区划调整：划出", "regions: went to another unit")
            case .regionJoined: ("region_joined", "区划调整：划入", "regions: came from another unit")
            case .toTotals: ("to_totals", "来源：由县区数改为全市汇总数", "source: total rows instead of counties")
            case .toLeaves: ("to_leaves", "来源：由全市汇总数改为县区数", "source: counties instead of total rows")
            case .toSummary: ("to_summary", "来源：由学校表改为汇总表", "source: summary form instead of school form")
            case .toSchools: ("to_schools", "来源：由汇总表改为学校表", "source: school form instead of summary form")
            case .opened: ("opened", "新增学校", "schools opened")
            case .closed: ("closed", "撤并学校", "schools closed or merged")
            case .movedIn: ("moved_in", "由其他县区转入", "moved in from another county")
            case .movedOut: ("moved_out", "转到其他县区", "moved to another county")
            case .recoded: ("recoded", "学校标识码变更", "another school code")
            case .reclassified: ("reclassified", "办学类型或城乡类别变更", "another type or locality")
            case .renamed: ("renamed", "校名变更", "another name")
            case .rose(let place):
                ("rose:\(measure(place).id)", "\(measure(place).label)增加", "\(measure(place).label) rose")
            case .fell(let place):
                ("fell:\(measure(place).id)", "\(measure(place).label)减少", "\(measure(place).label) fell")
            case .corrections: ("corrections", "更正", "corrections")
            }
        self.id = id
        text = words.say(zh, en)
    }

    private static func id(_ gap: ChangeCause.Gap) -> String {
        switch gap {
        case .unknown: "unknown"
        case .unreported: "unreported"
        case .returned: "returned"
        case .unsupplied: "unsupplied"
        }
    }

    private static func text(_ gap: ChangeCause.Gap) -> Bilingual {
        switch gap {
        case .unknown: Bilingual("没有这个县区", "not in the region table")
        case .unreported: Bilingual("未报送", "not reported")
        case .returned: Bilingual("退回", "returned")
        case .unsupplied: Bilingual("没有提供该指标", "without this indicator")
        }
    }
}
