import Bytes
import SDGModel

/// Which columns of a text file are read together: those whose texts repeat together.
///
/// It changes nothing that is read, only how quickly: code, name and number of one indicator stand
/// in the same few combinations however many rows there are.
public enum ColumnGrouping {
  /// What neighbours must have in common to be read together.
  private enum Kind: Equatable {
    case number
    case subject
    case area
    case breakdown
    case described
    case alone
  }

  /// Groups for the columns of a header, whatever layout it turns out to be of.
  public static func groups(_ header: [String], vocabulary: Vocabulary) -> [ColumnGroup] {
    let kinds = header.map { kind(of: $0, vocabulary) }
    var groups: [ColumnGroup] = []
    var start = 0
    while start < kinds.count {
      var end = start + 1
      let kind = kinds[start]
      while end < kinds.count, kinds[end] == kind, kind != .number, kind != .alone { end += 1 }
      if kind == .number {
        groups.append(ColumnGroup(columns: start..<end, role: .number))
      } else if end - start > 1 {
        groups.append(ColumnGroup(columns: start..<end, role: .text))
      }
      start = end
    }
    return groups
  }

  private static let numbers: Set = [
    "value", "obsvalue", "lower", "upper", "lowerbound", "upperbound", "se", "n", "numerator",
    "denominator",
  ]

  private static func kind(of name: String, _ vocabulary: Vocabulary) -> Kind {
    if numbers.contains(ColumnName.fold(name)) { return .number }
    switch vocabulary.heading(named: name) {
    case .dimension(let dimension), .dimensionLabel(let dimension):
      return dimension.kind == .statistical ? .described : .breakdown
    case .field(let field), .fieldLabel(let field):
      return switch field {
      case .goal, .target, .indicator, .series, .seriesName, .release: .subject
      case .area, .areaName, .parentArea, .parentAreaName: .area
      case .unit, .unitMultiplier, .nature, .status, .confidentiality: .described
      default: .alone
      }
    // Dimensions that the lists lack stand in brackets too.
    case nil: return name.hasPrefix("[") && name.hasSuffix("]") ? .breakdown : .alone
    }
  }
}
