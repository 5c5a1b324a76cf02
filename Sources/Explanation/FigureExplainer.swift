internal import Catalogue
internal import Intake
internal import Statistics
internal import Validation

/// Looks up what ``FigureExplanation`` is made of.
struct FigureExplainer {
    let indicator: Int
    let definition: Catalogue.Indicator
    let account: PeriodAccount
    let finder: SourceFinder

    init(region: Int, indicator: Int, account: PeriodAccount) {
        self.indicator = indicator
        self.account = account
        definition = account.catalogue.indicators[indicator]
        finder = SourceFinder(region: region, account: account, population: definition.population)
    }

    func summands(_ parts: [Part]) throws(SumOverflow) -> [FigureExplanation.Summand] {
        var result: [FigureExplanation.Summand] = []
        for part in parts {
            guard let source = finder.source(of: part) else { preconditionFailure("a part without rows") }
            let counts = try account.corrected.ratio(indicator, of: part)
            let submitted = try account.submitted.ratio(indicator, of: part)
            var sums: [Int64] = []
            for measure in definition.measures { sums.append(try account.corrected.total(measure, over: indicator, of: [part])) }
            result.append(
                .init(
                    part: part, sums: sums, counts: counts, submitted: submitted, source: source,
                    corrections: account.corrections(of: part, indicator)))
        }
        return result
    }

    func unsupplied(_ part: Part) -> FigureExplanation.Unsupplied? {
        guard let sums = account.corrected.sums(of: part), let rows = account.counting[part],
            let table = account.review.files[rows.file].submission.table
        else { return nil }
        let catalogue = account.catalogue
        let lacking = definition.measures.filter { !sums.isSupplied[$0] }
        let columns: [String] =
            table.form == .summary
            ? lacking.map { catalogue.measures[$0].label }
            : Set(lacking.flatMap { catalogue.measures[$0].columns }).filter { !table.isSupplied[$0] }.sorted()
                .map { catalogue.columns[$0].header }
        return .init(part: part, file: rows.file, columns: columns)
    }
}
