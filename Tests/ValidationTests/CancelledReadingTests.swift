import Intake
import TestSupport
import Testing

@Suite struct `Reading that nobody waits for` {
    /// As where a template turns out to be wrong meanwhile.
    @Test func `begins no further file`() async throws {
        let folder = TemporaryFolder()
        for number in 0..<40 { try folder.write(schoolHeader + "\n" + soundRow + "\n", to: "410102-\(number).csv") }
        let files = try Inbox(folder: folder.path).submissions
        #expect(await readSubmissions(files, intakeContext()).count == 40)
        let cancelled = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await readSubmissions(files, intakeContext())
        }
        #expect(await cancelled.value.isEmpty)
    }
}
