import Charts
import Foundation
import TestSupport
import Testing

@Suite("Snapshots of figures")
struct SnapshotTests {
  @Test("A figure of a page keeps its drawing", arguments: Samples.names)
  func pageFigure(id: String) throws {
    let spec = try Samples.named(id)
    let scene = try layout(spec, width: .wide)
    expectSnapshot(SVGWriter.write(scene, embedded: false), named: "charts/\(spec.id).svg")
  }

  @Test("A figure for telephones keeps its drawing", arguments: Samples.names)
  func narrowFigure(id: String) throws {
    let spec = try Samples.named(id)
    let scene = try layout(spec, width: .narrow, framed: true)
    expectSnapshot(SVGWriter.write(scene, embedded: false), named: "charts/\(spec.id)-narrow.svg")
  }

  @Test("A matrix keeps its drawing", arguments: [FigureWidth.wide, .narrow])
  func matrix(width: FigureWidth) throws {
    for (rows, columns) in [(10, 12), (5, 5), (7, 14)] {
      let spec = Samples.matrix(rows: rows, columns: columns)
      let scene = try layout(spec, width: width, framed: width == .wide)
      expectSnapshot(
        SVGWriter.write(scene, embedded: false), named: "charts/\(spec.id)-\(width).svg")
    }
  }
}
