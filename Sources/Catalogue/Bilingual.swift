/// The language of findings and messages.
package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"
}

/// A text in both languages.
package struct Bilingual: Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(_ language: Language) -> String { language == .chinese ? zh : en }
}
