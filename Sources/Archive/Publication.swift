package import Catalogue
package import Digest
package import Statistics
package import Validation

/// All that the archive keeps of a publication but its documents. Regions, types and indicators are named by code, label and id, so that a later
/// catalogue or region table can't change their meaning.
package struct Publication: Sendable {
    package struct Input: Sendable {
        /// `submission`, `settings`, `catalogue`, `regions`, `receipts`, `corrections`, `template` …
        package let role: String
        package let path: String
        package let digest: SHA256Digest
        /// The bytes, fetched only when the archive doesn't have them yet; nil when they can't be read any more.
        package let load: @Sendable () -> [UInt8]?
        package init(role: String, path: String, digest: SHA256Digest, load: @escaping @Sendable () -> [UInt8]?) {
            self.role = role
            self.path = path
            self.digest = digest
            self.load = load
        }

        package init(role: String, path: String, digest: SHA256Digest, bytes: [UInt8]) {
            self.init(role: role, path: path, digest: digest) { bytes }
        }
    }

    package struct SubmissionRecord: Sendable {
        package let file: String
        package let digest: SHA256Digest
        package let submitter: String?
        package let unit: String?
        package let form: String?
        package let revision: Int
        package let receivedAt: Instant?
        package let status: String
        package let rows: Int
        package let errors: Int
        package let warnings: Int
        /// Gives one after the other, made when they are written: all of a province's at once are many.
        package let findings: @Sendable (_ each: (FindingRecord) -> Void) -> Void
        package init(
            file: String, digest: SHA256Digest, submitter: String?, unit: String?, form: String?, revision: Int,
            receivedAt: Instant?, status: String, rows: Int, errors: Int, warnings: Int,
            findings: @escaping @Sendable (_ each: (FindingRecord) -> Void) -> Void
        ) {
            self.file = file
            self.digest = digest
            self.submitter = submitter
            self.unit = unit
            self.form = form
            self.revision = revision
            self.receivedAt = receivedAt
            self.status = status
            self.rows = rows
            self.errors = errors
            self.warnings = warnings
            self.findings = findings
        }
    }

    /// A finding and what it is about, in words that a file that was sent anew has too.
    package struct FindingRecord: Sendable {
        package let finding: Finding
        /// The school, or the row of a summary; blank for neither.
        package let row: String
        /// 编号; nil where there is nothing to explain.
        package let number: String?
        /// Whether a notice asks for it to be mended or explained.
        package let isAsked: Bool
        package init(finding: Finding, row: String, number: String?, isAsked: Bool) {
            self.finding = finding
            self.row = row
            self.number = number
            self.isAsked = isAsked
        }
    }

    /// Who signed the manifest, and how.
    package struct Signature: Sendable, Equatable {
        package let key: VerifyingKey
        /// 64 bytes.
        package let bytes: [UInt8]
        package init(key: VerifyingKey, bytes: [UInt8]) {
            self.key = key
            self.bytes = bytes
        }
    }

    /// A page in another format.
    package struct Paper: Sendable, Equatable {
        package let path: String
        /// `pdf`, `docx` or `xlsx`.
        package let format: String
        /// Which program made it, with its version; nil where santong did.
        package let program: String?
        package let digest: SHA256Digest
        package init(path: String, format: String, program: String?, digest: SHA256Digest) {
            self.path = path
            self.format = format
            self.program = program
            self.digest = digest
        }
    }

    /// What is known of a publication's documents once they are made.
    package struct Documents: Sendable {
        package let manifest: SHA256Digest
        /// Of the manifest without papers: what was published, whatever it was printed with.
        package let content: SHA256Digest
        package let papers: [Paper]
        /// 核验码
        package let code: String
        /// Nil when it isn't signed.
        package let signature: Signature?
        package init(manifest: SHA256Digest, content: SHA256Digest, papers: [Paper], code: String, signature: Signature?) {
            self.manifest = manifest
            self.content = content
            self.papers = papers
            self.code = code
            self.signature = signature
        }
    }

    package let period: Period
    /// Nil for a draft.
    package let issue: EditionIssue?
    package let toolVersion: String
    package let inputs: [Input]
    package let submissions: [SubmissionRecord]
    package let catalogue: Catalogue
    package let regions: RegionTable
    package let figures: Figures
    /// Of the cube as submitted, and with corrections.
    package let submitted: Ratios
    package let corrected: Ratios
    package let corrections: [Correction]
    package let schools: SchoolLists
    /// The file that each part was summed from, relative to the period's folder.
    package let sources: [Part: String]
    package let explanations: [Explanations.Entry]

    package init(
        period: Period, issue: EditionIssue?, toolVersion: String, inputs: [Input], submissions: [SubmissionRecord],
        catalogue: Catalogue, regions: RegionTable, figures: Figures, submitted: Ratios, corrected: Ratios,
        corrections: [Correction], schools: SchoolLists, sources: [Part: String], explanations: [Explanations.Entry]
    ) {
        self.period = period
        self.issue = issue
        self.toolVersion = toolVersion
        self.inputs = inputs
        self.submissions = submissions
        self.catalogue = catalogue
        self.regions = regions
        self.figures = figures
        self.submitted = submitted
        self.corrected = corrected
        self.corrections = corrections
        self.schools = schools
        self.sources = sources
        self.explanations = explanations
    }
}
