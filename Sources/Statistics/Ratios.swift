package import Catalogue

/// An indicator's numerator and denominator over some parts.
package struct RatioCounts: Sendable, Hashable {
    package let numerator: Int64
    package let denominator: Int64

    package init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Nil for a denominator of 0: no value.
    package var value: Fraction? { Fraction(numerator, denominator) }
}

/// A part as figures are made of it.
package enum Part: Hashable, Sendable {
    case leaf(Int)
    /// A unit by its city-wide total rows.
    case totals(Int)

    package var region: Int {
        switch self {
        case .leaf(let region), .totals(let region): region
        }
    }

    /// The same kind of part, of another region.
    package func at(_ region: Int) -> Part {
        switch self {
        case .leaf: .leaf(region)
        case .totals: .totals(region)
        }
    }
}

/// Ratios of any set of parts, from a cube.
package struct Ratios: Sendable {
    package let cube: Cube
    package let catalogue: Catalogue
    package let regions: RegionTable
    private let shape: CubeShape
    /// By indicator.
    private let rules: [Rule]

    /// What an indicator is made of. A reference, since it is looked at for each of a country's ten thousands of figures.
    private final class Rule: Sendable {
        /// Of its population.
        let cells: [Int]
        /// Those that its formulas name.
        let measures: [Int]
        let numerator: Formula
        let denominator: Formula

        init(_ indicator: Catalogue.Indicator, cells: [Int]) {
            self.cells = cells
            measures = indicator.measures
            numerator = indicator.numerator
            denominator = indicator.denominator
        }

        /// - Parameter total: of a measure over the population.
        /// - Throws: ``SumOverflow``.
        func counts(_ total: (Int) -> Int64) throws(SumOverflow) -> RatioCounts {
            RatioCounts(numerator: try value(numerator, total), denominator: try value(denominator, total))
        }

        private func value(_ formula: Formula, _ total: (Int) -> Int64) throws(SumOverflow) -> Int64 {
            do { return try formula.value(total) } catch { throw SumOverflow() }
        }

        /// - Parameter sums: of one part.
        /// - Returns: a measure's over the population, and whether it is too large.
        func total(_ measure: Int, _ sums: [Int64]) -> (sum: Int64, overflow: Bool) {
            if sums.isEmpty { return (0, false) }
            var (total, isOver) = (Int64(0), false)
            for cell in cells {
                let (sum, overflow) = total.addingReportingOverflow(sums[cell &+ measure])
                total = sum
                isOver = isOver || overflow
            }
            return (total, isOver)
        }
    }

    package init(_ cube: Cube, _ catalogue: Catalogue, _ regions: RegionTable) {
        self.cube = cube
        self.catalogue = catalogue
        self.regions = regions
        let shape = CubeShape(catalogue)
        self.shape = shape
        rules = catalogue.indicators.map { indicator in
            let population = catalogue.populations[indicator.population]
            let cells = (0..<shape.types).filter { population.types[$0] }.flatMap { type in
                (0..<shape.localities).filter { population.localities[$0] }
                    .map { shape.index(type: type, locality: $0, measure: 0) }
            }
            return Rule(indicator, cells: cells)
        }
    }

    package func sums(of part: Part) -> PartSums? {
        switch part {
        case .leaf(let leaf): cube.leaves[leaf]
        case .totals(let unit): cube.totals[unit]
        }
    }

    /// The parts a region's figures are summed from: for a unit its total rows where they count, else its leaves; for the
    /// province those of its units (contract §5).
    package func parts(of region: Int) -> [Part] {
        if region == regions.province { return regions.units.flatMap { parts(of: $0) } }
        if cube.totals[region] != nil { return [.totals(region)] }
        return regions.leaves(under: region).filter { cube.leaves[$0] != nil }.map(Part.leaf)
    }

    package func supplies(_ part: Part, _ indicator: Int) -> Bool {
        guard let sums = sums(of: part) else { return false }
        return rules[indicator].measures.allSatisfy { sums.isSupplied[$0] }
    }

    /// The sum of a measure over an indicator's population.
    private func sum(_ part: Part, _ indicator: Int, _ measure: Int) throws(SumOverflow) -> Int64 {
        guard let sums = sums(of: part)?.sums else { return 0 }
        var total: Int64 = 0
        for cell in rules[indicator].cells { total = try add(total, sums[cell + measure]) }
        return total
    }

    /// The sum of a measure over an indicator's population, of parts whether or not they supply it.
    /// - Throws: ``SumOverflow``.
    package func total(_ measure: Int, over indicator: Int, of parts: [Part]) throws(SumOverflow) -> Int64 {
        var total: Int64 = 0
        for part in parts { total = try add(total, try sum(part, indicator, measure)) }
        return total
    }

    /// Numerator and denominator over the parts, which must all supply the indicator; nil for no parts.
    /// - Throws: ``SumOverflow``.
    package func ratio(_ indicator: Int, of parts: [Part]) throws(SumOverflow) -> RatioCounts? {
        if parts.isEmpty { return nil }
        if parts.count == 1 { return try ratio(indicator, of: parts[0]) }
        let rule = rules[indicator]
        let (measures, cells) = (rule.measures, rule.cells)
        var totals = [Int64](repeating: 0, count: measures.count)
        for part in parts {
            guard let sums = sums(of: part)?.sums else { continue }
            for (index, measure) in measures.enumerated() {
                var total = totals[index]
                for cell in cells { total = try add(total, sums[cell + measure]) }
                totals[index] = total
            }
        }
        return try rule.counts { measure in measures.firstIndex(of: measure).map { totals[$0] } ?? 0 }
    }

    /// Numerator and denominator of one part, which must supply the indicator.
    /// - Throws: ``SumOverflow``.
    package func ratio(_ indicator: Int, of part: Part) throws(SumOverflow) -> RatioCounts {
        let rule = rules[indicator]
        let sums = sums(of: part)?.sums ?? []
        var isOver = false
        let counts = try rule.counts { measure in
            let total = rule.total(measure, sums)
            isOver = isOver || total.overflow
            return total.sum
        }
        if isOver { throw SumOverflow() }
        return counts
    }

    /// A leaf's sum of a measure over all types and localities.
    package func total(_ part: Part, measure: Int) throws(SumOverflow) -> Int64 {
        guard let sums = sums(of: part)?.sums else { return 0 }
        var total: Int64 = 0
        for cell in stride(from: measure, to: sums.count, by: shape.measures) { total = try add(total, sums[cell]) }
        return total
    }

    private func add(_ left: Int64, _ right: Int64) throws(SumOverflow) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw SumOverflow() }
        return sum
    }
}
