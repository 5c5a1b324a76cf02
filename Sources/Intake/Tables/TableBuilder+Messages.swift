internal import Catalogue

/// The words for findings about cells and rows: what is wrong, and what to write instead.
extension TableBuilder {
    static func broken(_ cells: Int, _ expected: Int) -> Bilingual {
        Bilingual(
            "本行有 \(cells) 格，表头有 \(expected) 列，对不上，整行未读。请检查本行是否多了或少了分隔符、换行",
            "this row has \(cells) cells, the header \(expected) columns; the row was not read. Look for a delimiter or line break too many or too few"
        )
    }

    static func missing(_ header: String) -> Bilingual {
        Bilingual("“\(header)”是必填项，不能空着。确实没有的请填 0", "'\(header)' is required; write 0 if there are none")
    }

    static func badCount(_ header: String) -> Bilingual {
        Bilingual(
            "“\(header)”应填不超过 9 位的整数，如 120；不要写“约”“+”、小数、负号或公式错误值",
            "'\(header)' needs a whole number of at most 9 digits, such as 120; no sign, decimals, 'about' or formula error")
    }

    static func badFlag(_ header: String) -> Bilingual {
        Bilingual("“\(header)”应填“是”或“否”", "'\(header)' needs 是 (yes) or 否 (no)")
    }

    static func unknownRegion(_ value: String) -> Bilingual {
        Bilingual(
            "没有代码或全称为“\(value)”的县区，请填 6 位行政区划代码", "no region has the code or full name '\(value)'; write its six-digit code")
    }

    static func outside(_ value: String) -> Bilingual {
        Bilingual(
            "“\(value)”不是报送方本级或下辖的末级县区，请改正县区代码，或由该县区的上级报送",
            "'\(value)' is not a leaf region of this submitter; correct the code, or leave it to whom it belongs")
    }

    static func foreign(_ value: String) -> Bilingual {
        Bilingual(
            "“\(value)”是省直管县（市），由其自行报送，本行未计入，请从市级表中删去",
            "'\(value)' is a directly administered county that submits for itself; the row was not counted. Take it out of the city's file"
        )
    }

    static func unknownWord(_ header: String, _ known: [String]) -> Bilingual {
        let list = known.joined(separator: "、")
        return Bilingual("“\(header)”不认识，应为：\(list)", "'\(header)' is unknown; it must be one of \(list)")
    }

    static let badCode = Bilingual(
        "学校标识码应为 10 位数字，请核对后补全", "a school code has 10 digits; complete it")

    static let scientificCode = Bilingual(
        "学校标识码被表格软件变成了科学计数法，末几位已丢失。请把该列设为“文本”格式，重新填入 10 位代码后再导出",
        "the spreadsheet turned the school code into scientific notation and lost digits. Format the column as text, enter the 10 digits again and export"
    )

    static func codeAgainstType(_ type: Catalogue.SchoolType, _ prefix: String) -> Bilingual {
        let expected = type.schoolCodePrefixes.joined(separator: " 或 ")
        return Bilingual(
            "学校标识码以 \(prefix) 开头，而\(type.label)的标识码应以 \(expected) 开头，请核对标识码或办学类型",
            "the code starts with \(prefix), that of a \(type.label) with \(type.schoolCodePrefixes.joined(separator: " or ")); check code or type"
        )
    }

    static let total = Bilingual("合计行，不作为数据计入", "a total row; not counted as data")

    static func difference(_ header: String, _ value: String, _ sum: Int64) -> Bilingual {
        Bilingual(
            "“\(header)”合计为 \(value)，以上各行之和为 \(sum)，两者不一致，请核对漏行、重复行或合计公式",
            "the total of '\(header)' is \(value), the rows above add up to \(sum); look for missing or doubled rows")
    }

    static func former(_ count: Int) -> Bilingual {
        Bilingual("用了旧名称或旧代码（共 \(count) 处），已按现行名称计入，下次请用现行的", "an earlier name or code (\(count) cells), read as the present one")
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
