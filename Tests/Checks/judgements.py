#!/usr/bin/env python3
"""Judges progress and inequality from the published observations, another way than the tool does.

    WHOCOUNTS_OUTPUT=path/to/output python3 Tests/Checks/judgements.py

Reads `data/observations.csv` and `data/provenance.csv` of a built output, puts figures together to lines, and works out
for every row of `data/progress.csv` the baseline, the latest figure, the judgement, the quantity and the score of five
methods (and the quantity of a sixth), and for every row of `data/inequality.csv` who is behind and ahead, by how much,
and how that changes. Which way is better, the target and the rule are taken as they stand in the rows. Where the shared
data are there, two whole Open SDG repositories are built with `WHOCOUNTS` and judged as well. Standard library alone.
Exit code 1 if anything differs, 77 where something is missing.
"""
import collections
import csv
import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path

if not os.environ.get("WHOCOUNTS_OUTPUT"):
    print("WHOCOUNTS_OUTPUT names no built output")
    sys.exit(77)
ROOT = os.environ["WHOCOUNTS_OUTPUT"]
DATA = os.path.join(ROOT, "data")
TOLERANCE = 1e-9
PERCENT = {"pt", "percent", "per cent", "percentage", "%"}
MOST = int(os.environ.get("WHOCOUNTS_MOST", "30"))
BASE = int(os.environ.get("WHOCOUNTS_BASELINE", "2015"))


