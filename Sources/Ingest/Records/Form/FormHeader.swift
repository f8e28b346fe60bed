import Bytes

/// What the header of a column of records means: exports write the names of questions or their labels, with
/// the groups around them or without, and questions with many answers in one column, in one for each answer,
/// or both.
enum FormHeader: Equatable {
  case question(XLSForm.Question)
  /// The column of one answer of a question with many.
  case answer(XLSForm.Question, choice: String)
  case other

  init(_ header: String, _ form: XLSForm) {
    self = FormHeader.whole(header, form) ?? FormHeader.behindGroups(header, form) ?? .other
  }

  private static func whole(_ text: String, _ form: XLSForm) -> FormHeader? {
    (form.question(text) ?? form.question(labelled: text)).map { .question($0) }
  }

  /// `group/question`, `question/choice`, `group/question/choice`, each by name or label; `group-question`,
  /// as ODK writes it.
  private static func behindGroups(_ header: String, _ form: XLSForm) -> FormHeader? {
    let parts = header.split(separator: "/", omittingEmptySubsequences: false)
    // Labels hold slashes themselves, with blanks around them.
    func text(_ range: Range<Int>) -> String {
      Trimming.squeezed(parts[range].joined(separator: "/"))
    }
    for start in parts.indices where parts.count > 1 {
      if start > 0, let found = whole(text(start..<parts.endIndex), form) { return found }
      for end in parts.indices.dropFirst(start + 1) {
        guard
          case .question(let question)? = whole(text(start..<end), form),
          case .many = question.kind
        else { continue }
        let answer = text(end..<parts.endIndex)
        let choice = form.choices(of: question).first {
          $0.name == answer || $0.labels.contains(answer)
        }
        if let choice { return .answer(question, choice: choice.name) }
      }
    }
    let dashes = header.split(separator: "-").map(String.init)
    for start in dashes.indices.dropFirst() {
      if let found = whole(dashes[start...].joined(separator: "-"), form) { return found }
    }
    return nil
  }
}
