internal import CSV
internal import Catalogue
internal import Foundation
internal import Intake
internal import Publishing
internal import Validation

/// Writes findings to standard output (contract §8).
struct FindingWriter {
    let format: CheckCommand.Format
    let language: Language

    func write(_ reviews: [(review: Review, regions: RegionTable)]) {
        switch format {
        case .text: for (review, _) in reviews { writeText(review) }
        case .json: for (review, regions) in reviews { writeJSON(review, regions) }
        case .csv: writeCSV(reviews)
        case .html: break  // A page of its own.
        }
    }

    private func say(_ text: String) { writeOutput(Array((text + "\n").utf8)) }

    /// As compilers do: `file:line: column: code severity: message`.
    private func writeText(_ review: Review) {
        for file in review.files {
            for finding in file.log.findings {
                let place = [file.submission.path, finding.line.map(String.init)].compactMap(\.self).joined(separator: ":")
                let column = finding.column.isEmpty ? "" : "\(finding.column): "
                let value = finding.value.isEmpty ? "" : " «\(finding.value)»"
                let kind = coloured("\(finding.code) \(severityWord(finding.severity))", finding.severity)
                say(printable("\(place): \(column)") + kind + printable(": \(finding.message[language])\(value)"))
            }
            if file.log.omitted > 0 {
                say(
                    printable(file.submission.path) + ": "
                        + Bilingual("另有 \(file.log.omitted) 个问题未列出", "\(file.log.omitted) further findings")[language])
            }
        }
    }

    private func severityWord(_ severity: Severity) -> String {
        if language == .english { return severity.rawValue }
        return switch severity {
        case .error: "错误"
        case .warning: "警告"
        case .info: "提示"
        }
    }

    /// Red, yellow and blue on a terminal, unless it asks for none (NO_COLOR).
    private func coloured(_ text: String, _ severity: Severity) -> String {
        guard isatty(STDOUT_FILENO) == 1, environment("NO_COLOR") == nil else { return text }
        let colour =
            switch severity {
            case .error: 31
            case .warning: 33
            case .info: 34
            }
        return "\u{1B}[1;\(colour)m\(text)\u{1B}[0m"
    }

    private func fields(_ file: Reviewed, _ finding: Finding, _ regions: RegionTable) -> [(String, String?)] {
        [
            ("file", file.submission.path), ("submitter", file.submission.submitter.map { regions[$0].code }),
            ("unit", file.submission.unit.map { regions[$0].code }), ("line", finding.line.map(String.init)),
            ("column", finding.column), ("code", finding.code), ("severity", finding.severity.rawValue),
            ("message", finding.message[language]), ("value", finding.value),
        ]
    }

    private func writeJSON(_ review: Review, _ regions: RegionTable) {
        for file in review.files {
            for finding in file.log.findings {
                let members = fields(file, finding, regions).map { name, value in
                    let text = value.map { name == "line" ? $0 : jsonText($0) } ?? "null"
                    return "\(jsonText(name)): \(text)"
                }
                say("{" + members.joined(separator: ", ") + "}")
            }
        }
    }

    private func writeCSV(_ reviews: [(review: Review, regions: RegionTable)]) {
        var document = CSVDocument(header: [
            "file", "submitter", "unit", "line", "column", "code", "severity", "message", "value",
        ])
        for (review, regions) in reviews {
            for file in review.files {
                for finding in file.log.findings {
                    document.append(
                        fields(file, finding, regions).map { name, value in
                            ["file", "column", "message", "value"].contains(name) ? .text(value ?? "") : .plain(value ?? "")
                        })
                }
            }
        }
        writeOutput(document.bytes)
    }
}
