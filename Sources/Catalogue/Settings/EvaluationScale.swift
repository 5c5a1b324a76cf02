/// How a year's evaluation gives points (`evaluation` in `santong.yaml`): by 678号 三（九） the supervision office evaluates by how far the
/// Three Connections are; how much each item weighs is the office's own.
package struct EvaluationScale: Sendable, Equatable {
    /// What is judged.
    package enum Item: String, Sendable, CaseIterable {
        /// 水平: the mean of the year's scores.
        case level
        /// 进步: how much of the way from the first score to 100 was gone.
        case progress
        /// 达标: weighted indicators that meet their targets at the end.
        case targets
        /// 及时: quarters in which nobody was late.
        case timeliness
        /// 退回: files that needn't go back.
        case returns
        /// 数据质量: warnings that were explained.
        case quality
    }

    /// How an item's value becomes points.
    package struct Rule: Sendable, Equatable {
        /// The most that it gives.
        package let points: Fraction
        /// From what value (0 to 100) on it gives how much, the highest first; empty: in proportion to the value.
        package let steps: [(from: Fraction, points: Fraction)]

        package init(points: Fraction, steps: [(from: Fraction, points: Fraction)] = []) {
            self.points = points
            self.steps = steps
        }

        /// - Parameter value: from 0 to 1.
        /// - Returns: hundredths of a point, rounded once.
        package func hundredths(_ value: Fraction, _ rounding: Rounding) -> Int {
            guard steps.isEmpty else {
                let percent = Int128(value.numerator) * 100
                let reached = steps.first { step in
                    percent * Int128(step.from.denominator) >= Int128(step.from.numerator) * Int128(value.denominator)
                }
                return reached.map { Int($0.points.scaled(decimals: 2, rounding)) } ?? 0
            }
            let top = Int128(value.numerator) * Int128(points.numerator) * 100
            return Int(rounding.whole(top, Int128(value.denominator) * Int128(points.denominator)))
        }

        package static func == (left: Rule, right: Rule) -> Bool {
            left.points == right.points && left.steps.count == right.steps.count
                && zip(left.steps, right.steps).allSatisfy { $0.from == $1.from && $0.points == $1.points }
        }
    }

    package private(set) var rules: [Item: Rule] = [:]

    package subscript(item: Item) -> Rule { rules[item] ?? Rule(points: .zero) }

    /// 40, 20, 20, 10, 5 and 5 points, in proportion.
    package init() {
        let standard: [(Item, Int64)] = [
            (.level, 40), (.progress, 20), (.targets, 20), (.timeliness, 10), (.returns, 5), (.quality, 5),
        ]
        for (item, points) in standard { rules[item] = Fraction(points, 1).map { Rule(points: $0) } }
    }

    /// - Throws: ``InputError`` for an unknown item, points that aren't a number, and steps that
    ///   aren't from 0 to 100, give more than all, or give less for more.
    init(_ reader: YAMLReader) throws(InputError) {
        self.init()
        for (name, entry) in try reader.mapping(Item.allCases.map(\.rawValue)) {
            guard let item = Item(rawValue: name) else { continue }
            let parts = try entry.mapping(["points", "steps"])
            guard let points = try parts["points"].map({ reader throws(InputError) in try Self.number(reader, most: 1000) })
            else {
                throw entry.error(Bilingual("缺 points（满分）", "points are missing"))
            }
            var steps: [(from: Fraction, points: Fraction)] = []
            for (key, value) in try parts["steps"]?.pairs() ?? [] {
                let given = try Self.number(value, most: 1000)
                guard let from = Fraction(decimal: key.text), !Fraction.isLess(Self.hundred, from), !key.text.hasSuffix("%")
                else {
                    throw key.reader.error(Bilingual("“\(key.text)”应为 0 至 100 的数", "'\(key.text)' must be from 0 to 100"))
                }
                guard !Fraction.isLess(points, given) else {
                    throw value.error(Bilingual("这一档的分数高于满分", "this step gives more than all points"))
                }
                steps.append((from, given))
            }
            steps.sort { Fraction.isLess($1.from, $0.from) }
            for (higher, lower) in zip(steps, steps.dropFirst()) {
                guard !Fraction.isEqual(higher.from, lower.from), !Fraction.isLess(higher.points, lower.points) else {
                    throw entry.error(
                        Bilingual("steps 里数值高的一档得分不能比低的少，也不能重复", "a higher step must not give less, nor stand twice"))
                }
            }
            rules[item] = Rule(points: points, steps: steps)
        }
    }

    private static let hundred = Fraction(100, 1) ?? .one

    private static func number(_ reader: YAMLReader, most: Int64) throws(InputError) -> Fraction {
        let text = try reader.string()
        // Points are printed with two decimals.
        guard let value = Fraction(decimal: text), value.denominator <= 100, !text.hasSuffix("%"), let top = Fraction(most, 1),
            !Fraction.isLess(top, value)
        else {
            throw reader.error(Bilingual("“\(text)”应为 0 至 \(most) 的数，最多两位小数", "'\(text)' must be a number from 0 to \(most)"))
        }
        return value
    }
}
