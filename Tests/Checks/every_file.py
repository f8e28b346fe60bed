#!/usr/bin/env python3
"""Does convert give, for every data file of the reference data, what an independent reading gives?

    python3 Tests/Checks/every_file.py

Reads workbooks with openpyxl, tables with Python's csv module, JSON with its json module and SDMX-ML
with ElementTree; shares no code with the tool. Of each file it compares the bag of (series, area,
period, value) and the counts; files that the tool does not read must be on the list of those that
are no statistics, with its reason. Exit code 1 on a difference, 77 without the data.
"""
import collections
import csv
import io
import json
import math
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import openpyxl

MISSING = {"", "nan", "n", "na", "nv", "n/a", "..", "-"}

# Files that hold no observations of indicators, or none that explain themselves: the tool has to
# say so, and why it matters is told here.
NOT_READ = {
    "citizen-kenya": "records of persons, households, readings: they need a recipe",
    "citizen-rwanda": "records of water points: they need a recipe",
    "geo": "areas, no figures",
    "opensdg-rwanda/data/2025_RW-SDG_Data.xlsx": "a national workbook: it needs a mapping",
    "opensdg-rwanda/geojsons": "areas, no figures",
    "sdmx/pysdmx": "constraints, no figures",
    "sdmx/IAEG-SDGs_metadatastructure-0.xml": "a structure message",
    "sdmx/SDG_DSD_1.0_2019-06.xml": "a structure message",
    "sdmx/SDG_DSD_1.4.xml": "a structure message",
    "sdmx/sdg-build/sdmx_global_content_constraints.csv": "constraints, no figures",
    "opensdg-rwanda/RWA_2025_SDG DSD.xml": "a structure message",
    "unsd-kenya/unsd-availability-2019": "availability tables, no figures",
    "unsd-kenya/portal-csv-2018/Goal14/dimensionvalues.csv": "a code list",
    "unsd-kenya/portal-csv-2018/Goal14/geography.csv": "a list of areas",
    "unsd-kenya/portal-csv-2018/Goal14/datapackage.json": "a description",
}


def number(text):
    """A value as the tool has to give it: a double, a bound as text, or None for nothing."""
    if text is None:
        return None
    if isinstance(text, (int, float)):
        return None if isinstance(text, float) and math.isnan(text) else float(text)
    text = text.strip().replace(" ", "")
    if text.lower() in MISSING:
        return None
    if text[0] in "<>":
        return text[0] + repr(float(text[1:]))
    return float(text)


def period(text):
    text = str(text).strip()
    return text[:-2] if text.endswith(".0") else text


def area(text):
    """M49 codes with leading zeros or without; anything else as it stands."""
    text = str(text if text is not None else "").strip()
    text = text[:-2] if text.endswith(".0") else text
    return str(int(text)) if text.isdigit() else text


class Reading:
    """The observations that a file holds, and how sure their areas are."""

    def __init__(self):
        self.rows = []
        self.has_areas = True

    def add(self, series, place, year, value):
        self.rows.append((str(series or ""), area(place), period(year), number(value)))


def long_rows(reading, rows):
    """Rows of the portal's long layout, columns with brackets or not."""
    rows = iter(rows)
    header = [str(cell or "").strip("[]") for cell in next(rows)]
    at = {name: index for index, name in enumerate(header)}
    reading.has_areas = "GeoAreaCode" in at
    for row in rows:
        if not any(cell not in (None, "") for cell in row):
            continue
        place = row[at["GeoAreaCode"]] if reading.has_areas else ""
        reading.add(row[at["SeriesCode"]], place, row[at["TimePeriod"]], row[at["Value"]])


def details(cell):
    """The text of each year in a folded cell."""
    found = {}
    for part in re.split(r" // (?=\[)", cell or ""):
        match = re.match(r"^\[([0-9,\- ]+)\]: (.*)$", part, re.S)
        if not match:
            continue
        for item in match.group(1).split(","):
            ends = [int(end) for end in item.split("-")]
            for year in range(ends[0], ends[-1] + 1):
                found[year] = match.group(2)
    return found


