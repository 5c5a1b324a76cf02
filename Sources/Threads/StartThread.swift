internal import Glibc

private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// Starts a thread that isn't waited for.
/// - Returns: whether the system lets it be started.
func startThread(_ run: @escaping @Sendable () -> Void) -> Bool {
    let body = unsafe Unmanaged.passRetained(Body(run))
    var thread = pthread_t()
    let failure = unsafe pthread_create(
        &thread, nil,
        { body in
            guard let body = unsafe body else { return nil }
            unsafe Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
            return nil
        }, body.toOpaque())
    if failure == 0 { pthread_detach(thread) } else { unsafe body.release() }
    return failure == 0
}
