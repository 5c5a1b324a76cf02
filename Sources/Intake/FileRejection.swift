internal import Catalogue

/// Why a file as a whole can't be used: its one F error (or F11), and what to do about it.
struct FileRejection: Error, Sendable {
    let finding: Finding

    private init(_ code: String, severity: Severity = .error, line: Int? = nil, value: String = "", _ message: Bilingual) {
        finding = Finding(code, severity, line: line, value: value, message)
    }

    var isUnused: Bool { finding.severity != .error }

    static let unreadable = FileRejection(
        "F01", Bilingual("文件读不出来，请重新报送", "the file can't be read; send it again"))
    static let empty = FileRejection("F01", Bilingual("文件是空的，请重新导出后报送", "the file is empty; export it again"))
    static let damaged = FileRejection(
        "F01", Bilingual("文件已损坏，内容与扩展名不符，请重新导出后报送", "the file is damaged or not what its name says; export it again"))
    static let unmarkedUTF16 = FileRejection(
        "F01",
        Bilingual(
            "文件像是没有标记的 UTF-16（“Unicode 文本”），读不了。请用“另存为”选择“CSV UTF-8（逗号分隔）”后报送",
            "the file looks like UTF-16 without a byte order mark, which can't be read; save it as CSV UTF-8"))
    static let noRows = FileRejection(
        "F01", Bilingual("表头下面没有数据行，请填好后重新报送", "there is no data row under the header; fill the form in and send it again"))

    static func unsigned(_ missing: [String], _ severity: Severity) -> FileRejection {
        let names = missing.joined(separator: "、")
        return FileRejection(
            "F18", severity: severity, value: names,
            Bilingual(
                "没有署\(names)。请在表的末尾写明，如“填报人：张三　审核人：李四　负责人：王五　联系电话：0371-12345678”（XML 写根元素的 filled_by、checked_by、responsible、telephone）",
                "nobody is named as \(names); say so at the table's end, or in XML by the root's filled_by, checked_by, responsible and telephone"
            ))
    }

    static let nothingToConfirm = FileRejection(
        "F01",
        Bilingual(
            "说是无变化，但上期没有本报送方计入的数据可以沿用，请报送本期数据",
            "it says that nothing changed, but nothing of this submitter counted in the previous period; send this period's data")
    )

    static func encoding(line: Int) -> FileRejection {
        FileRejection(
            "F02", line: line,
            Bilingual(
                "第 \(line) 行有无法识别的字节（应为 UTF-8、UTF-16 或 GBK/GB18030），文字已损坏。请打开原表，用“另存为”选择“CSV UTF-8”",
                "line \(line) is neither UTF-8, UTF-16 nor GB18030; open the original and save it as CSV UTF-8"))
    }

    static func encodingOfXML(line: Int) -> FileRejection {
        FileRejection(
            "F02", line: line,
            Bilingual(
                "第 \(line) 行有与文件声明的编码不符的字节，或声明了不认识的编码。请以 UTF-8 重新导出",
                "line \(line) doesn't fit the encoding that the file declares, or that encoding is unknown; export it as UTF-8"))
    }

    static func openQuote(line: Int) -> FileRejection {
        FileRejection(
            "F15", line: line,
            Bilingual("第 \(line) 行的英文双引号没有闭合，其后内容无法分格。请补上或删去引号", "a quote opens in line \(line) and is never closed"))
    }

    init(_ failure: WorkbookForms.Failure) {
        switch failure {
        case .header(let failure): self.init(failure)
        case .empty: self = .empty
        case .workbook(.damaged(let reason)): self = .damagedWorkbook(reason)
        case .workbook(.encrypted): self = .spreadsheet
        case .workbook(.tooLarge(let size, let limit)): self = .tooMuch(size, limit: limit)
        case .workbook(.tooManySheets(let cells)): self = .tooManySheets(cells)
        }
    }

    /// Answers to a notice whose name doesn't say so.
    static let explanation = FileRejection(
        "F03",
        Bilingual(
            "这是情况说明，不是报表。请把文件名改为以“情况说明”开头，如 情况说明-410100.xlsx",
            "these are explanations and no form; let the file's name begin with 情况说明, such as 情况说明-410100.xlsx"))

    /// A report on key tasks whose name doesn't say so.
    static let taskReport = FileRejection(
        "F03",
        Bilingual(
            "这是重点任务的进展，不是报表。文件名请以 tasks 开头（如 tasks-科技处.csv），report 会列入台账",
            "this is a report on key tasks and no form; let the file's name begin with tasks, such as tasks-科技处.csv"))

    init(_ failure: HeaderFailure) {
        switch failure {
        case .missing(let form, let headers):
            let list = headers.joined(separator: "、")
            let name = form == .school ? Bilingual("学校表", "school form") : Bilingual("汇总表", "summary form")
            self.init(
                "F03", value: list,
                Bilingual(
                    "前 10 行里找不到完整的表头；按\(name.zh)，缺少：\(list)。请用统一表式，不要改动或合并表头",
                    "no complete header in the first 10 rows; the \(name.en) lacks: \(list)"))
        case .tooLow(let line):
            self.init(
                "F03", line: line,
                Bilingual(
                    "表头在第 \(line) 行，应在前 10 行之内，没有读。请删去上面多余的行",
                    "the header is in line \(line) and must be in the first 10 rows; remove what is above it"))
        case .hidden(let sheet):
            self.init(
                "F03", value: sheet,
                Bilingual(
                    "有表头的只有隐藏的工作表“\(sheet)”，隐藏的不读。请取消隐藏后报送",
                    "only the hidden sheet '\(sheet)' has a header, and hidden ones aren't read; show it and send it again"))
        case .otherDelimiter:
            self.init(
                "F03", value: "|",
                Bilingual(
                    "各列之间用的是“|”，读不了。请用逗号分隔：在 WPS 或 Excel 中另存为“CSV UTF-8（逗号分隔）”",
                    "the columns are kept apart by |, which can't be read; save the file as CSV with commas"))
        case .doubled(let line, let headers):
            let list = headers.joined(separator: "、")
            self.init(
                "F03", line: line, value: list,
                Bilingual("表头里同一列出现两次：\(list)。请删去多余的一列", "a column stands twice in the header: \(list)"))
        case .openQuote(let line):
            self = .openQuote(line: line)
        }
    }

