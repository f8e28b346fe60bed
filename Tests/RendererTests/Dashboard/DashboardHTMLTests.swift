import Testing

@testable import Renderer

@Suite("HTML escapes by itself")
struct DashboardHTMLTests {
  @Test("A text put into markup cannot become markup")
  func escapesText() {
    let name = "<b title=\"x\">A & B's</b>"
    let html: HTML = "<td title=\"\(name)\">\(name)</td>"
    #expect(
      html.text
        == "<td title=\"&lt;b title=&quot;x&quot;&gt;A &amp; B&#39;s&lt;/b&gt;\">"
        + "&lt;b title=&quot;x&quot;&gt;A &amp; B&#39;s&lt;/b&gt;</td>")
  }

  @Test("Markup put into markup stays as it is")
  func keepsMarkup() {
    let inner: HTML = "<b>1</b>"
    let html: HTML = "<p>\(inner)\([inner, inner])</p>"
    #expect(html.text == "<p><b>1</b><b>1</b><b>1</b></p>")
  }

  @Test("Characters that no document may hold become the replacement character")
  func replacesControls() {
    #expect(HTML.escaping("a\u{0}b\u{1F}c\td").text == "a\u{FFFD}b\u{FFFD}c\td")
  }

  @Test("Words between asterisks are bold, and escaped")
  func sentences() {
    #expect(HTML.sentence("*3 < 4* of 5").text == "<b>3 &lt; 4</b> of 5")
    #expect(HTML.sentence("a lone * stays").text == "a lone * stays")
  }

  @Test(
    "A page names another by the shortest way, whatever folder it lies in",
    arguments: [
      ("index.html", "goals/4.html", "", "goals/4.html"),
      ("goals/4.html", "index.html", "", "../index.html"),
      ("goals/4.html", "goals/5.html", "", "5.html"),
      ("indicators/4-1-1/sources.html", "indicators/4-1-1.html", "", "../4-1-1.html"),
      ("indicators/4-1-1.html", "indicators/4-1-1/sources.html", "a-2", "4-1-1/sources.html#a-2"),
      ("gaps.html", "gaps.html", "old", "#old"),
    ])
  func references(from: String, to: String, anchor: String, expected: String) {
    #expect(PagePath(from).reference(to: PagePath(to), anchor: anchor) == expected)
  }

  @Test("Codes that look alike in a file name get names of their own")
  func slugs() {
    let names = Slug.unique(["1.3.1", "1-3-1", "Index", "٣"], reserved: ["index"])
    #expect(names == ["1.3.1": "1-3-1", "1-3-1": "1-3-1-2", "Index": "index-2", "٣": "x"])
  }

  @Test(
    "A goal's number is written in the better of white and ink",
    arguments: [("#FCC30B", "#17212B"), ("#19486A", "#fff"), ("#C5192D", "#fff")])
  func goalColours(colour: String, text: String) {
    #expect(StyleSheet.textColour(on: colour) == text)
  }

  @Test("Luminance agrees with the definition of WCAG")
  func luminance() {
    // Computed with the formula of WCAG 2.2 in Python.
    #expect(abs((StyleSheet.luminance("#808080") ?? 0) - 0.215860) < 1e-5)
    #expect(StyleSheet.luminance("red") == nil)
  }

  @Test("The style sheet stays within 12 KB and asks for nothing")
  func styleSheet() throws {
    let goals = (1...17).map {
      GoalSummary(number: $0, colour: "#C5192D", rows: [], listed: [])
    }
    let text = String(decoding: try StyleSheet.bytes(goals: goals), as: UTF8.self)
    #expect(text.utf8.count <= 12 * 1024)
    #expect(!text.contains("url("))
    #expect(!text.contains("@import"))
    #expect(!text.contains("/*"))
  }
}
