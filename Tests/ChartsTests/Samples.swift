import Charts
import Testing

/// Figures that look like real ones; each shows another case.
enum Samples {
  typealias Spec = TimeSeriesSpec
  typealias Line = TimeSeriesSpec.Line
  typealias Point = TimeSeriesSpec.Point

  static let official = KeyEntry(.solidFilled, "Official")
  static let citizen = KeyEntry(.dashedOpen, "Citizen")
  static let adopted = KeyEntry(.ringed, "Collected by citizens, published as official")

  /// Formats with grouping commas and as many decimals as the value needs, up to two.
  static let plain: @Sendable (Double) -> String = { value in
    let hundredths = Int((value.magnitude * 100).rounded())
    var digits = Array(String(hundredths / 100))
    var position = digits.count - 3
    while position > 0 {
      digits.insert(",", at: position)
      position -= 3
    }
    let rest = hundredths % 100
    var text = String(digits)
    if rest > 0 { text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)" }
    return (value < 0 ? "−" : "") + text
  }

  static func point(
    _ year: Int, _ value: Double, joined: Bool = false, style: MarkStyle? = nil,
    interval: (Double, Double)? = nil
  ) -> Point {
    Point(
      x: Double(year) + 0.5, value: value, lower: interval?.0, upper: interval?.1,
      label: "\(year): \(plain(value))", style: style, joinsPrevious: joined)
  }

  /// Consecutive years, joined.
  static func run(from year: Int, _ values: [Double], band: Double? = nil) -> [Point] {
    values.enumerated().map { index, value in
      point(
        year + index, value, joined: index > 0,
        interval: band.map { (value - $0, value + $0) })
    }
  }

  static func spec(
    _ id: String, _ title: String, panels: [Spec.Panel], unit: String = "%", fromZero: Bool = true,
    key: [KeyEntry] = [official], rightToLeft: Bool = false
  ) -> Spec {
    Spec(
      id: id, title: title, subtitle: "4.1.1 · share of pupils at minimum level, per cent",
      source: "Global SDG Indicators Database, release 2019.Q2.G.01. Nothing was adjusted.",
      language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft, unitLabel: unit,
      panels: panels, key: key, yFromZero: fromZero, formatValue: plain,
      summary: "Line chart of \(id).",
      table: FigureTable(columns: ["year", "value"], rows: [["2006", "92"], ["2015", "80"]]),
      emptyNote: "No figure of any year")
  }

  /// Isolated points with a break between two tests, one of them collected by citizens.
  static let reading = spec(
    "reading", "Girls read better than boys in every test since 2015",
    panels: [
      Spec.Panel(
        title: "End of primary",
        lines: [
          Line(
            id: "girls", label: "Girls 82",
            points: [point(2001, 94.1), point(2006, 91.5), point(2015, 82.4, style: .ringed)]),
          Line(
            id: "boys", label: "Boys 77", shape: .square,
            points: [point(2001, 94.7), point(2006, 92.5), point(2015, 77.4, style: .ringed)]),
        ],
        breaks: [
          Spec.Break(
            x: 2011, before: "school tests (SACMEQ)",
            after: "citizens’ test, grade 5, in school or not")
        ]),
      Spec.Panel(
        title: "Grades 2 and 3",
        lines: [
          Line(
            id: "girls23", label: "Girls 63",
            points: [point(2015, 49.9, style: .ringed), point(2016, 62.6)]),
          Line(
            id: "boys23", label: "Boys 58", shape: .square,
            points: [point(2015, 42.4, style: .ringed), point(2016, 57.5)]),
        ],
        breaks: [Spec.Break(x: 2016, before: "citizens’ test", after: "national school test")]),
    ],
    key: [official, adopted, KeyEntry(.circle, "Girls"), KeyEntry(.square, "Boys")])

  /// Two sources, a yearly bar, months, and a wash between.
  static let air = spec(
    "air", "The citizen readings are about a third of the official estimate",
    panels: [
      Spec.Panel(
        lines: [
          Line(
            id: "official", label: "Official: all of Kenya",
            points: [
              Point(x: 2016.5, span: 2016...2017, value: 25.9, label: "Official, 2016: 25.9")
            ]),
          Line(
            id: "citizen", label: "Citizen sensors: Nairobi", style: .dashedOpen,
            points: [(8, 9.0), (9, 10.1), (10, 8.8), (11, 8.5)].map { month, value in
              Point(
                x: 2018 + (Double(month) + 0.5) / 12, value: value, label: "Citizen: \(value)",
                joinsPrevious: month > 8)
            }),
        ],
        gapNotes: [
          Spec.GapNote(from: 2017, to: 2018.667, text: "no official figure after 2016")
        ], xRange: 2016...2018)
    ], unit: "µg/m³", key: [official, citizen])

  static let single = spec(
    "single", "One figure is all there is",
    panels: [Spec.Panel(lines: [Line(id: "a", label: "Both sexes", points: [point(2014, 61.5)])])])

  static let long = spec(
    "long", "Sixty years of three groups",
    panels: [
      Spec.Panel(
        lines: ["Women", "Men", "All people"].enumerated().map { index, name in
          Line(
            id: "l\(index)", label: name, shape: PointShape.allCases[index],
            points: run(
              from: 1960,
              (0..<60).map { year in
                90 - Double(year) + Double((year * 7 + index * 5) % 11) + Double(index) * 3
              }))
        })
    ])

