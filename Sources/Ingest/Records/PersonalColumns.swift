import Bytes

/// Recognises columns that tell who a person is or where exactly somebody lives. They are not read further:
/// no recipe can use them, and nothing of them is kept.
///
/// By the words of their name and by what stands in them; in doubt a column counts as personal. A recipe may
/// say that one is not, by its exact name.
enum PersonalColumns {
  enum Reason: String, Sendable, CaseIterable {
    case name, contact, place, identity, recording, freeText, device
  }

  /// - Parameters:
  ///   - header: the column's name, with group prefixes such as `intro/respondent_name`.
  ///   - texts: its distinct texts.
  static func reason(header: String, texts: [String], rows: Int) -> Reason? {
    let filled = texts.filter { !$0.isEmpty }
    if let reason = byName(header) ?? byContent(filled, rows: rows) { return reason }
    // Reasons are chosen from a list, and then repeat themselves, or are somebody's own words.
    let isOpen = !doubtful.isDisjoint(with: words(header)) && filled.count * 4 > rows
    return isOpen && filled.contains { $0.contains(where: \.isLetter) } ? .freeText : nil
  }

  static func byName(_ header: String) -> Reason? {
    let words = words(header)
    let all = Set(words)
    // "School name" and "water point name" are names of things; "name" alone is somebody's.
    let names: Set<String> = [
      "name", "names", "nom", "noms", "prénom", "prenom", "nombre", "nombres", "nome", "jina",
      "surname", "apellido", "apellidos", "sobrenome", "firstname", "lastname", "fullname",
    ]
    let things: Set<String> = [
      "school", "clinic", "facility", "village", "district", "county", "province", "region", "site",
      "settlement", "ward", "item", "indicator", "series", "product", "species", "river", "lake",
      "beach", "station", "sensor", "project", "file", "area", "country", "city", "town", "geo",
      "admin", "state", "governorate", "department", "division", "municipality", "commune",
    ]
    if !all.isDisjoint(with: names), all.isDisjoint(with: things) { return .name }
    // "Respondent" alone is somebody; "respondent sex" is not.
    if words.count == 1, let word = words.first, somebody.contains(word) { return .name }
    for (reason, list) in listed where !all.isDisjoint(with: list) { return reason }
    let joined = words.joined(separator: " ")
    // "Head of household" is somebody; "sex of the head of household" is not.
    if attributes.isDisjoint(with: all), persons.contains(where: joined.hasSuffix) { return .name }
    for (reason, phrases) in phrased where phrases.contains(where: joined.contains) {
      return reason
    }
    return nil
  }

  private static let somebody: Set<String> = [
    "respondent", "informant", "interviewee", "nickname", "nick", "alias", "beneficiary", "client",
    "patient", "victim", "participant", "member", "owner", "répondant", "enquêté", "encuestado",
    "informante", "entrevistado", "witness", "witnesses", "témoin", "temoin", "testigo",
    "testemunha",
    "volunteer", "bénévole", "benevole", "volontaire", "voluntario", "voluntaria", "guardian",
    "caregiver", "tuteur", "tutrice", "mother", "father", "mère", "mere", "père", "pere", "madre",
    "padre", "child", "enfant", "reporter", "observer", "observateur", "observatrice", "observador",
    "complainant", "plaignant", "perpetrator", "suspect", "initials", "initiales", "iniciales",
    "applicant", "informateur", "recorder", "collector", "facilitator", "moderator", "animator",
    "animateur", "animatrice", "facilitateur", "facilitatrice", "facilitador", "facilitadora",
    "enquêteur", "enqueteur", "encuestador", "entrevistador", "interviewer", "enumerator",
  ]

  private static let persons = [
    "head of household", "household head", "head of the household", "chef menage", "chef ménage",
    "chef de menage", "chef de ménage", "jefe de hogar", "jefa de hogar", "next of kin",
    "contact person", "personne contact", "reported by", "recorded by", "collected by",
    "saisi par", "known as", "maiden",
  ]

  private static let attributes: Set<String> = [
    "sex", "sexe", "sexo", "gender", "genre", "género", "age", "âge", "edad", "education",
    "occupation", "employment", "literacy", "disability", "type", "number", "nombre", "count",
    "is", "has", "level", "status", "size",
  ]

