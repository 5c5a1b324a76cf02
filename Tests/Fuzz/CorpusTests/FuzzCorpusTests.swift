import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Replays the seeds and everything the fuzzer ever found (`Tests/Fuzz/Corpus`), one after the other.
@Suite struct `The fuzzers' corpus` {
    @Test(arguments: FuzzTarget.allCases) func `breaks nothing`(target: FuzzTarget) throws {
        let folder = repositoryRoot() + "/Tests/Fuzz/Corpus/" + target.rawValue
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files.count >= 3, "the corpus is there")
        for file in files { target.run(Array(try Data(contentsOf: URL(filePath: folder + "/" + file)))) }
    }
}
