extension CatalogueBuilder {
    /// The largest number a cell can hold: 9 digits (contract §3.3), the bandwidth's factor apart.
    private static let largestCell: Int64 = 2_147_483_647

    mutating func readColumns(_ section: YAMLReader?) throws(InputError) {
        var headers: Set<String> = []
        for item in try section?.items() ?? [] {
            let entry = try item.mapping(["id", "header", "aliases", "type", "unit", "required", "blank_is_zero_for"])
            let id = try Self.identifier(entry, item)
            if columns.contains(where: { $0.id == id }) { throw item.error(Self.doubled(id)) }
            let header = try Self.required("header", entry, item).string()
            let aliases = try entry["aliases"]?.strings() ?? []
            for word in [header] + aliases where !headers.insert(word).inserted { throw item.error(Self.doubled(word)) }
            let kindReader = try Self.required("type", entry, item)
            guard let kind = Catalogue.Column.Kind(rawValue: try kindReader.string()) else {
                throw kindReader.error(Self.unknownKind)
            }
            // A row without one of these counts nowhere, whatever the file says of it.
            let isKey = [.region, .type, .locality].contains(kind)
            columns.append(
                .init(
                    id: id, header: header, aliases: aliases, kind: kind, unit: try unit(entry["unit"]),
                    isRequired: try entry["required"]?.bool() ?? false || isKey,
                    blankIsZero: try typeMask(entry["blank_is_zero_for"]) ?? noTypes))
        }
    }

    mutating func readMeasures(_ section: YAMLReader?) throws(InputError) {
        let names = columns.map { Formula.Name(id: $0.id, kind: $0.kind == .flag ? .truth : .number) }
        var labels = Set(columns.filter { [.region, .type, .locality].contains($0.kind) }.flatMap { [$0.header] + $0.aliases })
        for item in try section?.items() ?? [] {
            let entry = try item.mapping(["id", "label", "unit", "count", "sum", "required", "absent_is_zero"])
            let id = try Self.identifier(entry, item, reserved: Self.keysOfRows)
            if measures.contains(where: { $0.id == id }) { throw item.error(Self.doubled(id)) }
            let label = try Self.required("label", entry, item).string()
            guard labels.insert(label).inserted else { throw item.error(Self.doubled(label)) }
            let source = try self.source(entry, item, names)
            var blankIsZero = noTypes
            if case .sum(let formula) = source {
                for column in formula.names {
                    blankIsZero = zip(blankIsZero, columns[column].blankIsZero).map { $0 || $1 }
                }
            }
            measures.append(
                .init(
                    id: id, label: label, unit: try unit(entry["unit"]), source: source,
                    isRequired: try entry["required"]?.bool() ?? false,
                    absentIsZero: try entry["absent_is_zero"]?.bool() ?? false, blankIsZero: blankIsZero))
        }
        if let section, measures.isEmpty { throw section.error(Self.empty) }
    }

    private func source(
        _ entry: [String: YAMLReader], _ item: YAMLReader, _ names: [Formula.Name]
    ) throws(InputError) -> Catalogue.Measure.Source {
        switch (entry["count"], entry["sum"]) {
        case (let count?, nil):
            if try count.string() == "all" { return .all }
            return .count(try rowFormula(count, names, .truth))
        case (nil, let sum?):
            return .sum(try rowFormula(sum, names, .number))
        default:
            throw item.error(Bilingual("count 与 sum 必须且只能写一个", "exactly one of count and sum is needed"))
        }
    }

    /// A formula over a school's columns: only flags and counts, and nothing that could overflow.
    private func rowFormula(
        _ reader: YAMLReader, _ names: [Formula.Name], _ kind: Formula.Kind
    ) throws(InputError) -> Formula {
        let formula = try Self.formula(reader, names: names, yields: kind)
        for name in formula.names where ![.flag, .count].contains(columns[name].kind) {
            throw reader.error(
                Bilingual("公式只能用 flag 和 count 列：\(columns[name].id)", "formulas take flags and counts only: \(columns[name].id)"))
        }
        try Self.requireSmall(formula, at: reader)
        return formula
    }

    static func requireSmall(_ formula: Formula, at reader: YAMLReader) throws(InputError) {
        guard formula.largest(names: largestCell) != nil else {
            throw reader.error(Bilingual("公式的结果可能超出整数范围", "the formula's result could exceed 64 bits"))
        }
    }

    /// The columns that the program must know by their role.
    /// - Throws: when one that every form needs is missing or doubled.
    func roles(at section: YAMLReader) throws(InputError) -> Catalogue.Roles {
        var found: [Catalogue.Column.Kind: Int] = [:]
        for kind in [Catalogue.Column.Kind.schoolCode, .region, .type, .locality] {
            let matches = columns.indices.filter { columns[$0].kind == kind }
            guard matches.count == 1 else {
                throw section.error(
                    Bilingual("必须有且只有一个类型为 \(kind.rawValue) 的列", "exactly one column of type '\(kind.rawValue)' is needed"))
            }
            found[kind] = matches[0]
        }
        let byID = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($0.element.id, $0.offset) })
        guard let code = found[.schoolCode], let region = found[.region], let type = found[.type],
            let locality = found[.locality], let name = byID["name"], columns[name].kind == .text
        else { throw section.error(Bilingual("缺少 text 类型的 name 列", "a column 'name' of type text is needed")) }
        return .init(
            code: code, name: name, region: region, type: type, locality: locality,
            connected: byID["connected"].flatMap { columns[$0].kind == .flag ? $0 : nil },
            exempt: byID["exempt"].flatMap { columns[$0].kind == .flag ? $0 : nil },
            exemptReason: byID["exempt_reason"].flatMap { columns[$0].kind == .text ? $0 : nil })
    }

    var noTypes: [Bool] { [Bool](repeating: false, count: types.count) }

    /// An id is a name in formulas, an XML attribute and a word in data files: `[a-z][a-z0-9_]*`.
    /// - Parameter reserved: what stands beside these there already.
    static func identifier(
        _ entry: [String: YAMLReader], _ item: YAMLReader, reserved: Set<String> = []
    ) throws(InputError) -> String {
        let reader = try required("id", entry, item)
        let id = try reader.string()
        let isPlain = id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        guard let first = id.utf8.first, (0x61...0x7A).contains(first), isPlain, !["and", "or", "not", "all"].contains(id) else {
            throw reader.error(
                Bilingual("id “\(id)”只能用小写字母、数字和下划线，并以字母开头", "the id '\(id)' must be lower-case letters, digits and _"))
        }
        // Pictures of indicators are files that are named by them.
        guard id.utf8.count <= 64 else { throw reader.error(Bilingual("id 最多 64 个字符", "an id has 64 characters at most")) }
        // Names that begin so are XML's own (XML 1.0, 2.3).
        if id.hasPrefix("xml") || reserved.contains(id) {
            throw reader.error(
                Bilingual("id “\(id)”另有用处，请换一个", "the id '\(id)' has another use here; take another"))
        }
        return id
    }

    /// Attributes of a summary's row.
    static let keysOfRows: Set<String> = ["region", "type", "locality"]
    /// What pages and commands call a unit's score and places.
    static let wordsForRanks: Set<String> = ["score", "rank", "previous_rank", "movement"]

    private static let unknownKind = Bilingual(
        "type 应为 school code、text、region、type、locality、flag 或 count",
        "type must be school code, text, region, type, locality, flag or count")
}
