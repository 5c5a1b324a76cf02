import Catalogue
import Statistics
import Testing

@Suite struct `A score` {
    private func score(_ parts: [(n: Int64, d: Int64, target: String, weight: String)], _ rounding: Rounding = .halfUp) throws
        -> Int?
    {
        var score = Score()
        for part in parts {
            score.add(
                value: try #require(Fraction(part.n, part.d)), target: try #require(Fraction(decimal: part.target)),
                weight: try #require(Fraction(decimal: part.weight)))
        }
        return score.hundredths(rounding)
    }

    @Test func `is nothing without an indicator`() throws { #expect(try score([]) == nil) }

    @Test func `counts each indicator at most in full`() throws {
        #expect(try score([(9, 10, "70%", "15"), (1, 2, "100%", "25")]) == 6_875)
    }

    @Test func `weighs by weights of any scale`() throws {
        #expect(try score([(1, 1, "100%", "0.5"), (0, 1, "100%", "1.5")]) == 2_500)
        #expect(try score([(1, 3, "50%", "20"), (2, 7, "90%", "20")]) == 4_921)
    }

    @Test func `below 100 is at most 99.99`() throws {
        #expect(try score([(999_999_998, 999_999_999, "100%", "20"), (1, 1, "70%", "80")]) == 9_999)
        #expect(try score([(3, 3, "100%", "20"), (1, 1, "70%", "80")]) == 10_000)
    }

    @Test func `rounds ties as it is told`() throws {
        let tie: [(n: Int64, d: Int64, target: String, weight: String)] = [(60_005, 100_000, "100%", "1")]
        #expect(try score(tie) == 6_001)
        #expect(try score(tie, .halfEven) == 6_000)
    }

    @Test func `stays exact with nine-digit counts and five indicators`() throws {
        var parts: [(n: Int64, d: Int64, target: String, weight: String)] = []
        for index in Int64(0)..<5 {
            parts.append((999_999_937 - index, 999_999_999 - index * 7, "100%", "\(17 + index)"))
        }
        #expect(try score(parts) == 9_999)
    }
}
