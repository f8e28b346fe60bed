import Bytes
import FileFormats

/// Reads how large a population's categories are: a column for each dimension and one named `size`.
public enum MarginReader {
  public enum Failure: Error, Sendable, Equatable {
    case unreadable(String)
    case noSizes
    case noDimension
    case badSize(row: Int)
    case twice(row: Int)

    public var text: String {
      switch self {
      case .unreadable(let reason): reason
      case .noSizes: "it has no column `size`"
      case .noDimension: "it has no column but `size`"
      case .badSize(let row): "its row \(row) has no size above 0"
      case .twice(let row): "its row \(row) has a category that stands above already"
      }
    }
  }

  /// - Parameter dimension: what the name of a column means.
  public static func read(
    path: String, dimension: (String) -> String
  ) throws(Failure) -> RecipeCalibration.Margin {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileBytes.read(path) } catch {
      throw .unreadable(error.reason)
    }
    var log = DiagnosticLog(file: path, source: "", quotes: false)
    guard let table = FileOpening.table(TextBytes(decoding: bytes), log: &log) else {
      throw .unreadable("it is no table")
    }
    let header = table.header.map(Trimming.squeezed)
    guard let size = header.firstIndex(of: "size") else { throw .noSizes }
    let columns = header.indices.filter { $0 != size && !header[$0].isEmpty }
    guard !columns.isEmpty else { throw .noDimension }
    var margin = RecipeCalibration.Margin(
      dimensions: columns.map { dimension(header[$0]) }, categories: [])
    var seen = Set<[String]>()
    for row in 0..<table.rowCount {
      let fields = table.fields(ofRow: row).map(Trimming.squeezed)
      let codes = columns.map { fields[$0] }
      guard let number = DecimalText.parse(fields[size]), number > 0, number.isFinite else {
        throw .badSize(row: row + 2)
      }
      guard seen.insert(codes).inserted else { throw .twice(row: row + 2) }
      margin.categories.append(.init(codes: codes, size: number))
    }
    guard !margin.categories.isEmpty else { throw .unreadable("it has no rows") }
    return margin
  }
}
