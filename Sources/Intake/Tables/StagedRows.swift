/// Rows on their way into columns, some at a time: value by value each column's array would be asked for its owner and its room.
struct StagedRows {
    /// Row after row.
    private var values: [Int32] = []
    private var width = 0

    private static let most = 64

    /// - Parameters:
    ///   - row: as wide as all others.
    ///   - columns: as many; they get the rows that wait, once there are enough.
    mutating func append(_ row: [Int32], to columns: inout [[Int32]]) {
        width = row.count
        values += row
        if values.count >= Self.most * width { move(to: &columns) }
    }

    /// All that wait.
    mutating func move(to columns: inout [[Int32]]) {
        if values.isEmpty { return }
        var column = [Int32](repeating: 0, count: values.count / width)
        for index in 0..<width {
            let values = values.span
            var places = column.mutableSpan
            var from = index
            for row in places.indices {
                places[row] = values[from]
                from &+= width
            }
            columns[index] += column
        }
        values.removeAll(keepingCapacity: true)
    }
}
