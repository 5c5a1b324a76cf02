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
        let lines = 2 + text.utf8.filter { $0 == 0x0A || $0 == 0x0D }.count
        precondition((1...lines).contains(error.line ?? 1), "the error's line is in the file")
        precondition(!error.message(.chinese).isEmpty, "an error has words")
    }
}
