/// A published way to say how far a series is on its way. They disagree: one page shows one, and names it.
public enum ProgressMethod: String, Sendable, CaseIterable {
  case un2023 = "un-2023"
  case un2022 = "un-2022"
  case eurostat
  case openSDG = "open-sdg"
  case escap
  case escapAnticipated = "escap-anticipated"
  case sdsn
  case oecd
  case linear
  case aarr

  public func assess(_ question: ProgressQuestion) -> ProgressResult {
    if question.rule == .growth {
      return self == .linear
        ? LinearProgress.meanLevel(question) : .notAssessable(.isGrowth)
    }
    do throws(ProgressGap) {
      return switch self {
      case .un2023: try UNProgress2023.assess(question)
      case .un2022: try UNProgress2022.assess(question)
      case .eurostat: try EurostatProgress.assess(question)
      case .openSDG: try OpenSDGProgress.assess(question)
      case .escap: try ESCAPIndex.assess(question)
      case .escapAnticipated: try ESCAPAnticipated.assess(question)
      case .sdsn: try SDSNIndex.assess(question)
      case .oecd: try OECDDistance.assess(question)
      case .linear: try LinearProgress.assess(question)
      case .aarr: try AnnualReduction.assess(question)
      }
    } catch {
      return .notAssessable(error)
    }
  }
}
