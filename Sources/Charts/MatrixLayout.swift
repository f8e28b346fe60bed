/// Lays out a coverage matrix.
///
/// Cells are at least 24 px wide; where the columns do not fit beside each other so, the matrix
/// continues below with the next columns. In narrow figures the name of a row stands above its
/// cells.
///
/// - Throws: `SceneError` when a row has not one cell a column, or a text cannot be set.
public func layout(
  _ spec: MatrixSpec, width: FigureWidth = .wide, framed: Bool = false,
  text measurer: any TextMeasurer = BuiltInMeasurer()
) throws(SceneError) -> Scene {
  for row in spec.rows where row.cells.count != spec.columns.count {
    throw SceneError.wrongCellCount(
      figure: spec.id, row: row.code.isEmpty ? row.label : row.code, found: row.cells.count,
      expected: spec.columns.count)
  }
  let text = Typesetter(measurer: measurer, rightToLeft: spec.rightToLeft)
  var builder = SceneBuilder(text: text, width: width.points)
  let frame = Frame(width: width, framed: framed, rightToLeft: spec.rightToLeft)
  var bottom = frame.head(
    title: spec.title, subtitle: spec.subtitle, key: spec.key, asCells: true, into: &builder)
  if spec.rows.isEmpty || spec.columns.isEmpty {
    bottom = emptyPlot(
      spec.emptyNote, frame.metrics, frame.emptyBox(top: bottom), into: &builder)
  } else {
    var start = 0
    while start < spec.columns.count {
      let block = MatrixBlock(spec, frame, text, firstColumn: start)
      bottom = block.draw(top: bottom + (start == 0 ? 0 : 18), into: &builder)
      start = block.columns.upperBound
    }
  }
  let height = frame.foot(spec.source, below: bottom, into: &builder)
  return try Scene(
    id: spec.id, title: spec.title, summary: spec.summary, language: spec.language,
    rightToLeft: spec.rightToLeft, width: width.points, height: height.rounded(.up),
    framed: framed, items: builder.items, table: spec.table, named: [])
}
