internal import Folders
internal import Foundation

// What commands ask of the system.

/// A variable of the environment.
func environment(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

/// Whether a folder is there, itself or by way of a link.
func isFolder(_ location: String) -> Bool {
    var isFolder: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: location, isDirectory: &isFolder) && isFolder.boolValue
}

/// The folders in a folder, hidden ones apart, in order; empty where there is none.
func names(in folder: String) -> [String] {
    entries(of: folder).map(\.path).filter { !$0.hasPrefix(".") && isFolder(folder + "/" + $0) }
}
