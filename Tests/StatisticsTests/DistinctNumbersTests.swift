import Testing

@testable import Statistics

@Suite struct `Numbers that are told apart` {
    @Test func `are those of a set, one column after the other`() {
        var random = SystemRandomNumberGenerator()
        var distinct = DistinctNumbers()
        for _ in 0..<300 {
            distinct.begin()
            var seen: Set<Int32> = []
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                let number = Bool.random(using: &random) ? Int32.random(in: 0...30) : Int32.random(in: 16_000...16_800)
                #expect(distinct.insert(number) == seen.insert(number).inserted)
            }
        }
    }
}
