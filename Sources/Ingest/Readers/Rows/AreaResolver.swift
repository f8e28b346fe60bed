import Bytes
import SDGModel

/// What the area text of a row means for the project.
enum AreaMeaning: Equatable {
  /// The code that observations carry.
  case code(String)
  /// A country or region that the project is not about.
  case other(String)
  /// No list has it: kept as it stands.
  case unknown(String)
}

/// Finds areas: the project's own first, then the M49 list.
struct AreaResolver {
  private let own: [String: String]
  /// The same without accents, where that is still the name of one area.
  private let plain: [String: String]
  private let list: AreaList
  private let defaultCode: String?
  private let takesEveryArea: Bool
  /// The project's country in the M49 list.
  private let country: KnownArea?

  init(_ context: ReaderContext) {
    list = context.areaList
    defaultCode = context.defaultArea?.id
    takesEveryArea = context.defaultArea == nil || context.takesEveryArea
    country = context.defaultArea.flatMap { context.areaList.area($0.id) }
    var own: [String: String] = [:]
    for area in [context.defaultArea].compactMap(\.self) + context.areas {
      let names = area.name.languages.map { area.name[$0] }
      for text in [area.id] + area.aliases + names {
        own[AreaResolver.key(text)] = own[AreaResolver.key(text)] ?? area.id
      }
    }
    self.own = own
    var plain: [String: Set<String>] = [:]
    for (key, id) in own { plain[PlainLetters.of(key), default: []].insert(id) }
    self.plain = plain.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// The project's own area of a name, written with its accents or without any; other accents are a question.
  private func ownArea(_ text: String) -> String? {
    let key = AreaResolver.key(text)
    return own[key] ?? (PlainLetters.of(key) == key ? plain[key] : nil)
  }

  /// - Parameter numbersAreOwn: whether plain numbers are the file's own codes rather than M49.
  /// - Parameter namesCountries: whether names and codes of countries may be meant. Among the names of
  ///   districts `no` and `sur` are words, not codes.
  func meaning(
    of text: String, numbersAreOwn: Bool, namesCountries: Bool = true
  ) -> AreaMeaning {
    if text.isEmpty { return .code(defaultCode ?? "") }
    if let id = ownArea(text) { return .code(id) }
    if numbersAreOwn, isNumber(text) { return .unknown(text) }
    guard namesCountries else { return .unknown(text) }
    guard let known = list.area(text) else { return .unknown(text) }
    guard let country else { return takesEveryArea ? .code(known.code) : .other(known.code) }
    return known.code == country.code ? .code(defaultCode ?? known.code) : .other(known.code)
  }

  /// Whether the numbers among a file's area codes are its own. Files that name their country by
  /// letters number its provinces as they like; files with M49 codes use them throughout.
  func numbersAreOwn(among texts: [String]) -> Bool {
    texts.contains { !$0.isEmpty && !isNumber($0) && list.area($0)?.kind == .country }
  }

  /// Whether more than half of the texts are countries or regions of the world, by name or by codes
  /// of three letters.
  func areMostlyCountries(_ texts: [String]) -> Bool {
    let named = texts.filter { !$0.isEmpty && ownArea($0) == nil }
    let known = named.filter { $0.count > 2 && list.area($0) != nil }
    return !named.isEmpty && known.count * 2 > named.count
  }

  private func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func key(_ text: String) -> String { Trimming.squeezed(text).lowercased() }
}
