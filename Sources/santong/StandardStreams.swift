internal import CLinux
internal import Glibc

/// Writes results to standard output. A reader that went away ends the program quietly (SIGPIPE); any other failure with 73.
func writeOutput(_ bytes: [UInt8]) {
    if !writeAll(bytes, STDOUT_FILENO) { exit(ExitCode.cannotWrite.rawValue) }
}

/// Writes diagnostics to standard error. Where they can't be written, there is nobody left to tell.
func writeError(_ text: String) { _ = writeAll(Array(text.utf8), STDERR_FILENO) }

private func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            unsafe write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        written += count
    }
    return true
}

/// What doesn't depend on whoever starts the program: the permissions of what it makes (for all to read, for its user to write), and that
/// a limit on the size of files is an error like a full disk, not the end of the process. And how its memory grows.
func settleProcess() {
    umask(0o022)
    _ = signal(SIGXFSZ, SIG_IGN)
    grow_memory_in_large_steps()
}
