/// A flag as a county writes it (contract §3.3).
enum FlagCell {
    /// - Parameter range: trimmed and not empty.
    /// - Returns: nil for a word that is none of them.
    static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Bool? {
        let cell = bytes[range]
        if cell.elementsEqual(yes) { return true }
        if cell.elementsEqual(no) { return false }
        return words[CellText.folded(bytes, range).lowercased()]
    }

    private static let yes = Array("是".utf8)
    private static let no = Array("否".utf8)
    private static let words: [String: Bool] = [
        "是": true, "有": true, "√": true, "✓": true, "y": true, "yes": true, "true": true, "1": true, "已接入": true, "达标": true,
        "否": false, "无": false, "×": false, "✗": false, "n": false, "no": false, "false": false, "0": false, "未接入": false,
        "未达标": false,
    ]
}
