/// What cells of a few kinds mean, as it was found out for the first of each: a table repeats its words.
struct Answers<Word> {
    /// The cells, end to end.
    private var text: [UInt8] = []
    private var cells: [Range<Int>] = []
    private var words: [Word] = []

    /// Of cells that are looked at one after the other.
    private static var most: Int { 16 }

    func find(_ bytes: Span<UInt8>, _ cell: Range<Int>) -> Word? {
        for index in cells.indices where cells[index].count == cell.count {
            if bytes.isEqual(cell, to: text.span, at: cells[index].lowerBound) { return words[index] }
        }
        return nil
    }

    /// Keeps an answer; beyond so many in the place of the last one.
    mutating func keep(_ word: Word, _ bytes: Span<UInt8>, _ cell: Range<Int>) -> Word {
        if cells.count == Self.most, let last = cells.popLast() {
            text.removeLast(last.count)
            words.removeLast()
        }
        let start = text.count
        for index in cell { text.append(bytes[index]) }
        cells.append(start..<text.count)
        words.append(word)
        return word
    }
}
