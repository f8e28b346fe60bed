import SDGModel

/// Words of headers and notes in the languages that tables come in.
enum TableWords {
  /// What a word over a column says of it.
  enum Reading: Equatable {
    case meaning(CellMeaning)
    /// The column holds no observations.
    case leftOut(String)
  }

  static func reading(_ raw: String, _ vocabulary: Vocabulary) -> Reading? {
    // "2030 (target)" says so in brackets.
    let all = words(raw)
    // A long text that holds such a word is the name of something.
    if all.count <= 4 {
      for (reason, list) in leftOut where !all.isDisjoint(with: list) {
        // A budget for climate change, a target group: names of something else.
        if isName(raw) { continue }
        // "Baseline (2015)" is a year as any other.
        if reason == baselineReason, MixedPeriod.period(raw) != nil { continue }
        return .leftOut(reason)
      }
    }
    let text = withoutBrackets(LabelText(raw).text)
    let key = ColumnName.fold(text)
    guard !key.isEmpty else { return nil }
    let words = words(text)
    if orderWords.contains(key) || text == "#" { return .leftOut(orderReason) }
    if let measure = MeasureWords.word(text),
      measure == "value" || measure.count > 2 || key == measure
    {
      return .meaning(.measure)
    }
    for (meaning, list) in meanings where list.contains(key) { return .meaning(meaning) }
    switch vocabulary.heading(named: text) {
    case .dimension(let dimension): return .meaning(.dimension(dimension.id))
    case .field(let field): return field == .areaName ? .meaning(.field(.area)) : meaning(field)
    default: break
    }
    // "Sub-region", "Name of province": the word for the area stands among others.
    let isArea = !words.isDisjoint(with: areaWords) && !isOtherPlace(text)
    let isIndicator = !words.isDisjoint(with: indicatorWords)
    // "Region / indicator" over one column: which of its rows are which is for the rows to say.
    guard !(isArea && isIndicator) else { return nil }
    if words.count <= 4, isArea { return .meaning(.field(.area)) }
    if words.count <= 4, isIndicator {
      return .meaning(.field(.indicator))
    }
    return nil
  }

