package import Catalogue

/// How much of a unit reported: its leaves with counted data of its leaves, zones apart (contract §5).
package struct Coverage: Sendable, Equatable {
    package let counted: Int
    package let expected: Int

    package init(counted: Int, expected: Int) {
        self.counted = counted
        self.expected = expected
    }

    /// Where total rows count.
    package static let full = Coverage(counted: 1, expected: 1)

    /// Whether it reaches a minimum. A unit of zones only expects nobody and is covered by anyone.
    package func suffices(_ minimum: Fraction) -> Bool {
        guard let ratio else { return counted > 0 }
        return !Fraction.isLess(ratio, minimum)
    }

    package var ratio: Fraction? { Fraction(Int64(counted), Int64(expected)) }
}
