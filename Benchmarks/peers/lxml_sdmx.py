#!/usr/bin/env python3
"""Observations of an SDMX-ML message by lxml: lxml_sdmx.py FILE OUTPUT [iterparse|target]

`iterparse` takes whole series from the growing tree and drops them; `target` is told of every
element and builds no tree.
"""

import sys

from lxml import etree
from number_work import Numbers


def by_iterparse(path, numbers):
    """Take one series after the other; each is removed once it is counted."""
    for _, series in etree.iterparse(path, events=("end",), tag="{*}Series"):
        for observation in series:
            numbers.add(observation.get("OBS_VALUE", ""))
        series.getparent().remove(series)


class Target:
    """Receives the start of every element."""

    def __init__(self, numbers):
        self.add = numbers.add

    def start(self, tag, attributes):
        """Count an observation."""
        if tag == "Obs" or tag.endswith("}Obs"):
            self.add(attributes.get("OBS_VALUE", ""))

    def close(self):
        """Nothing is built, so there is nothing to hand over."""


def by_target(path, numbers):
    """Let the parser call back for every element."""
    etree.parse(path, etree.XMLParser(target=Target(numbers)))


def main(path, output, way="iterparse"):
    """Read and write."""
    numbers = Numbers()
    if way == "iterparse":
        by_iterparse(path, numbers)
    else:
        by_target(path, numbers)
    numbers.write(output)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4) or sys.argv[3:] not in ([], ["iterparse"], ["target"]):
        sys.exit(__doc__)
    main(*sys.argv[1:])
