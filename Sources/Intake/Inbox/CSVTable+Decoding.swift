package import CSV

extension CSVTable {
    /// A table that the office fills in by hand, every quarter: WPS and Excel save it in GBK, or in UTF-16 with tabs, just as they do for those who
    /// report. Read in all encodings of submissions and with all that separates cells there (contract §3.2).
    /// - Throws: ``Failure`` with the line.
    package init(filledIn bytes: [UInt8], required: [String]) throws(Failure) {
        let text: DecodedText
        do {
            text = try DecodedText(bytes)
        } catch {
            throw .notUTF8(line: error.line)
        }
        for delimiter in Delimiter.allCases {
            do throws(Failure) {
                self = try CSVTable(text.bytes, required: required, delimiter: delimiter)
                return
            } catch {
                guard case .missingColumn = error else { throw error }
            }
        }
        try self.init(text.bytes, required: required)
    }
}
