extension CatalogueBuilder {
    private var measureNames: [Formula.Name] { measures.map { .init(id: $0.id, kind: .number) } }

    mutating func readPopulations(_ section: YAMLReader?) throws(InputError) {
        for (key, value) in try section?.pairs() ?? [] {
            let entry = try value.mapping(["label", "types", "localities"])
            if populations.contains(where: { $0.id == key.text }) { throw key.reader.error(Self.doubled(key.text)) }
            populations.append(
                .init(
                    id: key.text, label: try entry["label"]?.string() ?? "",
                    types: try typeMask(entry["types"]) ?? [Bool](repeating: true, count: types.count),
                    localities: try localityMask(entry["localities"]) ?? [Bool](repeating: true, count: localities.count)))
        }
    }

    mutating func readIndicators(_ section: YAMLReader?) throws(InputError) {
        for item in try section?.items() ?? [] {
            let entry = try item.mapping([
                "id", "label", "connection", "population", "numerator", "denominator", "target", "weight", "source", "note",
            ])
            let id = try Self.identifier(entry, item, reserved: Self.wordsForRanks)
            if indicators.contains(where: { $0.id == id }) { throw item.error(Self.doubled(id)) }
            let populationReader = try Self.required("population", entry, item)
            let name = try populationReader.string()
            guard let population = populations.firstIndex(where: { $0.id == name }) else {
                throw populationReader.error(Self.unknown(name))
            }
            let numerator = try Self.formula(
                try Self.required("numerator", entry, item), names: measureNames, yields: .number)
            let denominator = try Self.formula(
                try Self.required("denominator", entry, item), names: measureNames, yields: .number)
            try Self.requireAdditive(numerator, at: try Self.required("numerator", entry, item))
            try Self.requireAdditive(denominator, at: try Self.required("denominator", entry, item))
            indicators.append(
                .init(
                    id: id, label: try Self.required("label", entry, item).string(),
                    connection: try entry["connection"]?.string(), population: population, numerator: numerator,
                    denominator: denominator, measures: Set(numerator.names + denominator.names).sorted(),
                    target: try Self.target(entry["target"]), weight: try Self.weight(entry["weight"]),
                    source: try entry["source"]?.string() ?? "", note: try entry["note"]?.string() ?? "",
                    definition: definition(numerator, denominator, populations[population])))
            if indicators[indicators.count - 1].isWeighted, indicators[indicators.count - 1].target == nil {
                throw item.error(Bilingual("有权重的指标必须有目标值", "an indicator with a weight needs a target"))
            }
        }
    }

    /// A region's figure is the sum of its parts' (contract §5): a constant would be counted once a part, and a product isn't a sum.
    private static func requireAdditive(_ formula: Formula, at reader: YAMLReader) throws(InputError) {
        if formula.isAdditive { return }
        throw reader.error(
            Bilingual(
                "“\(formula.text)”应是指标量的和、差或倍数：各县区的数相加才等于全市、全省的数，所以不能有单独的数，指标量也不能相乘",
                "'\(formula.text)' must be a sum, difference or multiple of measures, so that the figures of parts add up to that of the whole"
            ))
    }

    private static func target(_ reader: YAMLReader?) throws(InputError) -> Fraction? {
        guard let reader, case let text = try reader.string(), !text.isEmpty, text != "–", text != "-" else { return nil }
        guard let target = Fraction(decimal: text), target.numerator > 0 else {
            throw reader.error(Bilingual("目标值“\(text)”应为正数或百分数，如 70%", "the target '\(text)' must be positive, such as 70%"))
        }
        return target
    }

    private static func weight(_ reader: YAMLReader?) throws(InputError) -> Fraction {
        guard let reader else { return .zero }
        let text = try reader.string()
        guard let weight = Fraction(decimal: text) else {
            throw reader.error(
                Bilingual("权重“\(text)”应为不小于 0 的数", "the weight '\(text)' must be a number of 0 or more"))
        }
        return weight
    }

    private func definition(
        _ numerator: Formula, _ denominator: Formula, _ population: Catalogue.Population
    ) -> String {
        let parts = Set(numerator.names + denominator.names).sorted().map { index in
            switch measures[index].source {
            case .all: "\(measures[index].id)=all"
            case .count(let formula): "\(measures[index].id)=count(\(formula.text))"
            case .sum(let formula): "\(measures[index].id)=sum(\(formula.text))"
            }
        }
        let types = types.indices.filter { population.types[$0] }.map { self.types[$0].label }
        let localities = localities.indices.filter { population.localities[$0] }.map { self.localities[$0].label }
        return "(\(numerator.text))/(\(denominator.text)); " + parts.joined(separator: "; ") + "; "
            + types.joined(separator: ",") + "; " + localities.joined(separator: ",")
    }

    mutating func readChecks(_ section: YAMLReader?) throws(InputError) {
        for item in try section?.items() ?? [] {
            let entry = try item.mapping(["id", "severity", "assert", "message", "message_en"])
            let idReader = try Self.required("id", entry, item)
            let id = try idReader.string()
            guard id.utf8.count == 3, id.hasPrefix("C"), id.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw idReader.error(Bilingual("检查的 id 应为 C01 至 C99", "a check's id must be C01 to C99"))
            }
            if checks.contains(where: { $0.id == id }) { throw item.error(Self.doubled(id)) }
            let severityReader = try Self.required("severity", entry, item)
            guard let severity = Severity(rawValue: try severityReader.string()) else {
                throw severityReader.error(
                    Bilingual("severity 应为 error、warning 或 info", "severity must be error, warning or info"))
            }
            let assertion = try Self.required("assert", entry, item)
            var formulas: [Formula] = []
            for reader in assertion.isList ? try assertion.items() : [assertion] {
                let formula = try Self.formula(reader, names: measureNames, yields: .truth, allowsDecimals: true)
                try Self.requireSmall(formula, at: reader)
                formulas.append(formula)
            }
            let message = try Self.required("message", entry, item).string()
            checks.append(
                .init(
                    id: id, severity: severity, assertions: formulas,
                    message: Bilingual(message, try entry["message_en"]?.string() ?? message)))
        }
    }
}
