import Testing

@testable import Statistics

@Suite struct `Numbers that are told apart` {
    @Test func `are as many as a set has, one column after the other`() {
        var random = SystemRandomNumberGenerator()
        var distinct = DistinctNumbers()
        for _ in 0..<300 {
            let numbers = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                [
                    Int32.random(in: 0...30, using: &random), .random(in: 16_300...16_800, using: &random),
                    .random(in: 0...(.max), using: &random),
                ].randomElement(using: &random) ?? 0
            }
            let isMeant = Bool.random(using: &random) ? numbers.map { _ in Bool.random(using: &random) } : nil
            let least = Int32.random(in: 0...20, using: &random)
            let counted = distinct.count(numbers, where: isMeant, from: least)
            let seen = Set(zip(numbers, isMeant ?? numbers.map { _ in true }).filter { $1 && $0 >= least }.map(\.0))
            #expect(counted.all == seen.count)
            #expect(counted.round == seen.count { $0 % 10 == 0 || $0 % 10 == 5 })
        }
    }
}
