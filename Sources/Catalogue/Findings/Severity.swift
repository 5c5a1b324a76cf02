/// How bad a finding is (contract §6): errors return what they stand in, warnings and infos never do.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    case error, warning, info

    /// Errors first.
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        }
    }
}
