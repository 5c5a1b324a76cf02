package import CSV

extension RegionTable {
    /// Reads and checks `regions.csv` (UTF-8; code,name,kind,parent,tile_row,tile_col,formerly).
    /// - Throws: ``InputError`` with the line for a bad or doubled code, an unknown kind or parent, a cycle, no or a second
    ///   province, a reporting unit of a wrong kind.
    package init(csv bytes: [UInt8], file: String) throws(InputError) {
        let rows = try Self.rows(bytes, file)
        var lines: [String: Int] = [:]
        for row in rows {
            guard isCode(row["code"]) else { throw row.error(file, Self.badCode(row["code"])) }
            guard lines.updateValue(row.line, forKey: row["code"]) == nil else {
                throw row.error(file, CatalogueBuilder.doubled(row["code"]))
            }
            guard !row["name"].isEmpty else { throw row.error(file, Bilingual("缺少名称", "the name is missing")) }
        }
        let sorted = rows.sorted { $0["code"] < $1["code"] }
        let index = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element["code"], $0.offset) })
        var regions: [Region] = []
        for row in sorted { regions.append(try Self.region(row, index, file)) }
        try Self.requireTree(regions, sorted, file)
        let provinces = regions.indices.filter { regions[$0].kind == .province }
        guard let province = provinces.first else {
            throw InputError(file: file, Bilingual("缺少 kind 为 province 的一行", "no row has the kind province"))
        }
        if provinces.count > 1 {
            throw sorted[provinces[1]].error(file, Bilingual("只能有一个 province", "there can be only one province"))
        }
        self.init(regions, province: province)
    }

    private static func rows(_ bytes: [UInt8], _ file: String) throws(InputError) -> [CSVTable.Row] {
        do {
            return try CSVTable(bytes, required: ["code", "name", "kind", "parent"]).rows
        } catch {
            throw InputError(error, file: file)
        }
    }

    private static func region(
        _ row: CSVTable.Row, _ index: [String: Int], _ file: String
    ) throws(InputError) -> Region {
        guard let kind = Region.Kind(rawValue: row["kind"]) else {
            let allowed = Region.Kind.allCases.map(\.rawValue).joined(separator: " ")
            throw row.error(
                file, Bilingual("kind “\(row["kind"])”应为 \(allowed) 之一", "the kind '\(row["kind"])' must be one of \(allowed)"))
        }
        let parent = index[row["parent"]]
        if kind == .province {
            guard row["parent"].isEmpty else {
                throw row.error(file, Bilingual("province 不能有上级", "a province has no parent"))
            }
        } else if parent == nil {
            throw row.error(
                file, Bilingual("上级代码“\(row["parent"])”不在表中", "the parent '\(row["parent"])' is not in the table"))
        }
        return Region(
            code: row["code"], name: row["name"], kind: kind, parent: parent, tile: try tile(row, file),
            formerly: row["formerly"].split(separator: " ").map(String.init))
    }

    private static func tile(_ row: CSVTable.Row, _ file: String) throws(InputError) -> Region.Tile? {
        let texts = [row["tile_row"], row["tile_col"]]
        if texts.allSatisfy(\.isEmpty) { return nil }
        guard let first = Int(texts[0]), let second = Int(texts[1]), (1...99).contains(first), (1...99).contains(second)
        else { throw row.error(file, Bilingual("tile_row 与 tile_col 应为 1 至 99 的整数", "tile_row and tile_col must be 1 to 99")) }
        return .init(row: first, column: second)
    }

    /// Every region must lead up to the province, and the province's children be cities or direct counties.
    private static func requireTree(_ regions: [Region], _ rows: [CSVTable.Row], _ file: String) throws(InputError) {
        for start in regions.indices {
            var current = start
            var steps = 0
            while let parent = regions[current].parent {
                current = parent
                steps += 1
                guard steps <= regions.count else {
                    throw rows[start].error(
                        file, Bilingual("\(regions[start].code) 的上级关系成环", "the parents of \(regions[start].code) form a cycle"))
                }
            }
            guard let parent = regions[start].parent, regions[parent].kind == .province else { continue }
            guard [.city, .directCounty].contains(regions[start].kind) else {
                throw rows[start].error(
                    file, Bilingual("省的直接下级只能是 city 或 direct-county", "a child of the province must be a city or direct-county"))
            }
        }
    }

    private static func badCode(_ code: String) -> Bilingual {
        Bilingual("代码“\(code)”应为 6 位数字", "the code '\(code)' must have 6 digits")
    }
}

extension CSVTable.Row {
    package func error(_ file: String, _ reason: Bilingual) -> InputError {
        InputError(file: file, line: line, reason)
    }
}

extension InputError {
    /// A table of the office's own that isn't a proper CSV file.
    package init(_ failure: CSVTable.Failure, file: String) {
        switch failure {
        case .notUTF8(let line):
            self.init(
                file: file, line: line,
                Bilingual("文字编码读不出来，请另存为“CSV UTF-8”", "an unknown or broken encoding; save it as CSV UTF-8"))
        case .openQuote(let line):
            self.init(file: file, line: line, Bilingual("引号没有闭合", "a quote is never closed"))
        case .missingColumn(let name):
            self.init(file: file, line: 1, Bilingual("缺少列“\(name)”", "the column '\(name)' is missing"))
        case .doubledColumn(let name):
            self.init(file: file, line: 1, Bilingual("列“\(name)”重复", "the column '\(name)' stands twice"))
        case .tooManyCells(let line):
            self.init(file: file, line: line, Bilingual("单元格比表头多", "more cells than the header has"))
        }
    }
}
