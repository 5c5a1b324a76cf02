import Catalogue

/// The catalogue and the settings: accepted, or refused with a place. The first byte chooses.
func fuzzYAML(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    do {
        if choice % 2 == 0 {
            _ = try Catalogue(yaml: text, file: "catalogue.yaml")
        } else {
            _ = try Settings(yaml: text, file: "santong.yaml")
        }
    } catch {
        // YAML 1.1 has further line breaks (§5.4): NEL, LS and PS.
        let lines = 2 + text.unicodeScalars.filter { "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }.count
        precondition((1...lines).contains(error.line ?? 1), "the error's line is in the file")
        precondition(!error.message(.chinese).isEmpty, "an error has words")
    }
}
