import Testing

@testable import Validation

@Suite struct `The table of school codes` {
    @Test func `gives the number that a code had first, as a dictionary would`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let codes = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                // Some close together, some far apart, and the one that stands for none.
                Bool.random(using: &random)
                    ? Int64.random(in: -1...40, using: &random) : Int64.random(in: 2_100_000_000...9_999_999_999, using: &random)
            }
            var table = SchoolCodes(count: codes.count)
            var known: [Int64: Int32] = [:]
            for (index, code) in codes.enumerated() {
                #expect(table.number(of: code, orSet: Int32(index)) == known[code], "\(codes)")
                known[code] = known[code] ?? Int32(index)
            }
        }
    }
}
