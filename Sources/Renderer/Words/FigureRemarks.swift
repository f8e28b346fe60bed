import SDGModel
import Wording

extension Words {
  /// The note of a figure in the language of the page, where a recipe wrote it; what somebody wrote stays.
  public func note(_ note: String) -> String {
    guard let remarks = FigureRemark.read(note) else { return note }
    return remarks.map(remark).joined(separator: "; ")
  }

  /// The notes of several figures, each once. Of those that recipes wrote what is true of all figures, and between
  /// which shares their readings are complete.
  func notes(_ rows: [Observation]) -> [String] {
    let all = rows.map(\.note).filter { !$0.isEmpty }
    let read = all.compactMap(FigureRemark.read)
    guard Set(all).count > 1, let first = read.first else { return distinct(all.map(note)) }
    var parts = first.filter { one in read.allSatisfy { $0.contains(one) } }.map(remark)
    let shares = read.flatMap { $0 }.compactMap { one -> Double? in
      if case .completeness(let share) = one { share } else { nil }
    }
    if let least = shares.min(), let most = shares.max(), least < most {
      parts.append(
        say(
          "note.completenessRange",
          ["from": .number(least, decimals: nil), "to": .number(most, decimals: nil)]))
    }
    let others = all.filter { FigureRemark.read($0) == nil }
    return distinct([parts.joined(separator: "; ")] + others).filter { !$0.isEmpty }
  }

  /// The scale of scores, where all figures are of one.
  func scale(_ rows: [Int]) -> ClosedRange<Double>? {
    let scales = rows.map { row -> ClosedRange<Double>? in
      for case .scale(let from, let to, _) in FigureRemark.read(data.observations[row].note) ?? []
      where from < to {
        return from...to
      }
      return nil
    }
    guard let first = scales.first, Set(scales).count == 1 else { return nil }
    return first
  }

  private func remark(_ remark: FigureRemark) -> String {
    switch remark {
    case .counted(let count, let what):
      // The recipe's own word for its records is in the project's language already.
      let word = ["people", "surveys"].contains(what) ? say("note.\(what)") : what
      return say("note.counted", ["count": .count(count), "what": .text(word)])
    case .unanswered(let count):
      return count.map { say("note.unanswered", ["count": .count($0)]) }
        ?? say("note.unansweredFew")
    case .effort(let effort):
      return say("note.effort", ["value": .number(effort, decimals: nil)])
    case .scale(let from, let to, let isByPeople):
      return say(
        isByPeople ? "note.scaleByPeople" : "note.scale",
        ["from": .number(from, decimals: nil), "to": .number(to, decimals: nil)])
    case .weighted(let size, let isFitted):
      return say(
        isFitted ? "note.fitted" : "note.weighted", ["size": .number(size, decimals: nil)])
    case .completeness(let share):
      return say("note.completeness", ["share": .number(share, decimals: nil)])
    case .basis(let basis, let method): return self.basis(basis, method)
    }
  }

  private func basis(_ basis: EstimateBasis, _ method: String?) -> String {
    guard let method else {
      return say(basis == .enumerated ? "note.allOfSite" : "note.notDrawn")
    }
    let key =
      switch basis {
      case .drawn: "note.intervalDrawn"
      case .model: "note.intervalModel"
      default: "note.intervalAsIf"
      }
    return say(key, ["method": .text(method)])
  }
}
