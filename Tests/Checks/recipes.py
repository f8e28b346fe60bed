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
import math
import os
import statistics
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
    "housing": ("household_data.csv", "6.1.S1", """file: data/household_data.csv
records: households
form: [forms/survey.csv, forms/choices.csv]
where: [{column: City, is: [Nairobi]}]
missing: [NA, "999", "999.0"]
area: {column: Site, map: {Mabatini: S-1, Vietnam: S-2}}
period: 2021
derive:
  source:
    - {is: improved, where: [{column: DrinkingWaterGroup, is: [Private]}, {column: DrinkingWater_Private, is: [Piped_dwel, Piped_yard, Piped_neigh, Ground_tube, Ground_wellOK, RainWater]}]}
    - {is: improved, where: [{column: DrinkingWater_Public, is: [Public_Tap, Public_Dispenser, Ground_tube, Ground_wellOK]}]}
    - {is: improved, where: [{column: DrinkingWater_PublicVendor, is: [Vendor_Truck, Vendor_Cart, Vendor_Bottled, Vendor_Sachet]}]}
    - {is: unimproved, where: [{column: DrinkingWaterGroup, is: [Private, Public, Surface]}]}
  ladder:
    - {is: basic, where: [{column: source, is: [improved]}, {column: DrinkingWater_Private, is: [Piped_dwel, Piped_yard]}]}
    - {is: basic, where: [{column: source, is: [improved]}, {column: DrinkingWaterDist, to: 30}]}
    - {is: limited, where: [{column: source, is: [improved]}, {column: DrinkingWaterDist, from: 30}]}
    - {is: unimproved, where: [{column: source, is: [unimproved]}]}
  toilet:
    - {is: improved, where: [{column: ToiletFacilityTYPE_Flush, is: [Flush_piped, Flush_septic_tank, Flush_coveredPit]}]}
    - {is: improved, where: [{column: ToiletFacilityTYPE_Dry, is: [Dry_FreshLife, Dry_VIP, Dry_ImprSlab, Composting]}]}
  sanitation:
    - {is: basic, where: [{column: toilet, is: [improved]}, {column: ToiletFacilitySHARE, is: [N]}]}
    - {is: limited, where: [{column: toilet, is: [improved]}, {column: ToiletFacilitySHARE, is: [Y]}]}
    - {is: less, where: [{column: ToiletFacility, answered: true}]}
measures:
  - {indicator: 6.2.S1, share: [{column: sanitation, is: [basic]}], by: [[area]]}
  - {indicator: 6.2.S2, share: [{column: sanitation, is: [limited]}], by: [[area]]}
  - {indicator: 6.1.S1, share: [{column: ladder, is: [basic]}], by: [[area]]}
  - {indicator: 6.1.S2, share: [{column: ladder, is: [limited]}], by: [[area]]}
  - {indicator: 11.1.S1, share: [{column: HHFLOOR, is: [Cement, Ceramic, Carpet]}], by: [[area]]}
"""),
    "counties": ("cases_by_place.csv", "16.1.S3", """file: data/cases_by_place.csv
records: cases
area: {column: county, map: COUNTIES}
period: 2015-2024
measures:
  - {indicator: 16.1.S3, count: true, by: [[], [area]]}
"""),
    "air": ("nairobi-city-air-quality.csv", "11.6.2", """file: data/nairobi-city-air-quality.csv
records: readings
notPersons: A reading of a device
period: {column: timestamp, by: [month, all], order: monthFirst}
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


def letters(text):
    return "".join(letter for letter in text.lower() if letter.isalpha())


def counties(shared):
    """A code for each spelling of a county in the register, the same for those of the same letters."""
    with next(shared.rglob("femicide_cases_deidentified.csv")).open(encoding="utf-8-sig") as file:
        texts = sorted({row["county"].strip() for row in csv.DictReader(file)} - {""})
    keys = sorted({letters(text) for text in texts})
    return {text: f"C-{keys.index(letters(text))}" for text in texts}


def project(folder, shared):
    known = counties(shared)
    (folder / "whocounts.yaml").write_text(SETTINGS)
    (folder / "areas.csv").write_text(AREAS + "".join(
        f"{code},Place {code},KEN,county\n" for code in sorted(set(known.values()))))
    for name in ("data", "sources", "recipes", "forms"):
        (folder / name).mkdir()
    for sheet in ("survey", "choices"):
        form = next(shared.rglob(f"*_{sheet}-sheet.csv"))
        (folder / "forms" / f"{sheet}.csv").write_bytes(form.read_bytes())
    for name, (file, indicator, recipe) in RECIPES.items():
        original = "femicide_cases_deidentified.csv" if name == "counties" else file
        (folder / "data" / file).write_bytes(next(shared.rglob(original)).read_bytes())
        (folder / "sources" / f"{name}.yaml").write_text(
            SOURCE.format(name=name, file=f"data/{file}", indicator=indicator))
        (folder / "recipes" / f"{name}.yaml").write_text(
            recipe.replace("COUNTIES", json.dumps(known)))


def wilson(met, n):
    """Wilson's interval in per cent, from the roots of its quadratic equation."""
    z = statistics.NormalDist().inv_cdf(0.975)
    p, a = met / n, 1 + z * z / n
    b, c = -(2 * p + z * z / n), p * p
    root = math.sqrt(b * b - 4 * a * c)
    return 100 * (-b - root) / (2 * a), 100 * (-b + root) / (2 * a)


def expected(folder, pandas):
    """(indicator, area, period) -> value, and per file (used, rows)."""
    read = lambda name: pandas.read_csv(folder / "data" / name, dtype=str, keep_default_na=False)
    figures, used, intervals, hidden_shares = {}, {}, {}, set()
    homes = read("household_data.csv")
    own = homes[homes.City == "Nairobi"].copy()
    private = own.DrinkingWater_Private
    improved = (own.DrinkingWaterGroup.eq("Private") & private.isin(
        ["Piped_dwel", "Piped_yard", "Piped_neigh", "Ground_tube", "Ground_wellOK", "RainWater"])
        | own.DrinkingWater_Public.isin(["Public_Tap", "Public_Dispenser", "Ground_tube", "Ground_wellOK"])
        | own.DrinkingWater_PublicVendor.isin(
            ["Vendor_Truck", "Vendor_Cart", "Vendor_Bottled", "Vendor_Sachet"]))
    minutes = pandas.to_numeric(own.DrinkingWaterDist, errors="coerce").where(lambda m: m != 999)
    near = private.isin(["Piped_dwel", "Piped_yard"]) | (minutes <= 30)
    answered = own.DrinkingWaterGroup.isin(["Private", "Public", "Surface"])
    own["ladder"] = None
    own.loc[answered & ~improved, "ladder"] = "unimproved"
    own.loc[improved & near, "ladder"] = "basic"
    own.loc[improved & ~near & (minutes > 30), "ladder"] = "limited"
    fine = (own.ToiletFacilityTYPE_Flush.isin(["Flush_piped", "Flush_septic_tank", "Flush_coveredPit"])
            | own.ToiletFacilityTYPE_Dry.isin(["Dry_FreshLife", "Dry_VIP", "Dry_ImprSlab", "Composting"]))
    own["sanitation"] = None
    own.loc[~own.ToiletFacility.isin(["", "NA"]), "sanitation"] = "less"
    own.loc[fine & own.ToiletFacilitySHARE.eq("Y"), "sanitation"] = "limited"
    own.loc[fine & own.ToiletFacilitySHARE.eq("N"), "sanitation"] = "basic"
    for site, code in (("Mabatini", "S-1"), ("Vietnam", "S-2")):
        here = own[own.Site == site]
        steps = here.ladder.dropna()
        toilets = here.sanitation.dropna()
        floors = here.HHFLOOR[~here.HHFLOOR.isin(["", "NA"])]
        for indicator, met in (("6.1.S1", steps == "basic"), ("6.1.S2", steps == "limited"),
                               ("6.2.S1", toilets == "basic"), ("6.2.S2", toilets == "limited"),
                               ("11.1.S1", floors.isin(["Cement", "Ceramic", "Carpet"]))):
            key = indicator, code, "2021"
            # Two households without would be known by those with: such shares are not shown.
            if 0 < min(met.sum(), len(met) - met.sum()) < 5:
                hidden_shares.add(key)
                continue
            figures[key] = 100 * met.mean()
            intervals[key] = (len(met), *wilson(int(met.sum()), len(met)))
    places = read("cases_by_place.csv").county.str.strip()
    by_place = places[places != ""].map(letters).value_counts()
    keys = sorted(by_place.index)
    figures["16.1.S3", "404", "2015-2024"] = int(by_place.sum())
    for place, count in by_place.items():
        figures["16.1.S3", f"C-{keys.index(place)}", "2015-2024"] = int(count)
    used["cases_by_place.csv"] = (int(by_place.sum()), len(places))
    used["household_data.csv"] = (len(own), len(homes))
    air = read("nairobi-city-air-quality.csv")
    air.columns = [name.lstrip("\ufeff") for name in air.columns]
    days = pandas.to_datetime(air.timestamp, format="mixed", dayfirst=False)
    for month, values in air.P2.astype(float).groupby(days.dt.strftime("%Y-%m")):
        figures["11.6.2", "404", month] = values.mean()
    span = "/".join(day.strftime("%Y-%m-%d") for day in (days.min(), days.max()))
    figures["11.6.2", "404", span] = air.P2.astype(float).mean()
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
    return figures, used, intervals, hidden_shares


def protected(hidden, figures):
    """The number of ways in which what is hidden can still be told."""
    problems = 0
    for indicator in {key[0] for key, _ in hidden}:
        own = [value for key, value in hidden if key[0] == indicator and key[1].startswith("C-")]
        shown_total = (indicator, "404", "2015-2024") in figures and not any(
            key == (indicator, "404", "2015-2024") for key, _ in hidden)
        # With the total known, what is hidden must leave a small count several values.
        if own and shown_total and min(own) < 5 and (len(own) < 2 or sum(own) - min(own) < 5):
            problems += 1
            print(f"FAILED {indicator}: the hidden counts {sorted(own)} can be told from the total")
    return problems


POINTS = """file: data/water_points.csv
records: water points
area: RWA
period: {column: subdate_wp, by: year}
measures:
  - indicator: 6.1.1
    series: SH_H2O_SAFE
    share: [{column: functional3, is: [Functional]}]
"""
POINTS_SOURCE = """title: {en: Monitoring of water points}
producer: A maker
kind: citizenGenerated
files: [data/water_points.csv]
indicators:
  6.1.1:
    definitionMatch: own
    differs: Points that work, where the framework counts people
    rubric: {ethics: {score: 3}, relevance: {score: 3}}
    decision: {tier: merge, body: Office, role: Board, date: 2020-01-01, validUntil: open, reason: Tried}
"""


def not_commensurable(program, shared):
    """Shares of water points that work and of people with safe water stand in one series, area and unit:
    the definition alone keeps them apart, whatever the settings and decisions ask for."""
    problems = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "whocounts.yaml").write_text(
            "schema: 1\ncountry: RWA\nlanguages: [en]\nmerge: {series: {SH_H2O_SAFE: "
            "{method: splice, form: logit, reason: Tried}}}\n")
        for part in ("data", "sources", "recipes"):
            (folder / part).mkdir()
        for number, book in enumerate(sorted((shared / "unsd-rwanda").rglob("*.xlsx"))):
            (folder / "data" / f"official-{number}.xlsx").write_bytes(book.read_bytes())
        (folder / "data" / "water_points.csv").write_bytes(
            next(shared.rglob("water_points_rwanda.csv")).read_bytes())
        (folder / "recipes" / "points.yaml").write_text(POINTS)
        (folder / "sources" / "points.yaml").write_text(POINTS_SOURCE)
        (folder / "sources" / "official.yaml").write_text(
            "title: {en: Official}\nproducer: Office\nkind: official\nfiles: [data/official-*.xlsx]\n")
        done = subprocess.run([program, "explain", "6.1.1", "--project", str(folder)],
                              capture_output=True, text=True)
        text = " ".join(done.stdout.split())
        if "Not compared: " not in text or "definition" not in text.split("Not compared: ")[1][:40]:
            problems.append("explain does not say that the definitions keep the figures apart")
        if "people" not in text or "116" not in text and "water points" not in text:
            problems.append("explain does not show the figure of the water points")
        done = subprocess.run([program, "build", str(folder), "--output", str(folder / "output"), "--quiet"],
                              capture_output=True, text=True)
        merged = list(csv.DictReader((folder / "output/data/merged.csv").open()))
        if {row["notMerged"] for row in merged} != {"definition"}:
            problems.append("what is not commensurable was merged")
    for problem in problems:
        print(f"FAILED water points: {problem}")
    return len(problems)


