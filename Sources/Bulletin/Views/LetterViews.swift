internal import Catalogue

/// What a paper has because it is an official letter (GB/T 9704-2012): the head, the number, who gets it and who printed it.
struct LetterViews {
    let settings: Settings
    let period: Period

    /// Names that every document has.
    var names: View {
        [
            "letterhead": .text(letterhead), "letterhead_size": .text("\(size)"), "document_series": .text(series),
            // Until it is issued: that of the deadline, after which papers are written.
            "issue_year": .text("\(settings.deadline(of: period).shanghaiDay.year)"),
            "has_copies": .flag(!copies.isEmpty), "copies_to": .text(copies),
            "printing_office": .text(settings.printingOffice.isEmpty ? settings.office + "办公室" : settings.printingOffice),
        ]
    }

    /// In one line, without the full stop that the template adds.
    private var copies: String {
        let words = settings.copiesTo.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let last = words.lastIndex(where: { $0 != "。" && $0 != " " }) else { return "" }
        return String(words[...last])
    }

    private var letterhead: String { settings.letterhead.isEmpty ? settings.office + "文件" : settings.letterhead }

    private var series: String {
        settings.documentSeries.isEmpty ? String(settings.policyNumber.prefix { $0 != "〔" }) : settings.documentSeries
    }

    /// In points: as large as the text area's 156 mm allow, and at most what looks well; larger than the title in any case, on several lines if need be.
    private var size: Int { max(Self.smallest, min(Self.largest, Self.width / max(letterhead.count, 1))) }

    private static let smallest = 30
    private static let largest = 54
    private static let width = 438
}
