import Bytes

/// `figures.json`: what each figure shows, says and consists of.
struct FigureList {
  let figures: [FilesOfFigure]
  let language: String

  func json() throws -> [UInt8] {
    let file = JSON.object([
      (key: "schema", value: "whocounts.figures/1"),
      (key: "language", value: .string(language)),
      (key: "figures", value: .array(try figures.map(json))),
    ])
    return Array(file.text(pretty: true).utf8)
  }

  private func json(_ entry: FilesOfFigure) throws -> JSON {
    let figure = entry.figure
    let files = try entry.files.map { file -> JSON in
      let summary = try file.summary()
      return [
        "path": .string(file.name), "sha256": .string(summary.hash),
        "bytes": .integer(summary.size),
      ]
    }
    return [
      "id": .string(figure.id), "title": .string(figure.title),
      "subtitle": .string(figure.subtitle), "caption": .string(figure.caption),
      "altText": .string(figure.altText), "files": .array(files),
    ]
  }
}
