extension String {
    /// The same text with bytes of its own, where it has any outside itself. A reference that several threads count goes from one processor's cache to the
    /// other's each time: what is said again and again by many of them, as a column's header is in findings, each had better have for itself.
    package var unshared: String { utf8.count <= Self.mostInside ? self : String(decoding: Array(utf8), as: UTF8.self) }

    /// Bytes.
    private static let mostInside = 15
}
