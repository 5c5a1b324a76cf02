package import Archive
internal import Digest
internal import Publishing

extension FolderVerification {
    /// What the archive has otherwise than the folder: whether it knows this manifest, whether a later one took its place, whether the
    /// signature is the one that was made, whether it still has every input as it was.
    package func discrepancies(with archive: Archive, folder: String) throws(ArchiveError) -> [Discrepancy] {
        guard let manifestDigest, let manifest else { return [] }
        let location = folder + "/manifest.json"
        guard let state = try archive.publication(manifest: manifestDigest.hex) else { return [.unknownToArchive(location)] }
        var found: [Discrepancy] = state.isNewest ? [] : [.outdated(location)]
        let signed = folder + "/" + Self.signatureName
        switch (try archive.signature(of: state.id)?.bytes, signature) {
        case (.some, nil): found.append(.missing(signed))
        case (nil, .some): found.append(.tooMany(signed))
        case (let kept, let there): if kept != there { found.append(.otherSignature(signed)) }
        }
        let damaged = try archive.damaged(Set(manifest.inputs.map(\.digest)).sorted())
        found += manifest.inputs.filter { damaged.contains($0.digest) }.map { .lostInput(location, input: $0.path) }
        if self.discrepancies.isEmpty { found += try numbers(of: state.id, archive, folder: folder) }
        return found
    }
}
