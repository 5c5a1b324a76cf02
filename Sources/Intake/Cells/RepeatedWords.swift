internal import Catalogue

/// What regions, types and localities mean. A table repeats a few of them: answers are kept beside their cells.
struct RepeatedWords {
    private let words: KeyWords
    private let scope: SubmitterScope
    private var types = Answers<KeyWords.TypeWord?>()
    private var localities = Answers<KeyWords.LocalityWord?>()
    private var regions = Answers<SubmitterScope.Place>()

    init(words: KeyWords, scope: SubmitterScope) {
        self.words = words
        self.scope = scope
    }

    mutating func place(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> SubmitterScope.Place {
        if let known = regions.find(bytes, cell) { return known }
        return regions.keep(scope.place(CellText.folded(bytes, cell)), bytes, cell)
    }

    mutating func type(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> KeyWords.TypeWord? {
        if let known = types.find(bytes, cell) { return known }
        return types.keep(words.type(CellText.folded(bytes, cell)), bytes, cell)
    }

    mutating func locality(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> KeyWords.LocalityWord? {
        if let known = localities.find(bytes, cell) { return known }
        return localities.keep(words.locality(CellText.folded(bytes, cell)), bytes, cell)
    }
}
