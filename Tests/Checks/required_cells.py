#!/usr/bin/env python3
"""Works out every required cell from the observations of built outputs, another way than the tool does.

    WHOCOUNTS=path/to/whocounts python3 Tests/Checks/required_cells.py

For the worked example of Kenya and two whole Open SDG repositories: builds the output, reads `data/observations.csv`
and `data/provenance.csv`, makes the list of what is asked for by the rule of `docs/project.md` ("What is asked for"),
counts the years in which each cell has a figure, and holds both against `data/required.csv`: the set of rows, and of
each row who asks, the groups, how many are asked for, and the years that official statistics fill, without and with
citizens. Lists of groups, words and populations are the tool's own data files; none of its code is used. Projects that
set `require`, `waive` or `periodicity` are beyond it. Exit code 1 if anything differs, 77 where something is missing.
"""
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from coverage_from_values import NO_FIGURE, RESOURCES, ROOT, SHARED, Framework, last_year, table, without

COUNTRIES = {"KEN": ("404", ROOT / "indicators"),
             "ARM": ("051", SHARED / "data/opensdg-armenia"),
             "RWA": ("646", SHARED / "data/opensdg-rwanda")}
ENDLESS = 1000
MAKERS = {"official", "adoptedCitizen"}
# Tiers at which citizens' figures may fill a gap.
MAY_FILL = {"fill", "merge"}


def settings(project):
    """`since`, `asOf` and the groups of a project with settings; the groups are id -> (forms, series)."""
    groups = {row["id"]: (parts(row["any"]), set(row["series"].split())) for row in table(RESOURCES / "groups.csv")}
    if not (project / "whocounts.yaml").is_file():
        return 2015, None, groups
    import yaml

    said = yaml.safe_load((project / "whocounts.yaml").read_text(encoding="utf-8"))
    for key in ("require", "waive", "periodicity"):
        if said.get(key):
            sys.exit(f"{key} is beyond this check")
    if "groups" in said:
        groups = {one["id"]: (one.get("any", []), set(one.get("series", [])))
                  for one in said["groups"]}
    return said.get("since", 2015), said.get("asOf"), groups


def parts(text):
    """`sex:F|age:0-17` as forms: one mapping of dimensions to categories for each."""
    forms = []
    for form in filter(None, text.split("|")):
        dimension, categories = form.split(":", 1)
        forms += [{dimension: category} for category in categories.split(",")]
    return forms


def ages(text):
    """The years that a code or a band of ages spans, the upper end left out; None where it is none."""
    if found := re.fullmatch(r"(\d+)-(\d+)", text):
        return int(found[1]), int(found[2]) + 1
    if found := re.fullmatch(r"(\d+)\+", text):
        return int(found[1]), ENDLESS
    if found := re.fullmatch(r"Y(\d+)(?:T(\d+))?", text):
        return int(found[1]), int(found[2] or found[1]) + 1
    if found := re.fullmatch(r"Y_GE(\d+)", text):
        return int(found[1]), ENDLESS
    if found := re.fullmatch(r"M(\d+)(?:T(\d+))?", text):
        return int(found[1]) / 12, (int(found[2] or found[1]) + 1) / 12
    return None


def within(inner, outer):
    return bool(inner and outer) and outer[0] <= inner[0] and inner[1] <= outer[1]


def matches(form, breakdown):
    """Whether a breakdown tells what a form of a group asks for; a narrower band of ages does as well."""
    for dimension, category in form.items():
        own = breakdown.get(dimension, "")
        if own != category and not (dimension == "age" and within(ages(own), ages(category))):
            return False
    return True


class Rules:
    def __init__(self):
        rows = table(RESOURCES / "indicators.csv")
        self.indicators = [row["indicator"] for row in rows if not row["firstListing"]]
        self.named = defaultdict(dict)
        for row in table(RESOURCES / "required-breakdowns.csv"):
            if row["dimension"] != "other":
                self.named[row["indicator"]][row["dimension"]] = "target" if row["namedIn"] == "target" else "indicator"
        self.full = defaultdict(list)
        for row in table(RESOURCES / "categories.csv"):
            if row["full"] == "1":
                self.full[row["dimension"]].append(row["code"])


def may_fill(output):
    """(indicator, source) of citizens' figures that may fill gaps, by their tier and of the indicator's definition."""
    return {(row["indicator"], row["source"]) for row in table(output / "data/provenance.csv")
            if row["maker"] == "citizen" and row["tier"] in MAY_FILL and row["shown"] == "true"
            and not row["definition"]}


