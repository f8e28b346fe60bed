/// Sizes in px. Narrow figures have sizes of their own, so that nothing is ever scaled down.
struct Metrics {
  let narrow: Bool

  /// Room around a framed figure.
  var padding: Double { narrow ? 14 : 22 }
  var titleSize: Double { narrow ? 18 : 21 }
  var subtitleSize: Double { narrow ? 13 : 15 }
  var keySize: Double { narrow ? 12.5 : 13.5 }
  var sourceSize: Double { narrow ? 11.5 : 12.5 }
  /// Axes and notes.
  var axisSize: Double { narrow ? 12 : 13 }
  /// Direct labels.
  var labelSize: Double { narrow ? 12.5 : 14 }
  var dotRadius: Double { narrow ? 4 : 4.5 }
  var plotHeight: Double { narrow ? 230 : 296 }
  /// The widest that a direct label in the margin may become.
  var marginLabel: Double { narrow ? 104 : 168 }

  func lineHeight(_ size: Double) -> Double { (size * 1.28).rounded() }
}
