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
            case .left: ("left", "口径：上期计入，本期没有", "basis: counted then, not now")
            case .joined: ("joined", "口径：本期计入，上期没有", "basis: counts now, didn't then")
            case .regionLeft: ("region_left", "区划调整：划出", "regions: went to another unit")
            case .regionJoined: ("region_joined", "区划调整：划入", "regions: came from another unit")
            case .source: ("source", "口径：全市汇总数与县区数互换", "basis: total rows on one side, counties on the other")
            case .form: ("form", "口径：学校表与汇总表互换", "basis: another form")
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
            case .data: ("data", "数据变动", "other data")
            case .corrections: ("corrections", "更正", "corrections")
            }
        self.id = id
        text = words.say(zh, en)
    }
}
