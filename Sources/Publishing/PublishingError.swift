/// Why nothing was published; what was there before is untouched.
package enum PublishingError: Error, Equatable {
    /// Another run holds the workspace: exit 75.
    case busy(holder: String)
    /// Exit 73. The place, and what the system says.
    case cannotWrite(String, String)
}
