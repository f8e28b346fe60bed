/// Some columns of a matrix with all its rows.
struct MatrixBlock {
  let spec: MatrixSpec
  let frame: Frame
  let text: Typesetter
  let columns: Range<Int>
  /// Width of the column of row names; 0 where they stand above their cells.
  private let nameWidth: Double
  private let totalWidth: Double
  private let pitch: Double
  private let head: Head

  private static let leastPitch = 26.0
  private static let cellHeight = 30.0
  private static let tallestCell = 42.0
  private static let accentWidth = 10.0

  private var metrics: Metrics { frame.metrics }
  private var size: Double { metrics.narrow ? 12.5 : 13 }
  private var lineHeight: Double { metrics.lineHeight(size) }
  private static let headSize = 12.0

  /// How the columns are named.
  private enum Head {
    case wrapped([[String]])
    case turned([String], degrees: Double)
  }

  init(_ spec: MatrixSpec, _ frame: Frame, _ text: Typesetter, firstColumn: Int) {
    self.spec = spec
    self.frame = frame
    self.text = text
    let narrow = frame.metrics.narrow
    let size = narrow ? 12.5 : 13.0
    let room = frame.right - frame.left
    let totals = spec.rows.map { text.width($0.total, size: size) }.max() ?? 0
    totalWidth = totals == 0 ? 0 : totals + 8
    let left = spec.columns.count - firstColumn
    if narrow {
      nameWidth = 0
    } else {
      let widest =
        spec.rows.map { row in
          text.width(row.code, size: size, bold: true) + 6 + text.width(row.label, size: size)
        }.max() ?? 0
      let wanted = widest + 12 + MatrixBlock.accentWidth
      let generous = room - totalWidth - Double(left) * 38
      nameWidth = min(wanted, max(room * 0.24, min(room * 0.42, generous)))
    }
    let cellRoom = room - nameWidth - (narrow ? 0 : totalWidth)
    let fitting = max(1, Int(cellRoom / MatrixBlock.leastPitch))
    // Two blocks of seven are easier to read than one of thirteen and one of one.
    let blocks = (left + fitting - 1) / fitting
    columns = firstColumn..<firstColumn + (left + blocks - 1) / blocks
    pitch = min(72, cellRoom / Double(columns.count))
    head = MatrixBlock.head(spec, columns, pitch, text, frame, totalWidth)
  }

  private static func head(
    _ spec: MatrixSpec, _ columns: Range<Int>, _ pitch: Double, _ text: Typesetter, _ frame: Frame,
    _ totalWidth: Double
  ) -> Head {
    for labels in [spec.columns[columns].map(\.label), spec.columns[columns].map(\.shortLabel)] {
      let fits = labels.allSatisfy { text.widestWord($0, size: headSize) <= pitch - 3 }
      guard fits else { continue }
      let wrapped = labels.map { text.wrap($0, to: pitch - 3, size: headSize) }
      if wrapped.allSatisfy({ $0.count <= 4 }) { return .wrapped(wrapped) }
    }
    let labels = spec.columns[columns].map { column in
      text.width(column.label, size: headSize) <= 170 ? column.label : column.shortLabel
    }
    let (_, cosine) = Angle.sineCosine(degrees: Angle.steep)
    // A steep label reaches over the columns after it; the last one has only the totals' room.
    var reach = 0.0
    for (index, label) in labels.enumerated() {
      let columnsAfter = Double(labels.count - 1 - index)
      let over = text.width(label, size: headSize) * cosine - (columnsAfter + 0.5) * pitch
      reach = max(reach, over + headSize)
    }
    let spare = frame.metrics.narrow || frame.rightToLeft ? 0 : totalWidth
    return .turned(labels, degrees: reach <= spare ? Angle.steep : Angle.upright)
  }

  // MARK: Drawing

  /// Draws the block and gives the place of its lower end.
  func draw(top: Double, into builder: inout SceneBuilder) -> Double {
    var top = drawHead(top: top, into: &builder)
    for row in spec.rows { top = draw(row, top: top, into: &builder) }
    return drawColumnTotals(top: top, into: &builder)
  }

  /// The left edge of a column's cells; columns run in the direction of reading.
  private func x(_ column: Int) -> Double {
    let position = Double(column - columns.lowerBound)
    return frame.rightToLeft
      ? frame.right - nameWidth - (position + 1) * pitch : frame.left + nameWidth + position * pitch
  }

  private var start: Double { frame.rightToLeft ? frame.right : frame.left }
  private var startAnchor: Scene.TextRun.Anchor { frame.rightToLeft ? .right : .left }
  /// Where totals end: beside the cells, or at the edge where names stand above them.
  private var end: Double {
    if nameWidth == 0 { return frame.rightToLeft ? frame.left : frame.right }
    let used = nameWidth + Double(columns.count) * pitch + totalWidth
    return frame.rightToLeft ? frame.right - used : frame.left + used
  }
  private var endAnchor: Scene.TextRun.Anchor { frame.rightToLeft ? .left : .right }

