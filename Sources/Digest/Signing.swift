internal import Crypto
internal import Foundation

/// Why a key can't be used.
package enum KeyError: Error, Equatable {
    /// Not PEM (RFC 7468) with the wanted label.
    case notPEM(wanted: String)
    /// PEM, but not of an Ed25519 key.
    case notEd25519
}

/// An Ed25519 key to sign with (RFC 8032), as a PEM file in PKCS #8 (RFC 8410), which OpenSSL writes and reads too.
package struct SigningKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    /// A new one, at random.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// - Throws: ``KeyError``.
    package init(pem text: String) throws(KeyError) {
        let der = try PEM.decode(text, label: Self.label)
        guard der.starts(with: Self.prefix), der.count == Self.prefix.count + 32 else { throw .notEd25519 }
        do {
            key = try Curve25519.Signing.PrivateKey(rawRepresentation: der.suffix(32))
        } catch {
            throw .notEd25519
        }
    }

    package var pem: String { PEM.encode(Self.prefix + Array(key.rawRepresentation), label: Self.label) }

    package var verifyingKey: VerifyingKey { VerifyingKey(key.publicKey) }

    /// 64 bytes: the same for the same key and content.
    package func signature(of content: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: Data(content))) }

    private static let label = "PRIVATE KEY"
    /// RFC 8410, section 7: version 0, id-Ed25519, an OCTET STRING in an OCTET STRING of 32 bytes.
    private static let prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]
}

/// The public half of a ``SigningKey``: who has it can check signatures and make none.
package struct VerifyingKey: Sendable, Equatable {
    /// 32 bytes.
    package let bytes: [UInt8]

    init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

    /// - Returns: nil unless there are 32 bytes.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// - Parameter text: a PEM file with a SubjectPublicKeyInfo (RFC 8410, section 4).
    /// - Throws: ``KeyError``.
    package init(pem text: String) throws(KeyError) {
        let der = try PEM.decode(text, label: Self.label)
        guard der.starts(with: Self.prefix), der.count == Self.prefix.count + 32 else { throw .notEd25519 }
        bytes = Array(der.suffix(32))
    }

    package var pem: String { PEM.encode(Self.prefix + bytes, label: Self.label) }

    /// To be read out and compared: the first 16 hexadecimal digits of SHA-256 over the key's 32 bytes, in groups of four.
    package var fingerprint: String {
        let digits = Array(SHA256Digest(of: bytes).hex.prefix(16))
        return stride(from: 0, to: 16, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
    }

    package func isValid(_ signature: [UInt8], for content: [UInt8]) -> Bool {
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
            return key.isValidSignature(Data(signature), for: Data(content))
        } catch {
            return false
        }
    }

    private static let label = "PUBLIC KEY"
    private static let prefix: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
}

/// RFC 7468.
private enum PEM {
    static func encode(_ der: [UInt8], label: String) -> String {
        let body = Data(der).base64EncodedString(options: [.lineLength64Characters, .endLineWithLineFeed])
        return "-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n"
    }

    static func decode(_ text: String, label: String) throws(KeyError) -> [UInt8] {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        guard let start = lines.firstIndex(of: "-----BEGIN \(label)-----"),
            let end = lines[start...].firstIndex(of: "-----END \(label)-----"),
            let der = Data(base64Encoded: lines[(start + 1)..<end].joined())
        else { throw .notPEM(wanted: label) }
        return Array(der)
    }
}
