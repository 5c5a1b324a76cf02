extension Unicode.Scalar {
    /// Whether it does something instead of standing for something: the control characters (C0, DEL, C1), line and paragraph separators, and what turns round
    /// the direction of the text behind it, by which a name can be made to read as another (Unicode Technical Report 36, 2.8).
    package var isControl: Bool {
        switch value {
        case 0x00..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
