extension Catalogue {
    /// What is published of every region (指标). A reference, since pages ask for one some hundred thousand times: copied each time, its ten parts would
    /// be counted each.
    package final class Indicator: Sendable {
        package let id: String
        package let label: String
        /// 校校通, 班班通, 人人通; nil outside the three.
        package let connection: String?
        package let population: Int
        package let numerator: Formula
        package let denominator: Formula
        /// The measures of both formulas, ascending.
        package let measures: [Int]
        package let target: Fraction?
        /// 0 when the indicator doesn't count for the score.
        package let weight: Fraction
        /// The clause the target comes from.
        package let source: String
        /// What the ratio means, for 口径说明.
        package let note: String
        /// The formulas with those of their measures, and the population: two periods are comparable while this stays the same.
        package let definition: String

        package var isWeighted: Bool { weight.numerator > 0 }

        init(
            id: String, label: String, connection: String?, population: Int, numerator: Formula, denominator: Formula,
            measures: [Int], target: Fraction?, weight: Fraction, source: String, note: String, definition: String
        ) {
            self.id = id
            self.label = label
            self.connection = connection
            self.population = population
            self.numerator = numerator
            self.denominator = denominator
            self.measures = measures
            self.target = target
            self.weight = weight
            self.source = source
            self.note = note
            self.definition = definition
        }
    }
}
