/// Words at the start of a row that is no data (contract §3.2).
enum KeyRow: Equatable {
    /// 合计, 小计, 全县 …: compared with the sum of the rows above (R11, R13).
    case total(isSubtotal: Bool)
    /// 填报人, 备注 …: ends the data.
    case footer

    /// - Parameters:
    ///   - first: the row's first cell.
    ///   - firstFilled: its first cell that isn't blank.
    init?(first: String, firstFilled: String) {
        if Self.isFooter(CellText.squeezed(first)) {
            self = .footer
        } else if let word = Self.totalWord(CellText.squeezed(firstFilled)) {
            self = .total(isSubtotal: word == "小计")
        } else {
            return nil
        }
    }

    private static func isFooter(_ cell: String) -> Bool {
        if footerStarts.contains(where: { cell.hasPrefix($0) }) { return true }
        return ["备注", "注"].contains { word in
            cell.hasPrefix(word) && (cell.count == word.count || ":：".contains(cell.dropFirst(word.count).first ?? " "))
        }
    }

    private static func totalWord(_ cell: String) -> String? {
        guard let word = totalWords.first(where: { cell.hasPrefix($0) }) else { return nil }
        let rest = cell.dropFirst(word.count)
        guard let next = rest.first else { return word }
        let goesOn =
            next == "数" || next == ":" || next == "：" || FileName.isDigit(next) || totalWords.contains { rest.hasPrefix($0) }
        return goesOn ? word : nil
    }

    private static let totalWords = ["合计", "总计", "小计", "总数", "全市", "全县", "全区", "全省", "汇总"]
    private static let footerStarts = ["填报人", "填报日期", "审核人", "负责人", "联系电话", "制表"]
}
