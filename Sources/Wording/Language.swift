/// A language of the output, by its BCP 47 tag.
public struct Language: Sendable, Hashable {
  /// The tag in canonical letter case: `en`, `pt-BR`, `sr-Latn`, `es-419`.
  public let tag: String

  /// Accepts underscores and any letter case: `pt_br` is `pt-BR`.
  public init(_ tag: String) {
    let parts = tag.split { $0 == "-" || $0 == "_" }.map(String.init)
    self.tag = parts.enumerated().map { index, part in
      if index == 0 { return part.lowercased() }
      switch part.count {
      case 2: return part.uppercased()
      case 4: return part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: return part.lowercased()
      }
    }.joined(separator: "-")
  }

  /// The language without script and region: `pt` of `pt-BR`.
  public var base: String { tag.split(separator: "-").first.map(String.init) ?? tag }

  /// Whether the language, in the script that its tag names or that it is usually written in, runs
  /// from right to left.
  public var isRightToLeft: Bool {
    let parts = tag.split(separator: "-").map(String.init)
    if let script = parts.dropFirst().first(where: { $0.count == 4 }) {
      return Self.rightToLeftScripts.contains(script)
    }
    return Self.rightToLeftLanguages.contains(base)
  }

  /// The value of an HTML `dir` attribute: `rtl` or `ltr`.
  public var direction: String { isRightToLeft ? "rtl" : "ltr" }

  /// The language's name in the language itself, for a language switch; the tag where unknown.
  public var ownName: String { Self.ownNames[tag] ?? Self.ownNames[base] ?? tag }

  private static let rightToLeftScripts: Set<String> = [
    "Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
  ]

  private static let rightToLeftLanguages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "rhg", "sd", "syr", "ug", "ur", "yi",
  ]

  private static let ownNames: [String: String] = [
    "af": "Afrikaans", "ak": "Akan", "am": "አማርኛ", "ar": "العربية", "as": "অসমীয়া",
    "az": "Azərbaycan", "be": "Беларуская", "bg": "Български", "bm": "Bamanankan",
    "bn": "বাংলা", "bs": "Bosanski", "ca": "Català", "ckb": "کوردیی ناوەندی", "cs": "Čeština",
    "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch", "dv": "ދިވެހިބަސް", "ee": "Eʋegbe",
    "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "eu": "Euskara",
    "fa": "فارسی", "ff": "Pulaar", "fi": "Suomi", "fil": "Filipino", "fr": "Français",
    "ga": "Gaeilge", "gl": "Galego", "gu": "ગુજરાતી", "ha": "Hausa", "he": "עברית",
    "hi": "हिन्दी", "hr": "Hrvatski", "hu": "Magyar", "hy": "Հայերեն", "id": "Bahasa Indonesia",
    "ig": "Igbo", "is": "Íslenska", "it": "Italiano", "ja": "日本語", "jv": "Jawa",
    "ka": "ქართული", "kk": "Қазақ тілі", "km": "ខ្មែរ", "kn": "ಕನ್ನಡ", "ko": "한국어",
    "ku": "Kurdî", "ky": "Кыргызча", "lb": "Lëtzebuergesch", "lg": "Luganda", "ln": "Lingála",
    "lo": "ລາວ", "lt": "Lietuvių", "lv": "Latviešu", "mg": "Malagasy", "mk": "Македонски",
    "ml": "മലയാളം", "mn": "Монгол", "mr": "मराठी", "ms": "Bahasa Melayu", "mt": "Malti",
    "my": "မြန်မာ", "nb": "Norsk bokmål", "ne": "नेपाली", "nl": "Nederlands",
    "nn": "Norsk nynorsk", "no": "Norsk", "nqo": "ߒߞߏ", "ny": "Chichewa", "om": "Oromoo",
    "or": "ଓଡ଼ିଆ", "pa": "ਪੰਜਾਬੀ", "pl": "Polski", "ps": "پښتو", "pt": "Português",
    "rn": "Ikirundi", "ro": "Română", "ru": "Русский", "rw": "Ikinyarwanda", "si": "සිංහල",
    "sk": "Slovenčina", "sl": "Slovenščina", "sn": "chiShona", "so": "Soomaali", "sq": "Shqip",
    "sr": "Српски", "ss": "siSwati", "st": "Sesotho", "sv": "Svenska", "sw": "Kiswahili",
    "ta": "தமிழ்", "te": "తెలుగు", "tg": "Тоҷикӣ", "th": "ไทย", "ti": "ትግርኛ",
    "tk": "Türkmen dili", "tn": "Setswana", "to": "Lea fakatonga", "tr": "Türkçe",
    "ts": "Xitsonga", "uk": "Українська", "ur": "اردو", "uz": "O‘zbek", "ve": "Tshivenḓa",
    "vi": "Tiếng Việt", "wo": "Wolof", "xh": "isiXhosa", "yo": "Yorùbá", "zh": "中文",
    "zu": "isiZulu",
  ]
}
