extension String {
    /// The text as a sheet can hold it. libxlsxwriter writes control characters as Excel does; the two that XML has no way to write beside these (XML 1.0,
    /// production 2) it leaves in, and nothing could open the workbook.
    var forSheet: String {
        // They are EF BF BE and EF BF BF in UTF-8, and much of Chinese punctuation begins with EF.
        guard utf8.contains(0xBF), unicodeScalars.contains(where: { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" ? "\u{FFFD}" : $0 }))
    }
}
