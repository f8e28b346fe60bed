import Bytes

/// A figure in words: for readers who cannot see it and for programs that cannot draw it.
public enum SceneText {
  /// Title, alternative text and the data as an aligned table: the `.alt.txt` beside a figure.
  public static func alternative(_ scene: Scene) -> String {
    var paragraphs = [scene.title]
    if !scene.summary.isEmpty { paragraphs.append(scene.summary) }
    if !scene.table.columns.isEmpty { paragraphs.append(aligned(scene.table)) }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  /// The data by RFC 4180, with line feeds.
  public static func csv(_ table: FigureTable) -> String {
    guard !table.columns.isEmpty else { return "" }
    var writer = CSVWriter()
    for row in [table.columns] + table.rows { writer.row(row) }
    return writer.text
  }

  private static func aligned(_ table: FigureTable) -> String {
    let rows = [table.columns] + table.rows
    let widths = table.columns.indices.map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, text) in row.enumerated() where column < widths.count {
        line += text
        if column < row.count - 1 {
          line += String(repeating: " ", count: widths[column] - text.count + 2)
        }
      }
      return line
    }.joined(separator: "\n")
  }
}
