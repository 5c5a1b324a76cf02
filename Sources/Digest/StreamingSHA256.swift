internal import Crypto

/// SHA-256 of bytes that come piece by piece, for files too large to hold.
package struct StreamingSHA256 {
    private var hash = SHA256()

    package init() {}

    package mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

    package func finish() -> SHA256Digest { SHA256Digest(bytes: Array(hash.finalize())) }
}
