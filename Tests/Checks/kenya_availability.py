#!/usr/bin/env python3
"""Compares what `coverage` says of the 17 country workbooks with an own count by pandas.

    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/kenya_availability.py

Per goal: how many indicators have a figure since 2015. Per indicator and dimension: how many categories stand beside
each other in one series, unit and year, alike in all else, and the latest year with two or more. Per indicator and
group (women, rural): the latest year in which a figure of the group stands beside another that differs in the group's
dimension alone, or a series that is about the group by its definition has one.
It shares no code with the tool. Exit code 1 if anything differs, 77 where workbooks or pandas are missing.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("WHOCOUNTS_SHARED") or ROOT.parent / "shared")
FOLDER = SHARED / "data/unsd-kenya/wide-xlsx"
SINCE = 2015
# What the tool calls the workbooks' columns of codes.
NAMES = {"ageCode": "age", "sexCode": "sex", "locationCode": "location", "educationLevelCode": "education"}
# The comprehensive review of 2020 gave the measure another code.
MOVED = {"17.6.2": "17.6.1"}
# Series that are about the group by their definition: parity indices hold it against another group.
ABOUT = {"women": ("SE_GPI_", "SE_PRE_GPI", "SH_STA_MMR", "SH_STA_BRTC", "SI_COV_MATNL"), "rural": ("SE_URP_",)}
TOTALS = {"", "_T", "RAW", "ALP", "ANYS", "ALLAGE", "BOTHSEX", "ALLAREA"}


def melted():
    import pandas

    parts = []
    for goal in range(1, 18):
        frame = pandas.read_excel(FOLDER / f"Country_Kenya_404_Goal_{goal}.xlsx", dtype={"indicator": str})
        codes = [name for name in frame.columns if name.endswith("Code") and name not in (
            "seriesCode", "geoAreaCode", "parentCode", "boundsCode", "freqCode", "reportingTypeCode", "unitsCode")]
        years = [name for name in frame.columns if re.fullmatch(r"value_\d{4}", str(name))]
        if "boundsCode" in frame:
            frame = frame[~frame["boundsCode"].isin(["LB", "UB"])]
        for column in codes:
            texts = frame[column].astype(object).where(frame[column].notna(), "").astype(str)
            frame[column] = texts.where(~texts.isin(TOTALS), "")
        long = frame.melt(id_vars=["indicator", "seriesCode", "unitsCode"] + codes, value_vars=years,
                          var_name="year", value_name="value").dropna(subset=["value"])
        long = long[~long["value"].astype(str).isin(["N", "NaN", "n", "-", "..."])]
        long["year"] = long["year"].str[6:].astype(int)
        parts.append(long)
    whole = pandas.concat(parts, ignore_index=True)
    for column in [name for name in whole.columns if name.endswith("Code")]:
        whole[column] = whole[column].astype(object).where(whole[column].notna(), "")
    whole["indicator"] = whole["indicator"].replace(MOVED)
    return whole


def listings():
    """Indicator -> the indicators of the framework that are one with it."""
    with open(SHARED / "reference/framework.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    same = {}
    for row in rows:
        same.setdefault(row["unsd_indicator_code"] or row["indicator"], []).append(row["indicator"])
    return {code: codes for codes in same.values() for code in codes}


def beside(frame, column):
    """Year -> most categories of a column that stand beside each other."""
    others = [name for name in frame.columns if name.endswith("Code") and name != column] + ["indicator", "year"]
    known = frame[frame[column] != ""]
    counts = known.groupby(others)[column].nunique()
    return counts.groupby("year").max().to_dict() if len(counts) else {}


def stands_beside(frame, column, code):
    """Whether a figure of a category has one beside it that differs in that column alone; the latest year."""
    others = [name for name in frame.columns if name.endswith("Code") and name != column] + ["indicator", "year"]
    latest = None
    for key, group in frame.groupby(others):
        values = set(group[column])
        if code in values and len(values) > 1:
            year = key[-1]
            latest = year if latest is None else max(latest, year)
    return latest


def run(program, *arguments):
    done = subprocess.run([program, "coverage", str(FOLDER), "--country", "KEN", *arguments],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"whocounts: {done.stdout}{done.stderr}")
    return done.stdout


def main():
    program = os.environ.get("WHOCOUNTS")
    if not program or not FOLDER.is_dir():
        print("skipped: no program or no workbooks")
        return 77
    try:
        import pandas  # noqa: F401
    except ImportError:
        print("skipped: pandas is not installed")
        return 77
    everywhere, same = melted(), listings()
    # What is known of one city alone counts for the goal, and tells nobody in the country from anybody.
    data = everywhere[everywhere["citiesCode"] == ""] if "citiesCode" in everywhere else everywhere
    first = {code: codes[0] for code, codes in same.items()}
    pools = {}
    for code in data["indicator"].unique():
        pools.setdefault(first.get(code, code), []).append(code)

    faults, compared = [], 0

    def check(what, found, expected):
        nonlocal compared
        compared += 1
        if found != expected:
            faults.append(f"{what}: {found}, pandas {expected}")

    whole = json.loads(run(program, "--by", "dimension", "--format", "json"))
    for entry in whole["summary"]["byGoal"]:
        recent = {first.get(code, code) for code in everywhere[everywhere["year"] >= SINCE]["indicator"].unique()}
        own = [code for code in recent if code.split(".")[0] == str(entry["goal"]) and code in first]
        check(f"goal {entry['goal']}", entry["available"], len(own))
    columns = {name: column for column, name in NAMES.items()}
    for row in whole["rows"]:
        if row["dimension"] not in columns:
            continue
        codes = pools.get(row["indicator"], [])
        frame = data[data["indicator"].isin(codes) & (data["year"] >= SINCE)].copy()
        # An indicator that stands under several targets has the same figures there.
        frame["indicator"] = row["indicator"]
        years = beside(frame, columns[row["dimension"]]) if len(frame) else {}
        two = [year for year, count in years.items() if count >= 2]
        what = f"{row['indicator']} by {row['dimension']}"
        check(f"{what}, categories", row["categories"], max(years.values(), default=0))
        check(f"{what}, latest year", row["latestYear"], max(two, default=None))
    with open(SHARED / "reference/minimum-disaggregation.csv", encoding="utf-8", newline="") as file:
        fixed = {row["indicator"] for row in csv.DictReader(file) if row["fixed_population"]}
    cells = {(row["indicator"], row["group"]): row for row in csv.DictReader(io.StringIO(run(program, "--format", "csv")))}
    groups = {"women": ("sexCode", "F"), "rural": ("locationCode", "R")}
    for (code, group), cell in cells.items():
        if group not in groups or cell["state"] == "notApplicable" or code in fixed or first.get(code) != code:
            continue
        column, category = groups[group]
        frame = data[data["indicator"].isin(pools.get(code, []))].copy()
        frame["indicator"] = code
        latest = stands_beside(frame, column, category) if len(frame) else None
        about = frame[frame["seriesCode"].str.startswith(ABOUT[group])]["year"] if len(frame) else []
        latest = max([latest or 0, *about], default=0) or None
        check(f"{code} of {group}, latest year", cell["latestYear"], "" if latest is None else str(latest))
    for fault in faults[:40]:
        print(fault)
    print(f"availability: {compared} compared, {len(faults)} different")
    return 1 if faults or compared < 350 else 0


if __name__ == "__main__":
    sys.exit(main())
