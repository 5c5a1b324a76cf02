package import Catalogue

/// Two indicators of the catalogue that ask the same of town and country.
package struct UrbanRuralPair: Sendable, Equatable {
    /// Indices into the catalogue's indicators.
    package let urban: Int
    package let rural: Int

    /// Pairs that count the same measures of the same types, one without 乡村, the other of it alone.
    package static func all(_ catalogue: Catalogue) -> [UrbanRuralPair] {
        guard let countryside = catalogue.localities.firstIndex(where: { $0.label == "乡村" }) else { return [] }
        let indices = catalogue.indicators.indices
        return indices.flatMap { urban in
            indices.compactMap { rural -> UrbanRuralPair? in
                let (first, second) = (catalogue.indicators[urban], catalogue.indicators[rural])
                let (towns, country) = (catalogue.populations[first.population], catalogue.populations[second.population])
                guard first.numerator == second.numerator, first.denominator == second.denominator, towns.types == country.types,
                    country.localities.indices.allSatisfy({ country.localities[$0] == ($0 == countryside) }),
                    towns.localities.contains(true), !towns.localities[countryside]
                else { return nil }
                return UrbanRuralPair(urban: urban, rural: rural)
            }
        }
    }
}

/// How far town and country are apart in a region.
package struct UrbanRuralGap: Sendable, Equatable {
    package let region: Int
    package let urban: Figure
    package let rural: Figure
    /// Urban less rural, in hundredths of a percentage point of the plainly rounded values, as changes are (contract §5).
    package let points: Int
    /// The difference of the two changes, each on its own same basis; nil where one of them has none.
    package let change: Int?

    /// - Returns: nil where one of the two has no value.
    package init?(_ pair: UrbanRuralPair, of region: Int, _ figures: Figures, _ rounding: Rounding) {
        guard let urban = figures.figure(region, pair.urban), let rural = figures.figure(region, pair.rural),
            let first = urban.value, let second = rural.value
        else { return nil }
        self.region = region
        self.urban = urban
        self.rural = rural
        points = Int(first.scaled(decimals: 4, rounding) - second.scaled(decimals: 4, rounding))
        change = if let up = urban.change, let down = rural.change { up - down } else { nil }
    }

    /// By how many hundredths of a point they came closer, whichever is ahead; negative where they drifted apart.
    package var narrowing: Int? { change.map { Int((points - $0).magnitude) - Int(points.magnitude) } }
}
