internal import Archive
internal import Catalogue
internal import Explanation
internal import Intake
internal import Statistics
internal import Validation

extension FigureAnswer {
    /// Lines of cells, where rows are asked for.
    func table(_ language: Language) -> [[String]] {
        guard let rows else { return [] }
        let words = ExplanationWords(account: account, language: language)
        return [[words.say("各行（共 \(rows.count) 行）", "Rows (\(rows.count))")]] + words.rows(rows, definition)
            + words.adjustments(explanation, definition)
    }

    /// For people: a heading, what the figure is, what it is made of, what isn't in it, where it stands, and why it is another than before.
    func lines(_ language: Language) -> [String] {
        let words = ExplanationWords(account: account, language: language)
        var lines = [
            "\(words.region(explanation.region))　\(definition.label)（\(definition.id)）", heading.text(language), "",
        ]
        lines += meaning(words)
        lines += value(words)
        lines += place(words)
        lines += summands(words)
        lines += leftOut(words)
        if let change { lines += ChangeText(words: words, definition: definition).lines(change.explanation, since: change.from) }
        if let way { lines += [""] + words.way(way, figure, definition) }
        return lines
    }

    private func meaning(_ words: ExplanationWords) -> [String] {
        var lines = [
            words.say("定义", "Definition") + "　" + words.formula(definition),
            words.say("范围", "Population") + "　" + words.population(definition),
        ]
        for measure in definition.measures {
            guard let how = words.measure(catalogue.measures[measure]) else { continue }
            lines.append("　　　" + catalogue.measures[measure].label + words.say("：", ": ") + how)
        }
        if !definition.source.isEmpty {
            lines.append(words.say("依据", "Clause") + "　" + account.settings.policyNumber + definition.source)
        }
        if !definition.note.isEmpty { lines.append(words.say("说明", "Note") + "　" + definition.note) }
        return lines
    }

    private func value(_ words: ExplanationWords) -> [String] {
        guard let counts = figure.counts else {
            return [words.say("数值　—（没有提供该指标的数据）", "Value　— (nobody supplies it)")]
        }
        var lines = [
            words.say("数值", "Value") + "　\(figure.display ?? "—")（\(counts.numerator) ÷ \(counts.denominator)）"
        ]
        if let value = counts.value { lines.append(words.rounding(value, definition.target, figure.display ?? "")) }
        if let target = definition.target, let isMet = figure.isMet {
            lines.append(words.target(target, isMet: isMet, figure.shortfall ?? 0, counts, definition))
        }
        if !isAsPublished {
            let then = published?.counts.map { "\($0.numerator) ÷ \($0.denominator)" } ?? "—"
            lines.append(
                words.say(
                    "注意　当时（\(heading.toolVersion) 版）公布的是 \(then)，本版（\(toolVersion)）算得不同",
                    "Caution　what was published (by version \(heading.toolVersion)) is \(then); this version (\(toolVersion)) comes to another"
                ))
        }
        return lines
    }

    private func place(_ words: ExplanationWords) -> [String] {
        var lines: [String] = []
        if let neighbours = explanation.neighbours {
            lines += words.neighbours(neighbours) { unit in
                "\(words.name(unit)) \(account.figures.figure(unit, explanation.indicator)?.display ?? "—")"
            }
        }
        if let bounds {
            lines += words.bounds(bounds, of: explanation.region, explanation.indicator, explanation.neighbours?.rank)
        }
        return lines
    }

    private func summands(_ words: ExplanationWords) -> [String] {
        if explanation.summands.isEmpty { return [] }
        let measures = definition.measures.map { catalogue.measures[$0].label }
        var lines = [
            "",
            words.say(
                "由 \(explanation.summands.count) 个计入单位相加（\(measures.joined(separator: "、"))）",
                "The sum of \(words.count(explanation.summands.count, "part")) (\(measures.joined(separator: ", ")))"),
        ]
        var file: Int?
        for summand in explanation.summands {
            let counts = "\(summand.counts.numerator)/\(summand.counts.denominator)"
            let sums = summand.sums.map(String.init).joined(separator: words.language == .chinese ? "、" : ", ")
            lines.append("　\(words.part(summand.part))　\(counts)（\(sums)）")
            lines += words.source(summand.source, after: file).map { "　　" + $0 }
            file = summand.source.file
            lines += summand.corrections.map { "　　" + words.correction($0) }
        }
        return lines
    }

    private func leftOut(_ words: ExplanationWords) -> [String] {
        var lines: [String] = []
        func list(_ zh: String, _ en: String, _ entries: [String]) {
            if !entries.isEmpty { lines += ["", words.say(zh, en)] + entries.map { "　" + $0 } }
        }
        list("计入但没有提供该指标的", "Counted, but without this indicator", explanation.unsupplied.map(words.unsupplied))
        list("没有数据的", "Without data", explanation.absent.flatMap(words.absent))
        list(
            "有自己的数、但全市按汇总数计的", "With figures of their own, for which total rows stand",
            explanation.replaced.flatMap(words.replaced))
        if explanation.isReplaced {
            lines += ["", words.say("所属单位按全市汇总数计，本数不在其中", "Its unit counts by total rows; this isn't part of it")]
        }
        list("读到而没有计入的行", "Rows that were read and don't count", explanation.excluded.flatMap(words.excluded))
        list("计入、但不在本指标范围的行", "Rows that count, and not for this indicator", explanation.outside.map(words.outside))
        return lines
    }
}
