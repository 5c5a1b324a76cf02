internal import Catalogue

/// What makes a document not well-formed, as far as a sender can do something about it.
enum XMLFault: Sendable, Equatable {
    case empty, mismatchedTags, unfinished, doubledAttribute, contentAfterEnd, attributeSyntax, bareAmpersand, bareLessThan
    case characterReference, forbiddenCharacter, declaration, undeclaredPrefix, name, syntax
    /// More than any document has.
    case tooManyAttributes, tooManyNames

    /// - Parameters:
    ///   - code: libxml2's (`xmlParserErrors` in `libxml/xmlerror.h`).
    ///   - isAtEnd: whether nothing is left to read: whatever is missed there, the file was cut off.
    init(code: Int32, isAtEnd: Bool) {
        if isAtEnd, ![2, 4, 5, 76, 86].contains(code) {
            self = .unfinished
            return
        }
        self =
            switch code {
            // A name that finds no room: what ran out is no memory of ours (``XMLEvents/boundNames(of:)``).
            case 2: .tooManyNames
            case 4: .empty
            case 76: .mismatchedTags
            case 37, 40, 44, 45, 47, 63, 73, 74, 77: .unfinished
            case 42: .doubledAttribute
            case 5, 86: .contentAfterEnd
            case 39, 41, 65, 75: .attributeSyntax
            case 22, 23, 24, 25: .bareAmpersand
            case 38: .bareLessThan
            case 6, 7, 8, 10: .characterReference
            case 9: .forbiddenCharacter
            case 30, 33, 34, 56, 57, 64, 78, 79, 96, 101, 103, 108, 109: .declaration
            case 35, 201: .undeclaredPrefix
            case 68: .name
            default: .syntax
            }
    }

    var words: Bilingual {
        switch self {
        case .empty: Bilingual("XML 里没有内容", "the XML is empty")
        case .mismatchedTags: Bilingual("起止标签不成对", "start and end tags don't match")
        case .unfinished: Bilingual("XML 在此中断，不完整", "the XML breaks off here")
        case .doubledAttribute: Bilingual("同一元素里属性写了两次", "an attribute stands twice in an element")
        case .contentAfterEnd: Bilingual("根元素结束后还有内容", "there is content behind the end of the root element")
        case .attributeSyntax:
            Bilingual("属性的写法不对，应为 名称=\"值\"，属性之间用空格隔开", "an attribute must be written name=\"value\", with blanks between them")
        case .bareAmpersand: Bilingual("文字里的 & 应写成 &amp;", "an & in a text must be written &amp;")
        case .bareLessThan: Bilingual("属性值里的 < 应写成 &lt;", "a < in a value must be written &lt;")
        case .characterReference: Bilingual("字符引用（&#…;）有误", "a character reference (&#…;) is wrong")
        case .forbiddenCharacter: Bilingual("有 XML 不允许的字符", "there is a character that XML forbids")
        case .declaration: Bilingual("XML 声明或处理指令的写法不对", "the XML declaration or a processing instruction is wrong")
        case .undeclaredPrefix: Bilingual("用了没有声明的命名空间前缀", "a namespace prefix isn't declared")
        case .name: Bilingual("元素或属性的名称有误", "a name of an element or attribute is wrong")
        case .tooManyAttributes: Bilingual("一个元素里的属性或名称空间多得不合理", "an element has more attributes or namespaces than any has")
        case .tooManyNames: Bilingual("元素和属性的名称多得不合理", "there are more names of elements and attributes than any document has")
        case .syntax: Bilingual("XML 有语法错误", "the XML has a syntax error")
        }
    }
}
