package import Catalogue

/// What isn't as it was published.
package enum Discrepancy: Sendable, Equatable {
    case noManifest(String)
    case unreadableManifest(String, reason: String)
    case missing(String)
    case differs(String)
    case tooMany(String)
    /// A link or other thing that isn't a plain file, in the place of one.
    case noPlainFile(String)
    /// The code in the manifest isn't that of the folder's figures.
    case wrongCode(String, stated: String, found: String)
    /// The code that was asked for isn't this folder's.
    case otherCode(String, printed: String, found: String)
    /// A signature is wanted, and there is none.
    case notSigned(String)
    /// The signature isn't that of this key, or the manifest was changed since.
    case wrongSignature(String, key: String)
    /// The signature isn't the one that the archive has.
    case otherSignature(String)
    /// The archive lacks the bytes of an input, or has others.
    case lostInput(String, input: String)
    /// The archive has other numbers for the same publication: one of both was changed by hand.
    case otherNumbers(String, count: Int, first: String)
    /// By the archive another publication belongs here.
    case otherPublication(String)
    /// The archive has no publication with this manifest.
    case unknownToArchive(String)
    /// The archive has it, but a later one was published in its place.
    case outdated(String)

    package var message: Bilingual {
        switch self {
        case .noManifest(let path): Bilingual("\(path)：没有 manifest.json", "\(path): there is no manifest.json")
        case .unreadableManifest(let path, let reason):
            Bilingual("\(path)：读不懂（\(reason)）", "\(path): not understood (\(reason))")
        case .missing(let path): Bilingual("\(path)：缺少", "\(path): missing")
        case .differs(let path): Bilingual("\(path)：与发布时不同", "\(path): not as it was published")
        case .tooMany(let path): Bilingual("\(path)：多出来的，不是发布的文件", "\(path): too many; it was not published")
        case .noPlainFile(let path): Bilingual("\(path)：不是普通文件", "\(path): not a plain file")
        case .wrongCode(let path, let stated, let found):
            Bilingual("\(path)：核验码应为 \(found)，写的是 \(stated)", "\(path): the code is \(found), stated is \(stated)")
        case .otherCode(let path, let printed, let found):
            Bilingual("\(path)：核验码是 \(found)，不是 \(printed)", "\(path): its code is \(found), not \(printed)")
        case .notSigned(let path): Bilingual("\(path)：没有签名", "\(path): there is no signature")
        case .wrongSignature(let path, let key):
            Bilingual(
                "\(path)：不是这把公钥（指纹 \(key)）的签名，或清单在签名后被改动过",
                "\(path): not a signature of this key (fingerprint \(key)), or the manifest was changed since")
        case .otherSignature(let path): Bilingual("\(path)：与存档里的签名不同", "\(path): not the signature that the archive has")
        case .lostInput(let path, let input):
            Bilingual("\(path)：所依据的 \(input) 在存档里缺失或已损坏", "\(path): its input \(input) is lost or damaged in the archive")
        case .otherNumbers(let path, let count, let first):
            Bilingual(
                "\(path)：有 \(count) 个数与存档里记的不同（\(first)），存档被人改动过；不要用它作下一期的比较",
                "\(path): \(count) numbers aren't those of the archive (\(first)), which somebody changed; don't let a next period be compared with it"
            )
        case .otherPublication(let path):
            Bilingual(
                "\(path)：不是该在这里的那次发布（期或版次不对）", "\(path): not the publication that belongs here; the period or edition is another")
        case .unknownToArchive(let path): Bilingual("\(path)：存档里没有这次发布", "\(path): the archive knows no such publication")
        case .outdated(let path):
            Bilingual("\(path)：不是最近发布的，存档里有更新的", "\(path): the archive has a later publication in its place")
        }
    }
}
