#!/usr/bin/env python3
"""Write synthetic inputs that have the shape and the traps of real SDG data.

Every input follows from its seed alone: with the same version of Python, the same arguments
give the same records on every machine. Beside each output stands OUTPUT.json, which says what
the output was made with, so that a later run can reuse it.

    extract   the long CSV extract of the global SDG database, 37 columns
    sdmx      a structure-specific SDMX-ML 2.1 message of the SDG data structure
    workbook  the same shape as the extract, as an .xlsx whose every cell is a string
"""

import argparse
import csv
import io
import itertools
import json
import os
import random
import re
import sys
import zipfile
from xml.sax.saxutils import escape

# Raise this whenever the bytes that a set of arguments gives change.
GENERATOR_VERSION = 1

DEFAULT_SEED = 20300101

BASE_COLUMNS = [
    "Goal", "Target", "Indicator", "SeriesCode", "SeriesDescription", "GeoAreaCode",
    "GeoAreaName", "TimePeriod", "Value", "Time_Detail", "TimeCoverage", "UpperBound",
    "LowerBound", "BasePeriod", "Source", "GeoInfoUrl", "FootNote",
]

# The dimensions by which people are counted; the first code of each is its total.
PEOPLE_DIMENSIONS = {
    "Age": ["ALLAGE", "<1Y", "<5Y", "<15Y", "15-24", "15-49", "15+", "20-24", "25+", "25-34",
            "35-44", "45-54", "55-64", "60+", "65+"]
    + [f"{age}-{age + 4}" for age in range(0, 15, 5)],
    "Sex": ["BOTHSEX", "FEMALE", "MALE"],
    "Location": ["ALLAREA", "URBAN", "RURAL"],
    "Disability status": ["_T", "PD", "PWD"],
    "Education level": ["_T", "PRIMAR", "LOWSEC", "UPPSEC", "TERTIARY"],
    "Quantile": ["_T", "Q1", "Q2", "Q3", "Q4", "Q5"],
    "Migratory status": ["_T", "MIGRANT", "NONMIGRANT"],
    "Population Group": ["_T", "INDIGENOUS", "MINORITY", "OTHER"],
}

# Dimensions that are constant within a series here.
FURTHER_DIMENSIONS = [
    "Activity", "Cause of death", "Hazard type", "IHR Capacity", "Mode of transportation",
    "Name of international institution", "Type of occupation", "Type of product",
]

ATTRIBUTES = ["Nature", "Observation Status", "Reporting Type", "Units"]

COLUMNS = BASE_COLUMNS + [
    f"[{name}]" for name in [*PEOPLE_DIMENSIONS, *FURTHER_DIMENSIONS, *ATTRIBUTES]
]

# Targets of the global framework, each with its number of listed indicators.
INDICATORS_PER_TARGET = """
1.1:1 1.2:2 1.3:1 1.4:2 1.5:4 1.a:2 1.b:1 2.1:2 2.2:3 2.3:2 2.4:1 2.5:2 2.a:2 2.b:1 2.c:1
3.1:2 3.2:2 3.3:5 3.4:2 3.5:2 3.6:1 3.7:2 3.8:2 3.9:3 3.a:1 3.b:3 3.c:1 3.d:2
4.1:2 4.2:2 4.3:1 4.4:1 4.5:1 4.6:1 4.7:1 4.a:1 4.b:1 4.c:1
5.1:1 5.2:2 5.3:2 5.4:1 5.5:2 5.6:2 5.a:2 5.b:1 5.c:1 6.1:1 6.2:1 6.3:2 6.4:2 6.5:2 6.6:1
6.a:1 6.b:1 7.1:2 7.2:1 7.3:1 7.a:1 7.b:1 8.1:1 8.2:1 8.3:1 8.4:2 8.5:2 8.6:1 8.7:1 8.8:2
8.9:1 8.10:2 8.a:1 8.b:1 9.1:2 9.2:2 9.3:2 9.4:1 9.5:2 9.a:1 9.b:1 9.c:1
10.1:1 10.2:1 10.3:1 10.4:2 10.5:1 10.6:1 10.7:4 10.a:1 10.b:1 10.c:1
11.1:1 11.2:1 11.3:2 11.4:1 11.5:3 11.6:2 11.7:2 11.a:1 11.b:2
12.1:1 12.2:2 12.3:1 12.4:2 12.5:1 12.6:1 12.7:1 12.8:1 12.a:1 12.b:1 12.c:1
13.1:3 13.2:2 13.3:1 13.a:1 13.b:1 14.1:1 14.2:1 14.3:1 14.4:1 14.5:1 14.6:1 14.7:1 14.a:1
14.b:1 14.c:1 15.1:2 15.2:1 15.3:1 15.4:2 15.5:1 15.6:1 15.7:1 15.8:1 15.9:1 15.a:1 15.b:1
15.c:1 16.1:4 16.2:3 16.3:3 16.4:2 16.5:2 16.6:2 16.7:2 16.8:1 16.9:1 16.10:2 16.a:1 16.b:1
17.1:2 17.2:1 17.3:2 17.4:1 17.5:1 17.6:1 17.7:1 17.8:1 17.9:1 17.10:1 17.11:1 17.12:1
17.13:1 17.14:1 17.15:1 17.16:1 17.17:1 17.18:3 17.19:2
"""