  private static let doubtful: Set<String> = [
    "reason", "reasons", "why", "motif", "motifs", "raison", "raisons", "motivo", "motivos",
    "razón",
    "razon", "explanation", "explication", "explicación", "justification", "description",
    "describe", "details", "détails", "detalles", "narrative", "story", "stories", "récit", "recit",
    "histoire", "historia", "história", "relato", "testimony", "témoignage", "temoignage",
    "testimonio", "depoimento",
  ]

  private static func byContent(_ texts: [String], rows: Int) -> Reason? {
    guard texts.count >= 3 else { return nil }
    let sample = texts.prefix(200)
    func most(_ test: (String) -> Bool) -> Bool { sample.count(where: test) * 2 > sample.count }
    if most({ $0.contains("@") && $0.contains(".") && !$0.contains(" ") }) { return .contact }
    if most(isPhone) { return .contact }
    if most(isPoint) { return .place }
    if most({ text in
      [".jpg", ".jpeg", ".png", ".mp3", ".m4a", ".mp4", ".wav", ".amr"].contains {
        text.lowercased().hasSuffix($0)
      }
    }) {
      return .recording
    }
    let isLong = sample.reduce(0) { $0 + $1.count } / sample.count > 40
    // Answers of a list repeat themselves; what somebody wrote does not.
    return isLong && texts.count * 2 > rows ? .freeText : nil
  }

  /// `+254 712 345678`: nine to fifteen digits behind a plus or a nought.
  private static func isPhone(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber)
    return (9...15).contains(digits.count) && "+0".contains(text.first ?? " ")
      && text.allSatisfy { $0.isNumber || " +-()".contains($0) }
  }

  /// `-1.2921 36.8219 0 0`: a latitude and a longitude with four decimals or more.
  private static func isPoint(_ text: String) -> Bool {
    let parts = text.split { $0 == " " || $0 == "," || $0 == ";" }
    let fine = parts.filter { part in
      DecimalText.parse(part) != nil && (part.split(separator: ".").last?.count ?? 0) >= 4
        && part.contains(".")
    }
    return (2...4).contains(parts.count) && fine.count >= 2
  }

  private static func words(_ header: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for letter in header {
      // `respondentName` is two words.
      if !letter.isLetter && !letter.isNumber || letter.isUppercase && wasLower {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if letter.isLetter || letter.isNumber { word.append(contentsOf: letter.lowercased()) }
      wasLower = letter.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static let listed: [(Reason, Set<String>)] = [
    (
      .contact,
      [
        "phone", "telephone", "téléphone", "tel", "mobile", "msisdn", "cell", "teléfono",
        "telefone",
        "facebook", "telegram", "instagram", "twitter", "skype", "simu", "email", "mail",
        "courriel", "correo", "whatsapp", "contact", "contacts",
      ]
    ),
    (
      .place,
      [
        "gps", "latitude", "longitude", "lat", "lon", "lng", "geolocation", "geopoint", "geotrace",
        "geoshape", "coordinates", "coordonnées", "coordenadas", "address", "adresse", "dirección",
        "endereço", "altitude", "plot", "landmark", "what3words", "w3w", "pluscode", "repère",
      ]
    ),
    (
      .recording,
      [
        "photo", "photos", "picture", "image", "audio", "video", "voice", "signature", "selfie",
        "foto",
      ]
    ),
    (
      .identity,
      [
        "passport", "nin", "ssn", "dob", "birthdate", "birthday", "nationalid", "idnumber", "cnic",
        "aadhaar", "curp", "cpf", "dni", "cin", "passeport", "pasaporte", "birthplace",
      ]
    ),
    (
      .device,
      [
        "deviceid", "subscriberid", "simserial", "simid", "imei", "username", "phonenumber",
        "submitter", "enumerator", "interviewer", "enqueteur", "enquêteur", "encuestador",
      ]
    ),
    (
      .freeText,
      [
        "comment", "comments", "remarks", "observations", "feedback", "story", "quote", "testimony",
        "commentaire", "commentaires", "remarques", "comentario", "comentarios", "observaciones",
        "témoignage", "testimonio",
      ]
    ),
  ]

  private static let phrased: [(Reason, [String])] = [
    (
      .identity,
      [
        "date of birth", "birth date", "date de naissance", "fecha de nacimiento",
        "data de nascimento", "id number", "national id", "identity card", "carte d identité",
        "pièce d identité",
      ]
    ),
    (.place, ["plus code", "place of birth", "lieu de naissance"]),
    (.device, ["submitted by", "device id", "sim serial"]),
    (.freeText, ["other specify", "please specify", "if other"]),
  ]
}
