import Bytes

/// What a recipe says about a figure that it makes: on what the figure rests. Written into the note of the
/// observation in English, and read back from there, so that pages say it in their own language.
public enum FigureRemark: Sendable, Equatable {
  /// How many records, people or surveys, in the recipe's own word for them.
  case counted(Int, of: String)
  /// `nil` for fewer than five, who may be known.
  case unanswered(Int?)
  case effort(Double)
  case scale(from: Double, to: Double, isByPeople: Bool)
  /// Of weights: what Kish's effective size is, and whether they are fitted to the population.
  case weighted(effectiveSize: Double, isFitted: Bool)
  /// Per cent of the readings that there could be.
  case completeness(Double)
  case basis(EstimateBasis, method: String?)

  /// As it stands in a note.
  public var text: String {
    switch self {
    case .counted(let count, let what): "\(count) \(what)"
    case .unanswered(let count): "\(count.map(String.init) ?? "fewer than 5") without an answer"
    case .effort(let effort): "effort \(FigureRemark.rounded(effort))"
    case .scale(let from, let to, let isByPeople):
      "on a scale from \(DecimalText.shortest(from)) to \(DecimalText.shortest(to))"
        + (isByPeople ? ", by the people behind each score" : "")
    case .weighted(let size, let isFitted):
      (isFitted ? "weights fitted to the population" : "weighted")
        + ", effective size \(FigureRemark.rounded(size))"
    case .completeness(let share): "\(FigureRemark.rounded(share)) per cent of the readings"
    case .basis(let basis, let method): basis.words(method) ?? ""
    }
  }

  /// A note of several remarks.
  public static func note(_ remarks: [FigureRemark]) -> String {
    remarks.map(\.text).filter { !$0.isEmpty }.joined(separator: separator)
  }

  /// The remarks that a note is made of; `nil` for a note that somebody wrote, in whole or in part.
  public static func read(_ note: String) -> [FigureRemark]? {
    guard !note.isEmpty else { return nil }
    var remarks: [FigureRemark] = []
    for (place, part) in note.split(separator: separator).enumerated() {
      guard let remark = remark(part) ?? (place == 0 ? counted(part) : nil) else { return nil }
      remarks.append(remark)
    }
    // A number and a word may be anybody's; beside another remark they are ours.
    return note == self.note(remarks) ? remarks : nil
  }

  private static let separator = "; "

  private static func rounded(_ value: Double) -> String {
    DecimalText.shortest((value * 10).rounded() / 10)
  }

  private static func counted(_ text: Substring) -> FigureRemark? {
    guard let blank = text.firstIndex(of: " "), let count = Int(text[..<blank]) else { return nil }
    return .counted(count, of: String(text[text.index(after: blank)...]))
  }

  private static func remark(_ text: Substring) -> FigureRemark? {
    func number(_ before: String, _ after: String = "") -> Double? {
      guard text.hasPrefix(before), text.hasSuffix(after) else { return nil }
      return DecimalText.parse(text.dropFirst(before.count).dropLast(after.count))
    }
    if text == "fewer than 5 without an answer" { return .unanswered(nil) }
    if let count = number("", " without an answer") { return .unanswered(Int(count)) }
    if let effort = number("effort ") { return .effort(effort) }
    if let share = number("", " per cent of the readings") { return .completeness(share) }
    if let size = number("weighted, effective size ") {
      return .weighted(effectiveSize: size, isFitted: false)
    }
    if let size = number("weights fitted to the population, effective size ") {
      return .weighted(effectiveSize: size, isFitted: true)
    }
    return scale(text) ?? basis(String(text))
  }

  private static func scale(_ text: Substring) -> FigureRemark? {
    let people = ", by the people behind each score"
    guard text.hasPrefix("on a scale from ") else { return nil }
    let isByPeople = text.hasSuffix(people)
    let ends = text.dropFirst("on a scale from ".count).dropLast(isByPeople ? people.count : 0)
      .split(separator: " to ").map(DecimalText.parse)
    guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
    return .scale(from: from, to: to, isByPeople: isByPeople)
  }

  private static func basis(_ text: String) -> FigureRemark? {
    for basis in EstimateBasis.allCases {
      for method in [nil] + EstimateBasis.methods where basis.words(method) == text {
        return .basis(basis, method: method)
      }
    }
    return nil
  }
}
