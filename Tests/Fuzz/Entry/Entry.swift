import FuzzTargets
import Glibc

/// libFuzzer's door. SANTONG_FUZZ_TARGET names the target.
@_cdecl("LLVMFuzzerTestOneInput") public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target.run(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private let target: FuzzTarget = {
    let name = unsafe getenv("SANTONG_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else { fatalError("SANTONG_FUZZ_TARGET must be one of \(FuzzTarget.allCases)") }
    return target
}()
