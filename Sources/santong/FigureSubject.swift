internal import Catalogue

/// Which figure is asked for: an indicator (or the score) of a region, by the words of the command line.
struct FigureSubject {
    /// Nil for the score.
    let indicator: Int?
    let region: Int

    /// - Parameter regionText: nil for the province.
    /// - Throws: ``Failure`` (64) for what there isn't.
    init(_ indicatorText: String, _ regionText: String?, _ rules: Rules, _ language: Language) throws {
        try self.init(indicatorText, regionText, rules.catalogue, rules.regions, language)
    }

    init(
        _ indicatorText: String, _ regionText: String?, _ catalogue: Catalogue, _ regions: RegionTable, _ language: Language
    ) throws {
        indicator = try Self.indicator(indicatorText, catalogue, language)
        if regionText == nil, indicator == nil {
            throw Failure(.usage, Bilingual("得分是各单位的，请写明单位", "a score is a unit's; name one"), language)
        }
        region = try Self.region(regionText, regions, language)
    }

    /// - Returns: nil for the score.
    static func indicator(_ text: String, _ catalogue: Catalogue, _ language: Language) throws -> Int? {
        if ["score", "得分", "综合得分"].contains(text) { return nil }
        if let found = catalogue.indicators.firstIndex(where: { $0.id == text || $0.label == text }) { return found }
        let known = catalogue.indicators.map { "\($0.id) \($0.label)" }.joined(separator: "、")
        throw Failure(
            .usage,
            Bilingual(
                "目录里没有指标“\(text)”；有：score 得分、\(known)", "there is no indicator '\(text)'; there are: score, \(known)"),
            language)
    }

    static func region(_ text: String?, _ regions: RegionTable, _ language: Language) throws -> Int {
        guard let text, text != "全省" else { return regions.province }
        guard let found = regions.find(text) else {
            throw Failure(.usage, Bilingual("区划表里没有“\(text)”", "there is no region '\(text)'"), language)
        }
        return found.region
    }
}
