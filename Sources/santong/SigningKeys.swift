internal import Catalogue
internal import Digest
internal import Foundation
internal import Intake

/// The key that signs a workspace's manifests (`signing_key`, relative to the workspace).
/// - Returns: nil where none is set.
/// - Throws: ``Failure`` (65) for a key that can't be used or that others may read.
func signingKey(of workspace: Workspace, _ language: Language) throws -> SigningKey? {
    let name = workspace.settings.signingKey
    if name.isEmpty { return nil }
    return try privateKey(name.hasPrefix("/") ? name : workspace.folder + "/" + name, language)
}

/// - Throws: ``Failure`` (65).
func privateKey(_ location: String, _ language: Language) throws -> SigningKey {
    let text = try keyText(location, language)
    let permissions = try FileManager.default.attributesOfItem(atPath: location)[.posixPermissions] as? NSNumber
    guard let permissions, permissions.intValue & 0o077 == 0 else {
        throw keyFailure(
            location,
            Bilingual("私钥能被别人读到，请先运行 chmod 600 \(location)", "others may read this private key; run chmod 600 \(location)"),
            language)
    }
    do {
        return try SigningKey(pem: text)
    } catch {
        throw keyFailure(location, words(error, Bilingual("私钥", "private key")), language)
    }
}

/// - Throws: ``Failure`` (65).
func publicKey(_ location: String, _ language: Language) throws -> VerifyingKey {
    let text = try keyText(location, language)
    do {
        return try VerifyingKey(pem: text)
    } catch {
        throw keyFailure(location, words(error, Bilingual("公钥", "public key")), language)
    }
}

/// The public half of either half.
/// - Throws: ``Failure`` (65).
func keyOfEitherKind(_ location: String, _ language: Language) throws -> VerifyingKey {
    try keyText(location, language).contains("PRIVATE KEY-----")
        ? privateKey(location, language).verifyingKey : publicKey(location, language)
}

private func keyText(_ location: String, _ language: Language) throws -> String {
    // No key is longer; whatever this is, it isn't read whole.
    guard let bytes = readFile(location, limit: 10_000) else {
        throw keyFailure(location, Bilingual("读不出来", "can't be read"), language)
    }
    return String(decoding: bytes, as: UTF8.self)
}

private func words(_ error: KeyError, _ kind: Bilingual) -> Bilingual {
    switch error {
    case .notPEM(let wanted):
        Bilingual(
            "不是\(kind.zh)文件（其中没有 -----BEGIN \(wanted)-----）", "no \(kind.en) (there is no -----BEGIN \(wanted)----- in it)")
    case .notEd25519: Bilingual("不是 Ed25519 \(kind.zh)", "not an Ed25519 \(kind.en)")
    }
}

private func keyFailure(_ location: String, _ reason: Bilingual, _ language: Language) -> Failure {
    Failure(.unusableInput, Bilingual("\(location)：\(reason.zh)", "\(location): \(reason.en)"), language)
}
