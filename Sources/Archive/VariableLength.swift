/// Whole numbers of 0 or more in as few bytes as they need: seven bits a byte, the lowest first, the top bit set on all but the
/// last (LEB128).
enum VariableLength {
    static func encode(_ values: [Int64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count)
        for value in values { append(value, to: &bytes) }
        return bytes
    }

    static func append(_ value: Int64, to bytes: inout [UInt8]) {
        var rest = UInt64(bitPattern: value)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// - Returns: nil for bytes that end within a number or hold one beyond 64 bits.
    static func decode(_ bytes: [UInt8]) -> [Int64]? {
        var values: [Int64] = []
        var value: UInt64 = 0
        var shift: UInt64 = 0
        for byte in bytes {
            guard shift < 64 else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 {
                values.append(Int64(bitPattern: value))
                value = 0
                shift = 0
            }
        }
        return shift == 0 ? values : nil
    }
}
