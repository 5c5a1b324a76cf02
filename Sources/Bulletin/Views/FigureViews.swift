package import Catalogue
internal import Statistics

/// Turns figures into what templates see: ready strings and truths.
struct FigureViews {
    let input: BulletinInput

    var regions: RegionTable { input.regions }
    var catalogue: Catalogue { input.catalogue }

    /// One indicator of one region. A region without counted data has the same names, printed —.
    func view(_ region: Int, _ indicator: Int) -> View {
        view(input.figures.figure(region, indicator) ?? Figure(region: region, indicator: indicator))
    }

    func view(_ figure: Figure) -> View {
        let definition = catalogue.indicators[figure.indicator]
        return View([
            "region": .text(name(figure.region)), "code": .text(regions[figure.region].code),
            "indicator": .text(definition.label), "id": .text(definition.id),
            "has_value": .flag(figure.value != nil), "value": .text(value(figure)),
            "numerator": .text(count(figure.counts?.numerator, figure)),
            "denominator": .text(count(figure.counts?.denominator, figure)),
            "has_target": .flag(figure.isMet != nil), "target": .text(target(definition)),
            "met": .flag(figure.isMet == true), "unmet": .flag(figure.isMet == false),
            "shortfall": .text(count(figure.shortfall, figure)), "unit_word": .text(unitWord(definition)),
            "has_change": .flag(figure.change != nil), "up": .flag((figure.change ?? 0) > 0),
            "down": .flag((figure.change ?? 0) < 0), "level": .flag(figure.change == 0),
            "change": .text(change(figure, signed: true)), "change_size": .text(change(figure, signed: false)),
            "common_basis": .flag(figure.basis == .common),
            "has_rank": .flag(figure.rank != nil), "rank": .text(count(figure.rank.map(Int64.init), figure)),
            "revised": .flag(input.edition?.changes?.isRevised(figure.region, figure.indicator) ?? false),
            "is_unit": .flag(regions.unit[figure.region] == figure.region),
            "by_totals": .flag(figure.rank != nil && input.figures.standing(of: figure.region)?.byTotals == true),
            "previous": .text(previous(figure)), "has_previous": .flag(figure.previous != nil),
        ])
    }

    /// Cities in code order, then direct counties in code order, as official lists go.
    var orderedUnits: [Int] {
        regions.units.filter { regions[$0].kind != .directCounty } + regions.units.filter { regions[$0].kind == .directCounty }
    }

    /// In percentage points with two decimals and, where it is negative, a sign.
    static func points(_ hundredths: Int) -> String {
        (hundredths < 0 ? "−" : "") + decimalText(Int128(hundredths.magnitude), decimals: 2)
    }

    func name(_ region: Int) -> String { FigureMark.cleaned(regions[region].name) }

    func value(_ figure: Figure) -> String {
        guard let display = figure.display, let value = figure.value else { return "—" }
        return mark(display, value: value.decimal(6, input.settings.rounding), figure)
    }

    private func previous(_ figure: Figure) -> String {
        guard let previous = figure.previous else { return "—" }
        let text = previous.percentage(target: catalogue.indicators[figure.indicator].target, input.settings.rounding)
        return mark(text, value: previous.decimal(6, input.settings.rounding), figure)
    }

    /// In percentage points with two decimals; signed with + and −, or without a sign for sentences that say which way.
    private func change(_ figure: Figure, signed: Bool) -> String {
        guard let change = figure.change else { return "—" }
        let size = decimalText(Int128(change.magnitude), decimals: 2)
        let sign = change > 0 ? "+" : change < 0 ? "−" : ""
        return mark((signed ? sign : "") + size, value: decimalText(Int128(change), decimals: 2), figure)
    }

    func count(_ value: Int64?, _ figure: Figure) -> String {
        guard let value else { return "—" }
        let text = String(value)
        return mark(text, value: text, figure)
    }

    private func mark(_ text: String, value: String, _ figure: Figure) -> String {
        FigureMark.marked(
            text, value: value, region: regions[figure.region].code, indicator: catalogue.indicators[figure.indicator].id)
    }

    /// As the catalogue gives it: 70%, 100%.
    func target(_ indicator: Catalogue.Indicator) -> String { Self.target(indicator, input.settings.rounding) }

    static func target(_ indicator: Catalogue.Indicator, _ rounding: Rounding) -> String {
        guard let target = indicator.target else { return "—" }
        let hundredths = target.scaled(decimals: 4, rounding)
        if hundredths % 100 == 0 { return "\(hundredths / 100)%" }
        return decimalText(hundredths, decimals: 2) + "%"
    }

    /// 所, 间 or 人: what the numerator counts.
    func unitWord(_ indicator: Catalogue.Indicator) -> String {
        indicator.numerator.names.first.flatMap { catalogue.measures[$0].unit?.label } ?? ""
    }

    func score(_ standing: Standing) -> String {
        guard let score = standing.score else { return "—" }
        let text = decimalText(Int128(score), decimals: 2)
        return FigureMark.marked(text, value: text, region: regions[standing.unit].code, indicator: "score")
    }

    /// Without its sign: a sentence or an arrow says which way.
    func movement(_ standing: Standing) -> String {
        guard let movement = standing.movement else { return "—" }
        return FigureMark.marked(
            String(movement.magnitude), value: String(movement), region: regions[standing.unit].code, indicator: "movement")
    }

    func previousRank(_ standing: Standing) -> String {
        guard let rank = standing.previousRank else { return "—" }
        return FigureMark.marked(
            String(rank), value: String(rank), region: regions[standing.unit].code, indicator: "previous_rank")
    }

    func rank(_ figure: Figure?) -> String { figure.map { count($0.rank.map(Int64.init), $0) } ?? "—" }

    func rank(_ standing: Standing) -> String {
        guard let rank = standing.rank else { return "—" }
        return FigureMark.marked(String(rank), value: String(rank), region: regions[standing.unit].code, indicator: "rank")
    }
}

/// Words for a period.
package enum PeriodWords {
    private static let quarters = ["一", "二", "三", "四"]

    /// 2017年第三季度
    static func long(_ period: Period) -> String { "\(period.year)年第\(quarters[period.quarter - 1])季度" }

    /// 2017年9月底
    static func end(_ period: Period) -> String { "\(period.year)年\(period.lastMonth)月底" }

    /// 2017年10月10日24时, of the last moment that is in time.
    package static func deadline(_ instant: Instant) -> String {
        let text = instant.iso8601
        let day = text.hasSuffix("T00:00:00+08:00") ? instant.adding(days: -1).shanghaiDay : instant.shanghaiDay
        let date = "\(day.year)年\(day.month)月\(day.day)日"
        return text.hasSuffix("T00:00:00+08:00") ? date + "24时" : date + String(text.dropFirst(11).prefix(5))
    }

    /// 2017年10月9日 10:00
    package static func time(_ instant: Instant) -> String {
        let day = instant.shanghaiDay
        return "\(day.year)年\(day.month)月\(day.day)日 " + String(instant.iso8601.dropFirst(11).prefix(5))
    }
}
