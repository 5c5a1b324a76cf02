import Catalogue
import Testing

@Suite struct Rounding_ {
    @Test(arguments: [
        (1, 16, 4, "0.0625", "0.0625"), (1, 32, 4, "0.0313", "0.0312"), (3, 32, 4, "0.0938", "0.0938"),
        (1, 3, 6, "0.333333", "0.333333"), (2, 3, 2, "0.67", "0.67"), (1, 8, 2, "0.13", "0.12"), (3, 8, 2, "0.38", "0.38"),
        (-1, 8, 2, "-0.13", "-0.12"), (0, 7, 2, "0.00", "0.00"),
    ]) func `differs only on ties`(n: Int, d: Int, decimals: Int, up: String, even: String) throws {
        let value = try #require(Fraction(Int64(n), Int64(d)))
        #expect(value.decimal(decimals, .halfUp) == up)
        #expect(value.decimal(decimals, .halfEven) == even)
    }

    @Test func `no value has a denominator of 0`() {
        #expect(Fraction(0, 0) == nil)
        #expect(Fraction(5, 0) == nil)
        #expect(Fraction(5, -1) == nil)
    }
}

@Suite struct `A printed percentage` {
    struct Case: Sendable {
        let n: Int64, d: Int64
        let target: String?
        let printed: String
    }

    static let cases: [Case] = [
        Case(n: 69_996, d: 100_000, target: "70%", printed: "69.996%"),
        Case(n: 7, d: 10, target: "70%", printed: "70.00%"),
        Case(n: 99_999, d: 100_000, target: nil, printed: "99.999%"),
        Case(n: 99_999_999, d: 100_000_000, target: nil, printed: "99.999999%"),
        Case(n: 999_999_999, d: 1_000_000_000, target: "100%", printed: "99.999999%"),
        Case(n: 1, d: 1_000_000_000, target: nil, printed: "0.000001%"),
        Case(n: 1, d: 30_000, target: nil, printed: "0.003%"),
        Case(n: 0, d: 3, target: nil, printed: "0.00%"), Case(n: 3, d: 3, target: "100%", printed: "100.00%"),
        Case(n: 4, d: 3, target: nil, printed: "133.33%"), Case(n: 49_999, d: 100_000, target: "50%", printed: "49.999%"),
    ]

    @Test(arguments: cases) func `is safe at thresholds`(row: Case) throws {
        let value = try #require(Fraction(row.n, row.d))
        let target = row.target.flatMap { Fraction(decimal: $0) }
        #expect(value.percentage(target: target, .halfUp) == row.printed)
    }

    @Test(arguments: Rounding.allCases) func `never looks better than it is`(rounding: Rounding) throws {
        let target = try #require(Fraction(decimal: "70%"))
        for _ in 0..<20_000 {
            let d = Int64.random(in: 1...Int64.random(in: 1...1_000_000_000_000))
            let value = try #require(Fraction(Int64.random(in: 0...d), d))
            let text = value.percentage(target: target, rounding)
            let digits = try #require(Double(text.dropLast()))
            if Fraction.isLess(value, target) { #expect(digits < 70, "\(value) \(text)") }
            if Fraction.isLess(value, .one) { #expect(digits < 100, "\(value) \(text)") }
            if value.numerator > 0 { #expect(digits > 0, "\(value) \(text)") }
        }
    }
}

@Suite struct `A period` {
    @Test(arguments: ["2017Q0", "2017Q5", "2017q3", "17Q3", "2017Q33", "", "２017Q3", "0999Q1"])
    func `is refused when ill-formed`(text: String) { #expect(Period(text) == nil) }

    @Test(arguments: [
        ("2017-09-30T23:59:59+08:00", "2017Q2"), ("2017-10-01T00:00:00+08:00", "2017Q3"), ("2017-09-30T16:00:00Z", "2017Q3"),
        ("2018-01-01T00:00:00+08:00", "2017Q4"), ("2018-03-31T23:59:59+08:00", "2017Q4"),
    ]) func `by default is the last complete one in Shanghai`(time: String, period: String) throws {
        let instant = try #require(Instant(iso8601: time))
        #expect(Period(lastCompleteAt: instant).description == period)
    }

    @Test(arguments: [
        ("2017Q1", "2017-04-11T00:00:00+08:00"), ("2017Q2", "2017-07-11T00:00:00+08:00"),
        ("2017Q3", "2017-10-11T00:00:00+08:00"), ("2017Q4", "2018-01-11T00:00:00+08:00"),
    ]) func `is due ten days after its end at 24:00`(period: String, deadline: String) throws {
        #expect(try #require(Period(period)).deadline(days: 10).iso8601 == deadline)
    }

    @Test(arguments: [
        "2017-02-29T00:00:00Z", "2017-13-01T00:00:00Z", "2017-10-09T10:00:00", "2017-10-09", "x", "2017-10-09T25:00:00Z",
    ])
    func `times without offset or that don't exist are refused`(text: String) { #expect(Instant(iso8601: text) == nil) }
}
