import Bytes

/// The questionnaire that records were collected with, as the code book of a recipe: names, kinds and labels
/// of questions, and what may be answered. In the layout that KoboToolbox and ODK share (sheets `survey` and
/// `choices`).
public struct XLSForm: Sendable, Equatable {
  public struct Question: Sendable, Equatable {
    public var name: String
    public var kind: Kind
    /// Names of the groups around it, the outermost first.
    public var groups: [String]
    /// In all languages of the form.
    public var labels: [String]
  }

  public enum Kind: Sendable, Equatable {
    /// With the name of its list of choices.
    case one(String)
    case many(String)
    case number
    case date
    /// What somebody writes or says, where somebody is, pictures, and what the device tells of its user.
    case personal
    /// Computed by the form from other answers.
    case computed
  }

  public struct Choice: Sendable, Equatable {
    public var name: String
    public var labels: [String]
  }

  public var questions: [Question]
  /// By the name of the list.
  public var choices: [String: [Choice]]
  private var byName: [String: Int] = [:]

  init(questions: [Question], choices: [String: [Choice]]) {
    self.questions = questions
    self.choices = choices
    for (number, question) in questions.enumerated() where byName[question.name] == nil {
      byName[question.name] = number
    }
  }

  public func question(_ name: String) -> Question? { byName[name].map { questions[$0] } }

  /// What may be answered to a question; empty for one without a list.
  public func choices(of question: Question) -> [Choice] {
    switch question.kind {
    case .one(let list), .many(let list): choices[list] ?? []
    default: []
    }
  }

  /// The question whose label a text is, in any language; `nil` where several have it.
  func question(labelled text: String) -> Question? {
    let found = questions.filter { $0.labels.contains(text) }
    return found.count == 1 ? found[0] : nil
  }

  /// The names of choices that a cell holds: names or labels, one or, for a question with many answers,
  /// several behind each other. A text that is neither stays as it is.
  func answers(_ text: String, to question: Question) -> [String] {
    let choices = choices(of: question)
    func name(_ piece: String) -> String? {
      choices.first { $0.name == piece }?.name
        ?? choices.first { $0.labels.contains(piece) }?.name
    }
    if let whole = name(text) { return [whole] }
    guard case .many = question.kind else { return [text] }
    let words = text.split { $0.isWhitespace }.map(String.init)
    // Labels hold blanks themselves: at each place the longest piece that is one counts.
    var found: [String] = []
    var start = 0
    while start < words.count {
      var end = words.count
      while end > start, name(words[start..<end].joined(separator: " ")) == nil { end -= 1 }
      guard end > start else {
        found.append(words[start])
        start += 1
        continue
      }
      found += [name(words[start..<end].joined(separator: " "))].compactMap { $0 }
      start = end
    }
    return found
  }
}
