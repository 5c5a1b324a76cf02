package import Catalogue

/// A leaf's last accepted data of before a period, as far as what it may still bring in depends on them.
package struct LastAccepted: Sendable, Equatable {
    /// In which they were counted.
    package let period: Period
    /// By indicator id, for those that it supplied: the denominator as submitted.
    package let denominators: [String: Int64]
    /// By indicator id: how it was defined then.
    package let definitions: [String: String]

    package init(period: Period, denominators: [String: Int64], definitions: [String: String]) {
        self.period = period
        self.denominators = denominators
        self.definitions = definitions
    }
}
