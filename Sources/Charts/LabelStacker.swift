/// Places labels along one side without overlap.
enum LabelStacker {
  /// The centres of labels that stay as near to the desired ones as they can.
  ///
  /// Labels that touch are merged into a stack that stands at the mean of its members' wishes and
  /// is kept within the range; stacks that then touch are merged again (the rule of the line
  /// legends of OWID's grapher). Labels keep the order of their wishes.
  static func centres(
    _ wishes: [Double], heights: [Double], within range: ClosedRange<Double>
  ) -> [Double] {
    var stacks: [Stack] = []
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    for index in order {
      stacks.append(Stack(index, wishes[index], heights[index], range))
      while stacks.count > 1 {
        let last = stacks[stacks.count - 1]
        let previous = stacks[stacks.count - 2]
        if previous.top + previous.height <= last.top { break }
        stacks.removeLast(2)
        stacks.append(previous.merged(with: last, range))
      }
    }
    var centres = wishes
    for stack in stacks {
      var top = stack.top
      for index in stack.members {
        centres[index] = top + heights[index] / 2
        top += heights[index]
      }
    }
    return centres
  }

  private struct Stack {
    var members: [Int]
    var height: Double
    /// The sum over the members of the top that each would like the stack to have.
    var wishedTops: Double
    var top: Double

    init(_ index: Int, _ wish: Double, _ height: Double, _ range: ClosedRange<Double>) {
      members = [index]
      self.height = height
      wishedTops = wish - height / 2
      top = 0
      settle(range)
    }

    func merged(with next: Stack, _ range: ClosedRange<Double>) -> Stack {
      var stack = self
      stack.members += next.members
      stack.wishedTops += next.wishedTops - height * Double(next.members.count)
      stack.height += next.height
      stack.settle(range)
      return stack
    }

    mutating func settle(_ range: ClosedRange<Double>) {
      let mean = wishedTops / Double(members.count)
      top = max(range.lowerBound, min(mean, range.upperBound - height))
    }
  }
}

/// What labels must not cover.
struct Obstacles {
  private(set) var boxes: [Box] = []

  mutating func add(_ box: Box) { boxes.append(box) }

  /// A line as a chain of small boxes.
  mutating func add(from: Vector, to: Vector, reach: Double) {
    let length = max(abs(to.x - from.x), abs(to.y - from.y))
    let steps = max(1, Int(length / 8))
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      let x = from.x + (to.x - from.x) * share
      let y = from.y + (to.y - from.y) * share
      add(Box(left: x - reach, top: y - reach, right: x + reach, bottom: y + reach))
    }
  }

  func isFree(_ box: Box) -> Bool { !boxes.contains { $0.overlaps(box) } }

  /// How many obstacles a box would cover.
  func covered(by box: Box) -> Int { boxes.count { $0.overlaps(box) } }
}
