import Foundation

/// The generator of `sample-data` and of large workspaces for benchmarks. Repeatable: the same arguments give the same bytes.
@main
struct SampleDataProgram {
    static let usage = """
        SampleData sample DIR --regions FILE
            writes the sample's three quarters into DIR/inbox
        SampleData large DIR --regions FILE --schools N --files M [--format csv|gb18030|xml] [--period 2017Q3]
                         [--defects none|every-row]
            writes DIR/inbox/PERIOD and DIR/regions.csv; make the rest with `santong init` first

        """

    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("\(error)\n\n\(usage)".utf8))
            exit(64)
        }
    }

    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    private static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { throw UsageError(description: "a command and a folder are needed") }
        let options = try options(Array(arguments.dropFirst(2)))
        guard let file = options["--regions"] else { throw UsageError(description: "--regions is needed") }
        let regions = try Region.read(file)
        switch arguments[0] {
        case "sample":
            let roster = Roster(regions)
            for quarter in 1...3 {
                try SampleQuarter(regions: regions, roster: roster, quarter: quarter, folder: arguments[1]).write()
            }
            try TaskReports(folder: arguments[1]).write()
        case "large":
            guard let schools = options["--schools"].flatMap({ Int($0) }), let files = options["--files"].flatMap({ Int($0) }),
                let format = LargeWorkspace.Format(rawValue: options["--format"] ?? "csv"), schools >= files, files > 0,
                files <= 9_600
            else { throw UsageError(description: "--schools, --files or --format is missing or wrong") }
            try LargeWorkspace(
                folder: arguments[1], regions: regions, schools: schools, files: files, format: format,
                period: options["--period"] ?? "2017Q3", hasDefects: options["--defects"] == "every-row"
            ).write()
        default: throw UsageError(description: "unknown command \(arguments[0])")
        }
    }

    private static func options(_ words: [String]) throws -> [String: String] {
        var result: [String: String] = [:]
        for index in stride(from: 0, to: words.count, by: 2) {
            guard words[index].hasPrefix("--"), index + 1 < words.count else {
                throw UsageError(description: "not understood: \(words[index])")
            }
            result[words[index]] = words[index + 1]
        }
        return result
    }
}
