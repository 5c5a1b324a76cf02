/// The XML declaration, which libxml2 reads more leniently than XML 1.0 (production 23, `XMLDecl`): it takes
/// `encoding="UTF-8"standalone="yes"`.
enum XMLDeclaration {
    /// Whether the document has none, or one that is written right. Told of encodings in which ASCII stands as itself, and of UTF-16.
    static func isSound(_ bytes: [UInt8]) -> Bool {
        var head = bytes.prefix(longest * 2).filter { $0 != 0 }[...]
        for mark in [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]] where head.starts(with: mark) {
            head = head.dropFirst(mark.count)
        }
        guard head.starts(with: "<?xml".utf8), let next = head.dropFirst(5).first, CellText.isBlank(next) else { return true }
        let form =
            /<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][A-Za-z0-9._\-]*"|'[A-Za-z][A-Za-z0-9._\-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/
        let text = String(decoding: head.prefix(longest), as: UTF8.self)
        return text.prefixMatch(of: form) != nil
    }

    /// In bytes; far more than any declaration needs.
    private static let longest = 1_000
}
