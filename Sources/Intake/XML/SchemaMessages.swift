internal import Catalogue

/// What is wrong with a document, in the words of whoever writes programs that make them.
enum SchemaMessages {
    static func wrongNamespace(_ name: String) -> Bilingual {
        Bilingual(
            "元素 \(name) 不在命名空间 \(XMLSchemaRules.namespace) 中，请核对根元素的 xmlns",
            "the element \(name) is not in the namespace \(XMLSchemaRules.namespace); see the root's xmlns")
    }
    static func misplaced(_ name: String) -> Bilingual {
        Bilingual(
            "此处不应有元素 \(name)；根元素应为 submission，其下只有 school 或 summary",
            "the element \(name) can't stand here; a submission holds school or summary elements only")
    }
    static let rowsThoughUnchanged = Bilingual(
        "根元素写了 unchanged=\"true\"（确认无变化），其下就不能再有数据；有数据的请去掉 unchanged",
        "the root says unchanged=\"true\", so there can be no rows; leave it out where there are")
    static let mixedForms = Bilingual(
        "一个文件只能有一种表：不能同时有 school 和 summary", "one file holds one form: school or summary elements, not both")
    static let webPage = Bilingual(
        "这是网页（HTML），有些系统把它当作 Excel 文件导出。请在 WPS 或 Excel 中打开，用“另存为”选择“CSV UTF-8（逗号分隔）”后报送",
        "this is a web page (HTML), which some systems export as an Excel file; open it in a spreadsheet program and save it as CSV UTF-8"
    )
    static let strayText = Bilingual("元素之间不应有文字", "there can be no text between the elements")
    static func unknownAttribute(_ element: String, _ name: String) -> Bilingual {
        Bilingual("元素 \(element) 没有属性 \(name)，请删去或改正", "the element \(element) has no attribute \(name)")
    }
    static func missing(_ element: String, _ name: String) -> Bilingual {
        Bilingual("元素 \(element) 缺少必填属性 \(name)", "the element \(element) lacks the required attribute \(name)")
    }
    static func badRootValue(_ name: String, _ value: String) -> Bilingual {
        let expected =
            switch name {
            case "period": Bilingual("形如 2017Q3", "a quarter such as 2017Q3")
            case "submitter": Bilingual("6 位行政区划代码", "a six-digit code")
            case "unchanged": Bilingual("true 或 false", "true or false")
            case "revision": Bilingual("1 至 9 位的正整数", "a positive number of 1 to 9 digits")
            default: Bilingual("带时区的时间，如 2017-10-09T10:00:00+08:00", "a time with offset such as 2017-10-09T10:00:00+08:00")
            }
        return badValue(name, value, expected)
    }

    static func badValue(_ name: String, _ value: String, _ expected: Bilingual) -> Bilingual {
        Bilingual(
            "属性 \(name) 的值“\(value)”不合规定，应为\(expected.zh)，前后不带空格",
            "'\(value)' is no value of \(name); it must be \(expected.en), without blanks around it")
    }

    static func badValue(
        _ name: String, _ value: String, _ role: FormLayout.Column.Role, _ catalogue: Catalogue
    ) -> Bilingual {
        func words(_ known: [String]) -> Bilingual {
            Bilingual("以下之一：" + known.joined(separator: "、"), "one of " + known.joined(separator: "、"))
        }
        let expected =
            switch role {
            case .code: Bilingual("10 位数字", "10 digits")
            case .region: Bilingual("6 位行政区划代码", "a six-digit code")
            case .type: words(catalogue.types.map(\.label))
            case .locality: words(catalogue.localities.map(\.label))
            case .flag: Bilingual("true、false、1 或 0", "true, false, 1 or 0")
            case .count: Bilingual("1 至 9 位数字", "1 to 9 digits")
            case .name, .reason, .text: Bilingual("文字，不能空着", "a text that isn't blank")
            }
        return badValue(name, value, expected)
    }
}
