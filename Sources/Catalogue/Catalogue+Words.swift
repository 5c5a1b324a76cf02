extension Catalogue {
    /// A formula over measures with their labels in the place of ids: 学校数 − 自然条件限制学校数.
    package func label(_ formula: Formula) -> String {
        formula.spelled { id in measure(id).map { measures[$0].label } }
    }

    /// What a measure counts in the school form, with headers in the place of ids: 接入带宽(Mbps) >= 10. Empty for the number of schools.
    package func label(_ measure: Measure) -> String {
        switch measure.source {
        case .all: ""
        case .count(let formula), .sum(let formula):
            formula.spelled { id in columns.first { $0.id == id }?.header ?? ["and": "且", "or": "或", "not": "非"][id] }
        }
    }
}

extension Formula {
    /// The formula as written, with other words for its names, and − for a minus.
    fileprivate func spelled(_ word: (String) -> String?) -> String {
        var result = ""
        var name = ""
        func closed() -> String { word(name) ?? name }
        for character in text {
            if character == "_" || character.isLetter || character.isNumber {
                name.append(character)
                continue
            }
            result += closed() + (character == "-" ? "−" : String(character))
            name = ""
        }
        result += closed()
        return [(">=", "≥"), ("<=", "≤"), ("!=", "≠")].reduce(result) { $0.replacing($1.0, with: $1.1) }
    }
}