def wide_rows(reading, rows):
    rows = iter(rows)
    header = list(next(rows))
    years = [(index, int(name[6:])) for index, name in enumerate(header)
             if re.fullmatch(r"value_\d{4}", name or "")]
    at = {name: index for index, name in enumerate(header)}
    for row in rows:
        told = details(str(row[at["valueDetails"]] or "")) if "valueDetails" in at else {}
        for index, year in years:
            value = row[index]
            detail = told.get(year, "").replace(" ", "")
            if re.fullmatch(r"[<>][\d.]+", detail) or detail.lower() in MISSING - {""}:
                value = detail
            if value in (None, ""):
                continue
            reading.add(row[at["seriesCode"]], row[at["geoAreaCode"]], year, value)


def workbook(path):
    reading = Reading()
    for sheet in openpyxl.load_workbook(path, read_only=True).worksheets:
        rows = list(sheet.iter_rows(values_only=True))
        header = rows[0] if rows else ()
        if "seriesCode" in header:
            wide_rows(reading, rows)
        elif "SeriesCode" in header:
            long_rows(reading, rows)
    return reading


def table(path):
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    first = text.split("\n", 1)[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
    reading = Reading()
    if "value_latest_year" in first:
        wide_rows(reading, rows)
    elif "SeriesCode" in first:
        long_rows(reading, rows)
    elif "OBS_VALUE" in first:
        rows = csv.DictReader(io.StringIO(text, newline=""))
        for row in rows:
            reading.add(row["SERIES"], row["REF_AREA"], row["TIME_PERIOD"], row["OBS_VALUE"])
    else:
        reading.has_areas = False
        for row in csv.DictReader(io.StringIO(text, newline="")):
            reading.add("", "", row["Year"], row["Value"])
    return reading


def json_file(path):
    document = json.loads(path.read_text("utf-8"))
    reading = Reading()
    for place in document.get("refAreas") or document["data"]:
        for item in place["data"]:
            if "timePeriod" in item:
                censored = item["value_is_censored"] or item["value_numeric_part"] is None
                value = item["value_detail"] if censored else item["value_numeric_part"]
                reading.add(document["seriesCode"], place["geoAreaCode"], item["timePeriod"], value)
                continue
            for name, value in item.items():
                if re.fullmatch(r"value_\d{4}", name) and value is not None:
                    reading.add(document["seriesCode"], place["geoAreaCode"], name[6:], value)
    return reading


def message(path):
    reading = Reading()
    series = {}
    inside = {}
    for event, element in ElementTree.iterparse(path, events=("start", "end")):
        name = element.tag.rsplit("}", 1)[-1]
        if event == "start":
            if name == "Series":
                series = dict(element.attrib)
            elif name == "Obs":
                inside = dict(element.attrib)
            continue
        if name == "Value" and "value" in element.attrib:
            series[element.get("id") or element.get("concept")] = element.get("value")
        elif name == "ObsDimension":
            inside["TIME_PERIOD"] = element.get("value")
        elif name == "ObsValue":
            inside["OBS_VALUE"] = element.get("value")
        elif name == "Obs":
            reading.add(series["SERIES"], series["REF_AREA"], inside["TIME_PERIOD"],
                        inside["OBS_VALUE"])
    return reading


def independent(path):
    if path.suffix == ".xlsx":
        return workbook(path)
    if path.suffix == ".json":
        return json_file(path)
    if path.suffix == ".xml":
        return message(path)
    return table(path)


def converted(program, path):
    run = subprocess.run([program, "convert", str(path), "--to", "json"], capture_output=True,
                         text=True, check=False)
    rows = json.loads(run.stdout)["rows"] if run.stdout.strip() else []
    counts = re.search(r"(\d+) records?: (\d+) taken, (\d+) held, (\d+) left out", run.stderr)
    return rows, [int(part) for part in counts.groups()] if counts else None, run


def theirs(row, has_areas):
    value = row.get("value")
    if isinstance(value, str) and value and value[0] in "<>":
        value = value[0] + repr(float(value[1:]))
    elif isinstance(value, str):
        value = None
    elif value is not None:
        value = float(value)
    return (row.get("series") or "", area(row.get("area")) if has_areas else "",
            str(row["period"]), value)


# Codes of national messages that stand for the country itself: the tool gives its M49 code.
COUNTRIES = {"RW": "646"}


def compare(program, path):
    """Yields what differs between the tool's reading of a file and the independent one."""
    rows, counts, run = converted(program, path)
    if run.returncode not in (0, 1) or counts is None:
        yield f"convert ends with {run.returncode}: {run.stderr.strip()[:200]}"
        return
    read, taken, held, left_out = counts
    if read != taken + held + left_out:
        yield f"{read} records are not {taken} + {held} + {left_out}"
    reading = independent(path)
    is_national = not any(row[0] for row in reading.rows)
    if read != len(reading.rows):
        yield f"{read} records, {len(reading.rows)} in the independent reading"
    ours = collections.Counter(
        (series, COUNTRIES.get(place, place) if reading.has_areas else "", year, value)
        for series, place, year, value in reading.rows)
    tool = collections.Counter(
        ("" if is_national else row[0],) + row[1:]
        for row in (theirs(row, reading.has_areas) for row in rows))
    # Bounds stand beside their value, and a record that stands twice is one observation.
    for row in rows:
        for key in ("lower", "upper"):
            if row.get(key) is not None and ".xlsx" in path.name and "Country" in path.name:
                series, place, year, _ = theirs(row, reading.has_areas)
                tool[(series, place, year, float(row[key]))] += 1
    missing = ours - tool
    surplus = tool - ours
    if surplus:
        yield f"{sum(surplus.values())} observations that the file does not hold: {list(surplus)[:2]}"
    lost = {key: count for key, count in missing.items() if key not in tool}
    if sum(lost.values()) > held:
        yield f"{sum(lost.values())} records are neither taken nor {held} held: {list(lost)[:2]}"


def whole_country(program, folder):
    """Kenya's 17 country workbooks: 6,624 values of 137 indicators in 807 series rows."""
    rows = 0
    observations = []
    for path in sorted(folder.glob("*.xlsx")):
        observations += converted(program, path)[0]
        sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
        rows += sum(1 for row in sheet.iter_rows(min_row=2, values_only=True) if any(row))
    values = sum(1 for row in observations
                 if row["value"] is not None and number(str(row["value"])) is not None)
    indicators = {row["indicator"] for row in observations}
    found = (rows, values, len(indicators))
    if found != (807, 6624, 137):
        yield f"the country workbooks give {found} rows, values and indicators"


def main():
    shared = Path(os.environ.get("WHOCOUNTS_SHARED") or Path(__file__).parents[2] / "../shared")
    data = shared / "data"
    program = os.environ.get("WHOCOUNTS", str(Path(__file__).parents[2] / ".build/release/whocounts"))
    if not data.is_dir():
        print("there is no reference data")
        return 77
    files = faults = skipped = 0
    for path in sorted(data.rglob("*")):
        name = path.relative_to(data).as_posix()
        if name.startswith("opensdg-armenia/"):
            continue  # compared by line in opensdg_reading.py
        if path.suffix not in {".csv", ".txt", ".xlsx", ".json", ".xml", ".geojson"}:
            continue
        reason = next((why for key, why in NOT_READ.items() if name.startswith(key)), None)
        if reason:
            rows, counts, run = converted(program, path)
            # A message that explains codes is no fault; everything else must be refused with words.
            if rows or (run.returncode == 0 and "structure" not in reason) or not run.stderr:
                faults += 1
                print(f"{name}: {len(rows)} observations of a file that holds none ({reason})")
            skipped += 1
            continue
        files += 1
        for fault in compare(program, path):
            faults += 1
            print(f"{name}: {fault}")
    for fault in whole_country(program, data / "unsd-kenya/wide-xlsx"):
        faults += 1
        print(fault)
    print(f"{files} files compared, {skipped} that hold no figures, {faults} differences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
