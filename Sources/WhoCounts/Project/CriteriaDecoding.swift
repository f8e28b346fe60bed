import FileFormats
import SDGModel

/// Decodes `criteria.yaml`: what the statistics office asks of a citizen source for each tier.
enum CriteriaDecoder {
  static func criteria(_ root: YAMLNode) throws(YAMLError) -> QualityCriteria {
    var map = try StrictMap(root)
    map.ignore("schema")
    var criteria = QualityCriteria.standard
    criteria.owner = try map.string("owner") ?? ""
    if var tiers = try map.map("tiers") {
      for tier in Tier.allCases where tier > .reject {
        guard let node = tiers.node(tier.rawValue) else { continue }
        criteria.requirements[tier] = try requirement(node)
      }
      try tiers.finish()
    }
    if let node = map.node("conflict") { criteria.conflict = try conflict(node) }
    try map.finish()
    return criteria
  }

  /// `{percent: 10, difference: 2, z: 3}`.
  private static func conflict(
    _ node: YAMLNode
  ) throws(YAMLError) -> QualityCriteria.ConflictLimits {
    var map = try StrictMap(node)
    var limits = QualityCriteria.ConflictLimits()
    let percent = try map.double("percent")
    limits.relative = percent.map { $0 / 100 } ?? limits.relative
    limits.absolute = try map.double("difference") ?? limits.absolute
    limits.z = try map.double("z") ?? limits.z
    guard limits.relative >= 0, limits.absolute >= 0, limits.z > 0 else {
      throw node.expected("limits of 0 or more, and `z` above 0")
    }
    try map.finish()
    return limits
  }

  private static func requirement(_ node: YAMLNode) throws(YAMLError) -> QualityCriteria.Requirement
  {
    var map = try StrictMap(node)
    var result = QualityCriteria.Requirement(minimum: [:])
    if let node = map.node("minimum") { result.minimum = try scores(node) }
    for node in try map.node("oneOf")?.requireList() ?? [] {
      result.oneOf.append(try scores(node))
    }
    if let node = map.node("percent") {
      let percent = try node.requireInt()
      guard (0...100).contains(percent) else { throw node.expected("0 to 100 per cent") }
      result.percent = percent
    }
    if let node = map.node("noOpenConflict"), try !node.requireBool() {
      throw node.expected(
        "true, or nothing: an open conflict stands in the way of every tier above")
    }
    result.needsValidation = try map.bool("validation") ?? false
    try map.finish()
    return result
  }

  private static func scores(_ node: YAMLNode) throws(YAMLError) -> [String: Int] {
    var map = try StrictMap(node)
    var scores: [String: Int] = [:]
    for criterion in QualityCriteria.known {
      guard let node = map.node(criterion) else { continue }
      let score = try node.requireInt()
      guard (0...QualityCriteria.highest).contains(score) else {
        throw node.expected("a score of 0 to 3")
      }
      scores[criterion] = score
    }
    try map.finish()
    return scores
  }
}
