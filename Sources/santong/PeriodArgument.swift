internal import Catalogue

/// A period as given on the command line, or the last complete quarter.
func period(_ text: String?, _ language: Language) throws -> Period {
    guard let text else { return Period(lastCompleteAt: currentInstant()) }
    guard let period = Period(text) else {
        throw Failure(.usage, Bilingual("“\(text)”不是期，应写作 2017Q3", "'\(text)' is no period; write 2017Q3"), language)
    }
    return period
}
