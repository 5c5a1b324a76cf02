import Catalogue
import Intake

/// A report on key tasks, as text, XML or a workbook: nothing of it is lost, and what can't be used has a reason.
func fuzzTasks(_ bytes: [UInt8]) {
    let office = FuzzOffice.shared
    for name in ["tasks-科技处.csv", "tasks-科技处-r2.xml"] {
        let file = TaskFile(
            .kept(path: name) { bytes }, names: SubmitterNames(office.regions), period: office.period, settings: office.settings)
        precondition(file.bytes == bytes, "its bytes are kept")
        precondition(!file.statements.isEmpty || !file.problems.isEmpty, "something is said of every file")
        let reasons = file.problems.map(\.reason)
        precondition(reasons.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty }, "a problem has words")
    }
}
