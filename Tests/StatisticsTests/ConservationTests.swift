import Statistics
import Testing
import Validation

@Suite struct `Files and rows` {
    private func file(_ status: Status, read: Int, counted: Int, _ notCounted: [NotCounted: Int] = [:]) -> Conservation.FileRows {
        .init(path: "410100.csv", status: status, read: read, counted: counted, notCounted: notCounted)
    }

    @Test func `adds files and rows up`() throws {
        let balance = try Conservation(
            listed: 3,
            [
                file(.counted, read: 5, counted: 5), file(.partly, read: 4, counted: 1, [.error: 1, .returned: 2]),
                file(.returned, read: 2, counted: 0, [.error: 2]),
            ])
        #expect(balance.files == [.counted: 1, .partly: 1, .returned: 1])
        #expect(balance.filesRead == 3)
        #expect(balance.rowsRead == 11)
        #expect(balance.rowsCounted == 6)
        #expect(balance.notCounted == [.error: 3, .returned: 2])
    }

    @Test func `refuses a file that was lost`() {
        #expect(throws: ConservationError.files(listed: 2, accounted: 1)) {
            try Conservation(listed: 2, [file(.counted, read: 1, counted: 1)])
        }
    }

    @Test(arguments: [(4, 3), (2, 3)]) func `refuses rows that were lost or counted twice`(read: Int, accounted: Int) {
        #expect(throws: ConservationError.rows(file: "410100.csv", read: read, accounted: accounted)) {
            try Conservation(listed: 1, [file(.partly, read: read, counted: 2, [.error: 1])])
        }
    }
}
