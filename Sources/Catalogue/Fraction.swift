/// An exact ratio of two counts, not reduced: the numerator and denominator are what a bulletin prints.
package struct Fraction: Hashable, Sendable {
    package let numerator: Int64
    /// Greater than 0.
    package let denominator: Int64

    /// - Returns: nil for a denominator of 0 or less: no value (contract §5).
    package init?(_ numerator: Int64, _ denominator: Int64) {
        guard denominator > 0 else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    package static let one = Fraction(unchecked: 1, 1)
    package static let zero = Fraction(unchecked: 0, 1)

    private init(unchecked numerator: Int64, _ denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A decimal number or a percentage as written in the catalogue: `0.7`, `70%`, `12.5`.
    /// - Returns: nil for signs, blanks, exponents and more than 9 digits.
    package init?(decimal text: String) {
        let isPercent = text.hasSuffix("%")
        let number = isPercent ? text.dropLast() : Substring(text)
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts.joined().utf8.count <= 9, let digits = Int64(parts.joined())
        else { return nil }
        var scale: Int64 = isPercent ? 100 : 1
        for _ in 0..<(parts.count == 2 ? parts[1].utf8.count : 0) { scale *= 10 }
        self.init(unchecked: digits, scale)
    }

    /// The ratio times 10 to the power of `decimals` (0 to 8), rounded to a whole number.
    package func scaled(decimals: Int, _ rounding: Rounding) -> Int128 {
        rounding.whole(Int128(numerator) * powerOfTen(decimals), Int128(denominator))
    }

    /// Plainly rounded, with exactly `decimals` decimals, for data files: `0.987300`.
    package func decimal(_ decimals: Int, _ rounding: Rounding) -> String {
        decimalText(scaled(decimals: decimals, rounding), decimals: decimals)
    }

    /// With up to eight decimals, and whether that is all of it: `0.125` is, `0.33333333` isn't.
    package var written: (text: String, isExact: Bool) {
        let isExact = Int128(numerator) * powerOfTen(8) % Int128(denominator) == 0
        return (isExact ? withoutNoughts(decimal(8, .halfUp)) : decimal(8, .halfUp), isExact)
    }

    /// Compares exactly.
    package static func isLess(_ left: Fraction, _ right: Fraction) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    /// True when both are the same number, reduced or not.
    package static func isEqual(_ left: Fraction, _ right: Fraction) -> Bool {
        Int128(left.numerator) * Int128(right.denominator) == Int128(right.numerator) * Int128(left.denominator)
    }
}

/// 10 to the power of `exponent` (0 to 30).
package func powerOfTen(_ exponent: Int) -> Int128 { powersOfTen[exponent] }

private let powersOfTen: [Int128] = (0..<30).reduce(into: [1]) { powers, _ in powers.append((powers.last ?? 1) * 10) }

/// A whole number of units of 10 to the power of −`decimals` as text: (12345, 2) is `123.45`.
package func decimalText(_ value: Int128, decimals: Int) -> String {
    // A bulletin has ten thousands of them: written from their ends, with room for a sign, a point and the 39 digits that an Int128 has at most.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(decimals, 40) + 3) { buffer in
        var place = buffer.count
        func put(_ byte: UInt8) {
            place -= 1
            unsafe buffer[place] = byte
        }
        var rest = value.magnitude
        var digits = 0
        while rest > 0 || digits <= decimals {
            if digits == decimals, decimals > 0 { put(UInt8(ascii: ".")) }
            // Nearly all are small, which divides faster.
            if let small = UInt64(exactly: rest) {
                put(UInt8(ascii: "0") + UInt8(small % 10))
                rest = UInt128(small / 10)
            } else {
                put(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            }
            digits += 1
        }
        if value < 0 { put(UInt8(ascii: "-")) }
        return unsafe String(decoding: buffer[place...], as: UTF8.self)
    }
}

/// A decimal number without noughts at its end, nor a point: `12.50` is `12.5`, `80.00` is `80`.
package func withoutNoughts(_ decimal: String) -> String {
    guard decimal.utf8.contains(UInt8(ascii: ".")) else { return decimal }
    var text = decimal.utf8[...]
    while text.last == UInt8(ascii: "0") { text.removeLast() }
    if text.last == UInt8(ascii: ".") { text.removeLast() }
    return String(text) ?? decimal
}
