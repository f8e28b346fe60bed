#!/usr/bin/env python3
"""Do Rwanda's SDMX-ML, its SDMX-CSV and its workbook give the same observations, cell by cell?

    WHOCOUNTS=path/to/whocounts WHOCOUNTS_SHARED=path python3 Tests/Checks/rwanda_three_ways.py

Each file is read by the tool and, independently, by ElementTree, csv or openpyxl; the workbook by the
mapping that `inspect` proposes for it, confirmed as it stands. The message was written from the
workbook with one decimal, so that a figure of the workbook agrees where it rounds to that of the
message. Exit code 1 on a difference, 77 without the program or the data.
"""
import csv
import io
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl

DIMENSIONS = ["SERIES", "REF_AREA", "SEX", "AGE", "URBANISATION", "INCOME_WEALTH_QUANTILE",
              "EDUCATION_LEV", "OCCUPATION", "CUST_BREAKDOWN", "COMPOSITE_BREAKDOWN",
              "DISABILITY_STATUS", "ACTIVITY", "PRODUCT", "TIME_PERIOD", "UNIT_MEASURE"]
COUNTRY = {"RW", "646"}


def key(fields):
    """What tells an observation from every other; the country by one code."""
    parts = [str(fields.get(name) or "_T") for name in DIMENSIONS]
    parts[1] = "646" if parts[1] in COUNTRY else parts[1]
    return tuple(parts)


def of_message(path):
    """Series elements, keys without the unit, observations."""
    observations = {}
    series = 0
    keys = set()
    for element in ElementTree.parse(path).iter():
        if element.tag.split("}")[-1] != "Series":
            continue
        series += 1
        keys.add(tuple(sorted((k, v) for k, v in element.attrib.items()
                              if k in DIMENSIONS and k != "UNIT_MEASURE")))
        for child in element:
            if child.tag.split("}")[-1] == "Obs":
                found = key({**element.attrib, **child.attrib})
                observations.setdefault(found, []).append(child.attrib["OBS_VALUE"])
    return series, len(keys), observations


def of_table(text):
    observations = {}
    for row in csv.DictReader(io.StringIO(text)):
        observations.setdefault(key(row), []).append(row["OBS_VALUE"])
    return observations


def of_workbook(path):
    """Codes and values of the sheet Data, years across."""
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True)["Data"]
    rows = sheet.iter_rows(values_only=True)
    header = [str(name).strip() if name is not None else "" for name in next(rows)]
    years = {i: name for i, name in enumerate(header) if name.isdigit() and len(name) == 4}
    columns = {"SERIES": "Series_Code", "REF_AREA": "Ref_Area", "SEX": "Sex_Code",
               "AGE": "Age_Code", "URBANISATION": "Urbanization_Code",
               "EDUCATION_LEV": "Education_Code", "OCCUPATION": "Occupation_Code",
               "COMPOSITE_BREAKDOWN": "Composite", "UNIT_MEASURE": "Unit_Code"}
    observations = {}
    for row in rows:
        # The tool trims blanks at the ends of codes, and says so.
        fields = {name: str(row[header.index(column)] or "").strip()
                  for name, column in columns.items()}
        for index, year in years.items():
            if row[index] is not None and row[index] != "":
                found = key({**fields, "TIME_PERIOD": year})
                observations.setdefault(found, []).append(str(row[index]))
    return observations


def converted(program, path, *options):
    done = subprocess.run(
        [program, "convert", path, "--to", "sdmx-csv", "--country", "RWA", *options],
        capture_output=True, text=True)
    return of_table(done.stdout)


def by_mapping(program, path):
    with tempfile.TemporaryDirectory() as folder:
        mapping = Path(folder) / "mapping.yaml"
        subprocess.run([program, "inspect", path, "--write", mapping], capture_output=True)
        text = mapping.read_text(encoding="utf-8")
        if "# ?" in text:
            raise SystemExit(f"inspect asks about the workbook:\n{text}")
        mapping.write_text(text.replace("confirmed: false", "confirmed: true"), encoding="utf-8")
        return converted(program, path, "--mapping", mapping)


def agrees(exact, rounded):
    """Whether a figure rounds to the other one, a half either way."""
    if float(exact) == float(rounded):
        return True
    places = Decimal(1).scaleb(-max(len(rounded.partition(".")[2]), 1))
    return any(Decimal(exact).quantize(places, rounding=way) == Decimal(rounded)
               for way in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def compare(what, found, wanted, same):
    """Prints and counts what differs between two readings."""
    problems = [f"{what}: {len(set(wanted) - set(found))} keys lack"] if set(wanted) - set(found) else []
    if set(found) - set(wanted):
        problems.append(f"{what}: {len(set(found) - set(wanted))} keys too many")
    for name in sorted(set(found) & set(wanted)):
        pairs = list(zip(sorted(found[name], key=float), sorted(wanted[name], key=float)))
        if len(found[name]) != len(wanted[name]) or not all(same(a, b) for a, b in pairs):
            problems.append(f"{what}: {name}: {found[name]} and {wanted[name]}")
    for problem in problems[:10]:
        print(problem)
    print(f"{what}: {sum(map(len, found.values()))} observations, {len(problems)} differences")
    return len(problems)


def main():
    program = os.environ.get("WHOCOUNTS")
    shared = Path(os.environ.get("WHOCOUNTS_SHARED", "../shared"))
    folder = shared / "data/opensdg-rwanda"
    messages = [p for p in sorted(folder.glob("**/*.xml")) if "DSD" not in p.name]
    workbook = folder / "data/2025_RW-SDG_Data.xlsx"
    table = shared / "data/sdmx/rwanda_sdmx-csv.csv"
    if not program or not messages or not workbook.exists() or not table.exists():
        print("skipped: the program or the reference data are not there")
        return 77
    series, keys, message = of_message(messages[0])
    problems = 0
    counts = (series, keys, sum(map(len, message.values())))
    if counts != (513, 512, 2330):
        print(f"the message holds {counts}, not 513 series, 512 keys and 2,330 observations")
        problems += 1
    equal = lambda a, b: float(a) == float(b)  # noqa: E731
    read = converted(program, messages[0])
    problems += compare("SDMX-ML, ours and ElementTree's", read, message, equal)
    lines = of_table(table.read_text(encoding="utf-8-sig"))
    problems += compare("SDMX-CSV, ours and csv's", converted(program, table), lines, equal)
    problems += compare("SDMX-CSV and SDMX-ML", lines, message, equal)
    cells = of_workbook(workbook)
    ours = by_mapping(program, workbook)
    problems += compare("workbook, ours and openpyxl's", ours, cells, equal)
    problems += compare("workbook and SDMX-ML, to the decimal", ours, read, agrees)
    exact = sum(1 for name in ours for a, b in zip(sorted(ours[name]), sorted(read.get(name, [])))
                if float(a) == float(b))
    print(f"{exact} of {sum(map(len, ours.values()))} figures are the same to the last digit, "
          "the others were rounded for the message")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
