internal import CSHA256

extension SHA256Digest {
    /// The digests of all of two contents: where the processor can, in little more time than that of the longer.
    package static func pair(of one: [UInt8], _ other: [UInt8]) -> (SHA256Digest, SHA256Digest) {
        guard pairsAreFaster else { return (SHA256Digest(of: one), SHA256Digest(of: other)) }
        let digests = unsafe [UInt8](unsafeUninitializedCapacity: 64) { digests, count in
            unsafe one.withUnsafeBufferPointer { one in
                unsafe other.withUnsafeBufferPointer { other in
                    unsafe digest_pair(one.baseAddress, one.count, other.baseAddress, other.count, digests.baseAddress)
                }
            }
            count = 64
        }
        return (SHA256Digest(bytes: Array(digests[..<32])), SHA256Digest(bytes: Array(digests[32...])))
    }

    /// Whether two contents at once take less time than one after the other.
    package static let pairsAreFaster = can_digest_pairs()

    /// Which of many contents are to be digested together: two of a similar size, the largest first; each by itself where nothing is gained by it.
    /// - Parameters:
    ///   - sizes: in bytes.
    ///   - limit: those that are larger are by themselves.
    /// - Returns: indices, one or two.
    package static func pairs(_ sizes: [Int], upTo limit: Int = .max) -> [[Int]] {
        let bySize = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
        let paired = pairsAreFaster ? bySize.firstIndex { sizes[$0] <= limit } ?? bySize.endIndex : bySize.endIndex
        return bySize[..<paired].map { [$0] }
            + stride(from: paired, to: bySize.endIndex, by: 2).map { Array(bySize[$0...].prefix(2)) }
    }
}
