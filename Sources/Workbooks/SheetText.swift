extension String {
    /// The text as a sheet can hold it: no longer than a cell, and without what can't be written. libxlsxwriter writes control characters as Excel does; the
    /// two that XML has no way to write beside these (XML 1.0, production 2) it leaves in, and nothing could open the workbook.
    var forSheet: String {
        // They are EF BF BE and EF BF BF in UTF-8, and much of Chinese punctuation begins with EF.
        guard utf8.contains(0xBF), unicodeScalars.contains(where: { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }) else { return cut }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" ? "\u{FFFD}" : $0 })).cut
    }

    /// Half a page of figures mustn't keep a whole workbook from being made: what is longer ends in ….
    private var cut: String {
        // No text has more UTF-16 units than bytes of UTF-8.
        guard utf8.count > Self.mostUnits, utf16.count > Self.mostUnits else { return self }
        var kept = String.UnicodeScalarView()
        var units = 1
        for scalar in unicodeScalars {
            units += UTF16.width(scalar)
            if units > Self.mostUnits { break }
            kept.append(scalar)
        }
        return String(kept) + "…"
    }

    /// Of a cell, in UTF-16 units: Microsoft, "Excel specifications and limits".
    private static let mostUnits = 32_767
}
