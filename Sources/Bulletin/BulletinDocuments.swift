package struct BulletinDocuments: Sendable {
    package let documents: [Document]
    package let code: String
    package init(_ input: BulletinInput, templates: Templates, toolVersion: String) throws(TemplateError) {
        let data = DataFiles(input)
        documents = data.documents
        code = data.code
    }
}
