import CSV
import Catalogue
import Intake
import Validation

/// Delimited text: the tokenizer alone, the office's own tables, and a whole submission up to its judgement. The first byte chooses.
func fuzzCSV(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let text = Array(bytes.dropFirst())
    switch choice % 8 {
    case 0...3: tokenize(text, Delimiter.allCases[Int(choice % 4)])
    case 4: readOwnTables(text)
    case 5: judge(text, "410100.csv")
    case 6: judge(header(.school) + text, "410100.csv")
    default: judge(header(.summary) + text, "410100-r2.csv")
    }
}

/// Cells lie in the text in order, records start on lines that never go back, and every byte is a cell's, a delimiter's, a quote or a
/// line break: nothing is skipped.
private func tokenize(_ text: [UInt8], _ delimiter: Delimiter) {
    var tokenizer = Tokenizer(text, delimiter: delimiter)
    var cells: [Range<Int>] = []
    var end = 0
    var line = 0
    var records = 0
    while tokenizer.next(into: &cells) {
        records += 1
        precondition(!cells.isEmpty, "a record has a cell")
        precondition(tokenizer.line > line, "records start on later and later lines")
        line = tokenizer.line
        for cell in cells {
            precondition(cell.lowerBound >= end && cell.upperBound <= text.count, "cells lie in the text in order")
            end = cell.upperBound
        }
    }
    precondition(records == tokenizer.recordCount, "records are counted")
    let breaks = text.filter { $0 == 0x0A || $0 == 0x0D }.count
    precondition(line <= breaks + 1, "no more lines than line breaks")
    if !text.contains(0x22) { precondition(cellsAddUp(text, delimiter), "without quotes every byte is accounted for") }
}

private func cellsAddUp(_ text: [UInt8], _ delimiter: Delimiter) -> Bool {
    var tokenizer = Tokenizer(text, delimiter: delimiter)
    var cells: [Range<Int>] = []
    var rebuilt: [[UInt8]] = []
    while tokenizer.next(into: &cells) { rebuilt.append(Array(cells.map { text[$0] }.joined(separator: delimiter.bytes))) }
    var plain = text
    var index = 0
    while let position = plain[index...].firstIndex(of: 0x0D) {
        plain.replaceSubrange(
            position..<(position + (position + 1 < plain.count && plain[position + 1] == 0x0A ? 2 : 1)), with: [0x0A])
        index = position + 1
    }
    if plain.last == 0x0A { plain.removeLast() } else if plain.isEmpty { return rebuilt.isEmpty }
    return Array(rebuilt.joined(separator: [0x0A])) == plain
}

private func readOwnTables(_ text: [UInt8]) {
    let office = FuzzOffice.shared
    do { _ = try RegionTable(csv: text, file: "regions.csv") } catch {}
    let answers = ExplanationFile(
        .kept(path: "情况说明-410100.csv") { text }, names: SubmitterNames(office.regions), settings: office.settings)
    precondition(answers.answers.allSatisfy { !$0.text.isEmpty && $0.line > 0 }, "an answer says something, somewhere")
    do { _ = try Receipts(text, file: "receipts.csv", regions: office.regions) } catch {}
    do {
        _ = try CorrectionLine.read(text, file: "corrections.csv", catalogue: office.catalogue, regions: office.regions)
    } catch {}
}

/// Reads and judges a file: every row read is in the table, and every finding says where it is. What has a table can be sent back row by row.
/// - Parameter isText: whether findings' lines are those of the bytes.
func judge(_ bytes: [UInt8], _ path: String, isText: Bool = true) {
    let office = FuzzOffice.shared
    let submission = readSubmission(bytes, path: path, office.context)
    if isText {
        let generally = readSubmission(bytes, path: path, office.context, readsGenerally: true)
        precondition(submission.table == generally.table, "plain records are read as all others")
        precondition(submission.log.findings == generally.log.findings, "and as much is told of them")
        precondition(submission.rowsRead == generally.rowsRead, "and counted alike")
    }
    precondition(submission.rowsRead == submission.table?.count ?? 0, "every row read is in the table")
    let reviewed = Review.judging(submission, catalogue: office.catalogue, regions: office.regions, acceptance: .leaf)
    precondition(reviewed.judgements.count == submission.rowsRead, "every row is judged")
    let lines = isText ? 1 + bytes.filter { $0 == 0x0A || $0 == 0x0D }.count : 1_048_576
    for finding in reviewed.log.findings {
        precondition((1...lines).contains(finding.line ?? 1), "a finding's line is in the file")
        precondition(!finding.message.zh.isEmpty && !finding.message.en.isEmpty, "a finding has words")
    }
    sendBack(submission, reviewed)
    if submission.table == nil { precondition(reviewed.log.findings.count == 1, "a file that can't be read has one finding") }
}

/// Every row that something is wrong with is met once more, in order.
private func sendBack(_ submission: Submission, _ reviewed: Reviewed) {
    guard submission.table != nil, !submission.confirmsUnchanged else { return }
    do {
        let table = try SenderTable(submission, .init(FuzzOffice.shared.catalogue), FuzzOffice.shared.settings)
        var lines: Set<Int> = []
        var last = -1
        table.walk { record in
            precondition(
                record.line > last || (last == record.line && submission.path.hasSuffix(".xml")), "in the order of lines")
            last = record.line
            lines.insert(record.line)
            if let copyable = record.copyable { expectCopied(copyable, record) }
        }
        let rows = Set(submission.table?.lines.map(Int.init) ?? [])
        precondition(rows.isSubset(of: lines), "every row of the table is there")
    } catch {
        preconditionFailure("what was read once can be read again")
    }
}

/// What is copied at once is what is copied cell by cell.
private func expectCopied(_ copyable: Range<Int>, _ record: SenderTable.Record) {
    var (whole, cells) = (CSVDocument(rowsAsTheyAre: 1), CSVDocument(rowsAsTheyAre: 1))
    whole.append(copyable: copyable, of: record.bytes, hasRemark: false) { _ in }
    cells.append(record.cells, of: record.bytes, column: record.cells.count, hasRemark: false) { _ in }
    precondition(whole.bytes == cells.bytes, "a record that needs nothing is as it was")
}

private func header(_ form: Table.Form) -> [UInt8] {
    let catalogue = FuzzOffice.shared.catalogue
    let headers =
        form == .school
        ? catalogue.columns.map(\.header) : ["县区代码", "办学类型", "城乡类别"] + catalogue.measures.map(\.label)
    return Array((headers.joined(separator: ",") + "\n").utf8)
}
