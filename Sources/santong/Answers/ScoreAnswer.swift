internal import Archive
internal import Catalogue
internal import Explanation
internal import Statistics

/// What `santong explain` has to say of a unit's score.
struct ScoreAnswer {
    let heading: PublicationHeading
    let account: PeriodAccount
    let explanation: ScoreExplanation
    let published: PublishedValue?
    /// Where they are asked for.
    let bounds: RankBounds?

    /// - Returns: nil for what is no unit.
    init?(_ unit: Int, _ subject: AnsweredPublication, bounds: Bool) throws {
        guard let explanation = ScoreExplanation(unit, subject.account) else { return nil }
        heading = subject.heading
        account = subject.account
        self.explanation = explanation
        published = try subject.archive.publishedValue(
            of: nil, region: [account.regions[unit].code], in: heading.published, heading.period,
            issue: heading.issue)
        self.bounds = bounds ? subject.bounds : nil
    }

    private var standing: Standing { explanation.standing }
    private var isAsPublished: Bool { published?.score == standing.score && published?.rank == standing.rank }
    private var display: String? { standing.score.map { decimalText(Int128($0), decimals: 2) } }

    func lines(_ language: Language) -> [String] {
        let words = ExplanationWords(account: account, language: language)
        var lines = [
            words.region(standing.unit) + "　" + words.say("综合得分", "score"), heading.text(language), "",
            words.say(
                "定义　各计分指标“完成值÷目标值”（最高为1）的加权平均×100，无数据的指标不计入",
                "Definition　the weighted mean of value ÷ target (1 at most) × 100 over the indicators with a value"),
        ]
        guard let display, let exact = explanation.exact else {
            lines.append(words.say("得分　—：", "Score　—: ") + status(words))
            if let bounds { lines += words.bounds(bounds, of: standing.unit, nil, nil) }
            return lines
        }
        lines.append(words.say("得分　\(exact)，印为 \(display)", "Score　\(exact) is printed \(display)"))
        if !isAsPublished {
            let then = published?.score.map { decimalText(Int128($0), decimals: 2) } ?? "—"
            lines.append(
                words.say("注意　当时公布的是 \(then)，本版算得不同", "Caution　what was published is \(then); this version comes to another"))
        }
        if let neighbours = explanation.neighbours {
            lines += words.neighbours(neighbours) { unit in
                let score = account.figures.standing(of: unit)?.score.map { decimalText(Int128($0), decimals: 2) }
                return "\(words.name(unit)) \(score ?? "—")"
            }
            if let bounds { lines += words.bounds(bounds, of: standing.unit, nil, neighbours.rank) }
        }
        lines += ["", words.say("由各计分指标相加（数值，完成度，权重，得分）", "The sum of the indicators (value, attained, weight, points)")]
        for item in explanation.items {
            let indicator = account.catalogue.indicators[item.figure.indicator]
            let weight = withoutNoughts(item.weight.decimal(2, .halfUp))
            lines.append(
                "　\(indicator.label)（\(indicator.id)）　\(item.figure.display ?? "—")　\(item.attained ?? "—")　\(weight)　\(item.points ?? "—")"
            )
        }
        return lines
    }

    private func status(_ words: ExplanationWords) -> String {
        switch standing.status {
        case .ranked: words.say("没有一项计分指标有数值", "no weighted indicator has a value")
        case .incomplete:
            words.say("报送不完整，缺 ", "incomplete, without ") + standing.missingLeaves.map(words.name).joined(separator: "、")
        case .returned: words.say("退回", "returned")
        case .missing: words.say("未报送", "not reported")
        }
    }

    var json: JSON {
        let writer = ExplanationJSON(account: account)
        return .object([
            ("publication", heading.json), ("region", writer.region(standing.unit)), ("status", .text(standing.status.rawValue)),
            ("score", .text(display)), ("exact", .text(explanation.exact)), ("as_published", .flag(isAsPublished)),
            ("rank", writer.rank(explanation.neighbours, indicator: nil)),
            (
                "items",
                .array(
                    explanation.items.map { item in
                        .object([
                            ("indicator", writer.indicator(account.catalogue.indicators[item.figure.indicator])),
                            ("display", .text(item.figure.display)), ("numerator", .number(item.figure.counts?.numerator)),
                            ("denominator", .number(item.figure.counts?.denominator)), ("attained", .text(item.attained)),
                            ("points", .text(item.points)),
                        ])
                    })
            ),
            ("bounds", bounds.map { writer.bounds($0, of: standing.unit, nil) } ?? .null),
        ])
    }
}
