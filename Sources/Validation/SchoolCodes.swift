/// Numbers from 0 up by school code, for half a million of them: a code is its own hash, spread by a multiplication (Knuth, The Art of Computer
/// Programming, vol. 3, 6.4), and stands in the first free place from there on. The factor is another one each time, so that nobody can send codes that
/// all want the same place.
struct SchoolCodes {
    private var codes: [Int64]
    private var numbers: [Int32]
    private let shift: UInt64
    private let factor = UInt64.random(in: .min ... .max) | 1

    /// - Parameter count: how many codes there will be at most.
    init(count: Int) {
        var bits: UInt64 = 4
        while 1 << bits < count * 2 { bits += 1 }
        codes = [Int64](repeating: .min, count: 1 << bits)
        numbers = [Int32](repeating: 0, count: 1 << bits)
        shift = 64 - bits
    }

    /// - Returns: the number that the code has, where it has one; else it gets this one.
    mutating func number(of code: Int64, orSet number: Int32) -> Int32? {
        var place = Int((UInt64(bitPattern: code) &* factor) >> shift)
        while codes[place] != code {
            if codes[place] == .min {
                codes[place] = code
                numbers[place] = number
                return nil
            }
            place = place + 1 == codes.count ? 0 : place + 1
        }
        return numbers[place]
    }
}
