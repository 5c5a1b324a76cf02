internal import Catalogue
internal import Explanation
internal import Statistics

/// A change taken apart, for people.
struct ChangeText {
    let words: ExplanationWords
    let definition: Catalogue.Indicator

    private func say(_ zh: String, _ en: String) -> String { words.say(zh, en) }

    func lines(_ change: ChangeExplanation, since heading: PublicationHeading) -> [String] {
        func counts(_ counts: RatioCounts?) -> String { counts.map { "\($0.numerator)/\($0.denominator)" } ?? "—" }
        var lines = [
            "",
            say("变化　与 \(heading.short(.chinese)) 比：", "Change　since \(heading.short(.english)): ")
                + "\(counts(change.before)) → \(counts(change.after))" + points(change),
        ]
        if !change.isAsPublished {
            lines.append(
                say(
                    "　注意　本版算得的上次的数与当时公布的不同，百分点按公布的算，个数按本版算",
                    "　Caution　this version counts the earlier figure otherwise than it was published"))
        }
        if !change.byCause.isEmpty {
            lines.append(say("　按原因（完成数、总数、百分点）", "　By cause (numerator, denominator, percentage points)"))
            lines += change.byCause.map { "　　" + row($0) } + rounding(change.roundingByCause, change)
        }
        if Set(change.rows.map(\.code)).count > 1 {
            lines.append(say("　按县区和原因", "　By county and cause"))
            lines += change.rows.map { "　　" + words.region($0.name, $0.code) + "　" + row($0) } + rounding(change.rounding, change)
        }
        return lines
    }

    private func points(_ change: ChangeExplanation) -> String {
        guard let made = change.change else { return say("，不能按同口径比较", ", with no change on the same basis") }
        let points = say("，\(signed(made.points)) 个百分点", ", \(signed(made.points)) percentage points")
        if made.basis == .same { return points + say("（同口径）", " (same basis)") }
        guard let before = change.commonBefore, let after = change.commonAfter else { return points + "†" }
        return points
            + say(
                "（†只比两期共有的部分：\(before.numerator)/\(before.denominator) → \(after.numerator)/\(after.denominator)\(plain(change))）",
                " (†over what both have: \(before.numerator)/\(before.denominator) → \(after.numerator)/\(after.denominator)\(plain(change)))"
            )
    }

    /// What a reader gets who subtracts the two printed values.
    private func plain(_ change: ChangeExplanation) -> String {
        guard let before = change.before?.value, let after = change.after?.value else { return "" }
        let rule = words.account.settings.rounding
        let difference = Int(after.scaled(decimals: 4, rule) - before.scaled(decimals: 4, rule))
        return say("；两数直接相减为 \(signed(difference))", "; the two values differ by \(signed(difference))")
    }

    private func rounding(_ rest: Int, _ change: ChangeExplanation) -> [String] {
        change.change == nil || rest == 0 ? [] : ["　　" + say("四舍五入", "rounding") + "　　　\(signed(rest))"]
    }

    private func row(_ row: ChangeExplanation.Row) -> String {
        let schools =
            row.schools.isEmpty
            ? ""
            : "　" + say("\(row.schools.count) 所：", words.count(row.schools.count, "school") + ": ")
                + row.schools.prefix(Self.mostNames).map { words.region($0.name, words.code($0.code)) }.joined(separator: "、")
                + (row.schools.count > Self.mostNames ? "…" : "")
        return [
            ChangeCauseWords(row.cause, definition, words).text, Self.signed(row.numerator), Self.signed(row.denominator),
            row.points.map(signed) ?? "—",
        ].joined(separator: "　") + schools
    }

    private static let mostNames = 5

    private static func signed(_ count: Int64) -> String { count > 0 ? "+\(count)" : "\(count)" }

    private func signed(_ points: Int) -> String { (points > 0 ? "+" : "") + decimalText(Int128(points), decimals: 2) }
}
