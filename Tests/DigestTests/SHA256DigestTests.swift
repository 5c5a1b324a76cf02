import Crypto
import Digest
import Testing

@Suite struct `SHA-256 digests` {
    private static let texts: [(bytes: [UInt8], hex: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ([UInt8](repeating: 0x61, count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    /// NIST's examples ("Secure Hash Standard", examples with intermediate values), each beside each.
    @Test func `of two texts at once are what the standard says`() {
        for one in Self.texts {
            for other in Self.texts {
                let digests = SHA256Digest.pair(of: one.bytes, other.bytes)
                #expect(digests.0.hex == one.hex && digests.1.hex == other.hex)
                #expect(SHA256Digest(of: one.bytes).hex == one.hex)
            }
        }
    }

    /// Blocks end at 64 bytes, and from 56 on the length needs one more.
    @Test func `of two texts at once are those of each`() {
        var random = SystemRandomNumberGenerator()
        func text(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) } }
        let sizes = Array(0...200) + (0..<20).map { _ in Int.random(in: 0...1000, using: &random) }
        for size in sizes {
            let (one, other) = (text(size), text(sizes.randomElement(using: &random)!))
            let digests = SHA256Digest.pair(of: one, other)
            #expect(Array(SHA256.hash(data: one)) == digests.0.bytes, "\(one.count) and \(other.count) bytes")
            #expect(Array(SHA256.hash(data: other)) == digests.1.bytes, "\(one.count) and \(other.count) bytes")
            #expect(SHA256Digest.pair(of: other, one) == (digests.1, digests.0))
        }
    }

    @Test func `are made of each text once, of two that are alike in size`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let sizes = (0..<Int.random(in: 0...20, using: &random)).map { _ in Int.random(in: 0...30, using: &random) }
            let pairs = SHA256Digest.pairs(sizes, upTo: 20)
            #expect(pairs.joined().sorted() == Array(sizes.indices))
            #expect(pairs.joined().map { sizes[$0] } == sizes.sorted(by: >))
            for (number, pair) in pairs.enumerated() {
                let isSingle =
                    !SHA256Digest.pairsAreFaster || sizes[pair[0]] > 20
                    || number == pairs.count - 1 && sizes.count { $0 <= 20 } % 2 == 1
                #expect(pair.count == (isSingle ? 1 : 2))
            }
        }
    }
}
