package import Catalogue
package import Digest
package struct TemplateError: Error { package let message: Bilingual }
package struct Templates: Sendable {
    package let inputs: [(path: String, digest: SHA256Digest, bytes: [UInt8])] = []
    package init(folder: String, installed: String) throws(TemplateError) {}
}
