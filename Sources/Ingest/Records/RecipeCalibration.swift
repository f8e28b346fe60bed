import Bytes
import Statistics

/// Sizes of a population to which the weights of records are fitted, period by period: one margin makes
/// cells of it (post-stratification), several are met at once (raking).
public struct RecipeCalibration: Sendable, Equatable {
  public struct Margin: Sendable, Equatable {
    /// The file that it stands in, for messages.
    public var name = ""
    /// Dimensions of the recipe, `area` among them.
    public var dimensions: [String]
    public var categories: [Category]

    /// How many the population has, by this margin.
    public var size: Double { categories.reduce(0) { $0 + $1.size } }

    public struct Category: Sendable, Equatable {
      /// A code for each of the dimensions.
      public var codes: [String]
      public var size: Double

      public init(codes: [String], size: Double) {
        self.codes = codes
        self.size = size
      }
    }

    public init(dimensions: [String], categories: [Category]) {
      self.dimensions = dimensions
      self.categories = categories
    }
  }

  public var margins: [Margin]
  /// No weight may be more than so many times the median; `nil`: any.
  public var cap: Double?

  public init(margins: [Margin], cap: Double? = nil) {
    self.margins = margins
    self.cap = cap
  }

  /// - Parameters:
  ///   - categories: for each margin the category of each record, as a place in it.
  ///   - start: the weights that the records have.
  func weights(
    _ categories: [[Int]], start: [Double], period: String
  ) throws(RecipeFailure) -> [Double] {
    if margins.count == 1, cap == nil {
      do throws(PostStratification.Failure) {
        return try PostStratification.weights(
          cells: categories[0], sizes: margins[0].categories.map(\.size), start: start)
      } catch {
        guard case .emptyCell(let cell) = error else { throw .marginNotMet(period: period) }
        throw .emptyCategory(name(0, cell), period: period)
      }
    }
    do throws(Raking.Failure) {
      return try Raking(cap: cap).weights(
        zip(margins, categories).map {
          Raking.Margin(categories: $1, sizes: $0.categories.map(\.size))
        },
        start: start)
    } catch {
      switch error {
      case .emptyCategory(let margin, let category):
        throw .emptyCategory(name(margin, category), period: period)
      case .unequalTotals:
        throw .unequalMargins(
          margins.enumerated().map { index, margin in
            let name = margin.name.isEmpty ? "margin \(index + 1)" : margin.name
            return "\(name): \(DecimalText.shortest(margin.size))"
          })
      default: throw .marginNotMet(period: period)
      }
    }
  }

  private func name(_ margin: Int, _ category: Int) -> String {
    zip(margins[margin].dimensions, margins[margin].categories[category].codes)
      .map { "\($0) \($1)" }.joined(separator: ", ")
  }
}
