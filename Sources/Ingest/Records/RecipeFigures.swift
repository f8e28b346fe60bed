import Bytes
import FileFormats
import Glibc
import SDGModel

/// The figures of a recipe in the columns of our own tidy layout, to be read as any other table.
enum RecipeFigures {
  static func table(_ outcome: RecipeOutcome, _ recipe: Recipe) -> ColumnTable {
    let dimensions = Set(outcome.figures.flatMap(\.groups.keys)).sorted()
    var builder = ColumnTableBuilder(
      header: [
        "indicator", "series", "area", "period", "value", "lower", "upper", "se", "n", "numerator",
        "denominator", "unit", "note", "status",
      ] + dimensions, headerPlace: RecordPlace(line: 1))
    for figure in outcome.figures {
      let counts = counts(figure, recipe)
      var fields = [
        figure.indicator, figure.series, figure.area, figure.period,
        figure.isNobody ? "" : DecimalText.shortest(value(figure, recipe)),
        figure.interval.map { DecimalText.shortest($0.lower) } ?? "",
        figure.interval.map { DecimalText.shortest($0.upper) } ?? "",
        figure.standardError.map(DecimalText.shortest) ?? "", counts.n, counts.numerator,
        counts.denominator, figure.unit, figure.isNobody ? "" : note(figure, recipe),
        figure.isNobody ? ObservationStatus.missing.rawValue : "",
      ]
      fields += dimensions.map { figure.groups[$0] ?? "" }
      // A figure is of many records: it stands in no line.
      builder.append(fields, at: RecordPlace(line: 0))
    }
    return builder.finish()
  }

  /// Weights that are fitted to a population meet its sizes but for some 1e-12 of them: what is summed of them has
  /// no more digits than that.
  private static func value(_ figure: RecipeOutcome.Figure, _ recipe: Recipe) -> Double {
    guard recipe.calibration != nil, figure.value != 0, figure.value.isFinite else {
      return figure.value
    }
    let factor = pow(10, 10 - log10(abs(figure.value)).rounded(.down))
    return (figure.value * factor).rounded() / factor
  }

  /// How many persons a figure tells of, for disclosure control.
  ///
  /// A sum that one or two make up tells theirs however many there are: it counts as of one, and is hidden.
  /// Of things and places nobody has to be hidden.
  private static func counts(
    _ figure: RecipeOutcome.Figure, _ recipe: Recipe
  ) -> (n: String, numerator: String, denominator: String) {
    if recipe.areNoPersons || figure.isNobody { return ("", "", "") }
    if figure.isDominated { return ("1", "", "") }
    return (
      "\(figure.n)", figure.numerator.map(String.init) ?? "",
      figure.numerator == nil ? "" : "\(figure.n)"
    )
  }

  /// On what a figure rests.
  private static func note(_ figure: RecipeOutcome.Figure, _ recipe: Recipe) -> String {
    // How many persons they are stands in a column of its own.
    var remarks: [FigureRemark] =
      recipe.areNoPersons ? [.counted(figure.n, of: figure.counted ?? recipe.records)] : []
    // Whom a small number of refusals is about may be known, and those of groups tell each other's.
    if figure.unanswered > 0, figure.groups.isEmpty, figure.isOfAll {
      remarks.append(.unanswered(figure.unanswered < 5 ? nil : figure.unanswered))
    }
    if let effort = figure.effort { remarks.append(.effort(effort)) }
    if let scale = figure.scale {
      remarks.append(
        .scale(from: scale.lower, to: scale.upper, isByPeople: figure.counted != nil))
    }
    // How much the few who gave no answer weigh would stand between the sums of two measures.
    let isFitted = recipe.calibration != nil
    if isFitted || recipe.weight != nil && figure.effort == nil {
      remarks.append(.weighted(effectiveSize: figure.effective, isFitted: isFitted))
    }
    if let completeness = figure.completeness { remarks.append(.completeness(completeness)) }
    if let basis = figure.basis {
      remarks.append(.basis(basis, method: figure.intervalMethod))
    }
    return FigureRemark.note(remarks)
  }
}
