import Catalogue
import Testing

@Suite struct `A wording with places` {
    @Test(arguments: [
        ("{0}和{1}", "甲和{0}"), ("{", "{"), ("{0", "{0"), ("{{0}", "{甲"), ("{2}", "{2}"), ("{字}", "{字}"), ("字{0}", "字甲"),
        ("{}", "{}"), ("{0}{0}{", "甲甲{"), ("", ""),
    ]) func `is filled once, and what is put in isn't looked at again`(wording: String, expected: String) {
        #expect(Bilingual(wording, "", ["甲", "{0}"]).zh == expected)
    }
}
