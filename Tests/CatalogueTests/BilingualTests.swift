import Catalogue
import Testing

@Suite struct `A wording with places` {
    @Test(arguments: [
        ("{0}和{1}", "甲和{0}"), ("{", "{"), ("{0", "{0"), ("{{0}", "{甲"), ("{2}", "{2}"), ("{字}", "{字}"), ("字{0}", "字甲"),
        ("{}", "{}"), ("{0}{0}{", "甲甲{"), ("", ""),
    ]) func `is filled once, and what is put in isn't looked at again`(wording: String, expected: String) {
        let text = Bilingual(wording, "in English {1}", ["甲", "{0}"])
        #expect(text.zh == expected && text.en == "in English {0}")
        for language in Language.allCases {
            var bytes = Array("前".utf8)
            text.append(language, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) == "前" + text[language])
        }
    }
}
