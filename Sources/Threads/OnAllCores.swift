internal import CLinux

/// Starts other programs, which may use the cores that the thread that starts them may: those that tasks run on (``CoreThreads``) must stay on one.
package func onAllCores<Value>(_ start: () throws -> Value) rethrows -> Value {
    let core = leave_core()
    defer { if core >= 0 { _ = return_to_core(core) } }
    return try start()
}
