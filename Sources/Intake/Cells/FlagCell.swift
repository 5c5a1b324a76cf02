/// A flag as a county writes it (contract §3.3).
enum FlagCell {
    /// - Parameter range: trimmed and not empty.
    /// - Returns: nil for a word that is none of them.
    static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool? {
        if range.count == 3 {
            // 是 and 否: nearly all.
            let start = range.lowerBound
            if (bytes[start], bytes[start + 1], bytes[start + 2]) == (0xE6, 0x98, 0xAF) { return true }
            if (bytes[start], bytes[start + 1], bytes[start + 2]) == (0xE5, 0x90, 0xA6) { return false }
        }
        return words[CellText.folded(bytes, range).lowercased()]
    }

    private static let words: [String: Bool] = [
        "是": true, "有": true, "√": true, "✓": true, "y": true, "yes": true, "true": true, "1": true, "已接入": true, "达标": true,
        "否": false, "无": false, "×": false, "✗": false, "n": false, "no": false, "false": false, "0": false, "未接入": false,
        "未达标": false,
    ]
}
