import Papers

/// A page made ready to be printed: what comes out is a page, and ready already.
func fuzzPages(_ bytes: [UInt8]) {
    guard let page = PrintPage(bytes) else { return }
    let printed = page.bytes
    guard let again = PrintPage(printed) else { preconditionFailure("what was printed is a page") }
    _ = again.bytes
}