SERIES_COUNT = 690
AREA_COUNT = 280
SOURCE_COUNT = 2500
COMMON_FOOTNOTE_COUNT = 3000

# A series of an area is told once for each of these before any key could repeat.
REPORTING_TYPES = ["G", "N", "R"]

WORDS = """
proportion population national estimate survey household women girls children persons age
country territory data census register administrative ministry statistics office agency access
service water sanitation health education income consumption employment official definition
reference period revised preliminary adjusted modelled weighted sample coverage rural urban
district includes excludes based according methodology questionnaire indicator value series
report annual average per total Côte São Zürich Türkiye d’enquête établissement población años
""".split()

SYLLABLES = "ba ka lo ma nia ri sta ton ver zi gua que do len mor pé sã ré wa bur".split()


class Series:
    """What all observations of one series share."""

    def __init__(self, indicator, code, description, unit, combinations, further):
        self.goal, self.target, self.indicator = indicator
        self.code = code
        self.description = description
        self.unit = unit
        self.combinations = combinations
        self.further = further


def words(source, least, most):
    """A phrase of `least` to `most` words."""
    return " ".join(source.choices(WORDS, k=source.randint(least, most)))


def quoted(text):
    """A field as CSV writes it: in quotes only where it must be."""
    if '"' in text or "," in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def indicators():
    """(goal, target, indicator) of every indicator, in the order of the framework."""
    result = []
    for item in INDICATORS_PER_TARGET.split():
        target, count = item.split(":")
        goal = target.split(".")[0]
        result += [(goal, target, f"{target}.{number + 1}") for number in range(int(count))]
    return result


def dimension_combinations(source):
    """The tuples of dimension codes that one series is broken down by, its total first."""
    used = source.choices([0, 1, 2, 3], weights=[35, 30, 22, 13])[0]
    names = list(PEOPLE_DIMENSIONS)
    broken_down = set(source.sample(names, used))
    choices = []
    for name in names:
        codes = PEOPLE_DIMENSIONS[name]
        if name in broken_down:
            choices.append(codes)
        else:
            total_is_written = source.random() < (0.5 if name in names[:3] else 0.25)
            choices.append([codes[0] if total_is_written else ""])
    total, *parts = itertools.product(*choices)
    wanted = source.choice([2, 3, 3, 5, 8, 12]) - 1
    return [total] + source.sample(parts, min(wanted, len(parts)))


