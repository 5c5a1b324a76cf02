import Testing

@testable import Bulletin

/// Sums and ranks of the data files, which no template can put wrong.
@Suite struct `Data files that don't agree` {
    private func check(cityNumerator: Int = 30, rankOfSecond: Int = 2) throws {
        let figures = """
            \u{FEFF}region,kind,indicator,numerator,denominator,value,display,group\r
            410000,province,a,40,100,0.400000,40.00%,\r
            410100,city,a,\(cityNumerator),60,0.500000,50.00%,city\r
            410102,county,a,99,99,1.000000,100.00%,\r
            410181,direct-county,a,10,40,0.250000,25.00%,direct-county\r\n
            """
        let rankings = """
            \u{FEFF}group,rank,region,score\r
            city,1,410100,90.00\r
            city,\(rankOfSecond),410300,80.00\r
            city,2,410400,80.00\r
            city,,410500,\r
            direct-county,1,410181,10.00\r\n
            """
        try FigureCheck(figures: Array(figures.utf8), rankings: Array(rankings.utf8)).check()
    }

    @Test func `are told`() throws {
        try check()
        let sum = #expect(throws: PrintedDisagreement.self) { try check(cityNumerator: 31) }
        #expect(sum?.indicator == "a" && sum?.printed == "40" && sum?.value == "41")
        let rank = #expect(throws: PrintedDisagreement.self) { try check(rankOfSecond: 3) }
        #expect(rank?.region == "410300" && rank?.value == "2")
    }
}