    static func wrongPeriod(_ found: Period, _ expected: Period, line: Int? = nil) -> FileRejection {
        FileRejection(
            "F04", line: line, value: found.description,
            Bilingual(
                "这是 \(found) 的数据，本期是 \(expected)。请报送本期数据；只是写错了期的，请改正",
                "this is for \(found), the period is \(expected); send this period's data, or correct the period"))
    }

    /// The name tells nobody.
    static func unnamedSubmitter(_ path: String) -> FileRejection {
        FileRejection(
            "F05", value: path,
            Bilingual(
                "看不出是哪个单位报送的。请把文件名改为以 6 位行政区划代码或单位全称开头，如 410183新密市.csv",
                "the submitter can't be told; let the file's name start with its six-digit code or full name"))
    }

    /// A code that the region table doesn't have, or the province's.
    static func unknownSubmitter(_ code: String) -> FileRejection {
        FileRejection(
            "F05", value: code,
            Bilingual(
                "“\(code)”不是报送单位的现行代码，请改为本单位现行的 6 位行政区划代码",
                "'\(code)' is no submitter's present code; write your own six-digit code"))
    }

    /// - Parameter detail: libxml2's own words.
    static func notWellFormed(line: Int, _ fault: XMLFault, detail: String) -> FileRejection {
        FileRejection(
            "F06", line: line, value: detail,
            Bilingual(
                "第 \(line) 行：\(fault.words.zh)。请从原系统重新导出完整的文件",
                "line \(line): \(fault.words.en); export the whole file again"))
    }

    static func schema(line: Int, value: String, _ reason: Bilingual) -> FileRejection {
        FileRejection("F07", line: line, value: value, reason)
    }

    static func forbidden(line: Int, _ construct: XMLFailure.Construct) -> FileRejection {
        let (value, words) =
            switch construct {
            case .doctype: ("<!DOCTYPE>", Bilingual("文档类型定义（DTD）", "a document type definition"))
            case .entity(let name): ("&\(name);", Bilingual("自定义实体 &\(name);", "the entity &\(name);"))
            case .inclusion: ("XInclude", Bilingual("外部引用（XInclude）", "XInclude"))
            }
        return FileRejection(
            "F08", line: line, value: value,
            Bilingual("报送文件中不允许使用\(words.zh)，请去掉后重新导出", "\(words.en) is not allowed in a submission; remove it"))
    }

    static func tooManyRows(limit: Int) -> FileRejection {
        FileRejection(
            "F09", value: String(limit),
            Bilingual(
                "文件超过 \(limit) 行，不像是报表。请核对后重新导出（上限是 santong.yaml 中 limits 的 rows）",
                "the file has more than \(limit) rows, as no form has; check and export it again (the limit is rows in limits, santong.yaml)"
            ))
    }

    static func tooLarge(_ size: Int, limit: Int) -> FileRejection {
        FileRejection(
            "F09", value: String(size),
            Bilingual(
                "文件有 \(size) 字节，超过上限 \(limit) 字节。请分县区报送，或去掉多余内容", "the file has \(size) bytes, more than the limit of \(limit)"))
    }

    static func tooMuch(_ size: Int, limit: Int) -> FileRejection {
        FileRejection(
            "F09", value: String(size),
            Bilingual(
                "电子表格解压后的内容超过上限（\(limit)，见 santong.yaml 中 limits 的 unpacked），未读。请删去多余的工作表、图片和空行，或另存为 CSV 后报送",
                "what is in this workbook is more than the limit of \(limit) (unpacked in limits, santong.yaml); remove sheets, pictures and empty rows, or save it as CSV"
            ))
    }

    static let unsupported = FileRejection(
        "F11", severity: .warning,
        Bilingual("不是数据文件（如扫描件、图片、公文），仅留存，不计入", "not a data file (a scan, picture or letter); kept, not counted"))

    /// - Parameter reason: what part of it is damaged.
    static func tooManySheets(_ cells: Int) -> FileRejection {
        FileRejection(
            "F09", value: String(cells),
            Bilingual(
                "工作簿里的工作表太多，各表开头几行合计超过 \(cells) 格，未读。请只留报表所在的工作表，或另存为 CSV 后报送",
                "there are more than \(cells) cells at the tops of this workbook's sheets; leave only that with the form, or save it as CSV"
            ))
    }

    static func damagedWorkbook(_ reason: String) -> FileRejection {
        FileRejection(
            "F16", value: reason,
            Bilingual(
                "电子表格已损坏，读不了。请在 WPS 或 Excel 中打开，用“另存为”重新保存为 .xlsx 或“CSV UTF-8（逗号分隔）”后报送",
                "this spreadsheet is damaged; open it, save it again as .xlsx or as CSV UTF-8, and send that"))
    }

    static let spreadsheet = FileRejection(
        "F16",
        Bilingual(
            "这种电子表格读不了（只读 .xlsx，不能有密码）。请在 WPS 或 Excel 中打开，去掉密码，用“另存为”选择“.xlsx”或“CSV UTF-8（逗号分隔）”后报送",
            "this kind of spreadsheet can't be read (only .xlsx without a password); open it and save it as .xlsx or as CSV UTF-8"
        ))
}
