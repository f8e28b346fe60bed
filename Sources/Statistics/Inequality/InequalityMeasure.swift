/// The measures of inequality between groups, by the ids that programs know them by.
public enum InequalityMeasure: String, Sendable, CaseIterable {
  case d, r, aci, rci
  case rciWagstaff = "rci_wagstaff"
  case rciErreygers = "rci_erreygers"
  case sii
  case siiLinear = "sii_linear"
  case rii
  case riiLinear = "rii_linear"
  case bgv, bgsd, cov, mdmu, mdmw, mdbu, mdbw, mdru, mdrw, idisu, idisw, ti, mld, par, paf
  case dissimilarity, hoi, gini, palma
  case quintileRatio = "s80s20"

  /// In which unit it is.
  public enum Unit: String, Sendable { case indicator, squared, percent, none }

  public var unit: Unit {
    switch self {
    case .d, .aci, .sii, .siiLinear, .bgsd, .mdmu, .mdmw, .mdbu, .mdbw, .mdru, .mdrw, .par,
      .hoi:
      .indicator
    case .bgv: .squared
    case .cov, .idisu, .idisw, .paf: .percent
    case .r, .rci, .rciWagstaff, .rciErreygers, .rii, .riiLinear, .ti, .mld, .dissimilarity,
      .gini, .palma, .quintileRatio:
      .none
    }
  }

  /// Whether its error is that of its logarithm.
  public var isRatio: Bool { self == .r || self == .rii || self == .riiLinear }

  /// Whether no formula gives its error: the interval is simulated.
  public var isSimulated: Bool {
    switch self {
    case .bgsd, .cov, .mdmu, .mdmw, .mdbu, .mdbw, .mdru, .mdrw, .idisu, .idisw,
      .dissimilarity, .hoi, .gini, .palma, .quintileRatio:
      true
    default: false
    }
  }

  func value(_ sample: InequalitySample) throws(MeasureGap) -> MeasureValue {
    switch self {
    case .d: try Difference.value(sample)
    case .r: try GroupRatio.value(sample)
    case .aci: try ConcentrationIndex.absolute(sample)
    case .rci: try ConcentrationIndex.relative(sample)
    case .rciWagstaff: try ConcentrationIndex.wagstaff(sample)
    case .rciErreygers: try ConcentrationIndex.erreygers(sample)
    case .sii: try SlopeIndex.slope(sample)
    case .siiLinear: try LinearSlopeIndex.slope(sample)
    case .rii: try SlopeIndex.relative(sample)
    case .riiLinear: try LinearSlopeIndex.relative(sample)
    case .bgv: try BetweenGroupVariance.variance(sample)
    case .bgsd: try BetweenGroupVariance.deviation(sample)
    case .cov: try BetweenGroupVariance.coefficient(sample)
    case .mdmu: try MeanDifference.value(sample, from: .mean, isWeighted: false)
    case .mdmw: try MeanDifference.value(sample, from: .mean, isWeighted: true)
    case .mdbu: try MeanDifference.value(sample, from: .best, isWeighted: false)
    case .mdbw: try MeanDifference.value(sample, from: .best, isWeighted: true)
    case .mdru: try MeanDifference.value(sample, from: .reference, isWeighted: false)
    case .mdrw: try MeanDifference.value(sample, from: .reference, isWeighted: true)
    case .idisu: try IndexOfDisparity.value(sample, isWeighted: false)
    case .idisw: try IndexOfDisparity.value(sample, isWeighted: true)
    case .ti: try TheilIndex.value(sample)
    case .mld: try MeanLogDeviation.value(sample)
    case .par: try PopulationAttributable.risk(sample)
    case .paf: try PopulationAttributable.fraction(sample)
    case .dissimilarity: try DissimilarityIndex.value(sample)
    case .hoi: try DissimilarityIndex.opportunity(sample)
    case .gini: try IncomeDistribution.gini(sample)
    case .palma: try IncomeDistribution.palma(sample)
    case .quintileRatio: try IncomeDistribution.quintiles(sample)
    }
  }
}

extension InequalityTable {
  /// A measure of the table.
  public func measure(_ measure: InequalityMeasure) throws(MeasureGap) -> MeasureValue {
    try measure.value(InequalitySample(self))
  }
}