def all_series(source):
    """The series, in the order in which the extract lists them."""
    listed = indicators()
    codes = set()
    while len(codes) < SERIES_COUNT:
        theme = source.choice("SI SN SH SE SG SL SP VC EG ER EN AG DC GB IT TX".split())
        middle = "".join(source.choices("ABCDEGILMNOPRSTUV", k=3))
        end = "".join(source.choices("ABCDEFGHIKLMNOPRSTUVXYZ0123456789", k=source.randint(2, 6)))
        codes.add(f"{theme}_{middle}_{end}")
    result = []
    for number, code in enumerate(source.sample(sorted(codes), SERIES_COUNT)):
        description = words(source, 5, 15).capitalize()
        if source.random() < 0.45:
            description += ", by " + words(source, 1, 3) + " (%)"
        if source.random() < 0.05:
            description += ' "as agreed" in the metadata'
        result.append(
            Series(
                indicator=listed[number * len(listed) // SERIES_COUNT],
                code=code,
                description=description,
                unit=source.choice(["PERCENT", "PERCENT", "NUMBER", "PER_100000_POP", "USD"]),
                combinations=dimension_combinations(source),
                further=[
                    f"CAT_{source.randint(0, 30)}" if source.random() < 0.2 else ""
                    for _ in FURTHER_DIMENSIONS
                ],
            )
        )
    order = {indicator: place for place, (_, _, indicator) in enumerate(listed)}
    return sorted(result, key=lambda series: (order[series.indicator], series.code))


def all_areas(source):
    """(code, name) of every area; the codes are numbers without leading zeros, as M49's are."""
    result = []
    for code in sorted(source.sample(range(4, 1000), AREA_COUNT)):
        name = " ".join(
            "".join(source.choices(SYLLABLES, k=source.randint(2, 4))).capitalize()
            for _ in range(source.randint(1, 3))
        )
        if source.random() < 0.15:
            name += source.choice([", Republic of", " (Plurinational State of)", ", Îles"])
        result.append((str(code), name))
    return result


def all_sources(source):
    """The texts of the column Source."""
    return [
        f"{words(source, 4, 14).capitalize()}, {source.randint(1995, 2024)}"
        if source.random() < 0.7
        else words(source, 4, 14).capitalize()
        for _ in range(SOURCE_COUNT)
    ]


def footnote(source, number=None):
    """A footnote; with a number it occurs once in a file."""
    text = words(source, 7, 27).capitalize()
    luck = source.random()
    if luck < 0.35:
        text += ", " + words(source, 2, 6)
    if luck < 0.12:
        text += "\n" + words(source, 5, 20)
    if luck < 0.06:
        text += ' "' + words(source, 1, 3) + '" see the note'
    return text if number is None else f"{text} [{number}]"


def planned_runs(source, series, areas, row_count):
    """The runs of a file in its order: (series, area, reporting type, years, kept).

    A run is one series in one area; `kept` lists the places of its observations in the grid of
    years by combinations. No two runs share series, area and reporting type, so no key of
    observations occurs twice.
    """
    runs = []
    left = row_count
    for reporting_type in REPORTING_TYPES:
        pairs = list(itertools.product(range(len(series)), range(len(areas))))
        source.shuffle(pairs)
        for series_place, area_place in pairs:
            first = 2000 + int(source.random() * 12)
            last = min(2024, first + int(source.random() * 16))
            years = range(first, last + 1, source.choice([1, 1, 1, 3, 5]))
            size = len(years) * len(series[series_place].combinations)
            missing = int(size * source.random() * 0.25)
            kept = sorted(source.sample(range(size), size - missing))[:left]
            runs.append((series_place, area_place, reporting_type, years, kept))
            left -= len(kept)
            if left == 0:
                return sorted(runs, key=lambda run: run[:3])
    raise SystemExit(f"no more than {row_count - left:,} rows have distinct keys")


def value_and_bounds(source, base, unit):
    """The texts of Value, UpperBound and LowerBound."""
    luck = source.random()
    if luck < 0.03:
        return source.choice(["NaN", "", "N", "<1", ">95"]), "", ""
    if luck < 0.06:
        return f"{base * 1e-4:.5E}", "", ""
    if luck < 0.2:
        value = float(int(base) if unit == "PERCENT" else int(base * 1000 * source.random()))
        text = str(int(value))
    elif luck < 0.7:
        text = f"{base + source.random() * 5:.2f}"
        value = float(text)
    else:
        value = base + source.random() * 5
        text = repr(value)
    if source.random() < 0.85:
        return text, "", ""
    upper = min(value * 1.1, 100) if unit == "PERCENT" else value * 1.1
    return text, f"{upper:.3f}", f"{value * 0.9:.3f}"


def extract_records(row_count, seed):
    """The records of an extract as lines of CSV, the header first."""
    yield ",".join(quoted(column) for column in COLUMNS) + "\n"
    source = random.Random(seed)
    series = all_series(source)
    areas = all_areas(source)
    sources = [quoted(text) for text in all_sources(source)]
    footnotes = [quoted(footnote(source)) for _ in range(COMMON_FOOTNOTE_COUNT)]
    chance = source.random
    written = 0
    for series_place, area_place, reporting_type, years, kept in planned_runs(
        source, series, areas, row_count
    ):
        one = series[series_place]
        area_code, area_name = areas[area_place]
        start = ",".join(
            [one.goal, one.target, one.indicator, one.code, quoted(one.description), area_code,
             quoted(area_name)]
        )
        url = "" if chance() < 0.9 else f"https://unstats.un.org/sdgs/geo/{int(chance() * 999)}"
        source_and_url = f"{sources[int(chance() * SOURCE_COUNT)]},{url}"
        nature = source.choice(["C", "C", "CA", "E", "E", "M", "G", "N"])
        middles = [
            f"{','.join(combination)},{','.join(one.further)},{nature}"
            for combination in one.combinations
        ]
        end = f"{reporting_type},{one.unit}\n"
        bases = [1 + chance() * 94 for _ in one.combinations]
        for place in kept:
            year_place, combination = divmod(place, len(middles))
            year = years[year_place]
            value, upper, lower = value_and_bounds(source, bases[combination], one.unit)
            luck = chance()
            if luck < 0.45:
                note = ""
            elif luck < 0.95:
                note = footnotes[int(chance() * COMMON_FOOTNOTE_COUNT)]
            else:
                note = quoted(footnote(source, written))
            luck = chance()
            coverage = f"{year}-{year + 1}" if luck < 0.05 else ""
            status = "A" if luck < 0.7 else "E" if luck < 0.8 else "P" if luck < 0.9 else "U"
            yield (
                f"{start},{year},{value},{year},{coverage},{upper},{lower},,{source_and_url},"
                f"{note},{middles[combination]},{status},{end}"
            )
            written += 1


def write_extract(path, row_count, seed, shuffled):
    """Write an extract; shuffled, the same records stand in a seeded random order."""
    records = (record.encode() for record in extract_records(row_count, seed))
    with open(path, "wb", buffering=1 << 22) as file:
        file.write(next(records))
        if shuffled:
            records = list(records)
            random.Random(seed + 1).shuffle(records)
        file.writelines(records)


SDMX_START = """<?xml version="1.0" encoding="UTF-8"?>
<message:StructureSpecificData \
xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific" \
xmlns:footer="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message/footer" \
xmlns:ns1="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IAEG-SDGs:SDG(1.24)\
:ObsLevelDim:TIME_PERIOD" \
xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <message:Header>
    <message:ID>SYNTHETIC</message:ID>
    <message:Test>true</message:Test>
    <message:Prepared>2025-01-01T00:00:00Z</message:Prepared>
    <message:Sender id="SYNTHETIC"/>
    <message:Structure structureID="IAEG-SDGs_SDG_1_24" \
namespace="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IAEG-SDGs:SDG(1.24)\
:ObsLevelDim:TIME_PERIOD" dimensionAtObservation="TIME_PERIOD">
      <common:Structure>
        <Ref agencyID="IAEG-SDGs" id="SDG" version="1.24"/>
      </common:Structure>
    </message:Structure>
    <message:DataSetAction>Information</message:DataSetAction>
    <message:DataSetID>SDG</message:DataSetID>
  </message:Header>
  <message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" \
ss:structureRef="IAEG-SDGs_SDG_1_24" ss:action="Information">
"""

SDMX_END = """</message:DataSet>
</message:StructureSpecificData>
"""

SDMX_CODES = {
    "SEX": ["_T", "F", "M"],
    "AGE": ["_T", "Y0T4", "Y5T9", "Y10T14", "Y15T24", "Y15T49", "Y_GE15", "Y25T34", "Y_GE65"],
    "URBANISATION": ["_T", "U", "R"],
    "INCOME_WEALTH_QUANTILE": ["_T", "Q1", "Q2", "Q3", "Q4", "Q5"],
    "EDUCATION_LEV": ["_T", "ISCED11_1", "ISCED11_2", "ISCED11_3"],
    "OCCUPATION": ["_T", "ISCO08_2"],
    "CUST_BREAKDOWN": ["_T", "C01", "C02", "C03"],
    "COMPOSITE_BREAKDOWN": ["_T", "MS_MIGRANT", "MS_NOMIGRANT"],
    "DISABILITY_STATUS": ["_T", "PD", "PWD"],
    "ACTIVITY": ["_T", "ISIC4_A"],
    "PRODUCT": ["_T", "MF_BIO"],
}

SDMX_UNITS = {"PERCENT": "PT", "NUMBER": "NUMBER", "PER_100000_POP": "PER_100000_POP",
              "USD": "USD"}


def sdmx_parts(row_count, seed):
    """The parts of an SDMX-ML message of `row_count` observations."""
    yield SDMX_START
    source = random.Random(seed)
    series = all_series(source)
    areas = all_areas(source)
    details = [
        escape(f"{text[:16]} & {source.choice(['Bureau', 'Área', 'Société'])}", {'"': "&quot;"})
        for text in all_sources(source)
    ]
    seen = set()
    left = row_count
    while left:
        one = source.choice(series)
        codes = {name: codes[0] for name, codes in SDMX_CODES.items()}
        for name in source.sample(list(codes), source.randint(0, 3)):
            codes[name] = source.choice(SDMX_CODES[name])
        area_code, _ = source.choice(areas)
        reporting_type = source.choice(["G", "N"])
        key = (one.code, area_code, reporting_type, *codes.values())
        if key in seen:
            continue
        seen.add(key)
        yield (
            f'  <Series FREQ="A" REPORTING_TYPE="{reporting_type}" SERIES="{one.code}"'
            f' REF_AREA="{area_code}" '
            + " ".join(f'{name}="{code}"' for name, code in codes.items())
            + f' UNIT_MEASURE="{SDMX_UNITS[one.unit]}" UNIT_MULT="0">\n'
        )
        first = source.randint(2000, 2008)
        last = source.randint(first + 5, 2024)
        nature = source.choice(["C", "CA", "E", "M", "G"])
        detail = source.choice(details)
        base = 1 + source.random() * 94
        for year in list(range(first, last + 1))[:left]:
            luck = source.random()
            if luck < 0.005:
                value = "NaN"
            elif luck < 0.3:
                value = repr(base + source.random() * 5)
            elif luck < 0.4:
                value = str(int(base))
            else:
                value = f"{base + source.random() * 5:.1f}"
            status = "A" if source.random() < 0.8 else "E"
            yield (
                f'    <Obs TIME_PERIOD="{year}" OBS_VALUE="{value}" OBS_STATUS="{status}"'
                f' NATURE="{nature}" SOURCE_DETAIL="{detail}"/>\n'
            )
            left -= 1
        yield "  </Series>\n"
    yield SDMX_END


def write_sdmx(path, row_count, seed):
    """Write an SDMX-ML message."""
    with open(path, "w", encoding="utf-8", newline="\n", buffering=1 << 22) as file:
        file.writelines(sdmx_parts(row_count, seed))


def write_workbook(path, row_count, seed):
    """Write the records of an extract as a workbook, every cell a string."""
    import openpyxl

    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("data")
    lines = io.StringIO("".join(extract_records(row_count, seed)), newline="")
    for number, record in enumerate(csv.reader(lines)):
        sheet.append([name.strip("[]") for name in record] if number == 0 else record)
    unshared = io.BytesIO()
    workbook.save(unshared)
    share_strings(unshared, path)


def share_strings(unshared, path):
    """Write a workbook again with its texts in the table of shared strings.

    The global database's own workbooks keep their texts there; openpyxl writes them into the
    cells. An empty cell refers to the empty string, as in those workbooks.
    """
    inline = re.compile(r'<c r="([A-Z]+[0-9]+)" t="inlineStr">(?:<is>(<t.*?</t>)</is>)?</c>', re.S)
    places = {}
    uses = 0

    def shared(match):
        nonlocal uses
        uses += 1
        text = match[2] or "<t></t>"
        return f'<c r="{match[1]}" t="s"><v>{places.setdefault(text, len(places))}</v></c>'

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relationship = (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    )
    with zipfile.ZipFile(unshared) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = inline.sub(shared, parts[sheet].decode()).encode()
    parts["xl/sharedStrings.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sst xmlns="{main}" count="{uses}"'
        f' uniqueCount="{len(places)}">'
        + "".join(f"<si>{text}</si>" for text in places)
        + "</sst>"
    ).encode()
    insert_before_end(
        parts, "[Content_Types].xml", "</Types>",
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/>',
    )
    insert_before_end(
        parts, "xl/_rels/workbook.xml.rels", "</Relationships>",
        f'<Relationship Id="rIdStrings" Type="{relationship}" Target="sharedStrings.xml"/>',
    )
    moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
    core = "docProps/core.xml"
    parts[core] = moment.sub("2025-01-01T00:00:00Z", parts[core].decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED)


def insert_before_end(parts, name, end, text):
    """Insert text before the end tag of a part."""
    content = parts[name].decode()
    if end not in content:
        raise SystemExit(f"{name} of the workbook does not end with {end}")
    parts[name] = content.replace(end, text + end).encode()


def parameters(kind, row_count, seed, shuffled):
    """What the bytes of an output follow from."""
    return {
        "generator": GENERATOR_VERSION,
        "kind": kind,
        "rows": row_count,
        "seed": seed,
        "shuffled": shuffled,
    }


def is_made_with(path, made_with):
    """Whether a file is there, whole, and was made with these parameters."""
    try:
        with open(path + ".json", encoding="utf-8") as file:
            return json.load(file) == {**made_with, "bytes": os.path.getsize(path)}
    except (OSError, ValueError):
        return False


def generate(wanted, path):
    """Write one input and, beside it, what it was made with."""
    kind, row_count, seed = wanted["kind"], wanted["rows"], wanted["seed"]
    unfinished = path + ".unfinished"
    if kind == "extract":
        write_extract(unfinished, row_count, seed, wanted["shuffled"])
    elif kind == "sdmx":
        write_sdmx(unfinished, row_count, seed)
    else:
        write_workbook(unfinished, row_count, seed)
    made_with = {**wanted, "bytes": os.path.getsize(unfinished)}
    os.replace(unfinished, path)
    with open(path + ".json", "w", encoding="utf-8") as file:
        json.dump(made_with, file, indent=2)
        file.write("\n")


def main():
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("kind", choices=["extract", "sdmx", "workbook"])
    parser.add_argument("rows", type=int, help="number of observations")
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--shuffled", action="store_true", help="rows in a random order (extract)")
    parser.add_argument(
        "--reuse", action="store_true", help="do nothing where OUTPUT was made with the same"
    )
    arguments = parser.parse_args()
    if arguments.rows < 1:
        parser.error("rows must be at least 1")
    if arguments.shuffled and arguments.kind != "extract":
        parser.error("--shuffled goes with extract only")
    wanted = parameters(arguments.kind, arguments.rows, arguments.seed, arguments.shuffled)
    if not (arguments.reuse and is_made_with(arguments.output, wanted)):
        generate(wanted, arguments.output)


if __name__ == "__main__":
    sys.exit(main())
