/// One text a row, stored end to end.
package struct TextColumn: Sendable, Equatable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []

    package subscript(_ row: Int) -> String {
        range(row).map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
    }

    private func range(_ row: Int) -> Range<Int>? {
        row < ends.count ? (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row]) : nil
    }

    mutating func reserve(rows: Int) { ends.reserveCapacity(rows) }

    mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        ends.append(Int32(bytes.count))
    }

    /// A text of another column.
    mutating func append(_ other: TextColumn, _ row: Int) {
        if let range = other.range(row) { append(other.bytes.span, range) } else { appendNothing() }
    }

    mutating func appendNothing() { ends.append(Int32(bytes.count)) }
}
