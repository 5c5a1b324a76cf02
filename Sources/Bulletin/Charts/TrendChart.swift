internal import Catalogue
internal import Statistics

extension ChartMaker {
    /// The province over up to eight quarters, a panel for each weighted indicator; none in the first.
    func trendChart() throws(TemplateError) -> Chart? {
        let series = weighted.map(series).filter { entry in
            entry.values.last?.value != nil && entry.values.count { $0.value != nil } > 1
        }
        guard !series.isEmpty else { return nil }
        let panels = TrendPanels(
            catalogue: input.catalogue, rounding: input.settings.rounding, hollow: input.period.yearBefore,
            compared: Dictionary(uniqueKeysWithValues: series.map { ($0.index, yearOnYear($0.index)) }))
        let drawing = panels.drawing(series)
        let periods = series[0].values.map(\.period)
        return Chart(
            id: "trend", title: try templates.sentence("chart_trend", panels.finding(series)),
            description: "每小图一项计分指标，全省各季度公布的数值；虚线是目标，空心的点是去年同期，口径改变过的季度不画。",
            drawing: drawing,
            columns: ["指标"] + periods.map(\.description) + ["同比（百分点）"],
            rows: series.map { entry in
                let indicator = input.catalogue.indicators[entry.index]
                return [indicator.label] + entry.values.map { panels.text($0.value, indicator) } + [yearOnYear(entry.index)]
            }, place: .overview)
    }

    private func series(_ index: Int) -> TrendSeries {
        let indicator = input.catalogue.indicators[index]
        let points = Dictionary(uniqueKeysWithValues: input.history.points.map { ($0.period, $0) })
        var periods: [Period] = []
        var next = input.history.points.first?.period
        while let period = next, period < input.period {
            periods.append(period)
            next = period.next
        }
        let earlier = periods.map { period -> (period: Period, value: Fraction?) in
            guard let point = points[period], point.definitions[indicator.id] == indicator.definition else {
                return (period, nil)
            }
            return (period, point.counts[indicator.id]?.value)
        }
        return TrendSeries(
            index: index, values: earlier + [(input.period, input.figures.figure(input.regions.province, index)?.value)])
    }

    private func yearOnYear(_ index: Int) -> String {
        guard let change = input.history.yearOnYear[index] else { return "—" }
        let sign = change.points > 0 ? "+" : change.points < 0 ? "−" : ""
        return sign + decimalText(Int128(change.points.magnitude), decimals: 2) + (change.basis == .common ? "†" : "")
    }
}