def observations(output, framework):
    """Listed indicator -> figures that count: (series, area, unit, period, breakdown, whether citizens made it)."""
    rows = table(output / "data/observations.csv")
    header = list(rows[0])
    dimensions = header[header.index("period") + 1:header.index("value")]
    allowed = may_fill(output)
    found = defaultdict(set)
    for row in rows:
        says = re.fullmatch(r"[<>]?-?\d+(\.\d+)?([eE][-+]?\d+)?", row["value"])
        citizens = row["maker"] not in MAKERS
        if not says or row["status"] in NO_FIGURE or row["nature"] == "N":
            continue
        if citizens and (row["indicator"], row["sourceId"]) not in allowed:
            continue
        code = framework.listed(row["indicator"])
        if code is not None:
            breakdown = frozenset((name.removeprefix("dimension:"), row[name]) for name in dimensions if row[name])
            found[code].add((row["series"], row["area"], row["unit"], row["period"], breakdown, citizens))
    return found


class Asked:
    """What is asked of one indicator: rows (series, dimension, category, group of a row without category)."""

    def __init__(self, code, beside, framework, rules, groups, people):
        self.groups, self.people = groups, people
        self.population = framework.population.get(code, {})
        self.named = rules.named[code]
        self.series = sorted({figure[0] for figure in beside.figures}) or [""]
        self.categories = {dimension: set(rules.full.get(dimension, [])) for dimension in self.named}
        for figure in beside.figures:
            for dimension, category in figure[4]:
                # Only what stands beside something else tells anybody apart.
                if dimension in self.categories and beside.stands(figure, dimension, True):
                    self.categories[dimension].add(category)

    def whole(self, group, series):
        """Whether a series, or all that the indicator counts, is about the group."""
        forms, own = self.groups[group]
        return series in own or any(self.covers(form) for form in forms)

    def covers(self, form):
        return all(self.population.get(dimension) == category or
                   dimension == "age" and within(ages(self.population.get("age", "")), ages(category))
                   for dimension, category in form.items())

    def can_count(self, group):
        return any(self.possible(form) for form in self.groups[group][0])

    def possible(self, form):
        for dimension, category in form.items():
            fixed = self.population.get(dimension)
            if fixed is None:
                continue
            if dimension == "age":
                mine, its = ages(fixed), ages(category)
                if mine and its and (mine[1] <= its[0] or its[1] <= mine[0]):
                    return False
            elif fixed != category:
                return False
        return True

    def rows(self):
        for series in self.series:
            yield series, "", "", None, "framework"
            spared = {dimension for group, (forms, own) in self.groups.items() if series in own
                      for form in forms for dimension in form}
            standing = set()
            for dimension, who in self.named.items():
                if dimension in spared or dimension == "sex" and "sex" in self.population:
                    continue
                codes = self.categories[dimension]
                for category in codes:
                    yield series, dimension, category, None, who
                    standing |= set(self.groups_of(dimension, category))
                asked_as_group = self.people and any(
                    dimension in form for group, (forms, _) in self.groups.items()
                    if self.can_count(group) and not self.whole(group, series) for form in forms)
                if not codes and not asked_as_group:
                    yield series, dimension, "", None, who
            if not self.people:
                continue
            for group, (forms, _) in self.groups.items():
                if not self.can_count(group) or self.whole(group, series) or group in standing:
                    continue
                dimensions = sorted({dimension for form in forms for dimension in form})
                if not dimensions or any(dimension in spared for dimension in dimensions):
                    continue
                who = {self.named[dimension] for dimension in dimensions if dimension in self.named}
                yield (series, "+".join(dimensions), "", group,
                       "indicator" if "indicator" in who else "target" if who else "framework")

    def groups_of(self, dimension, category):
        return [group for group, (forms, _) in self.groups.items()
                if any(matches(form, {dimension: category}) for form in forms)]


class Figures:
    """The figures of one indicator and country, and what stands beside what."""

    def __init__(self, figures, rules):
        self.figures, self.rules = figures, rules
        self.beside = defaultdict(set)
        for series, _, unit, period, breakdown, citizens in figures:
            told = dict(breakdown)
            for dimension in {name for figure in figures for name, _ in figure[4]}:
                key = (series, unit, period, dimension, without(breakdown, dimension))
                self.beside[key].add((told.get(dimension, ""), citizens))

    def stands(self, figure, dimension, citizens):
        return len(self.categories_beside(figure, dimension, citizens)) > 1

    def categories_beside(self, figure, dimension, citizens):
        """Categories of a dimension in which a figure stands, its own among them; the total is blank."""
        series, _, unit, period, breakdown, _ = figure
        key = (series, unit, period, dimension, without(breakdown, dimension))
        return {category for category, made in self.beside[key] if citizens or not made}

    def years(self, series, fills, citizens, made=None):
        return {last_year(figure[3]) for figure in self.figures
                if figure[0] == series and (citizens or not figure[5]) and (made is None or figure[5] == made)
                and fills(figure, citizens)}


