import SDGModel

/// How records were chosen, as the entry of their source says under `selection`.
public enum RecordSelection: String, Sendable, CaseIterable {
  case probability
  case census = "census_of_site"
  case quota, volunteer, purposive, unknown

  /// - Parameter text: as it stands in the entry; other words tell nothing for certain.
  public init(_ text: String) {
    let word = text.lowercased().filter { $0.isLetter }
    self = RecordSelection.allCases.first { $0.rawValue.filter(\.isLetter) == word } ?? .unknown
  }
}

extension EstimateBasis {
  init(_ recipe: Recipe) {
    let isWeighted = recipe.weight != nil || recipe.calibration != nil
    switch recipe.selection {
    case .probability: self = .drawn
    case .census: self = .enumerated
    case .quota, .volunteer, .purposive: self = isWeighted ? .model : .notDrawn
    case .unknown: self = recipe.calibration != nil ? .model : .unknown
    }
  }
}
