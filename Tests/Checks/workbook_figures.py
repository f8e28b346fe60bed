#!/usr/bin/env python3
"""Compares every figure of the worked example with the workbooks that it was carried over from.

    python3 Tests/Checks/workbook_figures.py [WORKBOOKS [INDICATORS]]

WORKBOOKS is the folder of UNSD's country workbooks (one per goal, one row per series and
breakdown, one column per year), INDICATORS the example's folder. Without the workbooks the check
says that it is skipped (exit code 77). It needs openpyxl.

It shares no code with the tool: the tidy files are read with Python's csv module and each row is
looked up in the workbooks, then whatever of the workbooks was not met is counted.
Exit code 1 if anything differs.
"""
import csv
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WHOCOUNTS_SHARED") or ROOT.parent / "shared") / "data/unsd-kenya/wide-xlsx"

# Column of the tidy file -> column of the workbook, and how its codes are written there.
DIMENSIONS = {
    "age": ("ageCode", {}),
    "sex": ("sexCode", {}),
    "location": ("locationCode", {}),
    "education": ("educationLevelCode", {
        "ISCED11A_0_G23": "GRAD23", "ISCED11_1": "PRIMAR", "ISCED11_02": "PREPRI",
        "AGG_2_3": "SECOND", "ISCED11_2": "LOWSEC", "ISCED11_3": "UPPSEC"}),
    "skill": ("typeOfSkillCode", {"SKILL_LTRCY": "LITE", "SKILL_NMRCY": "NUME"}),
    "occupation": ("typeOfOccupationCode", {
        "ISCO08_2261": "DENT", "ISCO08_222_322": "NURS", "ISCO08_2262": "PHAR",
        "ISCO08_221": "PHYS"}),
    "hazard": ("hazardTypeCode", "HZT_"),
    "product": ("typeOfProductCode", {
        "CPC2_1_112": "MAZ", "MF1": "BIM", "MF41": "COL", "MF121": "CPR", "MF11": "CRO",
        "MF21": "FEO", "MF4": "FOF", "MF122": "GBO", "MF2": "MEO", "MF22": "NFO",
        "MF_AGG3B": "NMA", "MF_AGG3A": "NMC", "MF3": "NMM", "MF421": "PET", "MF14": "WCH",
        "MF13": "WOD", "AGG_AGR": "AGR", "AGG_ARMS": "ARM", "AGG_CLTH": "CLO",
        "AGG_IND": "IND", "AGG_OIL": "OIL", "AGG_TXT": "TEX"}),
    "disease": ("nameOfNonCommunicableDiseaseCode", {
        "NCD_CNCR": "CAN", "NCD_CARDIO": "CAR", "NCD_DIABTS": "DIA", "NCD_CRESPD": "RES"}),
    "ihrCapacity": ("ihrCapacityCode", "_"),
    "transport": ("modeOfTransportationCode", "MOT_"),
    "mobileTechnology": ("typeOfMobileTechnologyCode", {}),
    "institution": ("nameOfInternationalInstitutionCode", "IO_"),
    "tariffRegime": ("tariffRegimeStatusCode", {}),
    "speed": ("typeOfSpeedCode", {
        "IS_GE10M": "10MBPS", "IS_256KT2M": "256KT2MBPS", "IS_2MT10M": "2MT10MBPS"}),
}
# What the workbooks call the total; blank in the tidy files.
TOTALS = {"", "_T", "RAW", "ALP", "ANYS"}
UNITS = {"PT": "PERCENT", "T": "TONNES", "IX": "INDEX", "RO": "RATIO"}
CITIES = {"404": "", "NAIROBI": "NAIROBI"}


def workbook_code(dimension, code):
    column, rule = DIMENSIONS[dimension]
    if isinstance(rule, dict):
        return rule.get(code, code)
    return code.replace(rule, "", 1)


def number(text):
    """The double that a text stands for; None for a censored or unreadable one."""
    try:
        return float(text)
    except ValueError:
        return None


def of_year(folded, year):
    """The part of `[2003-2004]: text // [2005]: text` that speaks of a year."""
    text = "" if folded is None else str(folded)
    if not text.startswith("["):
        return text.strip()
    for part in re.split(r" // (?=\[)", text):
        years, words = part[1:].split("]: ", 1)
        for span in years.split(","):
            first, _, last = span.partition("-")
            if int(first) <= year <= int(last or first):
                return words.strip()
    return ""


