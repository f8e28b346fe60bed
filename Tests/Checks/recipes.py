#!/usr/bin/env python3
"""Do recipes count and average real records as pandas does?

    WHOCOUNTS=path/to/whocounts WHOCOUNTS_SHARED=folder python3 Tests/Checks/recipes.py

Household records, registers of cases and readings of sensors from WHOCOUNTS_SHARED become figures by
recipes that stand here; pandas computes the same from the files. Records used, held and left out have to
add up to the rows. Exit code 77 without the program, the data or pandas.
"""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SETTINGS = "schema: 1\ncountry: KEN\nlanguages: [en]\n"
AREAS = "code,name_en,parent,level\nS-1,Settlement one,KEN,settlement\nS-2,Settlement two,KEN,settlement\n"
SOURCE = """title: {{en: {name}}}
producer: A maker
kind: citizenGenerated
files: [{file}]
indicators:
  {indicator}: {{definitionMatch: own, differs: of its own}}
"""
RECIPES = {
    "housing": ("household_data.csv", "6.1.1", """file: data/household_data.csv
records: households
where: [{column: City, is: [Nairobi]}]
missing: [NA]
area: {column: Site, map: {Mabatini: S-1, Vietnam: S-2}}
period: 2021
measures:
  - indicator: 6.1.1
    share: [{column: DrinkingWater_Public, is: [Public_Tap]}]
    by: [[area]]
"""),
    "air": ("nairobi-city-air-quality.csv", "11.6.2", """file: data/nairobi-city-air-quality.csv
records: readings
period: {column: timestamp, by: month, order: monthFirst}
measures:
  - indicator: 11.6.2
    mean: P2
    unit: GPERM3
    completeness: {perDay: 288, least: 50}
"""),
    "cases": ("femicide_cases_deidentified.csv", "16.1.S1", """file: data/femicide_cases_deidentified.csv
records: cases
period: {column: published_date, by: year}
measures:
  - indicator: 16.1.S1
    count: true
"""),
    "register": ("femicide_count_deidentified.csv", "16.1.S2", """file: data/femicide_count_deidentified.csv
records: cases
period: {column: Date of Murder, by: year}
measures:
  - indicator: 16.1.S2
    count: true
"""),
}


def project(folder, shared):
    (folder / "whocounts.yaml").write_text(SETTINGS)
    (folder / "areas.csv").write_text(AREAS)
    for name in ("data", "sources", "recipes"):
        (folder / name).mkdir()
    for name, (file, indicator, recipe) in RECIPES.items():
        found = next(shared.rglob(file))
        (folder / "data" / file).write_bytes(found.read_bytes())
        (folder / "sources" / f"{name}.yaml").write_text(
            SOURCE.format(name=name, file=f"data/{file}", indicator=indicator))
        (folder / "recipes" / f"{name}.yaml").write_text(recipe)


def expected(folder, pandas):
    """(indicator, area, period) -> value, and per file (used, rows)."""
    read = lambda name: pandas.read_csv(folder / "data" / name, dtype=str, keep_default_na=False)
    figures, used = {}, {}
    homes = read("household_data.csv")
    own = homes[homes.City == "Nairobi"]
    for site, code in (("Mabatini", "S-1"), ("Vietnam", "S-2")):
        answers = own[(own.Site == site) & ~own.DrinkingWater_Public.isin(["", "NA"])]
        figures["6.1.1", code, "2021"] = 100 * (answers.DrinkingWater_Public == "Public_Tap").mean()
    used["household_data.csv"] = (len(own), len(homes))
    air = read("nairobi-city-air-quality.csv")
    air.columns = [name.lstrip("\ufeff") for name in air.columns]
    days = pandas.to_datetime(air.timestamp, format="mixed", dayfirst=False)
    for month, values in air.P2.astype(float).groupby(days.dt.strftime("%Y-%m")):
        figures["11.6.2", "404", month] = values.mean()
    used["nairobi-city-air-quality.csv"] = (len(air), len(air))
    for indicator, file, column in (("16.1.S1", "femicide_cases_deidentified.csv", "published_date"),
                                    ("16.1.S2", "femicide_count_deidentified.csv", "Date of Murder")):
        cases = read(file)
        dates = cases[column].str.strip()
        bare = pandas.to_numeric(dates.where(dates.str.fullmatch("[0-9]{4}")))
        serial = pandas.to_numeric(dates.where(bare.isna()), errors="coerce")
        dates = dates.where(bare.isna())
        years = pandas.to_datetime(dates.where(serial.isna()), errors="coerce", format="mixed").dt.year
        years = years.fillna((pandas.Timestamp("1899-12-30")
                              + pandas.to_timedelta(serial, unit="D")).dt.year)
        # A year alone tells the year of a case.
        years = years.fillna(bare)
        for year, count in years.dropna().astype(int).value_counts().items():
            figures[indicator, "404", str(year)] = count
        used[file] = (int(years.notna().sum()), len(cases))
    return figures, used


def main():
    program, shared = os.environ.get("WHOCOUNTS"), os.environ.get("WHOCOUNTS_SHARED")
    if not program or not Path(program).exists():
        print("skipped: WHOCOUNTS does not name the program")
        return 77
    data = Path(shared or "") / "data"
    if not shared or not data.is_dir():
        print("skipped: WHOCOUNTS_SHARED does not name the folder of real data")
        return 77
    try:
        import pandas
    except ImportError:
        print("skipped: the Python package pandas is not installed")
        return 77
    failed = compared = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project(folder, data)
        figures, used = expected(folder, pandas)
        ours = {}
        for indicator in sorted({key[0] for key in figures}):
            done = subprocess.run(
                [program, "explain", indicator, "--project", str(folder), "--format", "csv"],
                capture_output=True, text=True)
            for row in csv.DictReader(io.StringIO(done.stdout)):
                ours[indicator, row["area"], row["period"].replace("-M", "-")] = row["value"]
        for key, value in sorted(figures.items()):
            compared += 1
            found = ours.pop(key, None)
            # A count below the threshold is not shown.
            hidden = key[0].startswith("16") and value < 5 and found in (None, "", "suppressed")
            if hidden:
                continue
            try:
                same = abs(float(found) - value) < 1e-9 * max(1, abs(value))
            except (TypeError, ValueError):
                same = False
            if not same:
                failed += 1
                print(f"FAILED {key}: ours {found}, pandas' {value}")
        for key, value in ours.items():
            failed += 1
            print(f"FAILED {key}: {value} is no figure of the files")
        done = subprocess.run([program, "check", str(folder), "--format", "json"],
                              capture_output=True, text=True)
        records = json.loads(done.stdout)["summary"]["records"]
        if records["read"] != sum(rows for _, rows in used.values()):
            failed += 1
            print(f"FAILED records read: {records}")
        if records["taken"] != sum(count for count, _ in used.values()):
            failed += 1
            print(f"FAILED records used: {records['taken']}, pandas' {used}")
    print(f"{compared} figures of recipes compared, {failed} different")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
