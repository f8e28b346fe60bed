#!/usr/bin/env python3
"""Does the built example show everything that its files hold, and say where it stands?

    python3 Tests/Checks/example_pages.py [OUTPUT [INDICATORS]]

Reads the tidy files and settings of the example with Python's own csv module and PyYAML, and the
pages with its HTML parser; shares no code with the tool. It asks of the pages:
- each indicator that has a row has a page, and its page of origins, with the pages that it leads to
  where the figures are many, names file and line of each row;
- each goal, population group and source of the settings has its page, and gaps have one;
- every page prints the notice of the settings.
Exit code 1 if anything is missing, 77 without an output.
"""
import csv
import html
import os
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
GOALS = 17
FEWEST_INDICATORS = 137  # the mid-2019 release's; the citizen sources add their own


def places(folder):
    """File and first line of each row up to the year of the settings, by indicator."""
    settings = yaml.safe_load((folder / "whocounts.yaml").read_text("utf-8"))
    found = defaultdict(set)
    for file in sorted((folder / "data").rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            reader = csv.DictReader(text)
            before = reader.line_num
            for row in reader:
                first = before + 1 if before else 2
                before = reader.line_num
                if int(row["period"][:4]) <= settings["asOf"]:
                    found[row["indicator"]].add((file.name, first))
    return settings, found


def words(page):
    """A page's text with single blanks."""
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", page.read_text("utf-8"))
    return " ".join(html.unescape(text).split())


def parts(origins):
    """The page of origins and those of its further parts, as its own links name them."""
    linked = re.findall(r'href="(sources\.\d+\.html)"', origins.read_text("utf-8"))
    return [origins] + [origins.parent / name for name in sorted(set(linked))]


def origin_faults(output, found):
    for indicator, expected in sorted(found.items()):
        slug = indicator.lower().replace(".", "-")
        page = output / "indicators" / f"{slug}.html"
        origins = output / "indicators" / slug / "sources.html"
        if not page.is_file():
            yield f"{indicator} has no page {page.relative_to(output)}"
        if not origins.is_file():
            yield f"{indicator} has no page {origins.relative_to(output)}"
            continue
        named = {(name, int(line)) for page in parts(origins) for name, line in
                 re.findall(r"([\w.-]+\.csv):(\d+)", words(page))}
        missing = sorted(expected - named)
        if missing:
            yield (f"{indicator}: {len(missing)} of {len(expected)} rows are not named by "
                   f"{origins.relative_to(output)}, the first: {missing[0][0]}:{missing[0][1]}")


def page_faults(output, folder, settings):
    wanted = [f"goals/{number}.html" for number in range(1, GOALS + 1)] + ["gaps.html"]
    wanted += [f"groups/{group['id'].lower()}.html" for group in settings["groups"]]
    wanted += [f"sources/{file.stem}.html" for file in sorted((folder / "sources").glob("*.yaml"))]
    yield from (f"there is no {name}" for name in wanted if not (output / name).is_file())
    language = settings["languages"][0]
    notice = " ".join(settings["notice"][language].split())
    for page in sorted(output.rglob("*.html")):
        if "annex" not in page.parts and notice not in words(page):
            yield f"{page.relative_to(output)} does not print the notice of the settings"


def main():
    given = [Path(argument) for argument in sys.argv[1:]]
    output = given[0] if given else Path(os.environ.get("WHOCOUNTS_OUTPUT") or ROOT / "output")
    folder = given[1] if len(given) > 1 else ROOT / "indicators"
    if not (output / "index.html").is_file():
        print(f"there is no {output}/index.html: build the example first")
        return 77 if not os.environ.get("WHOCOUNTS_OUTPUT") else 1
    settings, found = places(folder)
    faults = list(origin_faults(output, found)) + list(page_faults(output, folder, settings))
    if len(found) < FEWEST_INDICATORS:
        faults.append(f"the example holds {len(found)} indicators, {FEWEST_INDICATORS} expected")
    for fault in faults[:40]:
        print(fault)
    rows = sum(map(len, found.values()))
    print(f"{len(found)} indicators, {rows} rows, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
