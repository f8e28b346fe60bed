import SDGModel
import Testing

/// The codes of the database's whole-country files of 2019, which differ from SDMX's.
@Suite("Codes of the 2019 release")
struct OlderReleaseTests {
  @Test(
    "Every code of a dimension column reads as an SDMX code",
    arguments: [
      ("educationLevelCode", "GRAD23 PRIMAR PREPRI SECOND LOWSEC UPPSEC"),
      ("disabilityStatusCode", "PD PWD _T"),
      (
        "hazardTypeCode",
        "ACIDT DROUG ELEST EPIDM FIREX FLOOD HEVRN LNDSL PLGUE STCOL STORM SUBSD WLDFR WNDST ERQAK"
      ),
      ("ihrCapacityCode", "IHR01 IHR10 IHR13 SPAR01 SPAR13"),
      ("locationCode", "R U _T"), ("modeOfTransportationCode", "RAI ROA"),
      ("nameOfInternationalInstitutionCode", "AFDB ECOSOC IBRD IFC IMF UNGA WTO"),
      ("nameOfNonCommunicableDiseaseCode", "CAN CAR DIA RES"), ("sexCode", "F M _T"),
      ("tariffRegimeStatusCode", "MFN PRF"), ("typeOfMobileTechnologyCode", "AL2G AL3G AL4G"),
      ("typeOfOccupationCode", "DENT NURS PHAR PHYS"),
      (
        "typeOfProductCode",
        "AGR ALP ARM CLO IND OIL TEX BIM COL CPR CRO FEO FOF GBO MEO NFO NMA NMC NMM PET RAW WCH WOD"
      ),
      ("typeOfProductCode", "MAZ GAS RIC"), ("typeOfSkillCode", "LITE NUME"),
      ("typeOfSpeedCode", "10MBPS 256KT2MBPS 2MT10MBPS ANYS"), ("freqCode", "ANNUAL"),
      ("boundsCode", "LB UB _T"), ("reportingTypeCode", "G"),
    ])
  func codes(column: String, codes: String) throws {
    let vocabulary = try Vocabulary.standard()
    let dimension = try #require(vocabulary.dimension(named: column))
    let words = codes.split(separator: " ").map(String.init)
    let found = words.map { vocabulary.category(dimension: dimension.id, text: $0)?.code }
    #expect(!found.contains(nil))
    #expect(Set(found).count >= words.count - 1, "only totals may share a code")
  }
}
