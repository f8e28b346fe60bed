import TestSupport
import Testing

/// Wrong usage ends with 64, whatever the command.
@Suite struct UsageTests {
  @Test(
    "Wrong usage ends with 64 and says what was expected",
    arguments: [
      ["build", "--threads", "0"], ["check", "--threads", "-1"],
      ["convert", "a", "--threads", "0"],
      ["coverage", "--threads", "many"], ["gaps", "--format", "xml"], ["bild"], ["convert"],
      ["explain"], ["build", "--outptu", "a"], ["new"], ["convert", "a", "--to", "xlsx"],
    ])
  func wrongUsage(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.exitCode == 64, "\(run.all)")
    #expect(run.errors.contains("Error: "))
    #expect(run.output == "")
  }

  @Test("An option that is nearly right is suggested")
  func suggestsOptions() throws {
    #expect(try Program.run(["build", "--outptu", "a"]).errors.contains("--output"))
  }

  @Test(
    "A filter that the project does not have ends with 2 and lists what it has",
    arguments: [
      (["coverage", "--group", "nobody"], "ferryfolk"), (["gaps", "--group", "nobody"], "elders"),
      (["gaps", "--requirement", "wish"], "framework"), (["coverage", "--country", "Q"], "M49"),
    ])
  func unknownFilters(arguments: [String], known: String) throws {
    let run = try Program.run(
      [arguments[0], InventedProject.original.path] + arguments.dropFirst())
    #expect(run.exitCode == 2, "\(run.all)")
    #expect(run.errors.contains(known), "\(run.errors)")
  }

  @Test("Every command explains itself, and the version is printed")
  func helps() throws {
    for command in ["build", "new", "check", "convert", "coverage", "gaps", "explain"] {
      let run = try Program.run([command, "--help"])
      #expect(run.exitCode == 0)
      #expect(run.output.contains("USAGE: whocounts \(command)"))
    }
    #expect(try Program.run(["--version"]).output.split(separator: ".").count == 3)
  }

  @Test("A file that cannot be converted ends with 2 and is named")
  func convertsNothing() throws {
    let run = try Program.run(["convert", "nowhere.csv"])
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("nowhere.csv: The file cannot be read"))
  }
}
