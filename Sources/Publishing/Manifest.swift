package import Digest

/// `manifest.json`: what a publication was made from and what it consists of (contract §7).
package struct Manifest: Sendable {
    package struct Entry: Sendable {
        /// What an input is for; nil for an output.
        package let role: String?
        package let path: String
        package let digest: SHA256Digest
        /// `pdf`, `docx` or `xlsx` for a page in another format; nil for what santong makes by itself.
        package let format: String?
        /// Which program had a hand in it, with its version.
        package let program: String?
        package init(role: String? = nil, path: String, digest: SHA256Digest, format: String? = nil, program: String? = nil) {
            self.role = role
            self.path = path
            self.digest = digest
            self.format = format
            self.program = program
        }
    }

    package let toolVersion: String
    package let period: String
    /// Nil for a draft.
    package let edition: Int?
    /// 核验码
    package let code: String
    package let inputs: [Entry]
    package let outputs: [Entry]
    /// Files and rows, each with what became of them.
    package let balance: [Balance]

    /// Counts that add up: the first is the sum of the others.
    package struct Balance: Sendable {
        package let name: String
        package let counts: [(name: String, count: Int)]
        package init(name: String, counts: [(name: String, count: Int)]) {
            self.name = name
            self.counts = counts
        }
    }

    package init(
        toolVersion: String, period: String, edition: Int?, code: String, inputs: [Entry], outputs: [Entry],
        balance: [Balance]
    ) {
        self.toolVersion = toolVersion
        self.period = period
        self.edition = edition
        self.code = code
        self.inputs = inputs
        self.outputs = outputs
        self.balance = balance
    }

    /// UTF-8, the same bytes for the same content: keys in a fixed order, entries by role and path.
    package var bytes: [UInt8] {
        let head = [
            "  \"tool\": \"santong\"", "  \"version\": \(quoted(toolVersion))", "  \"period\": \(quoted(period))",
            "  \"edition\": \(edition.map(String.init) ?? "null")", "  \"verification_code\": \(quoted(code))",
            "  \"balance\": {\n" + balance.map(line).joined(separator: ",\n") + "\n  }", "  \"inputs\": \(list(inputs))",
            "  \"outputs\": \(list(outputs))",
        ]
        return Array(("{\n" + head.joined(separator: ",\n") + "\n}\n").utf8)
    }

    /// With papers among its outputs.
    package func adding(_ papers: [Entry]) -> Manifest {
        Manifest(
            toolVersion: toolVersion, period: period, edition: edition, code: code, inputs: inputs, outputs: outputs + papers,
            balance: balance)
    }

    /// Without papers: what is published, whatever it was printed with.
    package var withoutPapers: Manifest {
        Manifest(
            toolVersion: toolVersion, period: period, edition: edition, code: code, inputs: inputs,
            outputs: outputs.filter { $0.format == nil }, balance: balance)
    }

    private func list(_ entries: [Entry]) -> String {
        let lines = entries.sorted { ($0.role ?? "", $0.path) < ($1.role ?? "", $1.path) }.map { entry in
            let role = entry.role.map { "\"role\": \(quoted($0)), " } ?? ""
            let format = entry.format.map { "\"format\": \(quoted($0)), " } ?? ""
            let program = entry.program.map { "\"program\": \(quoted($0)), " } ?? ""
            return
                "    {\(role)\"path\": \(quoted(entry.path)), \(format)\(program)\"sha256\": \"\(entry.digest.hex)\"}"
        }
        return lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
    }

    private func line(_ entry: Balance) -> String {
        let counts = entry.counts.map { "\(quoted($0.name)): \($0.count)" }.joined(separator: ", ")
        return "    \(quoted(entry.name)): {\(counts)}"
    }

    private func quoted(_ text: String) -> String { jsonText(text) }
}

/// A JSON string (RFC 8259), with its quotes.
package func jsonText(_ text: String) -> String {
    // C1 controls begin with C2 in UTF-8, what turns round the direction of text with E2.
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 }
    if isPlain { return "\"\(text)\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
