/// The global indicator framework: goals, targets and indicators with their official titles.
///
/// The lists hold one edition whole. A code that they lack is never an error: national and later
/// indicators find their goal and target by their code.
public struct Framework: Sendable {
  /// The edition that ``indicators`` lists.
  public let edition: FrameworkEdition
  public let editions: [FrameworkEdition]
  public let goals: [Goal]
  /// In framework order.
  public let targets: [Target]
  /// Every listing of the edition, in framework order; further listings of one indicator among
  /// them.
  public let indicators: [Indicator]
  /// Indicators of other editions: retired ones, and added ones that the edition does not hold.
  public let otherIndicators: [Indicator]

  private let targetPositions: [String: Int]
  private let known: [String: Indicator]
  private let unsdCodes: [String: String]

  private static let cached = ReferenceFolder.load { (folder) throws(ReferenceError) in
    try load(from: folder)
  }

  /// The framework that comes with the program, read once.
  public static func standard() throws(ReferenceError) -> Framework { try cached.get() }

  /// Reads the framework's lists from a folder.
  public static func load(from folder: String) throws(ReferenceError) -> Framework {
    try Framework(FrameworkLists(folder: folder))
  }

  init(_ lists: FrameworkLists) throws(ReferenceError) {
    edition = lists.edition
    editions = lists.editions
    goals = lists.goals
    targets = lists.targets
    indicators = lists.listed
    otherIndicators = lists.others
    targetPositions = Dictionary(
      targets.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    known = Dictionary(
      (indicators + otherIndicators).map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
    // Several listings share one code of UNSD: it means the first.
    unsdCodes = Dictionary(
      indicators.map { ($0.unsdCode.uppercased(), $0.firstListing ?? $0.code) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The number of different indicators: every indicator once, however often it is listed.
  public var uniqueIndicatorCount: Int {
    indicators.count { $0.firstListing == nil }
  }

  public func goal(_ number: Int) -> Goal? { goals.first { $0.number == number } }

  public func target(_ code: String) -> Target? {
    targetPositions[IndicatorCode(code).text].map { targets[$0] }
  }

  /// An indicator by its code, in any of the forms that ``code(of:)`` reads. Retired and later
  /// indicators are found too: see ``Indicator/isListed``.
  public func indicator(_ code: String) -> Indicator? {
    known[code] ?? known[self.code(of: code).text]
  }

  /// The indicators that the edition lists under a target, or under a goal.
  public func indicators(ofTarget code: String) -> [Indicator] {
    indicators.filter { $0.target == code }
  }

  public func indicators(ofGoal number: Int) -> [Indicator] {
    indicators.filter { $0.goal == number }
  }

  /// Puts a code into the framework's form: `1-1-1`, ` 1.1.1 `, `C010101` and `1.1.1 Proportion of…`
  /// are `1.1.1`. Texts that are no such code stay as they are.
  public func code(of text: String) -> IndicatorCode {
    let code = IndicatorCode(text)
    if code.goal == nil, let found = unsdCodes[code.text.uppercased()] {
      return IndicatorCode(found)
    }
    return code
  }

  /// The goal that a code belongs to, by its form alone: national and retired codes too.
  public func goalNumber(ofCode text: String) -> Int? { code(of: text).goal }

  /// The target that a code belongs to, by its form alone.
  public func targetCode(ofCode text: String) -> String? { code(of: text).target }

  /// The code under which an indicator is listed first: two codes are one indicator where these
  /// are equal. Unknown codes are their own first listing.
  public func firstListing(of text: String) -> String {
    let code = code(of: text).text
    return known[code]?.firstListing ?? code
  }

  /// Every listing of the same indicator, its own code among them, in framework order.
  public func listings(of text: String) -> [String] {
    let first = firstListing(of: text)
    let all = indicators.filter { ($0.firstListing ?? $0.code) == first }.map(\.code)
    return all.isEmpty ? [first] : all
  }

  /// The title of an indicator in a language, or in English where that language lacks it, with the
  /// language of the text. `nil` for an unknown indicator.
  public func title(
    _ code: String, language: String
  ) -> (text: String, language: String)? {
    indicator(code).map { Framework.choose($0.title, language) }
  }

  /// The text of a target, with the language that it is in.
  public func targetText(
    _ code: String, language: String
  ) -> (text: String, language: String)? {
    target(code).map { Framework.choose($0.text, language) }
  }

  private static func choose(_ text: LocalText, _ language: String) -> (String, String) {
    (text[language], text.has(language) ? language : (text.languages.first ?? ""))
  }
}
