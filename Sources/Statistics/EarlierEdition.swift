package import Catalogue

/// An issued edition of the same period as the archive has it: what the next edition is compared with. Regions are indices into the
/// present region table.
package struct EarlierEdition: Sendable, Equatable {
    package struct Place: Sendable, Equatable {
        /// In hundredths.
        package let score: Int?
        package let rank: Int?
        package init(score: Int?, rank: Int?) {
            self.score = score
            self.rank = rank
        }
    }

    package struct Submission: Sendable, Hashable {
        package let path: String
        /// 64 hexadecimal digits.
        package let digest: String
        package let unit: Int?
        package init(path: String, digest: String, unit: Int?) {
            self.path = path
            self.digest = digest
            self.unit = unit
        }
    }

    package struct CorrectedCell: Sendable, Hashable {
        package let region: Int
        package let type: String
        package let locality: String
        package let measure: String
        package let value: Int64
        package init(region: Int, type: String, locality: String, measure: String, value: Int64) {
            self.region = region
            self.type = type
            self.locality = locality
            self.measure = measure
            self.value = value
        }
    }

    package let number: Int
    /// By which its figures were rounded.
    package let rounding: Rounding
    /// By region and indicator id.
    package var counts: [Int: [String: RatioCounts]] = [:]
    package var ranks: [Int: [String: Int]] = [:]
    package var places: [Int: Place] = [:]
    /// Those that counted, in whole or part.
    package var submissions: Set<Submission> = []
    package var corrections: Set<CorrectedCell> = []
    /// Of settings, catalogue and regions: role and digest.
    package var rules: Set<String> = []

    package init(number: Int, rounding: Rounding) {
        self.number = number
        self.rounding = rounding
    }
}
