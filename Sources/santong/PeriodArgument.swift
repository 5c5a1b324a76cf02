internal import Catalogue

extension Period {
    /// As typed on the command line: `2017q3` is meant as `2017Q3`.
    init?(argument text: String) { self.init(text.uppercased()) }
}

/// A period as given on the command line, or the last complete quarter.
func period(_ text: String?, _ language: Language) throws -> Period {
    guard let text else { return Period(lastCompleteAt: currentInstant()) }
    guard let period = Period(argument: text) else {
        throw Failure(.usage, Bilingual("“\(text)”不是期，应写作 2017Q3", "'\(text)' is no period; write 2017Q3"), language)
    }
    return period
}