  static let negative = spec(
    "negative", "Growth fell below zero twice",
    panels: [
      Spec.Panel(
        lines: [
          Line(
            id: "g", label: "Growth per person",
            points: run(from: 2005, [2.1, 3.4, -1.2, 0.4, -3.9, 1.1, 2.6, 2.2, -0.3, 1.8]))
        ])
    ])

  static let large = spec(
    "large", "A billion dollars more each year",
    panels: [
      Spec.Panel(
        lines: [
          Line(
            id: "aid", label: "Aid received",
            points: run(from: 2010, (0..<9).map { 1.2e9 + Double($0) * 1.1e9 }))
        ])
    ], unit: "US dollars, constant")

  static let target = spec(
    "target", "Under-five mortality has more than halved since 2000",
    panels: [
      Spec.Panel(
        lines: [
          Line(
            id: "u5", label: "Deaths under five",
            points: run(
              from: 2000,
              [106, 103, 99, 95, 90, 85, 80, 75, 70, 65, 60, 57, 54, 52, 50, 49, 47, 46], band: 6))
        ],
        target: Spec.Target(value: 25, year: 2030, label: "target for 2030: 25"))
    ], unit: "per 1,000 live births", key: [official, .target("Target")])

  static let rightToLeft = spec(
    "rtl", "هواء المدينة: رقمان مختلفان",
    panels: [
      Spec.Panel(
        lines: [
          Line(id: "o", label: "رسمي: كل البلاد", points: run(from: 2010, [30, 29, 28, 27, 26.5])),
          Line(
            id: "c", label: "المواطنون: نيروبي", style: .dashedOpen,
            points: run(from: 2013, [12, 11, 9.5, 9])),
        ], gapNotes: [Spec.GapNote(from: 2017, to: 2020, text: "لا رقم رسمي")],
        xRange: 2010...2019)
    ], unit: "ميكروغرام/م³",
    key: [KeyEntry(.solidFilled, "رسمي"), KeyEntry(.dashedOpen, "المواطنون")], rightToLeft: true)

  static let longLabels = spec(
    "labels",
    "A headline that is as long as headlines should never be, and still is not cut but wrapped",
    panels: [
      Spec.Panel(
        lines: [
          Line(
            id: "a", label: "Persons with disabilities who live in informal settlements",
            points: run(from: 2008, [31, 32, 33, 35, 34, 36, 37])),
          Line(
            id: "b", label: "Internally displaced persons outside of camps, both sexes",
            shape: .square, points: run(from: 2008, [30, 31, 33, 34, 35, 35, 36])),
          Line(
            id: "c", label: "Everyone", style: .dashedOpen, shape: .diamond,
            points: run(from: 2008, [29, 30, 31.5, 33.5, 34, 34.5, 35.5])),
        ])
    ], key: [official, adopted, citizen])

  static let empty = spec(
    "empty", "Nobody has counted", panels: [Spec.Panel(lines: [])], key: [])

  static let ratio = spec(
    "ratio", "Parity was reached in 2012",
    panels: [
      Spec.Panel(
        lines: [
          Line(
            id: "p", label: "Parity index",
            points: run(from: 2008, [0.962, 0.971, 0.978, 0.991, 1.001, 1.004]) + [
              Point(
                x: 2015.5, value: 1.01, label: "2015: above 1.01", style: .aged, censored: .above)
            ])
        ])
    ], unit: "", fromZero: false)

  static let all = [
    reading, air, single, long, negative, large, target, rightToLeft, longLabels, empty, ratio,
  ]

  static let names = all.map(\.id)

  static func named(_ id: String) throws -> Spec {
    try #require(all.first { $0.id == id })
  }

  static func matrix(rows: Int, columns: Int, rightToLeft: Bool = false) -> MatrixSpec {
    let names = [
      "Women and girls", "Children", "Rural residents", "Young people", "People in poverty",
      "Older persons", "Persons with disabilities", "Migrants", "Refugees", "Displaced persons",
      "Indigenous Peoples", "People living with HIV", "Sex workers", "Prisoners",
    ]
    let titles = [
      "Reading and mathematics", "School completion", "Early development", "Pre-primary learning",
      "Adult learning", "Digital skills",
      "Equal learning (parity) between girls and boys, places, wealth and disability",
    ]
    let accents: [UInt32] = [0xC5192D, 0xFCC30B, 0x26BDE2]
    return MatrixSpec(
      id: "matrix-\(rows)-\(columns)", title: "Five of twelve indicators have no figure",
      subtitle: "Indicators about people, by group", source: "Global SDG Indicators Database.",
      language: rightToLeft ? "ar" : "en", rightToLeft: rightToLeft, rowHeader: "Indicator",
      columns: (0..<columns).map { MatrixColumn(label: names[$0 % names.count]) },
      rows: (0..<rows).map { row in
        MatrixRow(
          code: "4.\(row % 9 + 1).\(row / 9 + 1)", label: titles[row % titles.count],
          total: "\(row % 5) of \(columns)",
          cells: (0..<columns).map { column in
            let style = MarkStyle.allCases[(row * 5 + column * 3) % MarkStyle.allCases.count]
            return MatrixCell(style, style.rawValue)
          }, accent: accents[row % 3])
      },
      columnTotals: (0..<columns).map { "\($0) of \(rows)" },
      key: [
        official, KeyEntry(.both, "Official and citizen"), citizen,
        KeyEntry(.aged, "Official, before 2014"), KeyEntry(.absent, "Not counted"),
        KeyEntry(.notApplicable, "Does not apply"),
      ], summary: "Matrix of \(rows) rows.")
  }
}
