import Bytes
import CairoBackend
import Charts

/// The files of every figure: for documents, for the web, and for readers without the picture.
public enum FigureFiles {
  /// What is written of each figure.
  enum Kind: String, Sendable, CaseIterable {
    case svg, pdf, png, csv
    case alternativeText = "alt.txt"
  }

  /// The endings of a figure's files, after its id and a dot.
  public static var endings: [String] { Kind.allCases.map(\.rawValue) }

  /// One task a file, and one for `figures.json`, which lists them with their hashes. Each task
  /// draws with surfaces of its own; nothing is drawn twice.
  ///
  /// A figure that cannot be drawn, or has the id of another, fails its tasks with a
  /// ``FigureFileError`` that names it.
  ///
  /// - Parameters:
  ///   - created: ISO date or time that the PDF files carry, never the clock's.
  ///   - folder: where the files lie within the output.
  public static func tasks(
    _ book: FigureBook, created: String, folder: String = "figures"
  ) -> [OutputTask] {
    tasks(book.all(), of: book, created: created, folder: folder)
  }

  static func tasks(
    _ figures: [Figure], of book: FigureBook, created: String, folder: String
  ) -> [OutputTask] {
    let time = created.contains("T") ? created : "\(created)T00:00:00Z"
    var seen = Set<String>()
    let figures = figures.map { figure in
      FilesOfFigure(
        figure: figure, book: book, created: time,
        isUnique: seen.insert(figure.id).inserted)
    }
    let files = figures.flatMap { figure in
      figure.files.map { file in
        OutputTask(path: "\(folder)/\(file.name)") { try file.take() }
      }
    }
    let language = book.words.language
    let list = OutputTask(path: "\(folder)/figures.json") {
      try FigureList(figures: figures, language: language).json()
    }
    return files + [list]
  }
}

/// Why a file of a figure could not be made.
public struct FigureFileError: Error, CustomStringConvertible {
  public var figure: String
  public var file: String
  public var reason: String

  public var description: String { "figure \(figure): \(file) cannot be made: \(reason)" }
}

/// A figure with the makers of its files.
struct FilesOfFigure: Sendable {
  let figure: Figure
  let files: [MemorizedFile]

  init(figure: Figure, book: FigureBook, created: String, isUnique: Bool) {
    self.figure = figure
    files = FigureFiles.Kind.allCases.map { kind in
      MemorizedFile(name: "\(figure.id).\(kind.rawValue)") {
        let drawing = FigureDrawing(figure: figure, book: book, created: created)
        do {
          guard isUnique else { throw FigureNameError.taken }
          guard FilesOfFigure.isFileName(figure.id) else { throw FigureNameError.unusable }
          return try drawing.bytes(kind)
        } catch {
          throw FigureFileError(
            figure: figure.id, file: "\(figure.id).\(kind.rawValue)", reason: "\(error)")
        }
      }
    }
  }

  /// Letters, digits and `.`, `-`, `_`: the same on every file system and in every address.
  static func isFileName(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.first != UInt8(ascii: ".")
      && id.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
        default: false
        }
      }
  }
}

private enum FigureNameError: Error, CustomStringConvertible {
  case taken, unusable

  var description: String {
    switch self {
    case .taken: "another figure has the same id; give each its own"
    case .unusable: "its id is no file name; use letters, digits, dots and hyphens"
    }
  }
}

/// The bytes of one figure in each form.
private struct FigureDrawing {
  let figure: Figure
  let book: FigureBook
  let created: String

  func bytes(_ kind: FigureFiles.Kind) throws -> [UInt8] {
    switch kind {
    case .svg: Array(SVGWriter.write(try scene(), embedded: false).utf8)
    case .pdf: try CairoRenderer().pdf(try scene(), options: options)
    case .png: try CairoRenderer().png(try scene(), scale: 2)
    case .csv: table()
    case .alternativeText: Array((figure.altText + "\n").utf8)
    }
  }

  private func scene() throws -> Scene {
    try book.scene(figure, width: .wide, isFramed: true)
  }

  private var options: CairoRenderer.Options {
    CairoRenderer.Options(
      title: figure.title, subject: figure.subtitle, language: book.words.language,
      created: created)
  }

  private func table() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(figure.data.columns)
    for row in figure.data.rows { writer.row(row) }
    return writer.bytes
  }
}
