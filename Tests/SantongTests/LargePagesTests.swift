import CLinux
import Foundation
import Testing

@Suite struct LargePagesTests {
    /// What the kernel keeps of a mapping (proc(5), `smaps`): `hg` where large pages were asked for.
    private static func flags(at address: UInt, in maps: String) -> [Substring] {
        var isHere = false
        for line in maps.split(separator: "\n") {
            let words = line.split(separator: " ")
            let ends = words[0].split(separator: "-").map { UInt($0, radix: 16) }
            if ends.count == 2, let start = ends[0], let end = ends[1] { isHere = start <= address && address < end }
            if isHere, words[0] == "VmFlags:" { return Array(words.dropFirst()) }
        }
        return []
    }

    @Test(
        "What a thread allocates after it asked for large pages lies where the system was asked for them, and what it had before is unharmed",
        .enabled(if: FileManager.default.fileExists(atPath: "/sys/kernel/mm/transparent_hugepage")))
    func asks() async throws {
        let (flags, isUnharmed) = await withCheckedContinuation { continuation in
            Thread {
                let before = Array(0..<100_000)
                use_large_pages()
                use_large_pages()
                let after = [UInt8](repeating: 1, count: 100_000)
                let address = unsafe after.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
                let maps = String(
                    decoding: FileHandle(forReadingAtPath: "/proc/self/smaps")?.readDataToEndOfFile() ?? Data(), as: UTF8.self)
                continuation.resume(returning: (Self.flags(at: address, in: maps).map(String.init), before == Array(0..<100_000)))
                withExtendedLifetime(after) {}
            }.start()
        }
        #expect(flags.contains("hg"), "\(flags)")
        #expect(isUnharmed)
    }
}
