/// A row in the making, but for its texts.
struct RowDraft {
    var line = 0
    var state: Table.State = []
    var region: Int32 = -1
    var type: Int8 = -1
    var locality: Int8 = -1
    var code = Table.noCode
    var hasName = false
    var hasReason = false
    /// By value column.
    var values: [Int32] = []
}