  private func drawHead(top: Double, into builder: inout SceneBuilder) -> Double {
    let size = MatrixBlock.headSize
    let lineHeight = metrics.lineHeight(size)
    var height: Double
    switch head {
    case .wrapped(let labels):
      height = Double(labels.map(\.count).max() ?? 0) * lineHeight
      for (column, lines) in zip(columns, labels) {
        builder.add(
          .axis,
          builder.block(
            lines, x: x(column) + pitch / 2, top: top + height - Double(lines.count) * lineHeight,
            size: size, lineHeight: lineHeight, colour: .ink, anchor: .middle))
      }
    case .turned(let labels, let degrees):
      let (sine, cosine) = Angle.sineCosine(degrees: degrees)
      let longest = labels.map { text.width($0, size: size) }.max() ?? 0
      height = -sine * longest + cosine * size + 4
      for (column, label) in zip(columns, labels) {
        // The middle of the letters, not their baseline, stands over the middle of the column.
        let origin = Vector(x(column) + pitch / 2 - sine * size * 0.35, top + height - 3)
        builder.add(
          .axis,
          [builder.run(label, at: origin, size: size, colour: .ink, rotation: degrees)])
      }
    }
    if !spec.rowHeader.isEmpty, nameWidth > 0 {
      let lines = text.wrap(spec.rowHeader, to: nameWidth - 8, size: size)
      let used = Double(lines.count) * lineHeight
      height = max(height, used)
      builder.add(
        .axis,
        builder.block(
          lines, x: start, top: top + height - used, size: size, lineHeight: lineHeight,
          anchor: startAnchor))
    }
    return top + height + 4
  }

  private func draw(_ row: MatrixRow, top: Double, into builder: inout SceneBuilder) -> Double {
    let direction = frame.rightToLeft ? -1.0 : 1.0
    let inset = row.accent == nil ? 0 : MatrixBlock.accentWidth
    let room =
      nameWidth > 0
      ? nameWidth - inset - 8 : frame.right - frame.left - inset - totalWidth - 6
    let codeWidth = row.code.isEmpty ? 0 : text.width(row.code, size: size, bold: true) + 6
    let lines = text.wrap(row.label, to: max(40, room - codeWidth), size: size)
    let namesHeight = Double(max(1, lines.count)) * lineHeight
    let above = nameWidth == 0
    let height =
      above
      ? namesHeight + 2 + MatrixBlock.cellHeight : max(MatrixBlock.cellHeight, namesHeight + 6)
    let nameTop = above ? top : top + (height - namesHeight) / 2
    let cellTop = above ? top + namesHeight + 2 : top

    drawAccent(row.accent, top: top, bottom: above ? cellTop - 1 : top + height, into: &builder)
    let codeX = start + direction * inset
    var marks = builder.block(
      row.code.isEmpty ? [] : [row.code], x: codeX, top: nameTop, size: size,
      lineHeight: lineHeight, bold: true, colour: .ink, anchor: startAnchor)
    marks += builder.block(
      lines, x: codeX + direction * codeWidth, top: nameTop, size: size, lineHeight: lineHeight,
      colour: .ink, anchor: startAnchor)
    builder.add(.axis, marks)
    if !row.total.isEmpty {
      let totalTop = above ? top : top + (height - lineHeight) / 2
      builder.add(
        .axis,
        builder.block(
          [row.total], x: end, top: totalTop, size: size, lineHeight: lineHeight,
          anchor: endAnchor))
    }
    // Cells of a row with a long name keep the height of the others.
    let slack = max(0, (top + height - cellTop - MatrixBlock.tallestCell) / 2)
    for column in columns {
      let box = Box(
        left: x(column) + 1, top: cellTop + slack + 1, right: x(column) + pitch - 1,
        bottom: top + height - slack - 1)
      let cell = row.cells[column]
      let name = row.code.isEmpty ? row.label : row.code
      builder.add(
        .cell, title: "\(name), \(spec.columns[column].label): \(cell.word)",
        cell.share.map { share($0, box, builder) } ?? Symbols.cell(cell.style, box))
    }
    return top + height + (above ? 6 : 0)
  }

  /// The number over a bar of what it is of all.
  private func share(
    _ share: MatrixShare, _ box: Box, _ builder: SceneBuilder
  ) -> [Scene.Mark] {
    let size = 12.0
    let lineHeight = metrics.lineHeight(size)
    let fits = text.width(share.text, size: size) <= box.width
    let bar = Box(
      left: box.left + 1, top: box.bottom - 8, right: box.right - 1, bottom: box.bottom - 2)
    let middle = (box.left + box.right) / 2
    let marks = builder.block(
      [fits ? share.text : share.shortText], x: middle,
      top: (box.top + bar.top - lineHeight) / 2, size: size, lineHeight: lineHeight, colour: .ink,
      anchor: .middle)
    return marks
      + Symbols.bar(share, bar, rightToLeft: frame.rightToLeft)
  }

  private func drawAccent(
    _ accent: UInt32?, top: Double, bottom: Double, into builder: inout SceneBuilder
  ) {
    guard let accent else { return }
    var paint = Scene.Paint()
    paint.fill = .fixed(accent)
    paint.decorative = true
    let left = frame.rightToLeft ? frame.right - 5 : frame.left
    let box = Box(left: left, top: top + 1, right: left + 5, bottom: bottom - 1)
    builder.add(.frame, [Scene.Mark(.rectangle(box), paint)])
  }

  private func drawColumnTotals(top: Double, into builder: inout SceneBuilder) -> Double {
    guard spec.columnTotals.count == spec.columns.count else { return top + 4 }
    let size = pitch < 34 ? 11.0 : 12
    let lineHeight = metrics.lineHeight(size)
    var bottom = top
    for column in columns {
      let lines = text.wrap(spec.columnTotals[column], to: pitch - 1, size: size)
      builder.add(
        .axis,
        builder.block(
          lines, x: x(column) + pitch / 2, top: top + 4, size: size, lineHeight: lineHeight,
          anchor: .middle))
      bottom = max(bottom, top + 4 + Double(lines.count) * lineHeight)
    }
    return bottom + 2
  }
}
