import Bytes
import Charts
import Synchronization
import Testing

@testable import Renderer

@Suite("Figure files")
struct ExportsFigureFilesTests {
  @Test("Each figure has its files, the same bytes each time, listed with their hashes")
  func files() throws {
    let book = try book()
    let first = try rendered(book)
    #expect(first == (try rendered(book)))
    let list = try JSON.parse(first["figures/figures.json"] ?? [])
    let figures = list["figures"]?.arrayValue ?? []
    #expect(figures.map { $0["id"]?.stringValue } == some(book).map(\.id))
    var listed: Set<String> = ["figures/figures.json"]
    for file in figures.flatMap({ $0["files"]?.arrayValue ?? [] }) {
      let path = "figures/" + (file["path"]?.stringValue ?? "")
      let bytes = try #require(first[path])
      #expect(file["sha256"]?.stringValue == SHA256.hex(bytes))
      #expect(file["bytes"]?.integerValue == bytes.count)
      listed.insert(path)
    }
    #expect(listed == Set(first.keys))
  }

  @Test("The list may be made first, and changes nothing")
  func listFirst() throws {
    let tasks = try tasks(try book())
    let list = try #require(tasks.last)
    let bytes = try list.render()
    let files = try tasks.dropLast().map { SHA256.hex(try $0.render()) }
    let hashes = try JSON.parse(bytes)["figures"]?.arrayValue?
      .flatMap { $0["files"]?.arrayValue ?? [] }.map { $0["sha256"]?.stringValue }
    #expect(hashes == files)
  }

  @Test("A file is made once for the one who writes it and the one who lists it")
  func madeOnce() throws {
    let made = Mutex(0)
    let file = MemorizedFile(name: "x") {
      made.withLock { $0 += 1 }
      return [1, 2, 3]
    }
    let before = try file.summary()
    #expect(try file.take() == [1, 2, 3])
    #expect(try file.summary() == before)
    #expect(made.withLock { $0 } == 1)
  }

  @Test("The alternative text and the table are those of the figure")
  func texts() throws {
    let book = try book()
    let files = try rendered(book)
    let figure = try #require(some(book).first)
    let alternative = files["figures/\(figure.id).alt.txt"] ?? []
    #expect(String(decoding: alternative, as: UTF8.self) == figure.altText + "\n")
    let table = CSVTable(
      TextBytes(decoding: files["figures/\(figure.id).csv"] ?? [])
    ) { _ in [] }
    #expect(table.header == figure.table.columns)
    #expect(table.rowCount == figure.table.rows.count)
  }

  @Test("A figure that cannot be drawn is named")
  func undrawable() throws {
    let book = try book()
    var figure = try #require(
      book.all().first { if case .timeSeries = $0.spec { true } else { false } })
    guard case .timeSeries(var spec) = figure.spec else { return }
    spec.panels[0].lines[0].points[0].value = .nan
    figure.spec = .timeSeries(spec)
    let error = try #require(failure(figure, book))
    #expect(error.figure == figure.id)
    #expect(error.description.contains("figure \(figure.id): \(figure.id).svg cannot be made"))
  }

  @Test("An id that is no file name, or is another figure's, is an error")
  func unusableIDs() throws {
    let book = try book()
    var figure = try #require(book.all().first)
    #expect(failure(figure, book, isUnique: false)?.reason.contains("same id") == true)
    figure.id = "../figure"
    #expect(failure(figure, book)?.reason.contains("no file name") == true)
  }

  private func failure(
    _ figure: Figure, _ book: FigureBook, isUnique: Bool = true
  ) -> FigureFileError? {
    let files = FilesOfFigure(
      figure: figure, book: book, created: "2020-02-01T00:00:00Z", isUnique: isUnique)
    do {
      _ = try files.files.first?.take()
      return nil
    } catch {
      return error as? FigureFileError
    }
  }

  private func book() throws -> FigureBook {
    try ExportSamples.book(ExportSamples.publishable())
  }

  /// One figure of each kind: drawing all of them is the work of the worked example.
  private func some(_ book: FigureBook) -> [Figure] {
    let all = book.all()
    let lines = all.first { if case .timeSeries = $0.spec { true } else { false } }
    let matrix = all.first { if case .matrix = $0.spec { true } else { false } }
    return [lines, matrix].compactMap { $0 }
  }

  private func tasks(_ book: FigureBook) throws -> [OutputTask] {
    let figures = some(book)
    try #require(figures.count == 2)
    return FigureFiles.tasks(figures, of: book, created: "2020-02-01", folder: "figures")
  }

  @Test("Every figure of a data set has its files, and one list names them all")
  func everyFigure() throws {
    let book = try book()
    let paths = FigureFiles.tasks(book, created: "2020-02-01").map(\.path)
    #expect(paths.count == book.all().count * FigureFiles.endings.count + 1)
    #expect(Set(paths).count == paths.count)
  }

  private func rendered(_ book: FigureBook) throws -> [String: [UInt8]] {
    let tasks = try tasks(book)
    return Dictionary(uniqueKeysWithValues: try tasks.map { ($0.path, try $0.render()) })
  }
}
