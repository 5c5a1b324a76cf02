/// What separates cells. The cases are in the order in which the contract (§3.2) tries them.
package enum Delimiter: CaseIterable, Sendable {
    case comma, tab, semicolon, fullWidthComma

    /// UTF-8.
    package var bytes: [UInt8] {
        switch self {
        case .comma: Self.commaBytes
        case .tab: Self.tabBytes
        case .semicolon: Self.semicolonBytes
        case .fullWidthComma: Self.fullWidthCommaBytes
        }
    }

    private static let commaBytes = Array(",".utf8)
    private static let tabBytes = Array("\t".utf8)
    private static let semicolonBytes = Array(";".utf8)
    private static let fullWidthCommaBytes = Array("，".utf8)
}
