"""What every reader of the extract must work out, and in which columns it finds it."""

import csv

THREADS = 2

# The dimensions by which people are counted, each with the code of its total.
TOTALS = {
    "[Age]": "ALLAGE",
    "[Sex]": "BOTHSEX",
    "[Location]": "ALLAREA",
    "[Disability status]": "_T",
    "[Education level]": "_T",
    "[Quantile]": "_T",
    "[Migratory status]": "_T",
    "[Population Group]": "_T",
}


def column_names(path):
    """The header of an extract, so that no reader has to guess anything."""
    with open(path, encoding="utf-8", newline="") as file:
        return next(csv.reader(file))
