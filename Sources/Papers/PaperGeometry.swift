/// The official page (GB/T 9704-2012, 5.1 to 5.2.3 and 7.5), as `templates/html/print_style.mustache` has it for HTML. Lengths in millimetres.
enum PaperGeometry {
    static let width = 210.0
    static let height = 297.0
    /// 天头, 订口, 翻口, 下白边.
    static let top = 37.0
    static let left = 28.0
    static let right = 26.0
    static let bottom = 35.0
    /// 版心
    static let textWidth = width - left - right
    static let textHeight = height - top - bottom
    /// A point.
    static let point = 25.4 / 72

    /// At most, of a picture.
    static let highestPicture = 180.0
    /// 2号, in points.
    static let title = 22.0
    /// Type in tables, and in those that are marked `broad`, in points: height and line.
    static let table = (size: 10.5, line: 14.0)
    static let broadTable = (size: 9.0, line: 12.0)
}
