package import Catalogue

/// A page in another format.
package struct Paper: Sendable {
    /// The page's, with the format in the place of `html`.
    package let path: String
    package let format: PaperFormat
    /// Which program made it, with its version; nil where santong did.
    package let program: String?
    /// The file.
    package let bytes: [UInt8]
}

/// A paper that can't be made: nothing is published then.
package enum PaperError: Error, Equatable {
    /// The printing program isn't installed, or not where it was looked for.
    case noPrinter(folders: [String])
    /// One that is too old, or something else by that name: what it says it is.
    case unknownPrinter(place: String, answer: String)
    /// It couldn't make a document of this page.
    case notPrinted(path: String, ProgramFailure)
    /// A page that is none: a template of the office's without any element.
    case noPage(String)
}
