package import Catalogue

/// The XML schema of submissions (W3C XML Schema 1.0), made from the catalogue for programs that write them (contract §3.4). It
/// says what ``XMLSchemaRules`` and the reader test; a test holds the two against each other.
package struct SubmissionSchema: Sendable {
    /// UTF-8 text.
    package let text: String

    package init(_ catalogue: Catalogue) {
        let rows = [FormLayout.school(catalogue), FormLayout.summary(catalogue)].map(Self.row)
        text =
            Self.head + Self.enumeration("type", catalogue.types.map(\.label))
            + Self.enumeration("locality", catalogue.localities.map(\.label)) + Self.rootStart + rows.joined() + Self.rootEnd
    }

    private static func row(_ layout: FormLayout) -> String {
        let attributes = layout.columns.map { column in
            let use = column.isRequired ? " use=\"required\"" : ""
            return "            <xs:attribute name=\"\(escaped(column.id))\" type=\"\(type(column.role))\"\(use)/>"
                + "<!-- \(escaped(column.header).replacing("--", with: "—")) -->\n"
        }
        return "        <xs:element name=\"\(layout.form.rawValue)\" maxOccurs=\"unbounded\">\n          <xs:complexType>\n"
            + "            <xs:sequence><xs:choice minOccurs=\"0\"/></xs:sequence><!-- nothing but white space -->\n"
            + attributes.joined() + "          </xs:complexType>\n        </xs:element>\n"
    }

    private static func type(_ role: FormLayout.Column.Role) -> String {
        switch role {
        case .code: "school-code"
        case .name: "name"
        case .region: "region"
        case .type: "type"
        case .locality: "locality"
        case .reason, .text: "xs:string"
        case .flag: "flag"
        case .count: "count"
        }
    }

    private static func enumeration(_ name: String, _ values: [String]) -> String {
        let items = values.map { "      <xs:enumeration value=\"\(escaped($0))\"/>\n" }
        return "  <xs:simpleType name=\"\(name)\">\n    <xs:restriction base=\"xs:string\">\n" + items.joined()
            + "    </xs:restriction>\n  </xs:simpleType>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    private static func pattern(_ name: String, _ pattern: String, more: String = "") -> String {
        """
          <xs:simpleType name="\(name)">
            <xs:restriction base="xs:string"><xs:pattern value="\(pattern)"/>\(more)</xs:restriction>
          </xs:simpleType>

        """
    }

    private static let head =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="\(XMLSchemaRules.namespace)"
            targetNamespace="\(XMLSchemaRules.namespace)" elementFormDefault="qualified">

        """ + pattern("period", "[1-9][0-9]{3}Q[1-4]") + pattern("region", "[0-9]{6}") + pattern("school-code", "[0-9]{10}")
        + pattern("name", "(.|[\\n\\r])*\\S(.|[\\n\\r])*") + pattern("count", "[0-9]{1,9}")
        + pattern("flag", "true|false|1|0") + pattern("revision", "[0-9]*[1-9][0-9]*", more: "<xs:maxLength value=\"9\"/>")
        + pattern("time", "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+\\-][0-9]{2}:[0-9]{2})")

    // Only `submission` is global: no other element can be a document's root.
    private static let rootStart = """
          <xs:element name="submission">
            <xs:complexType>
              <xs:choice minOccurs="0"><!-- no rows only with unchanged="true" -->

        """

    private static let rootEnd = """
              </xs:choice>
              <xs:attribute name="period" type="period" use="required"/>
              <xs:attribute name="submitter" type="region"/>
              <xs:attribute name="revision" type="revision"/>
              <xs:attribute name="submitted_at" type="time"/>
              <xs:attribute name="unchanged" type="flag"/>
              <xs:attribute name="filled_by" type="xs:string"/>
              <xs:attribute name="checked_by" type="xs:string"/>
              <xs:attribute name="responsible" type="xs:string"/>
              <xs:attribute name="telephone" type="xs:string"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>

        """
}
