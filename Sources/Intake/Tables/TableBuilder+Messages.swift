internal import Catalogue
internal import Threads

/// The words for findings about cells and rows: what is wrong, and what to write instead.
extension TableBuilder {
    static func broken(_ cells: Int, _ expected: Int, isNote: Bool) -> Bilingual {
        let advice =
            if isNote {
                Bilingual(
                    "如是说明文字，请删去，或以“备注：”开头放在所有数据之后", "if it is a note, remove it, or put it behind the data and begin it with 备注：")
            } else if cells > expected {
                Bilingual(
                    "文字里的逗号请改用全角，或把整格放进英文双引号；数里的千位分隔逗号请去掉",
                    "put text that holds a delimiter in double quotes, and write numbers without thousands separators")
            } else {
                Bilingual("请检查是否漏填，或文字里有换行", "look for cells left out, or a line break inside a text")
            }
        return Bilingual(
            "本行有 {0} 格，表头有 {1} 列，对不上，整行未读。" + advice.zh,
            "this row has {0} cells, the header {1} columns; the row was not read: " + advice.en,
            [String(cells), String(expected)])
    }

    /// In a spreadsheet nothing can shift or cut a row.
    static func beyondHeader(_ expected: Int) -> Bilingual {
        Bilingual(
            "表头有 {0} 列，本行在表头右边还有内容，整行未读。请删去表外的内容；是说明的，以“备注：”开头放在所有数据之后",
            "the header has {0} columns, and there is something to the right of it in this row, which was not read: remove it, or put it behind the data and begin it with 备注：",
            [String(expected)])
    }

    static func missing(_ header: String, _ role: FormLayout.Column.Role) -> Bilingual {
        switch role {
        case .count: Bilingual("“{0}”是必填项，要填数字；确实没有的请填 0", "'{0}' is required; write 0 if there are none", [header])
        case .flag: Bilingual("“{0}”是必填项，请填“是”或“否”", "'{0}' is required; write 是 (yes) or 否 (no)", [header])
        default: Bilingual("“{0}”是必填项，请补填", "'{0}' is required; fill it in", [header])
        }
    }

    static func badCount(_ column: FormLayout.Column, _ header: String, isPercentage: Bool) -> Bilingual {
        if isPercentage {
            return Bilingual(
                "“{0}”要填的是数，不是百分比，请填整数，如 120", "'{0}' needs a number, not a percentage: a whole one, such as 120",
                [header])
        }
        if let unit = column.unit, unit.words.values.contains(where: { $0 > 1 }) {
            let words = unit.words.keys.filter { $0 != unit.label.lowercased() }
                .sorted { (unit.words[$0] ?? 0, $0) < (unit.words[$1] ?? 0, $1) }.map { $0.uppercased() }
            return Bilingual(
                "“{0}”应填以 {1} 计的整数，如 100；数字后面只认单位 {2}，不要写别的字和“≥”“以上”",
                "'{0}' needs a whole number of {1}, such as 100, with nothing behind it but a unit: {3}",
                [header, unit.label, words.joined(separator: "、"), words.joined(separator: ", ")])
        }
        return Bilingual(
            "“{0}”应填不超过 9 位的整数，如 120；不要写“约”“+”、小数、负号或公式错误值",
            "'{0}' needs a whole number of at most 9 digits, such as 120; no sign, decimals, 'about' or formula error",
            [header])
    }

    static func badFlag(_ header: String) -> Bilingual {
        Bilingual("“{0}”应填“是”或“否”", "'{0}' needs 是 (yes) or 否 (no)", [header])
    }

    static func unknownRegion(_ value: String, isHeader: Bool) -> Bilingual {
        if isHeader {
            return Bilingual(
                "这里又出现了表头“{0}”，像是第二张表。一个文件只放一张表：请删去重复的表头行，另一张表另存为一个文件",
                "here is the header '{0}' again, as of a second table; a file holds one table: remove the header's row, or put the other table into a file of its own",
                [value])
        }
        return Bilingual(
            "没有代码或全称为“{0}”的县区，请填 6 位行政区划代码", "no region has the code or full name '{0}'; write its six-digit code", [value])
    }

    static func outside(_ value: String, isLeaf: Bool) -> Bilingual {
        isLeaf
            ? Bilingual(
                "“{0}”不归本报送方，请改正县区代码；确属该县区的，由该县区或其所在市报送",
                "'{0}' does not belong to this submitter; correct the code, or leave the row to whom it belongs", [value])
            : Bilingual(
                "“{0}”不是末级县区，请填数据所属的县（市、区）的代码",
                "'{0}' is no leaf region; write the code of the county or district", [value])
    }

