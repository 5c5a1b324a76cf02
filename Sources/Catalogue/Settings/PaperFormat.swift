/// A format beside HTML and Markdown in which a publication's pages can be had.
package enum PaperFormat: String, Sendable, CaseIterable, Comparable {
    case pdf, docx, xlsx

    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// - Parameter words: names of formats between commas, `none` for none of them.
    /// - Returns: nil where a word is no format.
    package static func set(_ words: String) -> Set<Self>? {
        if words == "none" { return [] }
        let formats = words.split(separator: ",", omittingEmptySubsequences: false).map { word in
            Self(rawValue: word.filter { $0 != " " })
        }
        return formats.contains(nil) ? nil : Set(formats.compactMap(\.self))
    }
}
