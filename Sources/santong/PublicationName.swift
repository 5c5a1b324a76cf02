internal import Archive
internal import Catalogue

/// A publication as it is named on the command line: `2017Q3` (the newest edition, else the draft), `2017Q3@2` (an edition), `2017Q3@draft`, `2017Q3@draft~1` (the
/// draft before the newest).
struct PublicationName {
    let period: Period
    private let which: Which

    private enum Which {
        case newest
        case edition(Int)
        case draft(before: Int)
    }

    /// - Throws: ``Failure`` (64) where both an edition and the draft are asked for.
    init(_ period: Period, edition: Int?, isDraft: Bool, _ language: Language) throws {
        guard edition == nil || !isDraft else {
            throw Failure(.usage, Bilingual("--edition 与 --draft 只能写一个", "give --edition or --draft, not both"), language)
        }
        self.period = period
        which = edition.map { .edition($0) } ?? (isDraft ? .draft(before: 0) : .newest)
    }

    /// - Throws: ``Failure`` (64) for what names none.
    init(_ text: String, _ language: Language) throws {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let unknown = Failure(
            .usage,
            Bilingual(
                "“\(text)”不是一次发布，应写作 2017Q3、2017Q3@2（第2版）、2017Q3@draft（送审稿）或 2017Q3@draft~1（前一份送审稿）",
                "'\(text)' names no publication; write 2017Q3, 2017Q3@2 (an edition), 2017Q3@draft or 2017Q3@draft~1 (the draft before)"
            ),
            language)
        guard let period = Period(argument: parts[0]) else { throw unknown }
        self.period = period
        guard parts.count == 2 else {
            which = .newest
            return
        }
        let draft = parts[1].split(separator: "~", omittingEmptySubsequences: false)
        if draft[0] == "draft", draft.count == 1 {
            which = .draft(before: 0)
        } else if draft[0] == "draft", draft.count == 2, let before = Int(draft[1]), (0...10_000).contains(before) {
            which = .draft(before: before)
        } else if let edition = Int(parts[1]), edition > 0 {
            which = .edition(edition)
        } else {
            throw unknown
        }
    }

    /// - Throws: ``Failure`` (66) where the archive has no such publication; `ArchiveError`.
    func find(in archive: Archive, _ language: Language) throws -> Archive.Published {
        let found: Archive.Published? =
            switch which {
            case .newest: try archive.newestEdition(of: period) ?? archive.newestDraft(of: period)
            case .edition(let number): try archive.edition(number, of: period)
            case .draft(let before): try archive.draft(of: period, before: before)
            }
        if let found { return found }
        let there = try archive.publications(of: period).map { published in
            "\(period)@" + (published.edition.map(String.init) ?? "draft")
        }
        let periods = try archive.publishedPeriods().map(\.description)
        let known = there.isEmpty ? periods.joined(separator: "、") : there.joined(separator: "、")
        throw Failure(
            .notThere,
            Bilingual(
                "存档里没有 \(period) 的这次发布；有：\(known.isEmpty ? "无" : known)",
                "the archive has no such publication of \(period); it has: \(known.isEmpty ? "none" : known)"), language)
    }
}
