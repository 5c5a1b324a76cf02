internal import CSixteen

/// What has to be done to a cell for what is in it.
struct CellNeeds {
    private(set) var quotes = false
    /// It may hold control characters.
    private(set) var blanks = false

    init() {}

    init(_ bytes: Span<UInt8>, from start: Int) {
        var index = start
        while index + 16 <= bytes.count {
            if Self.sixteenCall(bytes, at: index) { see(bytes, index..<index + 16) }
            index += 16
        }
        guard index < bytes.count else { return }
        if index > start {
            // The last sixteen: those that are looked at twice call for what they called for.
            if Self.sixteenCall(bytes, at: bytes.count - 16) { see(bytes, index..<bytes.count) }
        } else {
            seeFew(bytes, from: start)
        }
    }

    /// Of fewer than sixteen bytes, the last ones.
    private mutating func seeFew(_ bytes: Span<UInt8>, from start: Int) {
        var index = start
        if index + 8 <= bytes.count {
            if Self.mayCall(unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)) {
                see(bytes, index..<index + 8)
            }
            index += 8
        }
        guard index < bytes.count else { return }
        if bytes.count >= 8 {
            // The last eight bytes; those that were looked at are shifted out, and FF, which is no byte of UTF-8, in.
            let eight = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
            let left = UInt64(8 * (bytes.count - index))
            if !Self.mayCall(eight >> (64 - left) | UInt64.max << left) { return }
        }
        see(bytes, index..<bytes.count)
    }

    private mutating func see(_ bytes: Span<UInt8>, _ places: Range<Int>) { for place in places { see(bytes[place]) } }

    mutating func see(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x2C, 0x0A, 0x0D: quotes = true
        case 0x09: break
        case 0x00..<0x20, 0x7F, 0xC2: blanks = true
        default: break
        }
    }

    /// Whether something has to be done to one of sixteen bytes.
    private static func sixteenCall(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        precondition(index >= 0 && index + 16 <= bytes.count)
        return unsafe bytes.withUnsafeBufferPointer { unsafe sixteen_call($0.baseAddress.unsafelyUnwrapped + index) != 0 }
    }

    /// Not 0 if one of eight bytes is below 0x20, `"`, 0x7F or C2 (“hasless” and “hasvalue”, S. E. Anderson, Bit Twiddling Hacks).
    private static func calls(_ eight: UInt64) -> UInt64 {
        let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let (quotes, deletes, leads) = (eight ^ 0x22 &* ones, eight ^ 0x7F &* ones, eight ^ 0xC2 &* ones)
        let found =
            (eight &- 0x20 &* ones) & ~eight | (quotes &- ones) & ~quotes | (deletes &- ones) & ~deletes
            | (leads &- ones) & ~leads
        return found & tops
    }

    static func mayCallButComma(_ eight: UInt64) -> Bool { calls(eight) != 0 }

    /// Whether one of them is below `-`, 0x7F or C2: with a few that call for nothing, a blank among them, but most text has none and this costs half.
    private static func mayCall(_ eight: UInt64) -> Bool {
        let (ones, tops) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        let (deletes, leads) = (eight ^ 0x7F &* ones, eight ^ 0xC2 &* ones)
        let found = (eight &- 0x2D &* ones) & ~eight | (deletes &- ones) & ~deletes | (leads &- ones) & ~leads
        return found & tops != 0
    }

    /// How many of eight bytes are commas.
    static func commas(_ eight: UInt64) -> Int {
        let sevens = 0x7F7F_7F7F_7F7F_7F7F as UInt64
        // Only a comma is zero then.
        let other = eight ^ 0x2C2C_2C2C_2C2C_2C2C
        return 8 - (((other & sevens) &+ sevens | other) & ~sevens).nonzeroBitCount
    }
}