def filler(figures, asked, row, groups):
    _, dimension, category, group, _ = row
    if group is not None:
        return lambda figure, citizens: any(
            matches(form, dict(figure[4])) and all(figures.stands(figure, name, citizens) for name in form)
            for form in groups[group][0])
    if dimension:
        return lambda figure, citizens: ((dimension, category) in figure[4]
                                         and figures.stands(figure, dimension, citizens))
    # A figure at all, whatever it tells apart.
    return lambda figure, citizens: True


def expected(found, area, framework, rules, groups, since, as_of):
    """(indicator, series, dimension, category, group, level) -> what is known of the row."""
    cells = {}
    periods = range(since, as_of + 1)
    for code in rules.indicators:
        own = {figure for figure in found.get(code, set()) if figure[1] == area}
        figures = Figures(own, rules)
        asked = Asked(code, figures, framework, rules, groups, code in framework.people)
        for row in asked.rows():
            series, dimension, category, group, who = row
            fills = filler(figures, asked, row, groups)
            official = sorted(figures.years(series, fills, False) & set(periods))
            either = figures.years(series, fills, True) & set(periods)
            citizens = sorted(figures.years(series, fills, True, True) & set(periods))
            about = ([group] if group else
                     asked.groups_of(dimension, category) if category else
                     [one for one in groups if not dimension and asked.whole(one, series)])
            cells[(code, series, dimension, category, group or "", "country")] = {
                "requirement": who, "groups": " ".join(about), "asked": str(len(periods)),
                "official": str(len(official)), "withCitizens": str(len(either)),
                "officialPeriods": " ".join(map(str, official)), "citizenPeriods": " ".join(map(str, citizens))}
    return cells


def check(program, country, area, project, framework, rules, folder):
    output = folder / country
    done = subprocess.run([program, "build", str(project), "--country", country, "--output", str(output),
                           "--no-figures", "--quiet"], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"whocounts: {done.stdout}{done.stderr}")
    done = subprocess.run([program, "coverage", str(project), "--country", country, "--by", "cell", "--format", "csv",
                           "--quiet"], capture_output=True, text=True, encoding="utf-8", check=False)
    faults = []
    if done.stdout != (output / "data/required.csv").read_text(encoding="utf-8"):
        faults.append(f"{country}: coverage --by cell is not data/required.csv")
    since, as_of, groups = settings(project)
    as_of = as_of or max(last_year(row["period"]) for row in table(output / "data/observations.csv"))
    wanted = expected(observations(output, framework), area, framework, rules, groups, since, as_of)
    given = {}
    for row in table(output / "data/required.csv"):
        group = row["groups"] if row["dimension"] and not row["category"] else ""
        key = (row["indicator"], row["series"], row["dimension"], row["category"], group, row["level"])
        if key in given:
            faults.append(f"{country} {key}: twice")
        given[key] = row
    for key in sorted(wanted.keys() | given.keys()):
        what = f"{country} {' '.join(part or '-' for part in key)}"
        if key not in given or key not in wanted:
            faults.append(f"{what}: {'only here' if key in wanted else 'not here'}")
            continue
        different = [f"{name} {given[key][name] or '-'}, {value or '-'} here"
                     for name, value in wanted[key].items() if given[key][name] != value]
        if different:
            faults.append(f"{what}: {'; '.join(different)}")
    compared = len(wanted.keys() | given.keys())
    for fault in faults[:int(os.environ.get("WHOCOUNTS_FAULTS") or 25)]:
        print(fault)
    print(f"required cells: {country}: {compared} compared, {len(faults)} different")
    return bool(faults) or compared < 500


def main():
    program = os.environ.get("WHOCOUNTS")
    if not program:
        print("skipped: no program")
        return 77
    framework, rules = Framework(), Rules()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for country, (area, project) in COUNTRIES.items():
            if not project.is_dir():
                print(f"required cells: {country}: skipped, no repository")
                continue
            results.append(check(program, country, area, project, framework, rules, Path(folder)))
    return 1 if any(results) else 0


if __name__ == "__main__":
    sys.exit(main())
