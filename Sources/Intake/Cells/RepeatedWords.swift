/// What regions, types and localities mean. Neighbouring rows mostly repeat them: the last answer is kept beside the last cell.
struct RepeatedWords {
    private let words: KeyWords
    private let scope: SubmitterScope
    private var lastType: (cell: [UInt8], word: KeyWords.TypeWord?) = ([], nil)
    private var lastLocality: (cell: [UInt8], word: KeyWords.LocalityWord?) = ([], nil)
    private var lastRegion: (cell: [UInt8], place: SubmitterScope.Place) = ([], .unknown)

    init(words: KeyWords, scope: SubmitterScope) {
        self.words = words
        self.scope = scope
    }

    mutating func place(_ cell: ArraySlice<UInt8>) -> SubmitterScope.Place {
        if !cell.elementsEqual(lastRegion.cell) || lastRegion.cell.isEmpty {
            lastRegion = (Array(cell), scope.place(CellText.folded(String(decoding: cell, as: UTF8.self))))
        }
        return lastRegion.place
    }

    mutating func type(_ cell: ArraySlice<UInt8>) -> KeyWords.TypeWord? {
        if !cell.elementsEqual(lastType.cell) {
            lastType = (Array(cell), words.type(CellText.folded(String(decoding: cell, as: UTF8.self))))
        }
        return lastType.word
    }

    mutating func locality(_ cell: ArraySlice<UInt8>) -> KeyWords.LocalityWord? {
        if !cell.elementsEqual(lastLocality.cell) {
            lastLocality = (Array(cell), words.locality(CellText.folded(String(decoding: cell, as: UTF8.self))))
        }
        return lastLocality.word
    }
}