  static func wordList(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a text begins as the name of a part does: `of which women`, `dont femmes`.
  static func isPart(_ text: String) -> Bool {
    let words = wordList(text)
    return [
      "of which", "thereof", "of whom", "dont", "de los cuales", "de las cuales", "dos quais",
      "das quais", "including", "incl", "в том числе", "из них",
    ].contains { words.starts(with: $0.split(separator: " ").map(String.init)) }
  }

  /// Whether a heading holds nothing but words of its reason, numbers and fillers.
  static func saysOnly(_ reason: String, _ head: String) -> Bool {
    guard let list = leftOut.first(where: { $0.0 == reason })?.1 else { return true }
    return wordList(head).allSatisfy { word in
      list.contains(word) || word.contains(where: \.isNumber) || besidesReasons.contains(word)
    }
  }

  private static let besidesReasons: Set<String> = [
    "value", "national", "sdg", "the", "for", "to", "by", "in", "of", "since", "from", "and", "pp",
    "points", "point", "percentage", "percent", "gap", "annual", "total", "nationale", "nacional",
    "de", "du", "pour", "para", "en", "em", "pts", "p",
  ]

  private static func words(_ text: String) -> Set<String> { Set(wordList(text)) }

  /// Whether a text may be a name of a place: each word has a capital, and nothing stands for a choice,
  /// a number or a share.
  static func mayBeName(_ raw: String) -> Bool {
    let text = LabelText(raw).text
    guard !text.contains(where: { $0.isNumber || "/%=<>+&".contains($0) }), !isYes(text),
      ColumnName.fold(text) != "no"
    else { return false }
    let words = text.split { !$0.isLetter }
    guard let first = words.first, words.count <= 5, first.count > 1 || words.count > 1 else {
      return false
    }
    // Scripts without capitals have none to miss; `III` is a number.
    let isNumeral = text.allSatisfy { "IVX".contains($0) }
    return !isNumeral
      && words.allSatisfy { $0.first?.isLowercase == false || particles.contains(String($0)) }
  }

  private static let particles: Set<String> = [
    "of", "and", "the", "de", "del", "la", "las", "los", "el", "du", "des", "le", "les", "et", "y",
    "e", "da", "do", "das", "dos", "sur", "on", "upon", "al",
  ]

  /// Words that names of what is measured hold, and names of places do not.
  static let measured: Set<String> = [
    "rate", "rates", "ratio", "proportion", "share", "index", "prevalence", "incidence",
    "mortality", "coverage", "average", "mean", "median", "gdp", "capita", "expenditure",
    "attendance", "enrolment", "enrollment", "access", "use", "taux", "prévalence", "incidence",
    "indice", "tasa", "proporción", "prevalencia", "incidencia", "índice", "taxa", "proporção",
  ]

  /// Rows that sum figures up or tell how many were asked.
  static let statistics: Set<String> = [
    "std", "sd", "deviation", "variance", "average", "mean", "median", "minimum", "maximum", "min",
    "max", "range", "surveyed", "interviewed", "sampled", "respondents", "unweighted", "n", "cv",
    "moyenne", "médiane", "écart", "promedio", "media", "mediana", "média", "desvio", "desviación",
    "среднее", "медиана", "المتوسط", "quartile", "percentile",
  ]

  /// Words that sheets are called by, whatever they are about.
  static let ofSheets: Set<String> = [
    "sheet", "data", "dataset", "table", "tables", "tab", "main", "values", "figures", "results",
    "summary", "export", "query", "output", "final", "new", "annex", "sdg", "sdgs", "feuil",
    "feuille", "données", "donnees", "tableau", "hoja", "datos", "tabla", "cuadro", "planilha",
    "folha", "dados", "tabela", "quadro", "лист", "survey", "census", "dhs", "mics", "report",
    "indicator", "indicators", "contents", "index", "toc", "metadata", "readme", "cover",
    "sommaire", "índice", "sumario", "sumário", "métadonnées", "metadatos", "metadados",
  ]

  private static func isName(_ text: String) -> Bool {
    let words = wordList(text)
    return zip(words, words.dropFirst()).contains { pair in
      [
        "climate change", "target population", "target group", "target groups", "population cible",
        "cambio climático", "población objetivo",
      ].contains("\(pair.0) \(pair.1)")
    }
  }

  /// Whether a title names a kind of area, as "Upper Province" does.
  static func speaksOfArea(_ text: String) -> Bool {
    !words(text).isDisjoint(with: [
      "province", "district", "division", "county", "region", "región", "région", "região",
      "provincia", "província", "departamento", "département", "distrito", "municipality",
      "municipio",
      "município", "governorate", "oblast", "canton", "commune", "parish", "island",
    ])
  }

  /// Whether a heading stands over kinds of people or things, not over places.
  static func speaksOfKinds(_ text: String) -> Bool {
    !words(text).isDisjoint(with: [
      "type", "types", "kind", "group", "groups", "category", "class", "level", "status", "sector",
      "industry", "facility", "product", "cause", "language", "religion", "ethnicity", "occupation",
      "school", "source", "grade", "characteristic", "characteristics", "groupe", "catégorie",
      "niveau", "statut", "secteur", "langue", "tipo", "grupo", "categoría", "nivel", "estado",
      "sector", "idioma", "categoria", "nível", "setor", "вид", "тип",
    ])
  }

  /// Whether a text speaks of areas, one or several: `by region`.
  static func namesAreas(_ text: String) -> Bool { !words(text).isDisjoint(with: areaWords) }

  /// Whether a heading is about where somebody comes from or goes to, not about where they live.
  static func isOtherPlace(_ text: String) -> Bool {
    !words(text).isDisjoint(with: [
      "birth", "born", "origin", "destination", "citizenship", "nationality", "asylum", "departure",
      "previous", "naissance", "origine", "nacimiento", "origen", "destino", "nascimento", "origem",
      "partner", "donor",
    ])
  }

  /// Whether a heading may stand over areas or over something else: "State", "Estado civil", "Ward".
  static func isAmbiguousArea(_ head: String) -> Bool {
    let list = wordList(head)
    let fillers: Set<String> = [
      "name", "names", "of", "ref", "code", "the", "nom", "de", "nombre", "nome", "do", "da",
      "reference",
      "geographic",
      "geographical", "geográfica", "géographique", "residence", "résidence", "residencia",
      "residência", "admin",
      "administrative", "sub", "health", "sanitaire", "sanitaria", "local", "government", "and",
      "or", "id",
    ]
    let ambiguous: Set<String> = [
      "state", "estado", "division", "area", "areas", "ward", "zone", "zona", "location",
      "departamento",
      "department", "département", "territory",
    ]
    let rest = list.filter {
      !fillers.contains($0) && !areaWords.contains($0) && !$0.contains(where: \.isNumber)
    }
    return !rest.isEmpty || list.count == 1 && !ambiguous.isDisjoint(with: list)
  }

  /// Whether a text may name where a figure comes from: with a year, a short name in capitals, or a word for
  /// surveys and bodies.
  static func mayBeSource(_ text: String) -> Bool {
    let isShort = text.split { !$0.isLetter }.contains { word in
      word.count > 1 && word.allSatisfy(\.isUppercase)
    }
    return isShort || text.contains(where: \.isNumber)
      || !words(text).isDisjoint(with: [
        "survey", "census", "ministry", "office", "bureau", "register", "registry", "registration",
        "administrative", "statistics", "report", "records", "system", "database", "bank",
        "department", "agency",
        "institute", "enquête", "recensement", "ministère", "institut", "direction", "annuaire",
        "encuesta",
        "censo", "ministerio", "registro", "instituto", "inquérito", "ministério", "estatística",
        "commission",
        "council", "authority", "monitoring", "facility", "перепись", "обследование",
        "министерство",
      ])
  }

  /// Whether a title is about people or goods that come from or go to the areas of its table.
  static func isElsewhere(_ text: String) -> Bool {
    !words(text).isDisjoint(with: [
      "origin", "destination", "citizenship", "nationality", "asylum", "departure", "born",
      "abroad",
      "arrivals", "tourists", "visitors", "imports", "exports", "immigrants",
      "emigrants",
      "host", "partner", "donor", "donors", "origine", "nationalité", "réfugiés", "importations",
      "exportations", "origen", "destino", "nacionalidad", "refugiados", "importaciones",
      "exportaciones", "origem", "nacionalidade", "importações", "exportações",
    ])
  }

  /// `Edad (años)` is `Edad`.
  private static func withoutBrackets(_ text: String) -> String {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex else {
      return text
    }
    return Trimming.trimmed(String(text[..<open]))
  }

  private static func meaning(_ field: DataField) -> Reading? {
    switch field {
    case .seriesName: .meaning(.field(.series))
    case .goal, .target, .release, .parentArea, .parentAreaName:
      .leftOut("it holds no observations")
    default:
      CellMeaning.fieldWords.contains { $0.field == field } ? .meaning(.field(field)) : nil
    }
  }

  static let orderReason = "it numbers the rows"
  static let baselineReason = "a baseline, which may stand elsewhere as well"

  /// Whether a text is what spreadsheets write over the rows of a pivot table.
  static func isPivot(_ text: String) -> Bool {
    ["rowlabels", "columnlabels", "étiquettesdelignes", "etiquetasdefila", "rótulosdelinha"]
      .contains(ColumnName.fold(text))
  }

  /// Whether a text under or beside a table is a note on it.
  static func isNote(_ text: String) -> Bool {
    let start = text.lowercased().prefix(24)
    let word = start.prefix { $0.isLetter }
    if noteWords.contains(String(word)) { return true }
    guard let first = text.first else { return false }
    return "*†‡¹²³".contains(first) || text.hasPrefix("(") && text.dropFirst(2).hasPrefix(")")
      || text.dropFirst().hasPrefix("/ ") || text.hasPrefix("..") || text.count > 90
  }

  private static let noteWords: Set<String> = [
    "note", "notes", "source", "sources", "fuente", "fuentes", "fonte", "fontes", "nota", "notas",
    "remarque", "remarques", "observaciones", "quelle", "symbols", "legend", "explanation",
    "definition", "footnote", "footnotes", "contact", "prepared", "compiled", "published",
  ]

  private static let leftOut: [(String, Set<String>)] = [
    (
      "a target is no observation",
      [
        "target", "targets", "cible", "cibles", "meta", "metas", "objectif", "objectifs",
        "objetivo",
        "projection", "projections", "projeção", "proyección", "forecast", "forecasts", "projected",
        "projeté", "projetée", "proyectado", "proyectada", "projetado", "projetada", "planned",
      ]
    ),
    (
      baselineReason,
      ["baseline", "référence", "referencia", "referência", "línea"]
    ),
    (
      "it compares values",
      [
        "change", "changes", "difference", "diff", "variation", "variación", "variação", "trend",
        "rank", "ranking", "rang", "rango", "posición", "posição", "écart", "brecha",
      ]
    ),
  ]

  /// Whether a text is yes: beside it "No" is its opposite, and no number of a row.
  static func isYes(_ text: String) -> Bool {
    ["yes", "oui", "sí", "si", "sim", "да", "نعم", "是"].contains(
      ColumnName.fold(LabelText(text).text))
  }

  private static let orderWords: Set<String> = [
    "no", "nr", "n°", "nº", "sn", "sno", "serialno", "item", "rownumber", "row", "num",
  ]

  private static let meanings: [(CellMeaning, Set<String>)] = [
    (
      .field(.period),
      [
        "period", "período", "periodo", "période", "years", "années", "años", "anos", "ano",
        "exercice", "surveyyear", "referenceyear", "fiscalyear", "quarter", "month", "date", "jahr",
        "yearofsurvey", "financialyear", "trimestre", "mois", "mes",
      ]
    ),
    (
      .field(.note),
      [
        "remarks", "remark", "remarques", "observaciones", "observações", "notas", "nota", "flag",
        "methodologynote", "comments", "obs", "description", "details", "definition", "metadata",
        "définition", "definición", "descripción", "descrição",
      ]
    ),
    (.field(.source), ["fuente", "fonte", "quelle", "survey", "enquête", "encuesta"]),
    (.field(.unit), ["unidade", "unidaddemedida", "unidadedemedida"]),
    (
      .category,
      [
        "disaggregation", "desagregación", "désagrégation", "category", "categoría",
        "catégorie", "group", "groupe", "grupo", "breakdown", "subgroup", "characteristic",
        "caractéristique", "característica", "backgroundcharacteristic",
      ]
    ),
  ]

  private static let areaWords: Set<String> = [
    "area", "areas", "region", "regions", "région", "régions", "región", "regiones", "região",
    "regiões", "province", "provinces", "provincia", "provincias", "província", "district",
    "districts", "distrito", "distritos", "county", "counties", "state", "states", "estado",
    "département", "départements", "departamento", "departamentos", "commune", "communes",
    "municipality", "municipalities", "municipio", "município", "zone", "zona", "ward", "parish",
    "territory", "governorate", "oblast", "prefecture", "division", "country", "pays", "país",
    "island", "islands", "canton", "geography", "location", "prov", "dist", "distr", "reg", "dpto",
    "dept", "mun", "munic", "регион", "регионы", "область", "район", "районы", "город", "المحافظة",
    "محافظة", "المنطقة", "منطقة", "الإقليم",
  ]

  private static let indicatorWords: Set<String> = [
    "indicator", "indicators", "indicateur", "indicateurs", "indicador", "indicadores", "sdg",
    "indikator",
  ]
}
