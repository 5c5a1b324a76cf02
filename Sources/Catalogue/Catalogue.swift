/// What is counted and how (contract §4): the office's `catalogue.yaml`, read and checked. Indices into its lists are used
/// throughout the program instead of ids.
package struct Catalogue: Sendable {
    package let types: [SchoolType]
    /// Types that are read and skipped: 幼儿园, 附设班, 技工学校.
    package let ignoredTypes: [SchoolType]
    package let localities: [Locality]
    /// The school form's columns, in the form's order.
    package let columns: [Column]
    /// The summary form's columns after region, type and locality, in the form's order.
    package let measures: [Measure]
    package let populations: [Population]
    package let indicators: [Indicator]
    package let checks: [Check]
    /// The roles of the columns that the program itself must know.
    package let roles: Roles
}

extension Catalogue {
    /// A kind of school (办学类型).
    package struct SchoolType: Sendable, Equatable {
        /// The canonical word, also in XML.
        package let label: String
        /// Codes of 办学类型: 211, 218 …
        package let codes: [String]
        package let aliases: [String]
        /// What a code of such a school may begin with: two digits each (rule R12).
        package let schoolCodePrefixes: [String]
    }

    /// 城区, 镇区 or 乡村.
    package struct Locality: Sendable, Equatable {
        package let label: String
        package let codes: [String]
        /// Words of before 2011, accepted with warning R15.
        package let legacy: [String]
    }

    /// A unit of counting, and the words that may stand behind a number in a cell.
    package struct Unit: Sendable, Equatable {
        package let label: String
        /// Word → factor: 兆 → 1, G → 1000.
        package let words: [String: Int]
    }

    /// A column of the school form.
    package struct Column: Sendable, Equatable {
        package enum Kind: String, Sendable, CaseIterable {
            case schoolCode = "school code"
            case text, region, type, locality, flag, count
        }
        package let id: String
        package let header: String
        package let aliases: [String]
        package let kind: Kind
        package let unit: Unit?
        package let isRequired: Bool
        /// Indexed by type: a blank means 0 there, without a finding.
        package let blankIsZero: [Bool]
    }

    /// A count that adds up (指标量).
    package struct Measure: Sendable {
        package enum Source: Sendable, Equatable {
            /// 1 for each school.
            case all
            /// 1 for each school for which the formula over columns holds.
            case count(Formula)
            /// The formula's value over columns.
            case sum(Formula)
        }
        package let id: String
        package let label: String
        package let unit: Unit?
        package let source: Source
        package let isRequired: Bool
        /// Supplied even where its columns are absent: it is 0 then (`schools_exempt`).
        package let absentIsZero: Bool
        /// Indexed by type, taken over from the columns that it sums.
        package let blankIsZero: [Bool]

        /// The indices of the columns in its formula.
        package var columns: [Int] {
            switch source {
            case .all: []
            case .count(let formula), .sum(let formula): formula.names
            }
        }
    }

    /// Which cells of type and locality an indicator is about.
    package struct Population: Sendable, Equatable {
        package let id: String
        package let label: String
        /// Indexed by type and by locality.
        package let types: [Bool]
        package let localities: [Bool]
    }

    /// A rule over the measures of one row.
    package struct Check: Sendable {
        package let id: String
        package let severity: Severity
        /// Each is judged by itself, when all its measures are supplied.
        package let assertions: [Formula]
        package let message: Bilingual
    }

    /// Indices of the columns with a role of their own; nil where the catalogue has none.
    package struct Roles: Sendable, Equatable {
        package let code: Int
        package let name: Int
        package let region: Int
        package let type: Int
        package let locality: Int
        package let connected: Int?
        package let exempt: Int?
        package let exemptReason: Int?
    }

    /// 城镇 and 农村 as words for several localities.
    package static let localityGroups = ["城镇": ["城区", "镇区"], "农村": ["乡村"]]

    package func measure(_ id: String) -> Int? { measures.firstIndex { $0.id == id } }
    package func indicator(_ id: String) -> Int? { indicators.firstIndex { $0.id == id } }
    package func population(_ id: String) -> Int? { populations.firstIndex { $0.id == id } }
}