    static func foreign(_ value: String) -> Bilingual {
        Bilingual(
            "“{0}”是省直管县（市），由其自行报送，本行未计入，请从市级表中删去",
            "'{0}' is a directly administered county that submits for itself; the row was not counted. Take it out of the city's file",
            [value]
        )
    }

    /// The words that a column's cells may have.
    struct KnownWords: Sendable {
        /// With 、 between them.
        let list: String
        fileprivate let tellTowns: Bool

        init(_ words: [String]) {
            list = words.joined(separator: "、")
            tellTowns = words.contains("镇区")
        }

        private init(list: String, tellTowns: Bool) { (self.list, self.tellTowns) = (list, tellTowns) }

        var unshared: KnownWords { KnownWords(list: list.unshared, tellTowns: tellTowns) }
    }

    static func unknownWord(_ header: String, _ known: KnownWords, _ value: String) -> Bilingual {
        if known.tellTowns, ["城镇", "镇"].contains(value) {
            return Bilingual(
                "“{0}”写“{1}”分不出是城区还是镇区：县城和镇填“镇区”，市区填“城区”",
                "'{1}' in '{0}' doesn't tell 城区 from 镇区: write 镇区 for a county seat or town, 城区 for a city",
                [header, value])
        }
        return Bilingual("“{0}”不认识，应为：{1}", "'{0}' is unknown; it must be one of {1}", [header, known.list])
    }

    static let badCode = Bilingual(
        "学校标识码应为 10 位数字，请核对后补全", "a school code has 10 digits; complete it")

    static let scientificCode = Bilingual(
        "学校标识码被表格软件变成了科学计数法，末几位已丢失。请把该列设为“文本”格式，重新填入 10 位代码后再导出",
        "the spreadsheet turned the school code into scientific notation and lost digits. Format the column as text, enter the 10 digits again and export"
    )

    static func codeAgainstType(_ type: Catalogue.SchoolType, _ prefix: String) -> Bilingual {
        Bilingual(
            "学校标识码以 {0} 开头，而{1}的标识码应以 {2} 开头，请核对标识码或办学类型",
            "the code starts with {0}, that of a {1} with {3}; check code or type",
            [
                prefix, type.label, type.schoolCodePrefixes.joined(separator: " 或 "),
                type.schoolCodePrefixes.joined(separator: " or "),
            ]
        )
    }

    static let total = Bilingual("合计行，不作为数据计入", "a total row; not counted as data")

    static func difference(_ header: String, _ value: String, _ sum: Int64) -> Bilingual {
        Bilingual(
            "“{0}”合计为 {1}，以上各行之和为 {2}，两者不一致，请核对漏行、重复行或合计公式",
            "the total of '{0}' is {1}, the rows above add up to {2}; look for missing or doubled rows",
            [header, value, String(sum)])
    }

    static func former(_ entry: ColumnTally.Entry) -> Bilingual {
        Bilingual(
            "用了旧名称或旧代码（共 \(entry.count) 处）：“{0}”按“{1}”计入，下次请用现行的",
            "an earlier name or code (\(entry.count) cells): '{0}' was read as '{1}'; use the present one",
            [entry.value, entry.meaning])
    }

    static func unitWord(_ count: Int) -> Bilingual {
        Bilingual("数字后带单位（共 \(count) 处），已按数字读取，下次请只填数字", "a unit behind the number (\(count) cells); the number was read")
    }

    static func ignored(_ count: Int) -> Bilingual {
        Bilingual("该办学类型不在统计范围，共 \(count) 行未计入", "this type is outside the statistics; \(count) rows not counted")
    }

    static func blank(_ count: Int) -> Bilingual {
        Bilingual("空白（共 \(count) 处），按 0 或“否”计", "blank (\(count) cells); counted as 0 or no")
    }

    static func unknownColumns(_ names: String) -> Bilingual {
        Bilingual("以下列不在表式内，已忽略：\(names)", "columns that are not in the form were ignored: \(names)")
    }

    static func absentColumns(_ names: String) -> Bilingual {
        Bilingual("以下选填列没有或全空，按未提供处理：\(names)", "optional columns that are absent or all blank count as not supplied: \(names)")
    }
}