def rows(name):
    with open(os.path.join(DATA, name), encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def check_header(name, resource):
    with open(os.path.join(DATA, name), encoding="utf-8-sig", newline="") as f:
        header = next(csv.reader(f))
    with open(os.path.join(DATA, "datapackage.json"), encoding="utf-8") as f:
        package = json.load(f)
    fields = [r for r in package["resources"] if r["name"] == resource][0]["schema"]["fields"]
    return header == [f["name"] for f in fields]


def year_of(period):
    """Last year of a period of one or more whole years; None for quarters, months, days."""
    if len(period) == 4 and period.isdigit():
        return int(period)
    if len(period) == 9 and period[4] == "-" and period[:4].isdigit() and period[5:].isdigit():
        return int(period[5:])
    if len(period) == 7 and period[4] == "/" and period[:4].isdigit() and period[5:].isdigit():
        start = int(period[:4])
        end = start // 100 * 100 + int(period[5:])
        return end if end > start else end + 100
    return None


def plain(text):
    try:
        v = float(text)
    except ValueError:
        return None
    return v if math.isfinite(v) else None


def number(text):
    return float(text) if text not in ("", None) else None


def letters(text):
    return "".join(c for c in text if c.isalpha()).lower()


class Point:
    __slots__ = ("year", "value", "source", "publisher", "instrument", "text", "nature", "breaks", "se", "maker",
                 "status", "forecast")


# ------------------------------------------------------------------ reading

observations = rows("observations.csv")
provenance = rows("provenance.csv")
progress = rows("progress.csv")
inequality = rows("inequality.csv")
problems = []

if len(observations) != len(provenance):
    problems.append("observations.csv and provenance.csv differ in length")
for name, resource in (("progress.csv", "progress"), ("inequality.csv", "inequality"),
                       ("observations.csv", "observations"), ("provenance.csv", "provenance")):
    if not check_header(name, resource):
        problems.append("header of %s is not what datapackage.json describes" % name)

figures = []      # (row, provenance row, breakdown dict)
for o, p in zip(observations, provenance):
    if any(o[a] != p[b] for a, b in (("indicator", "indicator"), ("series", "series"), ("area", "area"),
                                     ("period", "period"), ("unit", "unit"), ("multiplier", "multiplier"),
                                     ("sourceId", "source"), ("publisherId", "publisher"), ("maker", "maker"))):
        problems.append("a row of provenance.csv is not that of observations.csv: %s %s %s"
                        % (o["indicator"], o["series"], o["period"]))
    if p.get("shown", "true") != "true":
        continue
    strand = "" if o["maker"] in ("official", "adoptedCitizen") else o["sourceId"]
    figures.append((o, p, strand))


def split_breakdown(text):
    return tuple(sorted(tuple(part.split("=", 1)) for part in text.split(";"))) if text else ()


def line_key(o, p, strand):
    return (o["indicator"], o["series"], o["area"], p["breakdown"], o["unit"], int(o["multiplier"] or 0), strand)


lines = collections.defaultdict(list)
for o, p, strand in figures:
    lines[line_key(o, p, strand)].append((o, p))


def source_text(o, p):
    return p["sourceText"] if "sourceText" in p else o.get("source", "")


def error_of(o):
    """The standard error, or that which the published interval of 95 per cent implies."""
    se, lower, upper = number(o["se"]), number(o["lower"]), number(o["upper"])
    if se is None and lower is not None and upper is not None:
        se = (upper - lower) / (2 * 1.959963984540054)
    return se if se is None or se > 0 else None      # no width tells nothing of an error


def points_of(records):
    """Yearly figures that are plain numbers, by year; and how many figures of the line there are."""
    points, total = {}, 0
    for o, p in records:
        year = year_of(o["period"])
        value = plain(o["value"])
        if o["value"] == "" or o["value"] in ("suppressed", "not collected", "not applicable", "refused"):
            continue
        total += 1
        if year is None or value is None:
            continue
        if "F" in o["status"].split():
            continue
        t = Point()
        t.year, t.value = year, value
        t.source, t.publisher, t.maker = o["sourceId"], o["publisherId"], o["maker"]
        t.text = source_text(o, p)
        t.instrument = letters(t.text)
        t.nature, t.status = o.get("nature", ""), o["status"]
        t.breaks = bool({"B", "D"} & set(o["status"].split()))
        t.se = error_of(o)
        if year in points:
            problems.append("two figures of one year: %s %s %d" % (o["indicator"], o["series"], year))
        points[year] = t
    return [points[y] for y in sorted(points)], total


def cut(points):
    """The points since the last break, and the year of the break."""
    first = 0
    for i in range(1, len(points)):
        a, b = points[i - 1], points[i]
        if a.source != b.source or a.instrument != b.instrument or a.nature != b.nature or b.breaks:
            first = i
    return points[first:], (points[first].year if first else None)


# ------------------------------------------------------------------ progress

def folded(rule, v):
    if rule == "parity":
        # the interval holds the figure itself; what lies within counts as 1
        if 0.97 <= v <= 1.03:
            return 1.0
        return max(v, 1 / v) if v > 0 else None
    if rule == "share":
        return 50 + abs(v - 50)
    return v


def class_by(value, cuts, names):
    for limit, name in zip(cuts, names):
        if value >= limit:
            return name
    return names[-1]


UN = ("on_track", "moderate_progress", "marginal_progress", "stagnation", "regression")
UN_SCORE = {"on_track": 5, "moderate_progress": 4, "marginal_progress": 3, "stagnation": 2, "regression": 1,
            "target_met": 5}


def compound(b, t):
    if b.value <= 0 or t.value <= 0:
        return None
    return (t.value / b.value) ** (1.0 / (t.year - b.year)) - 1


class V:      # a value with a year
    def __init__(self, year, value):
        self.year, self.value = year, value


def judge(method, rule, b, t, d, target, target_year):
    """(class, value, score); class None where this check says nothing."""
    def met(v):
        return d * (v - target) >= 0
    score = None
    if b is None:
        return "not_assessable", None, None
    if b.year == t.year:      # ESCAP's index is 0 at the baseline, by definition
        return "not_assessable", (0.0 if method == "escap" and target is not None else None), None
    if method == "escap":
        if target is None:
            return "not_assessable", None, None
        if b.value == target:
            return "not_assessable", None, None
        # ESCAP's own formula goes by distances: |T - v| of a ratio as of all else, and 10 is its end
        way = abs(target - b.value)
        if rule == "level":
            value = 10 * d * (t.value - b.value) / way
        else:
            value = 10 * (way - abs(target - t.value)) / way
        value = min(value, 10.0)
        if met(t.value):
            return "target_met", value, None
        if met(b.value):
            return "target_lost", value, None
        if target_year <= t.year:
            return "target_missed", value, None
        if value < 0:
            return "regression", value, None
        should = 10.0 * (t.year - b.year) / (target_year - b.year)
        return ("on_track" if value >= should else "behind"), value, None
    if target is not None:
        early = None
        if met(t.value):
            early = "target_met"
        elif met(b.value) and b.value != target:
            early = "target_lost"
        elif b.value == target:
            early = "not_assessable"
        elif target_year <= t.year:
            early = "target_missed"
        if early:
            has_score = method in ("un-2023", "linear") and early == "target_met"
            return early, None, (5 if has_score else None)
    g = compound(b, t)
    if method == "linear":
        slope = (t.value - b.value) / (t.year - b.year)
        if target is None:
            value = d * slope
            return ("improving" if value > 0 else "worsening" if value < 0 else "stagnation"), value, None
        value = (t.value + slope * (target_year - t.year) - b.value) / (target - b.value)
        c = class_by(value, (0.95, 0.5, 0.1, -0.1), UN)
        return c, value, UN_SCORE[c]
    if g is None:
        return "not_assessable", None, None
    if method == "un-2023":
        if target is None:
            value = d * g
            c = class_by(value, (0.02, 0.01, 0.005, -0.005), UN)
        else:
            expected = t.value * (1 + g) ** (target_year - t.year)
            value = (expected - b.value) / (target - b.value)
            c = class_by(value, (0.95, 0.5, 0.1, -0.1), UN)
        return c, value, UN_SCORE[c]
    if target is not None:
        if target <= 0:
            return "not_assessable", None, None
        needed = (target / b.value) ** (1.0 / (target_year - b.year)) - 1
        value = g / needed
        if method == "un-2022":
            return class_by(value, (0.95, 0.5, -0.1), ("on_track", "fair_progress", "limited_or_none",
                                                       "deterioration")), value, None
        return class_by(value, (0.95, 0.6, 0.0), ("significant_progress", "moderate_progress",
                                                  "insufficient_progress", "movement_away")), value, None
    value = d * g
    if method == "un-2022":
        c = ("on_track" if value > 0.01 else "fair_progress" if value > 0.005
             else "limited_or_none" if value >= -0.01 else "deterioration")
        return c, value, None
    c = class_by(value, (0.01, 0.0, -0.01), ("significant_progress", "moderate_progress", "moderate_movement_away",
                                            "significant_movement_away"))
    return c, value, None


def judge_escap_parity(b, t, folded_b, folded_t, target, target_year):
    """ESCAP's index by the distance of the ratio itself from 1; what is met by the interval."""
    if b.year == t.year:
        return "not_assessable", 0.0, None
    c, value, score = judge("escap", "parity", b, t, -1, target, target_year)
    if value is None:
        return c, value, score
    if folded_t.value == 1:
        c = "target_met"
    elif folded_b.value == 1:
        c = "target_lost"
    elif value < 0:
        c = "regression"
    else:
        c = "on_track" if value >= 10.0 * (t.year - b.year) / (target_year - b.year) else "behind"
    return c, value, score


def aarr(points):
    """Average annual rate of reduction by regression of the logarithms."""
    if len(points) < 2 or any(p.value <= 0 for p in points):
        return None
    n = len(points)
    my = sum(p.year for p in points) / n
    ml = sum(math.log(p.value) for p in points) / n
    s = sum((p.year - my) * (math.log(p.value) - ml) for p in points) / sum((p.year - my) ** 2 for p in points)
    return 1 - math.exp(s)


METHODS = ("un-2023", "un-2022", "eurostat", "linear", "escap")


class Tally:
    def __init__(self, name):
        self.name, self.compared, self.different, self.fields, self.printed = name, 0, 0, 0, 0
        self.by_field = collections.Counter()

    def differs(self, key, found):
        self.different += 1
        for field, mine, theirs in found:
            self.by_field[field] += 1
        if self.printed < MOST:
            self.printed += 1
            print("  %s %s: %s" % (self.name, " | ".join(str(k) for k in key), "; ".join(
                "%s: here %r, exported %r" % f for f in found)))

    def close(self):
        print("%s: %d compared, %d different (%d fields; %s)" % (
            self.name, self.compared, self.different, self.fields,
            ", ".join("%s %d" % x for x in self.by_field.most_common()) or "none"))


def same(mine, theirs):
    """mine: None, number, bool, or text; theirs: text of a cell."""
    if mine is None:
        return theirs == ""
    if isinstance(mine, bool):
        return theirs == ("true" if mine else "false")
    if isinstance(mine, str):
        return mine == theirs
    if theirs == "":
        return False
    t = float(theirs)
    # 1e-9 relative; a difference of figures may be 0 but for rounding of what it is the difference of
    return abs(mine - t) <= TOLERANCE * max(abs(mine), abs(t)) or abs(mine - t) < 1e-13


judged_lines = collections.defaultdict(dict)
for r in progress:
    k = (r["indicator"], r["series"], r["area"], r["breakdown"], r["unit"], int(r["multiplier"] or 0), r["source"])
    if r["method"] in judged_lines[k]:
        problems.append("two rows for %s %s" % (k, r["method"]))
    judged_lines[k][r["method"]] = r

tally = Tally("progress.csv")
own_areas = {k[2] for k in judged_lines}
for k, by_method in judged_lines.items():
    if k not in lines:
        tally.compared += len(by_method)
        tally.differs(k, [("line", "not in observations.csv", "there")])
        continue
    all_points, total = points_of(lines[k])
    points, break_year = cut(all_points)
    for method, r in by_method.items():
        tally.compared += 1
        rule = r["rule"]
        target = number(r["target"])
        target_year = int(r["targetYear"])
        d = {"increase": 1, "decrease": -1, "toward": -1}[r["direction"]]
        if rule == "growth":
            d = 1
        found = []

        def compare(field, mine):
            tally.fields += 1
            if not same(mine, r[field]):
                found.append((field, mine, r[field]))

        # where the direction is 'toward' the figure is folded, and less is better
        read = [V(p.year, folded(rule, p.value)) for p in points]
        near = [p for p in read if abs(p.year - BASE) <= 2]
        base = min(near, key=lambda p: (abs(p.year - BASE), -p.year)) if near else None
        if break_year is not None and break_year > BASE:      # begun anew since: the first point
            base = read[0]
        latest = read[-1] if read else None
        if base is not None and latest is not None and base.year > latest.year:
            base = None
        compare("baselineYear", base.year if base else None)
        # both are published figures, so that one can be held against the other
        by_year = {p.year: p.value for p in points}
        compare("baseline", by_year[base.year] if base else None)
        compare("latestYear", latest.year if latest else None)
        compare("latest", by_year[latest.year] if latest else None)
        compare("breakYear", break_year)
        compare("leftOut", total - len(points))
        makers = {p.maker for p in points}
        compare("ofCitizens", bool(makers) and makers <= {"citizen", "adoptedCitizen"})
        ses = {p.year: p.se for p in points}
        if base and latest and base.year != latest.year and ses[base.year] is not None \
                and ses[latest.year] is not None:
            error = math.hypot(ses[base.year], ses[latest.year])
            change = points[-1].value - [p for p in points if p.year == base.year][0].value
            compare("isSignificant", abs(change) > 1.959963984540054 * error)
        else:
            compare("isSignificant", None)
        expected = None
        if base and latest and base.year != latest.year and rule == "level":
            g = compound(base, latest)
            if g is not None and latest.year - base.year >= 3 and latest.year < target_year:
                times = (1 + g) ** (target_year - latest.year)
                expected = latest.value * times
                if r["unit"].lower() in PERCENT and expected > 100:
                    expected = 100.0
                elif not 0.01 <= times <= 100:
                    expected = None
        compare("expected", expected)
        if method in METHODS:
            if rule == "growth":
                if method != "linear":
                    mine = ("not_assessable", None, None)
                else:
                    since = [p.value for p in points if base and p.year >= base.year]
                    mean = sum(since) / len(since) if since else None
                    if target is None or mean is None:
                        mine = ("not_assessable", mean, None)
                    else:
                        # the mean growth against the target
                        mine = (("target_met" if d * (mean - target) >= 0 else None), mean, None)
            else:
                if method == "escap" and rule == "parity" and base:
                    ends = [V(p.year, by_year[p.year]) for p in (base, latest)]
                    mine = judge_escap_parity(ends[0], ends[1], base, latest, target, target_year)
                else:
                    mine = judge(method, rule, base, latest, d, target, target_year)
            if mine[0] is not None:
                compare("class", mine[0])
            compare("value", mine[1])
            compare("score", mine[2])
            tally.fields += 1
            if (r["class"] == "not_assessable") != (r["reason"] != ""):
                found.append(("reason", "there with not_assessable only", r["reason"]))
        elif method == "aarr" and rule != "growth":
            compare("value", aarr(read))
        if found:
            tally.differs((method,) + k, found)

tally.close()
# ------------------------------------------------------------------ inequality


def band(category):
    """(low, high) of an age band such as Y15T24, Y_GE25, Y0, M0T11, Y_LT15; None for others."""
    c = category.upper()
    try:
        if c.startswith("TOTAL (") and "-" in c:
            a, b = c[7:].rstrip(")").split("-")
            return int(a), int(b)
        if c.startswith("UP TO ") and c.endswith((" YEAR OLD", " YEARS OLD")):
            return 0, int(c.split()[2]) - 1
        if c.startswith("Y_GE"):
            return int(c[4:]), math.inf
        if c.startswith("Y_GT"):
            return int(c[4:]) + 1, math.inf
        if c.startswith("Y_LT"):
            return 0, int(c[4:]) - 1
        if c.startswith("Y_LE"):
            return 0, int(c[4:])
        if c.startswith("Y") and "T" in c:
            a, b = c[1:].split("T", 1)
            return int(a), int(b)
        if c.startswith("Y"):
            return int(c[1:]), int(c[1:])
    except ValueError:
        pass
    return None


def contains(a, b):
    return a != b and a[0] <= b[0] and a[1] >= b[1]


def without_outer(categories):
    bands = {c: band(c) for c in categories}
    return {c for c in categories if bands[c] is None
            or not any(o != c and bands[o] is not None and contains(bands[c], bands[o]) for o in categories)}


families = collections.defaultdict(lambda: collections.defaultdict(list))
for k, records in lines.items():
    parts = split_breakdown(k[3])
    for dimension, category in parts:
        rest = tuple(x for x in parts if x[0] != dimension)
        families[k[:3] + (rest,) + k[4:] + (dimension,)][category] += records


def yearly(records):
    out = {}
    for o, p in records:
        y, v = year_of(o["period"]), plain(o["value"])
        if y is None or v is None or "F" in o["status"].split():
            continue
        out[o["period"]] = (y, v, o["sourceId"], source_text(o, p), error_of(o), o)
    return out


tally2 = Tally("inequality.csv")
seen = set()
for r in inequality:
    tally2.compared += 1
    rest = split_breakdown(r["breakdown"])
    k = (r["indicator"], r["series"], r["area"], rest, r["unit"], int(r["multiplier"] or 0), r["source"],
         r["dimension"])
    key = ("/".join(str(x) for x in k[:3]), r["breakdown"], r["unit"], r["dimension"])
    if k in seen:
        tally2.differs(key, [("row", "one a dimension", "two")])
        continue
    seen.add(k)
    if k not in families:
        tally2.differs(key, [("groups", "none in observations.csv", r["groups"])])
        continue
    by_category = {c: yearly(v) for c, v in families[k].items()}
    # the latest period with two groups of one source and text
    best = None
    tables = collections.defaultdict(dict)
    for c, periods in by_category.items():
        for period, x in periods.items():
            tables[(x[0], period, x[2], x[3])][c] = x
    for t, groups in tables.items():
        kept = without_outer(groups)
        if len(kept) >= 2:
            rank = (t[0], len(kept))
            if best is None or rank > best[0]:
                best = (rank, t, {c: groups[c] for c in kept})
    found = []

    def compare2(field, mine):
        tally2.fields += 1
        if not same(mine, r[field]):
            found.append((field, mine, r[field]))
    if best is None:
        tally2.differs(key, [("groups", "never two together", r["groups"])])
        continue
    _, table, groups = best
    compare2("period", table[1])
    compare2("groups", len(groups))
    high = max(x[1] for x in groups.values())
    low = min(x[1] for x in groups.values())
    behind_value, ahead_value = (high, low) if r["direction"] == "decrease" else (low, high)
    compare2("behindValue", behind_value)
    compare2("aheadValue", ahead_value)
    for field, value in (("behind", behind_value), ("ahead", ahead_value)):
        tally2.fields += 1
        ties = [c for c, x in groups.items() if x[1] == value]
        if r[field] not in ties:
            found.append((field, "/".join(sorted(ties)), r[field]))
    compare2("difference", high - low)
    compare2("ratio", high / low if low > 0 else None)
    compare2("differenceSe", None if any(groups[c][4] is None for c in (r["behind"], r["ahead"]) if c in groups)
             else math.hypot(groups[r["behind"]][4], groups[r["ahead"]][4]))
    # dynamics
    first = last = first_gap = last_gap = change = close = None
    verdict = None
    if r["direction"] and r["behind"] in by_category and r["ahead"] in by_category and r["behind"] != r["ahead"]:
        sign = 1 if r["direction"] == "increase" else -1
        gaps, begins = {}, []
        b, a = by_category[r["behind"]], by_category[r["ahead"]]
        for period in set(a) & set(b):
            one, other = a[period], b[period]
            if one[2:4] == other[2:4] and one[2] == table[2] and letters(one[3]) == letters(table[3]):
                gaps[a[period][0]] = sign * (a[period][1] - b[period][1])
                if {"B", "D"} & set(a[period][5]["status"].split() + b[period][5]["status"].split()):
                    begins.append(a[period][0])
        gaps = {year: gap for year, gap in gaps.items() if not begins or year >= max(begins)}
        if len(gaps) >= 2:
            first, last = min(gaps), max(gaps)
            first_gap, last_gap = gaps[first], gaps[last]
            change = (last_gap - first_gap) / (last - first)
            least = 1e-9 * max(abs(x[1]) for x in (*a.values(), *b.values()))
            change = 0.0 if abs(last_gap - first_gap) <= least else change
            sides = any(gap < 0 for gap in gaps.values())
            if change < 0 and last_gap > 0 and not sides:
                close = last_gap / -change
            verdict = "changed sides" if sides else "not tested"
    compare2("firstYear", first)
    compare2("lastYear", last)
    compare2("firstGap", first_gap)
    compare2("lastGap", last_gap)
    compare2("annualChange", change)
    compare2("yearsToClose", close)
    if not r["annualChangeSe"] or verdict == "changed sides":
        compare2("verdict", verdict)
    if found:
        tally2.differs(key, found)
tally2.close()

for p in problems[:MOST]:
    print("problem:", p)

failed = tally.different + tally2.different + len(problems)


def others():
    """The same of two whole repositories, each in a process of its own."""
    program = os.environ.get("WHOCOUNTS")
    shared = Path(os.environ.get("WHOCOUNTS_SHARED") or "/nowhere") / "data"
    worst = 0
    for name in ("opensdg-armenia", "opensdg-rwanda"):
        if os.environ.get("WHOCOUNTS_INNER") or not program or not (shared / name).is_dir():
            continue
        with tempfile.TemporaryDirectory() as folder:
            output = f"{folder}/{name}"
            subprocess.run([program, "build", shared / name, "--output", output, "--no-figures", "--quiet"],
                           check=True, stdout=subprocess.DEVNULL)
            inner = os.environ | {"WHOCOUNTS_OUTPUT": output, "WHOCOUNTS_INNER": "1"}
            print(name, flush=True)
            worst = max(worst, subprocess.run([sys.executable, __file__], env=inner).returncode)
    return worst


sys.exit(1 if failed or others() else 0)
