internal import Catalogue
internal import Statistics

/// A picture of the bulletin: its finding as a title, the drawing, and the table that it was drawn from.
struct Chart: Sendable {
    /// Its name under `charts/`, and in the page.
    let id: String
    /// With marked figures.
    let title: String
    /// How it is to be read.
    let description: String
    let drawing: SVGDrawing
    let columns: [String]
    let rows: [[String]]
    let place: Place
    /// Of a picture of one indicator, which.
    var indicator: Int?

    /// Where in the bulletin it stands.
    enum Place: Sendable, Equatable { case overview, places, indicators }

    var element: String {
        drawing.element(
            id: "chart-" + id, title: FigureMark.plain(title),
            description: description)
    }

    var view: View {
        View([
            "id": .text(id), "title": .text(title), "description": .text(description), "svg": .text(element),
            "columns": .views(columns.map { View(["label": .text($0)]) }),
            "rows": .views(
                rows.map { row in
                    View([
                        "head": .text(row.first ?? ""), "cells": .views(row.dropFirst().map { View(["text": .text($0)]) }),
                    ])
                }),
        ])
    }

    /// As a file of its own.
    var document: Document { Document(path: "charts/\(id).svg", bytes: Array((element + "\n").utf8)) }
}

/// What pictures are drawn from.
struct ChartMaker {
    let figures: FigureViews
    let templates: Templates

    var input: BulletinInput { figures.input }

    /// In the bulletin's order.
    func charts() throws(TemplateError) -> [Chart] {
        var charts: [Chart] = []
        if let trend = try trendChart() { charts.append(trend) }
        if let map = try scoreMap() { charts.append(map) }
        for group in Standing.Group.allCases {
            if let slope = try rankSlope(group) { charts.append(slope) }
        }
        for (index, indicator) in input.catalogue.indicators.enumerated() where indicator.isWeighted {
            if let plot = try dotPlot(index, indicator) { charts.append(plot) }
        }
        if let heat = try heatTable() { charts.append(heat) }
        charts += try gapCharts()
        return charts
    }

    /// For drawing only: figures are told from exact counts.
    func ratio(_ figure: Figure?) -> Double? { (figure?.value).map(Self.ratio) }

    static func ratio(_ fraction: Fraction) -> Double { Double(fraction.numerator) / Double(fraction.denominator) }

    func display(_ figure: Figure?) -> String { figure?.display ?? "—" }

    /// Names one after the other; of more than `most` their number.
    func names(_ units: [Int], most: Int = 3) -> String {
        units.count <= most ? units.map(figures.name).joined(separator: "、") : "\(units.count)个单位"
    }

    var weighted: [Int] { input.catalogue.indicators.indices.filter { input.catalogue.indicators[$0].isWeighted } }
}
