import SDGModel
import Testing

@Suite("What a recipe says of a figure")
struct FigureRemarkTests {
  @Test("Every remark that is written into a note is read back as it was")
  func roundTrip() {
    var remarks: [FigureRemark] = [
      .counted(1234, of: "water points"), .unanswered(nil), .unanswered(17), .effort(12.5),
      .scale(from: 0, to: 10, isByPeople: true), .scale(from: 1, to: 5, isByPeople: false),
      .weighted(effectiveSize: 81.3, isFitted: false),
      .weighted(effectiveSize: 240, isFitted: true), .completeness(77.4),
    ]
    for basis in EstimateBasis.allCases {
      for method in [nil] + EstimateBasis.methods where basis.words(method) != nil {
        remarks.append(.basis(basis, method: method))
      }
    }
    for first in remarks {
      #expect(says(FigureRemark.read(first.text), first), "\(first.text)")
      for second in remarks {
        if case .counted = second { continue }
        let read = FigureRemark.read(FigureRemark.note([first, second]))
        #expect(read?.count == 2 && says(read?.first, first) && says(read?.last, second))
      }
    }
  }

  /// Two bases may say the same.
  private func says(_ read: FigureRemark?, _ remark: FigureRemark) -> Bool {
    read?.text == remark.text
  }

  private func says(_ read: [FigureRemark]?, _ remark: FigureRemark) -> Bool {
    read?.count == 1 && says(read?.first, remark)
  }

  @Test(
    "What somebody wrote is no remark of a recipe, nor is a remark that somebody added to",
    arguments: [
      "", "Taps in the yard", "2 of 3; counted again", "effort much", "weighted",
      "on a scale from low to high", "effort 3; see the report",
      "effort 3 | Value as written: 4; corrected by decision",
    ])
  func others(note: String) { #expect(FigureRemark.read(note) == nil) }
}
