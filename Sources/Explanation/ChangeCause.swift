/// Why a figure is another than before. What stands first here is listed first.
package enum ChangeCause: Hashable, Sendable, Comparable {
    /// 口径: the indicator meant something else then.
    case definition
    /// 口径: a part counted, or supplied the indicator, before and not after; or the other way round.
    case left(Gap)
    case joined(Gap)
    /// 区划调整: a leaf went to another unit, or came from one.
    case regionLeft, regionJoined
    /// A unit's total rows stand now for its leaves, or no longer.
    case toTotals, toLeaves
    /// Sums instead of schools, or schools instead of sums.
    case toSummary, toSchools
    /// 新增, 撤并: closed and merged schools both are no longer there, and nothing in the forms tells them apart.
    case opened, closed
    /// From another leaf, and to another one.
    case movedIn, movedOut
    /// The same name in the same leaf with another code: by itself it changes no count.
    case recoded
    /// Another type or locality, so that the indicator counts it now, or no longer does.
    case reclassified
    /// Another name and nothing else: it changes no count.
    case renamed
    /// A measure of schools (or, in the summary form, of cells) that are there both times rose or fell; its place among the indicator's measures.
    case rose(Int)
    case fell(Int)
    /// 更正: the office's corrections, then or now.
    case corrections

    /// Why a part isn't there on one side.
    package enum Gap: Int, Hashable, Sendable {
        /// It isn't in the region table.
        case unknown
        case unreported, returned
        /// It counts, and doesn't supply the indicator.
        case unsupplied
    }

    package static func < (left: ChangeCause, right: ChangeCause) -> Bool { left.place < right.place }

    private var place: Int {
        switch self {
        case .definition: 0
        case .left(let gap): 2 + gap.rawValue
        case .joined(let gap): 6 + gap.rawValue
        case .regionLeft: 10
        case .regionJoined: 11
        case .toTotals: 12
        case .toLeaves: 13
        case .toSummary: 14
        case .toSchools: 15
        case .opened: 16
        case .closed: 17
        case .movedIn: 18
        case .movedOut: 19
        case .recoded: 20
        case .reclassified: 21
        case .renamed: 22
        case .rose(let measure): 30 + 2 * measure
        case .fell(let measure): 31 + 2 * measure
        case .corrections: 1_000_000
        }
    }

    /// Whether it is about what is compared, not about what happened: such rows have no share in a change on the same basis.
    package var isBasis: Bool { self < .toTotals }
}
