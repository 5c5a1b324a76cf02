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

    /// Whether the declaration says, or may say further on, that tags can't be seen in the bytes: of what libxml2 reads UTF-7 writes `<` as `+ADw-`, where
    /// nobody looks for it. No office program writes it.
    static func hidesTags(_ bytes: some Collection<UInt8>) -> Bool {
        let head = bytes.prefix(longest)
        let end = head.firstIndex(of: UInt8(ascii: ">"))
        let letters = head[..<(end ?? head.endIndex)].map { $0 | 0x20 }.filter {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
        }
        guard head.prefix(8).contains(UInt8(ascii: "?")), letters.starts(with: "xml".utf8) else { return false }
        return end == nil || letters.contains(subsequence: Array("utf7".utf8))
    }

    /// In bytes; far more than any declaration needs.
    private static let longest = 1_000
}

extension [UInt8] {
    fileprivate func contains(subsequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: subsequence) }
    }
}
