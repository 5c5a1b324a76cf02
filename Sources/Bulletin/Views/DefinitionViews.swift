internal import Catalogue

/// What the catalogue says of the indicators: the same on every sheet.
struct DefinitionViews {
    let catalogue: Catalogue
    let policyNumber: String

    /// By indicator.
    var views: [View] { catalogue.indicators.map(definition) }

    private func definition(_ indicator: Catalogue.Indicator) -> View {
        let population = catalogue.populations[indicator.population]
        func labels(_ mask: [Bool], _ label: (Int) -> String) -> ViewValue {
            .text(mask.indices.filter { mask[$0] }.map(label).joined(separator: "、"))
        }
        return View([
            "numerator_label": .text(catalogue.label(indicator.numerator)),
            "denominator_label": .text(catalogue.label(indicator.denominator)),
            "numerator_formula": .text(indicator.numerator.text), "denominator_formula": .text(indicator.denominator.text),
            "is_compound": .flag(!indicator.denominator.isSingleName), "population": .text(population.label),
            "types": labels(population.types) { catalogue.types[$0].label },
            "localities": labels(population.localities) { catalogue.localities[$0].label },
            "measures": .views(indicator.measures.map(measure)),
            "has_source": .flag(!indicator.source.isEmpty), "source": .text(policyNumber + indicator.source),
        ])
    }

    /// What a measure counts in the school form.
    private func measure(_ index: Int) -> View {
        let measure = catalogue.measures[index]
        let (isSum, isFlag) =
            switch measure.source {
            case .all: (false, false)
            case .sum: (true, false)
            case .count(let formula): (false, formula.isSingleName)
            }
        return View([
            "label": .text(measure.label), "is_all": .flag(measure.source == .all), "is_sum": .flag(isSum),
            "is_flag": .flag(isFlag), "formula": .text(catalogue.label(measure)),
        ])
    }
}
