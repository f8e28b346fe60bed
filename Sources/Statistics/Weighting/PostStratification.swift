/// Weights that make a sample's cells as large as they are in the population: w_h = N_h / n_h.
///
/// Source: D. Holt, T. M. F. Smith (1979), JRSS A 142: 33–46.
public enum PostStratification {
  /// Why no weights were made.
  public enum Failure: Error, Equatable, Sendable {
    /// A cell of the population, by its place in the list, that the sample lacks: join it to another.
    case emptyCell(Int)
    /// A record, by its place, whose cell the population lacks.
    case unknownCell(Int)
    case sizeNotAboveZero(Int)
  }

  /// - Parameters:
  ///   - cells: the cell of each record, as a place in `sizes`.
  ///   - sizes: how many each cell has in the population.
  ///   - start: the weights that the records have; equal where none are given.
  public static func weights(
    cells: [Int], sizes: [Double], start: [Double]? = nil
  ) throws(Failure) -> [Double] {
    let base = start ?? [Double](repeating: 1, count: cells.count)
    var sums = [Double](repeating: 0, count: sizes.count)
    for (record, cell) in cells.enumerated() {
      guard sizes.indices.contains(cell) else { throw .unknownCell(record) }
      sums[cell] += base[record]
    }
    for (cell, size) in sizes.enumerated() {
      guard size > 0, size.isFinite else { throw .sizeNotAboveZero(cell) }
      guard sums[cell] > 0 else { throw .emptyCell(cell) }
    }
    return zip(cells, base).map { $1 * sizes[$0] / sums[$0] }
  }
}
