import Catalogue
import Statistics
import Testing

@testable import Archive

@Suite struct `A list of schools` {
    private static func decoded(_ values: [Int64]) throws -> [Previous.School]? {
        let regions = try smallProvince()
        return SchoolListCoding.decode(VariableLength.encode(values)) { regions.find($0)?.region }
    }

    @Test func `is read as it was written, sorted by code`() throws {
        let regions = try smallProvince()
        let codes: [Int64] = [0, 1, 2_141_000_001, 2_141_000_002, 9_999_999_999]
        let schools = try codes.shuffled().map { code in
            let leaf = try #require(regions.find(code % 2 == 0 ? "410102" : "410122")?.region)
            return try #require(Previous.School(code: code, leaf: leaf, isConnected: code % 3 == 0))
        }.sorted()
        #expect(schools.map(\.code) == codes)
        #expect(schools.map(\.isConnected) == codes.map { $0 % 3 == 0 })
        let read = SchoolListCoding.decode(SchoolListCoding.encode(schools, regions)) { regions.find($0)?.region }
        #expect(read == schools)
    }

    @Test func `has no school of a code beyond 10 digits, or of a leaf beyond any table`() {
        #expect(Previous.School(code: 10_000_000_000, leaf: 0, isConnected: true) == nil)
        #expect(Previous.School(code: -1, leaf: 0, isConnected: true) == nil)
        #expect(Previous.School(code: 0, leaf: -1, isConnected: true) == nil)
        #expect(Previous.School(code: 0, leaf: 1 << 29, isConnected: true) == nil)
        #expect(Previous.School(code: 0, leaf: (1 << 29) - 1, isConnected: false)?.leaf == (1 << 29) - 1)
    }

    /// Whoever opens the archive by hand can put any number into it.
    @Test(arguments: [[1], [.max, 820_204, .max, 820_204], [-1, 820_204], [1, -2], [10_000_000_000, 820_204]] as [[Int64]])
    func `that nobody wrote is refused, and ends nothing`(values: [Int64]) throws {
        #expect(try Self.decoded(values) == nil)
    }

    @Test func `leaves out schools of regions that there no longer are`() throws {
        #expect(try Self.decoded([1, 820_204, 1, 2 * 419_999])?.map(\.code) == [1])
    }
}
