extension Catalogue {
    /// Reads and checks a catalogue.
    /// - Parameters:
    ///   - text: the YAML.
    ///   - file: its name, for messages.
    /// - Throws: ``InputError`` at the first thing that can't be used: an unknown or doubled id or key, an ill-formed formula, a
    ///   negative weight, with file, line and reason.
    package init(yaml text: String, file: String) throws(InputError) {
        let root = try YAMLReader(text: text, file: file)
        let parts = try root.mapping([
            "types", "ignored_types", "localities", "units", "columns", "measures", "populations", "indicators", "checks",
        ])
        for name in ["types", "localities", "columns", "measures", "indicators"] where parts[name] == nil {
            throw root.error(Bilingual("缺少“\(name)”一节", "the section '\(name)' is missing"))
        }
        var builder = CatalogueBuilder()
        try builder.readTypes(parts["types"], ignored: parts["ignored_types"])
        try builder.readLocalities(parts["localities"])
        try builder.readUnits(parts["units"])
        try builder.readColumns(parts["columns"])
        try builder.readMeasures(parts["measures"])
        try builder.readPopulations(parts["populations"])
        try builder.readIndicators(parts["indicators"])
        try builder.readChecks(parts["checks"])
        let roles = try builder.roles(at: parts["columns"] ?? root)
        types = builder.types
        ignoredTypes = builder.ignoredTypes
        localities = builder.localities
        columns = builder.columns
        measures = builder.measures
        populations = builder.populations
        indicators = builder.indicators
        checks = builder.checks
        self.roles = roles
    }
}

/// A catalogue in the making: every section may name what the sections before it defined.
struct CatalogueBuilder {
    var types: [Catalogue.SchoolType] = []
    var ignoredTypes: [Catalogue.SchoolType] = []
    var localities: [Catalogue.Locality] = []
    var units: [String: Catalogue.Unit] = [:]
    var columns: [Catalogue.Column] = []
    var measures: [Catalogue.Measure] = []
    var populations: [Catalogue.Population] = []
    var indicators: [Catalogue.Indicator] = []
    var checks: [Catalogue.Check] = []
}

extension CatalogueBuilder {
    mutating func readTypes(_ section: YAMLReader?, ignored: YAMLReader?) throws(InputError) {
        var seen: Set<String> = []
        types = try Self.readTypeList(section, &seen)
        ignoredTypes = try Self.readTypeList(ignored, &seen)
        if let section, types.isEmpty { throw section.error(Self.empty) }
    }

    private static func readTypeList(
        _ section: YAMLReader?, _ seen: inout Set<String>
    ) throws(InputError) -> [Catalogue.SchoolType] {
        var result: [Catalogue.SchoolType] = []
        for item in try section?.items() ?? [] {
            let entry = try item.mapping(["label", "codes", "aliases", "school_code"])
            let label = try required("label", entry, item).string()
            let codes = try entry["codes"]?.strings() ?? []
            let aliases = try entry["aliases"]?.strings() ?? []
            for word in [label] + codes + aliases where !seen.insert(word).inserted {
                throw item.error(doubled(word))
            }
            result.append(
                .init(
                    label: label, codes: codes, aliases: aliases,
                    schoolCodePrefixes: try entry["school_code"]?.strings() ?? []))
        }
        return result
    }

    mutating func readLocalities(_ section: YAMLReader?) throws(InputError) {
        var seen: Set<String> = []
        for item in try section?.items() ?? [] {
            let entry = try item.mapping(["label", "codes", "legacy"])
            let label = try Self.required("label", entry, item).string()
            let codes = try entry["codes"]?.strings() ?? []
            let legacy = try entry["legacy"]?.strings() ?? []
            for word in [label] + codes + legacy where !seen.insert(word).inserted { throw item.error(Self.doubled(word)) }
            localities.append(.init(label: label, codes: codes, legacy: legacy))
        }
        if let section, localities.isEmpty { throw section.error(Self.empty) }
    }

    mutating func readUnits(_ section: YAMLReader?) throws(InputError) {
        for (key, value) in try section?.pairs() ?? [] {
            var words: [String: Int] = [:]
            for (word, factor) in try value.pairs() { words[word.text.lowercased()] = try factor.count() }
            guard units.updateValue(.init(label: key.text, words: words), forKey: key.text) == nil else {
                throw key.reader.error(Self.doubled(key.text))
            }
        }
    }

    func unit(_ reader: YAMLReader?) throws(InputError) -> Catalogue.Unit? {
        guard let reader else { return nil }
        let label = try reader.string()
        guard let unit = units[label] else { throw reader.error(Self.unknown(label)) }
        return unit
    }

    /// - Returns: which types a list of labels names, by index.
    func typeMask(_ reader: YAMLReader?) throws(InputError) -> [Bool]? {
        guard let reader else { return nil }
        var mask = [Bool](repeating: false, count: types.count)
        for item in try reader.items() {
            let label = try item.string()
            guard let index = types.firstIndex(where: { $0.label == label }) else { throw item.error(Self.unknown(label)) }
            mask[index] = true
        }
        return mask
    }

    func localityMask(_ reader: YAMLReader?) throws(InputError) -> [Bool]? {
        guard let reader else { return nil }
        var mask = [Bool](repeating: false, count: localities.count)
        for item in try reader.items() {
            let word = try item.string()
            for label in Catalogue.localityGroups[word] ?? [word] {
                guard let index = localities.firstIndex(where: { $0.label == label }) else {
                    throw item.error(Self.unknown(label))
                }
                mask[index] = true
            }
        }
        return mask
    }

    static func required(
        _ key: String, _ entry: [String: YAMLReader], _ item: YAMLReader
    ) throws(InputError) -> YAMLReader {
        guard let value = entry[key] else { throw item.error(Bilingual("缺少“\(key)”", "'\(key)' is missing")) }
        return value
    }

    static func formula(
        _ reader: YAMLReader, names: [Formula.Name], yields kind: Formula.Kind, allowsDecimals: Bool = false
    ) throws(InputError) -> Formula {
        let text = try reader.string()
        do {
            return try Formula(text, names: names, yields: kind, allowsDecimals: allowsDecimals)
        } catch {
            let text = text.count > mostShown ? text.prefix(mostShown) + "…" : text
            let place = Bilingual(
                "公式“\(text)”第 \(error.offset + 1) 个字符处：\(error.reason.zh)",
                "formula '\(text)', character \(error.offset + 1): \(error.reason.en)")
            throw reader.error(place)
        }
    }

    /// Of a formula, in characters.
    private static let mostShown = 200

    static let empty = Bilingual("此节不能为空", "this section can't be empty")
    static func doubled(_ id: String) -> Bilingual { Bilingual("“\(id)”重复", "'\(id)' is defined twice") }
    static func unknown(_ id: String) -> Bilingual { Bilingual("“\(id)”没有定义", "'\(id)' is not defined") }
}
