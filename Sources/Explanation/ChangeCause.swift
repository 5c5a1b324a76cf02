/// Why a figure is another than before. What stands first here is listed first.
package enum ChangeCause: Hashable, Sendable, Comparable {
    /// 口径: the indicator meant something else then.
    case definition
    /// 口径: a part counted then, or supplied the indicator, and doesn't now; or the other way round.
    case left, joined
    /// 区划调整: a leaf went to another unit, or came from one.
    case regionLeft, regionJoined
    /// 口径: a unit's total rows on one side, its leaves on the other.
    case source
    /// 口径: schools on one side, sums on the other.
    case form
    /// 新增, 撤并: closed and merged schools both are no longer there, and nothing in the forms tells them apart.
    case opened, closed
    /// From another leaf, and to another one.
    case movedIn, movedOut
    /// The same name in the same leaf with another code.
    case recoded
    /// Another type or locality, so that the indicator counts it now, or no longer does.
    case reclassified
    /// Another name and nothing else: it changes no count.
    case renamed
    /// A measure of schools (or, in the summary form, of cells) that are there both times rose or fell; its place among the indicator's measures.
    case rose(Int)
    case fell(Int)
    /// Anything else in the data of a part: for an indicator that isn't the sum of its rows.
    case data
    /// 更正: the office's corrections, then or now.
    case corrections

    package static func < (left: ChangeCause, right: ChangeCause) -> Bool { left.place < right.place }

    private var place: Int {
        switch self {
        case .definition: 0
        case .left: 1
        case .joined: 2
        case .regionLeft: 3
        case .regionJoined: 4
        case .source: 5
        case .form: 6
        case .opened: 7
        case .closed: 8
        case .movedIn: 9
        case .movedOut: 10
        case .recoded: 11
        case .reclassified: 12
        case .renamed: 13
        case .rose(let measure): 20 + 2 * measure
        case .fell(let measure): 21 + 2 * measure
        case .data: 1_000_000
        case .corrections: 1_000_001
        }
    }

    /// Whether it is about what is compared, not about what happened: such rows have no share in a change on the same basis.
    package var isBasis: Bool { self < .source }
}
