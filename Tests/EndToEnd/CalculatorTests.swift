import Foundation
import TestSupport
import Testing
import WhoCounts

@Suite("The calculators print what they compute")
struct CalculatorTests {
  private func file(_ text: String) throws -> String {
    let path = try temporaryFolder().appendingPathComponent("table.csv")
    try Data(text.utf8).write(to: path)
    return path.path
  }

  @Test("combine: one row for each period, with the reason for a refusal")
  func combine() throws {
    let path = try file("period,official,citizen\n2014,50,40\n2015,,42\n2019,,44\n2020,*,45\n")
    let found = try Combine.run(file: path, method: .ratioLast, options: CombinationOptions())
    #expect(
      found.table.csv() == """
        period,value,se,lower,upper,status,factor,weights
        2014,50,,,,A,,
        2015,52.5,,,,F,1.25,
        2019,55,,,,F; refused by the merge: more than three years after the last common figure,1.25,
        2020,56.25,,,,F; refused by the merge: more than three years after the last common figure; \
        the official figure is suppressed and must not be filled,1.25,

        """)
  }

  @Test("combine: estimates of one period, with their weights")
  func estimates() throws {
    let path = try file("label,estimate,se\noffice,10,1\ncitizens,12,1\n")
    let found = try Combine.run(file: path, method: .fixed, options: CombinationOptions())
    #expect(found.table.rows.first?[1] == .number(11))
    #expect(found.table.rows.first?[7] == .text("office 0.5; citizens 0.5"))
  }

  @Test("Every problem of a file is named with its line, and nothing is computed")
  func problems() throws {
    let path = try file(
      "period,official,citizen\n2014,5,x\n2014,5,6\nsoon,1,2\n2016,1,2\n")
    let error = #expect(throws: ProjectError.self) {
      try Combine.run(file: path, method: .denton, options: CombinationOptions())
    }
    #expect(error?.problems.map(\.place) == ["\(path):2", "\(path):3", "\(path):4"])
    let unknown = try file("period,official,citzen\n2014,5,6\n")
    let misspelt = #expect(throws: ProjectError.self) {
      try Agree.run(file: unknown, margin: .absolute(5))
    }
    #expect(misspelt?.problems.map(\.hint).contains("Did you mean citizen?") == true)
  }

  @Test("protect: what is shown, what is hidden, and what can be derived")
  func protect() throws {
    let path = try file("county,a,b,c,Total\nAlder,40,3,57,100\nBeck,60,35,25,120\n")
    let found = try Protect.run(file: path, threshold: 10, width: 10, base: nil)
    #expect(
      found.table.csv().split(separator: "\n").prefix(5) == [
        "row,column,published,kind,feasibleLower,feasibleUpper", "Alder,a,40,open,40,40",
        "Alder,b,,primary,0,38", "Alder,c,,complementary,22,60", "Beck,a,60,open,60,60",
      ])
    #expect(!found.table.csv().contains(",3,"))
    let wrong = try file("county,a,b,Total\nAlder,40,3,44\n")
    #expect(throws: ProjectError.self) {
      try Protect.run(file: wrong, threshold: 10, width: 10, base: nil)
    }
  }

  @Test("measure: every measure with its estimate or the reason why there is none")
  func measure() throws {
    let path = try file(
      "label,estimate,se,population\nNorth,40,2,100\nSouth,55,2,150\nWest,30,2,50\nEast,70,2,200\n")
    let plain = try Measure.run(file: path, options: Measure.Options())
    func row(_ id: String, _ result: CommandResult) -> [String] {
      result.table.csv().split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }.first { $0[0] == id } ?? []
    }
    #expect(row("d", plain)[1] == "40")
    #expect(row("aci", plain)[1].isEmpty)
    #expect(row("aci", plain)[6] == "the groups have no order")
    #expect(plain.lines.first?.contains("largest and the smallest") == true)
    var options = Measure.Options()
    (options.isOrdered, options.scale) = (true, 100)
    let ordered = try Measure.run(file: path, options: options)
    // Without a column of orders the rows stand in theirs: the last less the first.
    #expect(row("d", ordered)[1] == "30")
    #expect(!row("sii", ordered)[1].isEmpty)
    #expect(ordered.lines == ["Furthest behind: West.", ""])
  }

  @Test("measure: a misspelt reference and a group that stands twice are told")
  func measureProblems() throws {
    let path = try file("label,estimate\nNorth,40\nSouth,55\n")
    var options = Measure.Options()
    options.reference = "Nort"
    let error = #expect(throws: ProjectError.self) { try Measure.run(file: path, options: options) }
    #expect(error?.problems.first?.hint == "Did you mean North?")
    let twice = try file("label,estimate,se\nNorth,40,1\nNorth,55,-1\n")
    let problems = #expect(throws: ProjectError.self) {
      try Measure.run(file: twice, options: Measure.Options())
    }
    #expect(problems?.problems.map(\.place) == ["\(twice):3"])
  }

  @Test(
    "progress: classes by every method, a break and a forecast told, the errors held against the change"
  )
  func progress() throws {
    let path = try file("year,value,se\n2010,90,1\n2015,50b,2\n2022,53,2\n2030,80f,\n")
    var options = Progress.Options()
    options.target = 100
    let found = try Progress.run(file: path, options: options)
    #expect(found.table.rows.count == Progress.Method.allCases.count)
    #expect(found.table.csv().contains("un-2023,marginal_progress,"))
    let lines = found.lines.joined(separator: "\n")
    #expect(lines.contains("From 50 in 2015 to 53 in 2022."))
    #expect(lines.contains("no significant change"))
    #expect(lines.contains("begins anew in 2015"))
    #expect(lines.contains("Forecasts left out: 1."))
  }

  @Test("progress: a year that stands twice, and text for a figure, are told with their lines")
  func progressProblems() throws {
    let path = try file("year,value\n2015,50\n2015,51\n2016,many\n20x6,4\n")
    let error = #expect(throws: ProjectError.self) {
      try Progress.run(file: path, options: Progress.Options())
    }
    #expect(error?.problems.map(\.place) == ["\(path):3", "\(path):4", "\(path):5"])
  }

  @Test("tree: groups with their rates; a misspelt column and too few persons are told")
  func tree() throws {
    let path = try file(
      "sex,place,n,met\nF,rural,200,40\nF,urban,150,90\nM,rural,180,60\nM,urban,160,120\n")
    let found = try Tree.run(file: path, ordered: [])
    #expect(found.table.csv().contains("place=rural & sex=F,200,40,20,"))
    let error = #expect(throws: ProjectError.self) { try Tree.run(file: path, ordered: ["plaec"]) }
    #expect(error?.problems.first?.hint == "Did you mean place?")
    let few = try file("sex,n,met\nF,100,40\nM,100,60\n")
    #expect(throws: ProjectError.self) { try Tree.run(file: few, ordered: []) }
    let wrong = try file("sex,n,met\nF,100,140\nF,100,60\n")
    let problems = #expect(throws: ProjectError.self) { try Tree.run(file: wrong, ordered: []) }
    #expect(problems?.problems.map(\.place) == ["\(wrong):2", "\(wrong):3"])
  }

  @Test("tree: a group without a name and parts of persons are told with their lines")
  func treeOfWeights() throws {
    let path = try file("sex,n,met\nF,500.5,140\n,400,60\nM,300,60\n")
    let error = #expect(throws: ProjectError.self) { try Tree.run(file: path, ordered: []) }
    #expect(error?.problems.map(\.place) == ["\(path):2", "\(path):3"])
  }

  @Test("progress, gap: years without a figure are counted, and a target below 0 is taken")
  func blanks() throws {
    let path = try file("year,value\n2015,-2\n2016,\n2020,-5\n")
    let run = try Program.run(
      ["progress", path, "--direction", "decrease", "--target", "-10"],
      in: FileManager.default.temporaryDirectory)
    #expect(run.exitCode == 0, "\(run.all)")
    #expect(run.output.contains("Years without a figure: 1."))
    let gaps = try file("year,ahead,behind\n2015,80,50\n2018,81,\n2021,88,68\n")
    #expect(
      try GapCommand.run(file: gaps, isAdverse: false).lines
        .contains("Years left out, in which a group has no figure: 1."))
  }

  @Test("gap: the verdict, who moved, and no years to close where nothing is shown to narrow")
  func gap() throws {
    let path = try file(
      "year,ahead,behind,ahead_se,behind_se\n2015,80,50,1,2\n2021,88,68,1,2\n2023,90,,1,\n")
    let found = try GapCommand.run(file: path, isAdverse: false)
    #expect(found.lines[0] == "Narrowing: upward convergence.")
    #expect(found.lines.contains("At this pace closed in 12.0 years."))
    #expect(found.table.rows.count == 2)
    let swapped = try file("year,ahead,behind\n2015,50,60\n2021,50,70\n")
    #expect(
      try GapCommand.run(file: swapped, isAdverse: false).lines[0].contains("may be swapped"))
    let still = try file("year,ahead,behind,ahead_se,behind_se\n2015,80,50,3,4\n2021,81,53,3,4\n")
    let lines = try GapCommand.run(file: still, isAdverse: false).lines
    #expect(lines[0] == "No significant change: upward convergence.")
    #expect(!lines.contains { $0.contains("closed") })
  }

  @Test("A file that is empty is told, by every calculator")
  func emptyFiles() throws {
    let path = try file("")
    func told(_ run: () throws -> CommandResult) {
      let error = #expect(throws: ProjectError.self) { try run() }
      #expect(error?.problems.isEmpty == false)
    }
    told { try Measure.run(file: path, options: Measure.Options()) }
    told { try Progress.run(file: path, options: Progress.Options()) }
    told { try Tree.run(file: path, ordered: []) }
    told { try GapCommand.run(file: path, isAdverse: false) }
    told { try Agree.run(file: path, margin: .absolute(5)) }
  }

  @Test("combine says that the two contradict each other, whatever the method")
  func contradiction() throws {
    let apart = try file(
      "period,official,citizen,official_se,citizen_se\n2014,80,40,1,1\n2016,82,38,1,1\n2018,84,36,1,1\n2019,,35,,1\n"
    )
    let found = try Combine.run(file: apart, method: .ratioMean, options: CombinationOptions())
    #expect(found.lines.first?.contains("contradict each other") == true)
    let near = try file("period,official,citizen\n2014,80,79\n2016,82,81\n2019,,83\n")
    #expect(
      try Combine.run(file: near, method: .ratioMean, options: CombinationOptions()).lines.isEmpty)
  }
}