def read_workbooks(folder):
    """Key of a series row -> bound -> the row as a dictionary."""
    import openpyxl

    rows = {}
    for goal in range(1, 18):
        sheet = openpyxl.load_workbook(folder / f"Country_Kenya_404_Goal_{goal}.xlsx").worksheets[0]
        lines = sheet.iter_rows(values_only=True)
        header = next(lines)
        for cells in lines:
            row = dict(zip(header, cells))
            key = [str(row["indicator"]), row["seriesCode"], row.get("citiesCode") or ""]
            for column, _ in DIMENSIONS.values():
                code = row.get(column) or ""
                key.append("" if code in TOTALS else code)
            bound = row.get("boundsCode") or "_T"
            found = rows.setdefault(tuple(key), {})
            assert bound not in found, f"two rows for {key}"
            found[bound] = row
    return rows


def main(arguments):
    folder = Path(arguments[0]) if arguments else SHARED
    example = Path(arguments[1]) if len(arguments) > 1 else ROOT / "indicators"
    if not folder.is_dir():
        print(f"workbook figures: skipped, there is no {folder}")
        return 77
    workbooks = read_workbooks(folder)
    wanted = {
        (key, bound, int(column[6:]))
        for key, bounds in workbooks.items() for bound, row in bounds.items()
        for column, value in row.items()
        if re.fullmatch(r"value_\d{4}", column) and value is not None}
    rows_of_workbooks = sum(len(bounds) for bounds in workbooks.values())
    met, faults, marked, adopted, indicators, notes = set(), [], 0, 0, set(), 0

    for path in sorted((example / "data/official").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            unknown = set(reader.fieldnames) - set(DIMENSIONS) - {
                "indicator", "series", "area", "period", "value", "lower", "upper", "unit",
                "nature", "status", "source", "note"}
            if unknown:
                faults.append(f"{path.name}: columns that nothing checks: {sorted(unknown)}")
            for row in reader:
                place = f"{path.name}:{reader.line_num}"
                key = (row["indicator"], row["series"], CITIES.get(row["area"], "?")) + tuple(
                    workbook_code(name, row.get(name) or "") for name in DIMENSIONS)
                if key not in workbooks or "_T" not in workbooks[key]:
                    faults.append(f"{place}: the workbooks have no series row {key}")
                    continue
                indicators.add(row["indicator"])
                year = int(row["period"])
                for field, bound in (("value", "_T"), ("lower", "LB"), ("upper", "UB")):
                    text = row.get(field) or ""
                    origin = workbooks[key].get(bound)
                    if origin is None:
                        if text:
                            faults.append(f"{place}: {field} {text}, the workbooks have none")
                        continue
                    value = origin.get(f"value_{year}")
                    detail = of_year(origin.get("valueDetails"), year) if str(
                        origin.get("valueDetails")).startswith("[") else ""
                    if value is None:
                        if text or (detail == "NA") != (row.get("status") == "O"):
                            faults.append(f"{place}: {field} {text!r}, workbook {detail!r}")
                        marked += detail == "NA"
                        continue
                    met.add((key, bound, year))
                    expected = detail if detail.startswith("<") else None
                    same = text == expected if expected else number(text) == float(value)
                    if not same:
                        faults.append(f"{place}: {field} {text!r}, workbook {value!r} {detail}")
                origin = workbooks[key]["_T"]
                nature = of_year(origin["nature"], year).split(":")[0].replace("NA", "_X")
                for field, told, expected in (
                    ("source", row.get("source"), of_year(origin["sources"], year)),
                    ("note", row.get("note"), of_year(origin["footnotes"], year)),
                    ("nature", row["nature"], nature),
                    ("unit", UNITS.get(row["unit"], row["unit"]), origin["unitsCode"]),
                ):
                    if (told or "") != expected:
                        faults.append(f"{place}: {field} {told!r}, workbook {expected!r}")
                adopted += "PAL Network" in (row.get("source") or "")
                notes += row["indicator"] == "16.1.1" and "should not be compared" in (
                    row.get("note") or "")

    missing = wanted - met
    faults += [f"missing: {key} {bound} {year}" for key, bound, year in sorted(missing)[:20]]
    for what, found, expected in (
        ("figures", len(met), 6624), ("entries marked as not available", marked, 28),
        ("series rows", rows_of_workbooks, 807), ("indicators", len(indicators), 137),
        ("rows of the citizen-led assessment", adopted, 24),
        ("rows of 16.1.1 with the warning against comparison", notes, 32),
    ):
        if found != expected:
            faults.append(f"{what}: {found}, not {expected}")
    for fault in faults[:40]:
        print(fault)
    print(f"workbook figures: {len(met)} compared, {len(faults)} different")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