PLACES = """file: data/water_points.csv
records: water points
notPersons: Each record is a water point
area: {latitude: latitude_wp, longitude: longitude_wp, map: maps/regions.geojson, property: id}
period: 2017-2019
measures:
  - {indicator: 6.1.S1, share: [{column: functional3, is: [Functional]}], by: [[area]]}
  - {indicator: 6.1.S2, sum: qtypeople_wp, by: [[area]], unit: people}
"""


def winding(x, y, rings):
    """How often outlines go round a point: another way to tell inside from outside than counting crossings."""
    turns = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
            left = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1)
            if y1 <= y < y2 and left > 0:
                turns += 1
            elif y2 <= y < y1 and left < 0:
                turns -= 1
    return turns


def coarsened(program, shared, pandas):
    """Points of water become the regions of a map: against winding numbers, and the file's own region."""
    problems, compared = [], 0
    regions = {}
    file = next((shared / "opensdg-rwanda").rglob("RwandaRegions.geojson"))
    for feature in json.loads(file.read_text())["features"]:
        rings = [[tuple(point[:2]) for point in ring]
                 for polygon in feature["geometry"]["coordinates"] for ring in polygon]
        regions[feature["properties"]["id"]] = feature["properties"]["name"], rings
    points = pandas.read_csv(next(shared.rglob("water_points_rwanda.csv")), low_memory=False)
    points = points[points.latitude_wp.notna()]
    region = [next((code for code, (_, rings) in regions.items() if winding(x, y, rings)), None)
              for x, y in zip(points.longitude_wp, points.latitude_wp)]
    points = points.assign(region=region)
    own = points[points.region.notna()]
    words = lambda text: set(text.replace(",", " ").split()) - {"Province", "Rwanda", "City"}
    agree = sum(bool(words(regions[code][0]) & {word.replace("ern", "") for word in words(name)}
                     | words(regions[code][0]) & words(name))
                for code, name in zip(own.region, own.admin1))
    if agree < 0.95 * len(own):
        problems.append(f"only {agree} of {len(own)} points lie in the region that the file names")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "whocounts.yaml").write_text("schema: 1\ncountry: RWA\nlanguages: [en]\n")
        (folder / "areas.csv").write_text("code,name_en,parent,level\n" + "".join(
            f"{code},Region {code},RWA,province\n" for code in sorted(regions)))
        for part in ("data", "sources", "recipes", "maps"):
            (folder / part).mkdir()
        (folder / "maps/regions.geojson").write_bytes(file.read_bytes())
        (folder / "data/water_points.csv").write_bytes(
            next(shared.rglob("water_points_rwanda.csv")).read_bytes())
        (folder / "recipes/points.yaml").write_text(PLACES)
        (folder / "sources/points.yaml").write_text(POINTS_SOURCE.replace("6.1.1:", "6.1.S1:"))
        ours = {}
        for indicator in ("6.1.S1", "6.1.S2"):
            done = subprocess.run([program, "explain", indicator, "--project", str(folder), "--format",
                                   "csv"], capture_output=True, text=True)
            for row in csv.DictReader(io.StringIO(done.stdout)):
                ours[indicator, row["area"]] = row["value"]
    for code, group in own.groupby("region"):
        answered = group[group.functional3.notna()]
        people = group.qtypeople_wp.dropna().sort_values(ascending=False)
        for indicator, value in (("6.1.S1", 100 * (answered.functional3 == "Functional").mean()),
                                 ("6.1.S2", people.sum())):
            compared += 1
            found = ours.pop((indicator, code), None)
            if found is None and not (len(answered) if indicator == "6.1.S1" else len(people)):
                continue
            if found is None or abs(float(found) - value) > 1e-9 * max(1, abs(value)):
                problems.append(f"{indicator} of region {code}: ours {found}, here {value}")
    problems += [f"{key}: ours {value}, here none" for key, value in ours.items()]
    for problem in problems:
        print(f"FAILED points: {problem}")
    return len(problems), compared


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
        figures, used, intervals, hidden_shares = expected(folder, pandas)
        ours, bounds, hidden = {}, {}, []
        for indicator in sorted({key[0] for key in figures}):
            done = subprocess.run(
                [program, "explain", indicator, "--project", str(folder), "--format", "csv"],
                capture_output=True, text=True)
            for row in csv.DictReader(io.StringIO(done.stdout)):
                key = indicator, row["area"], row["period"].replace("-M", "-")
                ours[key] = row["value"]
                bounds[key] = row["sampleSize"], row["lower"], row["upper"]
        for key, value in sorted(figures.items()):
            compared += 1
            found = ours.pop(key, None)
            # A count below the threshold is not shown, nor what would give one away.
            if key[0].startswith("16") and found in (None, "", "suppressed"):
                hidden.append((key, value))
                continue
            if key[0].startswith("16") and value < 5:
                failed += 1
                print(f"FAILED {key}: a small count is shown")
            try:
                same = abs(float(found) - value) < 1e-9 * max(1, abs(value))
            except (TypeError, ValueError):
                same = False
            if not same:
                failed += 1
                print(f"FAILED {key}: ours {found}, pandas' {value}")
        for key, numbers in intervals.items():
            compared += 3
            for found, wanted in zip(bounds.get(key, ("", "", "")), numbers):
                if not found or abs(float(found) - wanted) > 1e-9 * max(1, abs(wanted)):
                    failed += 1
                    print(f"FAILED {key}: n or interval {found}, here {wanted}")
        failed += protected(hidden, figures)
        for key in hidden_shares:
            compared += 1
            if ours.pop(key, None) not in (None, "", "suppressed"):
                failed += 1
                print(f"FAILED {key}: a share of few is shown")
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
    failed += not_commensurable(program, data)
    wrong, more = coarsened(program, data, pandas)
    failed, compared = failed + wrong, compared + more
    print(f"{compared} figures of recipes compared, {failed} different")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
