internal import Catalogue

extension Bilingual {
    /// This message, and which characters of the value can't be seen: a value that looks right and isn't is a riddle otherwise.
    func withInvisible(in value: String) -> Bilingual {
        guard let found = value.unicodeScalars.first(where: Self.isInvisible) else { return self }
        let code = String(found.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return Bilingual(
            zh + "（格中有看不见的字符 \(name)，请删去后重新输入）", en + " (there is an invisible character \(name) in the cell; type it anew)")
    }

    /// No-break and zero-width spaces, direction marks, soft hyphens and the like, as they come along from web pages and chats.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF: true
        default: scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
        }
    }
}
