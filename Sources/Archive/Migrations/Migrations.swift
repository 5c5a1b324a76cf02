internal import GRDB

/// Named and append-only: a migration that was released is never edited, only followed by another.
let migrations: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    registerFirstSchema(&migrator)
    registerFindingLists(&migrator)
    registerVerificationCodes(&migrator)
    registerEditions(&migrator)
    registerSignatures(&migrator)
    registerLeafSources(&migrator)
    registerExplanations(&migrator)
    registerPapers(&migrator)
    registerLists(&migrator)
    return migrator
}()
