/// Why a publication failed.
package enum PublishingError: Error, Equatable {
    /// Another run holds the workspace: exit 75.
    case busy(holder: String)
    /// Exit 73; what was there before is untouched. The place, and what the system says.
    case cannotWrite(String, String)
    /// Exit 73; the new folder is in its place, but the system doesn't vouch for it having reached the disk. The next run finishes or
    /// undoes the publication.
    case unsure(String, String)
}
