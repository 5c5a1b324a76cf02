import Catalogue
import Intake

/// Bytes to text, and names of files to submitters: the result is UTF-8, and what was UTF-8 before is unchanged.
func fuzzDecoding(_ bytes: [UInt8]) {
    do {
        let decoded = try DecodedText(bytes)
        precondition(String(validating: decoded.bytes, as: UTF8.self) != nil, "decoded text is UTF-8")
        if String(validating: bytes, as: UTF8.self) != nil, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            precondition(decoded.bytes == bytes, "UTF-8 stays as it is")
        }
        let name = String(decoding: decoded.bytes, as: UTF8.self)
        _ = FileName(path: name, regions: SubmitterNames(FuzzOffice.shared.regions))
        _ = Period(name)
        _ = Instant(iso8601: name)
    } catch {
        let lines = 1 + bytes.filter { $0 == 0x0A || $0 == 0x0D }.count
        precondition((1...lines).contains(error.line), "the bad byte's line is in the file")
        precondition(String(validating: bytes, as: UTF8.self) == nil || bytes.count < 2, "UTF-8 is never refused")
    }
    _ = FileFormat(bytes, fileExtension: "csv")
}
