internal import CLibXML2
package import Catalogue
internal import Foundation
internal import Workbooks

/// Makes papers of pages: the same page in other formats, so that no format can say otherwise than another.
package struct PaperMaker: Sendable {
    /// In which each page is made, in order.
    package let formats: [PaperFormat]
    private let printer: PDFPrinter?

    /// - Parameters:
    ///   - formats: in which each page is made.
    ///   - path: the folders in which programs are looked for, as in PATH.
    /// - Throws: ``PaperError`` where the program that a format needs isn't there.
    package init(_ formats: Set<PaperFormat>, path: String) throws(PaperError) {
        self.formats = formats.sorted()
        // Not when a printing program is at work.
        if !formats.isEmpty { need_libxml2() }
        if formats.contains(.xlsx) { needWorkbookLibraries() }
        printer = formats.contains(.pdf) ? try PDFPrinter(path: path) : nil
    }

    /// Several at once, since a printing program uses one core.
    /// - Parameter pages: HTML in UTF-8, by paths that end with `.html`.
    /// - Returns: in the order of pages, then of formats.
    /// - Throws: ``PaperError``, `WorkbookFailure`.
    package func papers(of pages: [(path: String, bytes: [UInt8])]) async throws -> [Paper] {
        if formats.isEmpty { return [] }
        var made: [(Int, [Paper])] = []
        try await withThrowingTaskGroup(of: (Int, [Paper]).self) { group in
            var waiting = pages.enumerated().makeIterator()
            func startNext() {
                guard let (index, page) = waiting.next() else { return }
                group.addTask { (index, try papers(of: page.path, page.bytes)) }
            }
            for _ in 0..<Self.atOnce { startNext() }
            while let result = try await group.next() {
                made.append(result)
                startNext()
            }
        }
        return made.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }

    /// Each takes a core and, for a province's bulletin, half a gigabyte.
    private static let atOnce = min(max(ProcessInfo.processInfo.activeProcessorCount, 1), 4)

    private func papers(of path: String, _ bytes: [UInt8]) throws -> [Paper] {
        try Task.checkCancellation()
        guard let page = PrintPage(bytes) else { throw PaperError.noPage(path) }
        let document = PaperDocument(page)
        let stem = String(path.dropLast(".html".count))
        var papers: [Paper] = []
        for format in formats {
            let path = "\(stem).\(format.rawValue)"
            switch format {
            case .pdf:
                guard let printer else { continue }
                let bytes = try printer.pdf(page.bytes, path: path)
                papers.append(Paper(path: path, format: format, program: printer.name, bytes: bytes))
            case .docx:
                let bytes = WordPackage.document(document)
                papers.append(Paper(path: path, format: format, program: nil, bytes: bytes))
            case .xlsx:
                papers.append(
                    Paper(path: path, format: format, program: nil, bytes: try PaperWorkbook(document).bytes()))
            }
        }
        return papers
    }
}
