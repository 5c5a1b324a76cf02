import Bulletin
import Catalogue

/// A template that an office wrote: it is refused with its place, or it isn't; checking it ends either way.
func fuzzTemplates(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let folder = ["html", "markdown", "prose"][Int(choice % 3)]
    let files = ["\(folder)/page.mustache": Array(bytes.dropFirst()), "\(folder)/part.mustache": Array("{{a}}".utf8)]
    do {
        _ = try Templates(files)
    } catch {
        precondition(
            !error.fault.place.isEmpty && !error.fault.reason.zh.isEmpty && !error.fault.reason.en.isEmpty,
            "an error says where and why")
    }
    let faults = TemplateCheck(files, own: Set(files.keys)).faults
    let lines = 1 + bytes.count { $0 == 0x0A }
    precondition(faults.allSatisfy { (1...lines).contains($0.line ?? 1) }, "a fault's line is in the file")
}
