import Testing

@testable import Statistics

@Suite struct `Numbers that are told apart` {
    @Test func `are as many as a set has, one column after the other`() {
        var random = SystemRandomNumberGenerator()
        var distinct = DistinctNumbers()
        for _ in 0..<300 {
            var seen: Set<Int32> = []
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                let number =
                    [
                        Int32.random(in: 0...30, using: &random), .random(in: 16_300...16_800, using: &random),
                        .random(in: 0...(.max), using: &random),
                    ].randomElement(using: &random) ?? 0
                distinct.insert(number)
                seen.insert(number)
            }
            let counted = distinct.counted()
            #expect(counted.all == seen.count)
            #expect(counted.round == seen.count { $0 % 10 == 0 || $0 % 10 == 5 })
        }
    }
}
