"""Write 14 invented statistical tables in 14 layouts, each with its expected reading.

Usage: python make_layouts.py OUTPUT_FOLDER
Countries, areas and figures are invented; output is repeatable byte for byte.
The keys of NAME.ext.expected.json are described in README.md.
"""
import datetime, io, itertools, json, random, re, sys, zipfile  # noqa: E401
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

FIXED_MOMENT = (2022, 3, 1, 9, 0, 0)
ONE_DECIMAL, PERCENT, WHOLE, NBSP = "0.0", "0.0%", "0", "\u00a0"
MISSING_MARKS = {"..", "...", "-", "n.a.", "n.d."}
LABEL_MARK = re.compile(r"\s*\((prov\.|a)\)$")


def shown(stored, number_format):
    """The text a spreadsheet program shows for a stored cell."""
    if isinstance(stored, str):
        return stored
    return {PERCENT: f"{stored * 100:.1f}%", ONE_DECIMAL: f"{stored:.1f}", WHOLE: f"{stored:.0f}"}[number_format]


def meaning(stored, number_format, decimal):
    """(value, marks) a reader takes from a stored number or from a text such as '12.3*'."""
    if not isinstance(stored, str):
        return (round(stored * 100, 6) if number_format == PERCENT else stored), None
    if stored.strip() in MISSING_MARKS:
        return None, None
    number, marks = re.fullmatch(r"(-?\d[\d\s.,]*)%?\s*(.*)", stored.strip()).groups()
    number = re.sub(r"\s", "", number).replace("," if decimal == "." else ".", "")
    return float(number.replace(decimal, ".")), marks


class Case:
    """One test file: its expected reading, its own repeatable chance, and how it is saved."""

    def __init__(self, folder, name, country, layout, ask, must_ask=False):
        self.path, self.rng, self.observations = folder / name, random.Random(name), []
        self.head = {"layout": layout, "country": country, "ask": ask, "must_ask": must_ask}

    def near(self, figure, spread=1.5):
        return round(figure + self.rng.uniform(-spread, spread), 1)

    def expect(self, cell, content, dims, number_format=None, decimal=".", **extra):
        """Record one observation; dims holds indicator, area, period, unit and any breakdowns."""
        clean = {key: LABEL_MARK.sub("", label) for key, label in dims.items()}
        written = {key: label for key, label in dims.items() if clean[key] != label}
        main = {key: clean.pop(key, None) for key in ("indicator", "area", "period")}
        value, marks = meaning(content, number_format, decimal)
        observation = {"cell": cell, "value": value, "text": shown(content, number_format), **main}
        extra = {"unit": clean.pop("unit", None), "marks": marks, "label_as_written": written, **extra}
        observation.update(breakdown=clean, **{key: item for key, item in extra.items() if item})
        self.observations.append(observation)
        return observation

    def save_expected(self):
        sheets = {observation.get("sheet") for observation in self.observations}
        content = {**self.head, "sheet": sheets.pop() if len(sheets) == 1 else None,
                   "observations": self.observations}
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        self.path.with_name(self.path.name + ".expected.json").write_text(text, encoding="utf-8")
        return self

    def save_book(self, book, cached=()):
        """Save a workbook with fixed time stamps; cached maps a formula's cell to its result."""
        raw = io.BytesIO()
        book.properties.creator, book.properties.created = "Office", datetime.datetime(*FIXED_MOMENT)
        book.save(raw)
        with zipfile.ZipFile(raw) as source, zipfile.ZipFile(self.path, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == "docProps/core.xml":
                    data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2022-03-01T09:00:00Z", data)
                if cached and name == "xl/worksheets/sheet1.xml":
                    data = add_cached_results(data.decode("utf-8"), cached).encode("utf-8")
                target.writestr(zipfile.ZipInfo(name, FIXED_MOMENT), data, zipfile.ZIP_DEFLATED)
        return self.save_expected()

    def save_lines(self, rows, delimiter, encoding, newline="\r\n"):
        quoted = [[f'"{field}"' if delimiter in field else field for field in row] for row in rows]
        text = "".join(delimiter.join(row) + newline for row in quoted)
        self.path.write_bytes(text.encode(encoding))
        return self.save_expected()


def add_cached_results(xml, cached):
    """Put the result beside each formula, as a spreadsheet program would have saved it."""
    for cell, number in cached.items():
        pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)'
        xml, count = re.subn(pattern, rf"\g<1><v>{number}</v>", xml)
        assert count == 1, cell
    return xml


def new_book(title):
    book = Workbook()
    book.active.title = title
    return book, book.active


def put_row(sheet, row, column, values, bold=False):
    for offset, value in enumerate(values):
        if value is not None:
            sheet.cell(row, column + offset, value).font = Font(bold=bold)


def put_column(sheet, row, column, values):
    for offset, value in enumerate(values):
        sheet.cell(row + offset, column, value)


def merge(sheet, row, column, last_row, last_column, value):
    sheet.cell(row, column, value).alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
    if (row, column) != (last_row, last_column):
        sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)


def cross(**labels):
    """All combinations of the given label lists, the last varying fastest, as dicts."""
    return [dict(zip(labels, combination)) for combination in itertools.product(*labels.values())]


def as_number(label):
    return int(label) if label.isdigit() else label


def header(sheet, row, column, columns, levels):
    """Write header rows, one per level, merging equal neighbours on all levels but the last."""
    for depth, level in enumerate(levels):
        start = column
        for _, run in itertools.groupby(columns, key=lambda dims: [dims[key] for key in levels[:depth + 1]]):
            run = list(run)
            merge(sheet, row + depth, start, row + depth, start + len(run) - 1, as_number(run[0][level]))
            start += len(run)


def observe(case, sheet, row, column, stored, dims, number_format=ONE_DECIMAL, **extra):
    """Write one value cell and record it as an expected observation."""
    cell = sheet.cell(row, column, stored)
    if isinstance(stored, str):
        cell.alignment = Alignment(horizontal="right")
    else:
        cell.number_format = number_format
        extra["stored"] = stored if number_format == PERCENT else None
    case.expect(cell.coordinate, stored, dims, number_format, sheet=sheet.title, **extra)


def fill(case, sheet, row, column, rows, columns, figure, special=None, number_format=ONE_DECIMAL, **options):
    """Write a grid of observations; figure(dims) gives the number, special[(row, column)] overrules it."""
    for (down, row_dims), (across, column_dims) in itertools.product(enumerate(rows), enumerate(columns)):
        if row_dims is not None and column_dims is not None:
            at, dims = (row + down, column + across), {**row_dims, **column_dims}
            drawn = figure(dims)
            observe(case, sheet, *at, (special or {}).get(at, drawn), dims, number_format, **options)


def northmark_years_over_sexes(folder):
    """A national office copies its printed yearbook table: years over sexes, footnote marks everywhere."""
    case = Case(folder, "northmark_years_over_sexes.xlsx", "Northmark",
                "Years merged over sexes, indicators down with goal sub-headings, marks on labels and values.",
                ["Is '2020 (prov.)' 2020 with a provisional mark?", "Keep values marked * (under 50 cases)?"])
    book, sheet = new_book("Table 4.2")
    merge(sheet, 1, 1, 1, 11, "Table 4.2  Selected SDG indicators by sex, Northmark, 2010–2020")
    sheet["A2"] = "Per cent unless otherwise stated"
    for column, heading in [(1, "Indicator"), (2, "Unit")]:
        merge(sheet, 4, column, 5, column, heading)
    columns = cross(period=["2010", "2015", "2020 (prov.)"], sex=["Male", "Female", "Both sexes"])
    header(sheet, 4, 3, columns, ["period", "sex"])
    lines = [("Goal 3. Good health and well-being", None, None),
             ("3.1.1 Maternal mortality ratio", "per 100,000 live births", 61),
             ("3.4.1 Mortality from four non-communicable diseases¹", "%", 19.4),
             ("3.4.2 Suicide mortality rate", "per 100,000", 14.1), ("Goal 4. Quality education", None, None),
             ("4.6.1 Adults with functional literacy", "%", 81.2),
             ("Goal 8. Decent work and economic growth", None, None), ("8.5.2 Unemployment rate²", "%", 7.3),
             ("8.6.1 Youth not in education, employment or training", "%", 16.5)]
    levels = {label.split()[0]: level for label, _, level in lines}
    rows = [{"indicator": label.split()[0], "unit": unit} if unit else None for label, unit, _ in lines]
    for row, (label, unit, _) in enumerate(lines, start=6):
        put_row(sheet, row, 1, [label, unit], bold=unit is None)

    def figure(dims):
        if dims["indicator"] == "3.1.1" and dims["sex"] != "Female":
            return "-"
        shift = {"Male": 0.6, "Female": -0.6, "Both sexes": 0}[dims["sex"]] - (int(dims["period"][:4]) - 2010) / 5
        return case.near(levels[dims["indicator"]] + shift, 0.2)
    fill(case, sheet, 6, 3, rows, columns, figure,
         {(8, 4): "18.8¹", (9, 5): "14.1*", (9, 7): "12.4*", (11, 3): "..", (11, 4): "..", (11, 5): "..",
          (13, 9): "5.4 (e)"})
    put_column(sheet, 16, 1, ["¹ Ages 30 to 70.", "² Population aged 15 and over; 2010 figures revised in 2016.",
                              "* Fewer than 50 cases.  (e) Estimate.  .. Not available.  - Not applicable.",
                              "Source: Northmark Bureau of Statistics, Vital Register and Labour Force Survey."])
    return case.save_book(book)


def port_aven_region_blocks(folder):
    """A ministry of health sends regional blocks, each region's name alone above its indicators."""
    case = Case(folder, "port_aven_region_blocks.xlsx", "Port Aven",
                "Region alone on a row, indicators indented below; years across; hidden, rank and change columns.",
                ["Leave out hidden column F '2018 (superseded)'?", "Leave out the rank and change columns?"])
    book, sheet = new_book("Regions")
    put_column(sheet, 1, 1, ["PORT AVEN - MINISTRY OF HEALTH", "Health indicators by region (SDG codes in brackets)"])
    put_row(sheet, 5, 1, ["Region / indicator", 2005, 2010, 2015, None, "2018 (superseded)", 2018, 2020, None,
                          "Rank 2020", "Change 2015-2020"], bold=True)
    sheet.column_dimensions["F"].hidden = True
    columns = [{"period": year} if year else None for year in ("2005", "2010", "2015", None, None, "2018", "2020")]
    indicators = [("Maternal deaths per 100 000 live births (3.1.1)", "3.1.1", 88, -2.0),
                  ("Births attended by skilled staff, % (3.1.2)", "3.1.2", 71, 0.8),
                  ("Health workers, number (3.c.1)", "3.c.1", 1180, 35)]
    row = 6
    for place, region in enumerate(["Upper Aven", "Lower Aven", "Saltern Coast", "Port Aven, all regions"]):
        sheet.cell(row, 1, region).font = Font(bold=True)
        for row, (label, code, start, step) in enumerate(indicators, start=row + 1):
            label = "   " + label if place % 2 else label
            sheet.cell(row, 1, label).alignment = Alignment(indent=1 - place % 2)

            def figure(dims):
                level = start + (int(dims["period"]) - 2005) * step
                if code == "3.c.1":
                    count = 3 * level + 18300 if place == 3 else level + 6100 * place
                    return f"{int(count):,}".replace(",", NBSP)
                return case.near(level - 2 * min(place, 4 - place), 0.9)
            fill(case, sheet, row, 2, [{"indicator": code, "area": region}], columns, figure,
                 {(15, 2): "n.a.", (15, 8): "55.1 (a)"})
            sheet.cell(row, 6, f"1{NBSP}099" if code == "3.c.1" else case.near(start + 11))
            sheet.cell(row, 10, place + 1 if place < 3 else None)
            old, new = (sheet.cell(row, column).value for column in (4, 8))
            sheet.cell(row, 11, round(new - old, 1) if isinstance(old, float) and isinstance(new, float) else None)
        row += 1
    put_column(sheet, row + 1, 1, ["(a) Preliminary, late registrations missing.",
                                   "n.a. = not available. Regions are listed from north to south."])
    return case.save_book(book)


def sunder_isles_sheet_per_year(folder):
    """A household survey unit keeps one sheet per year, and an old version in a hidden sheet."""
    case = Case(folder, "sunder_isles_sheet_per_year.xlsx", "Sunder Isles",
                "One sheet per year, indicators over Urban/Rural/Total, districts down; a hidden old sheet.",
                ["Leave out hidden sheet '2019_old'?", "Are sheets 2018, 2019, 2020 three periods?"])
    book, cover = new_book("Cover")
    put_column(cover, 2, 2, ["Sunder Isles Household Conditions Survey", "Tables for SDG 6 and SDG 7",
                             "Sheets: 2018, 2019, 2020", "Revised edition 3"])
    headings = {"6.1.1": "6.1.1 Safely managed drinking water", "7.1.1": "7.1.1 Access to electricity"}
    columns = cross(indicator=list(headings), location=["Urban", "Rural", "Total"])
    printed = [{**dims, "indicator": headings[dims["indicator"]]} for dims in columns]

    def figure(dims):
        if dims["area"] == "Newfirth" and dims["location"] == "Urban":
            return "-"
        shift = {"Urban": 12, "Rural": -9, "Total": 2}[dims["location"]] + (int(dims["period"]) - 2018) * 1.5
        return case.near({"6.1.1": 55, "7.1.1": 78}[dims["indicator"]] + shift)
    for title, top in [("2018", 4), ("2019", 4), ("2019_old", 4), ("2020", 5)]:
        sheet, year, old = book.create_sheet(title), title[:4], title == "2019_old"
        sheet["A1"] = f"Sunder Isles: access to basic services, {year}" + (" (before revision)" if old else "")
        sheet["A2"] = "Per cent of population"
        areas = ["Upper Sund", "Lower Sund (a)", "Harrow Bay", "Sunder Isles"]
        if title == "2020":
            sheet["A3"] = "Note: Newfirth was part of Harrow Bay until 2019"
            areas.insert(3, "Newfirth")
        merge(sheet, top, 1, top + 1, 1, "District")
        header(sheet, top, 2, printed, ["indicator", "location"])
        put_column(sheet, top + 2, 1, areas)
        kept = len(case.observations)
        fill(case, sheet, top + 2, 2, cross(period=[year], area=areas), columns, figure)
        put_column(sheet, top + len(areas) + 3, 1, ["(a) Including the outer islets.", "- Sample too small."])
        if old:
            sheet.sheet_state = "hidden"
            del case.observations[kept:]
    return case.save_book(book)


def varrow_sheet_per_indicator(folder):
    """A national office's indicator workbook: contents sheet, then one sheet per indicator, each laid out anew."""
    case = Case(folder, "varrow_sheet_per_indicator.xlsx", "Varrow",
                "One sheet per indicator, each in another layout: years by region, region over year, years by age.",
                ["Is each sheet's indicator its sheet name?", "Is the row '2012 - new register' a break, not data?"])
    book, contents = new_book("Contents")
    contents["A1"] = "Varrow SDG indicators - list of sheets"
    put_row(contents, 3, 1, ["Sheet", "Title", "Last year", "Number of series"], bold=True)
    put_column(contents, 4, 1, ["3.2.1", "4.1.2", "8.5.2"])
    put_column(contents, 4, 2, ["Under-5 mortality rate", "Completion rate by level", "Unemployment rate by age"])
    for row, count in [(4, 4), (5, 12), (6, 4)]:
        put_row(contents, row, 3, [2016, count])
    regions = ["Eastvarrow", "Midvarrow", "Westvarrow", "Varrow"]
    sheet = book.create_sheet("3.2.1")
    sheet["A1"] = "Indicator 3.2.1 Under-5 mortality rate (deaths per 1,000 live births)"
    merge(sheet, 3, 1, 4, 1, "Year")
    merge(sheet, 3, 2, 3, 5, "Region")
    put_row(sheet, 4, 2, regions)
    put_column(sheet, 5, 1, [2008, 2010, "2012 - new register", 2012, 2014, 2016, None, "Source: civil registration."])
    rows = [{"indicator": "3.2.1", "period": year} if year else None
            for year in ("2008", "2010", None, "2012", "2014", "2016")]
    fill(case, sheet, 5, 2, rows, cross(area=regions), lambda dims: case.near(31 - (int(dims["period"]) - 2008)))
    sheet = book.create_sheet("4.1.2")
    put_column(sheet, 1, 1, ["Indicator 4.1.2", "Completion rate, per cent"])
    merge(sheet, 4, 1, 5, 1, "Level of education")
    columns = cross(area=regions, period=["2011", "2016"])
    header(sheet, 4, 2, columns, ["area", "period"])
    education = {"Primary": 94, "Lower secondary": 81, "Upper secondary": 57}
    put_column(sheet, 6, 1, education)
    fill(case, sheet, 6, 2, [{"indicator": "4.1.2", "level of education": level} for level in education], columns,
         lambda dims: case.near(education[dims["level of education"]] + (dims["period"] == "2016") * 3), {(8, 4): ".."})
    sheet = book.create_sheet("8.5.2")
    sheet["B1"], sheet["B9"] = "8.5.2 Unemployment rate by age, Varrow (%)", "* Unreliable, small sample."
    ages = {"15-24": 18, "25-54": 7, "55-64": 5, "15+": 8}
    put_row(sheet, 3, 2, ["Year", *ages], bold=True)
    put_column(sheet, 4, 2, [2013, 2014, 2015, 2016])
    fill(case, sheet, 4, 3, cross(indicator=["8.5.2"], period=["2013", "2014", "2015", "2016"]), cross(age=list(ages)),
         lambda dims: case.near(ages[dims["age"]], 1), {(5, 5): "5.6*"})
    return case.save_book(book)


def hallinor_baseline_and_targets(folder):
    """A planning ministry's monitoring frame: baseline, actuals and targets; numbers like 3.10 stored as 3.1."""
    case = Case(folder, "hallinor_baseline_and_targets.xlsx", "Hallinor",
                "Monitoring frame: number as a float, baseline year and value, actual 2018-2020, targets, status.",
                ["Number 3.1 stands twice: is the one after 3.9 really 3.10?",
                 "Take baselines as observations of the baseline year?", "Leave out targets?"])
    book, sheet = new_book("Monitoring")
    sheet["A1"] = "Republic of Hallinor - National Development Plan, results framework, pillars 3 and 4"
    for column, heading in [(1, "No."), (2, "Indicator"), (3, "Unit"), (11, "Status")]:
        merge(sheet, 3, column, 4, column, heading)
    for first, last, heading in [(4, 5, "Baseline"), (6, 8, "Actual"), (9, 10, "Target")]:
        merge(sheet, 3, first, 3, last, heading)
    put_row(sheet, 4, 4, ["Year", "Value", 2018, 2019, 2020, 2025, 2030])
    names = ["Stunting, children under 5", "Full immunization", "Births in a health facility", "Contraceptive use",
             "Households with a latrine", "Handwashing facility", "Malaria test positivity", "Tobacco use, adults",
             "Road injuries treated", "Clinics with electricity", "Primary net enrolment", "Trained teachers"]
    codes = [f"3.{number}" for number in range(1, 11)] + ["4.1", "4.2"]
    for index, (code, name) in enumerate(zip(codes, names)):
        row, level, year = 5 + index, 30 + 4 * index, [2014, 2015, 2012][index % 3]
        put_row(sheet, row, 1, [float(code), name, "%", year])
        dims = {"indicator": code, "unit": "%"}
        note = {"indicator_as_shown": "3.1"} if code == "3.10" else {}
        observe(case, sheet, row, 5, case.near(level), {**dims, "period": str(year)}, optional=True, **note)
        fill(case, sheet, row, 6, [dims], cross(period=["2018", "2019", "2020"]),
             lambda _: case.near(level + 6, 3), {(11, 7): "n.a."}, **note)
        put_row(sheet, row, 9, [level + 20, level + 25, ["on track", "behind"][index % 2]])
    sheet["A18"] = "Status is judged by the Ministry of Planning."
    return case.save_book(book)


def marelle_long_french(folder):
    """A French-speaking institute's database export: one value per line, block labels only on the first line."""
    case = Case(folder, "marelle_long_french.csv", "Marelle",
                "French semicolon CSV, one value a line, decimal comma, block labels only on the first line.",
                ["Do empty code, indicator and region fields repeat the line above?", "Keep the mark (e)?"])
    lines = [["Institut de la statistique de Marelle - Indicateurs ODD"] + [""] * 8, [""] * 9,
             ["Code", "Indicateur", "Région", "Milieu", "Sexe", "Année", "Valeur", "Unité", "Obs."]]
    special = {("1.2.1", 1, 4): "41,8 (e)", ("4.6.1", 0, 3): "n.d."}
    splits = [("Ensemble", "Masculin", -2), ("Ensemble", "Féminin", 2), ("Ensemble", "Ensemble", 0),
              ("Urbain", "Ensemble", -6), ("Rural", "Ensemble", 5)]
    for code, name, unit, year, level in [
            ("1.2.1", "Population sous le seuil national de pauvreté", "%", "2020", 34),
            ("3.3.3", "Cas de paludisme", "cas", "2020", 1204),
            ("4.6.1", "Taux d'alphabétisation des adultes", "%", "2019", 58)]:
        for place, region in enumerate(["Haute-Marelle", "Basse-Marelle", "Marelle (ensemble)"]):
            base, parts = [level, level + 873, 2 * level + 873][place], [1, 1, 2][place]
            counts = [base, base + 131 * parts, 2 * base + 131 * parts, base - 300 * parts, base + 431 * parts]
            for index, (location, sex, shift) in enumerate(splits):
                text = f"{case.near(level + [0, 3, 2][place] + shift, 0.6)}".replace(".", ",")
                text = f"{counts[index]:,}".replace(",", " ") if unit == "cas" else text
                text, revised = special.get((code, place, index), text), "rév." if index == 2 else ""
                lines.append([code if index + place == 0 else "", name if index + place == 0 else "",
                              region if index == 0 else "", location, sex, year, text, unit, revised])
                dims = dict(indicator=code, area=region, period=year, unit=unit, location=location, sex=sex)
                case.expect(f"{len(lines)}:7", text, dims, decimal=",", status=revised)
    lines += [[note] + [""] * 8 for note in ("(e) estimation - n.d. : non disponible", "Source : Enquête ménages")]
    return case.save_lines(lines, ";", "utf-8-sig")


def sal_verde_two_tables(folder):
    """A Spanish-speaking ministry saves a sheet with two tables, one under another, as tabbed text."""
    case = Case(folder, "sal_verde_two_tables.tsv", "Sal Verde",
                "Spanish Windows-1252 TSV, two tables one under another (sex by year; department by urban/rural).",
                ["Is the second table's year 2016, as in its title?", "Is '2015 (prov.)' 2015, provisional?"])
    years = ["2012", "2013", "2014", "2015 (prov.)"]
    lines = [["Ministerio de Trabajo y Previsión – Sal Verde"], [""],
             ["Cuadro 1. Tasa de desempleo (8.5.2), en porcentaje, según sexo y edad"],
             ["Sexo", "Edad (años)", *years]]

    def add_figures(labels, dims, columns, levels, special):
        texts = [f"{case.near(level, 0.4)}".replace(".", ",") for level in levels]
        texts = [special.get(index, text) for index, text in enumerate(texts)]
        lines.append(labels + texts)
        for field, (column, text) in enumerate(zip(columns, texts), start=len(labels) + 1):
            case.expect(f"{len(lines)}:{field}", text, {**dims, **column}, decimal=",")
    for sex, shift in [("Hombres", -1), ("Mujeres", 1), ("Ambos sexos", 0)]:
        for age, level in [("15–24", 17), ("25 y más", 6), ("Total", 8)]:
            special = {1: "...", 3: "18,2*"} if (sex, age) == ("Mujeres", "15–24") else {}
            add_figures([sex if age == "15–24" else "", age], {"indicator": "8.5.2", "sex": sex, "age": age},
                        cross(period=years), [level + shift] * 4, special)
    lines += [["* Estimación con muestra pequeña. ... Sin datos."], [""],
              ["Cuadro 2. Población con servicios de saneamiento (6.2.1), en porcentaje, 2016"],
              ["Departamento", "Área", "", ""], ["", "Urbana", "Rural", "Total"]]
    for department in ["Peñalta", "Río Hondal", "Costa Añil", "Sal Verde"]:
        add_figures([department], {"indicator": "6.2.1", "area": department, "period": "2016"},
                    cross(location=["Urbana", "Rural", "Total"]), [82, 49, 70], {})
    lines.append(["Fuente: Encuesta de hogares, 2016."])
    return case.save_lines(lines, "\t", "cp1252")


def kestrel_quarters_preamble(folder):
    """A labour force unit's CSV download: five lines of preamble, quarters under years, comma thousands."""
    case = Case(folder, "kestrel_quarters_preamble.csv", "Kestrel Sound",
                "Comma CSV, five lines of preamble, year over quarters across, measure, sex and age down.",
                ["Only the unemployment rate carries an SDG code: are the two counts wanted?"])
    lines = [["Kestrel Sound Statistics"], ["Quarterly Labour Force Survey, table LF-07"],
             ["Seasonally adjusted: No"], ["Downloaded from the data portal"], [""],
             ["Measure", "Sex", "Age group", "2021", "", "", "", "2022", ""],
             ["", "", "", "Q1", "Q2", "Q3", "Q4", "Q1", "Q2"]]
    periods = [f"2021 Q{number}" for number in (1, 2, 3, 4)] + ["2022 Q1", "2022 Q2"]
    measures = {"Employed persons": 1004500, "Unemployed persons": 53400, "Unemployment rate (SDG 8.5.2) %": None}
    rates = {"15-24": 12.5, "25-64": 4.1, "15 and over": 5.2}
    for measure, sex, age in itertools.product(measures, ["Female", "Male", "Total"], rates):
        row = [measure, sex, age]
        for index, period in enumerate(periods):
            text = f"{case.near(rates[age], 1)}"
            if measures[measure]:
                share = {"Female": 0.47, "Male": 0.53, "Total": 1}[sex] * {"15-24": 0.14, "25-64": 0.8}.get(age, 1)
                text = f"{measures[measure] * share * (1 + 0.004 * index):,.0f}"
            text = ".." if (measure, sex, age, index) == ("Unemployed persons", "Female", "15-24", 1) else text
            text += " p" if index == 5 and age == "15 and over" else ""
            row.append(text)
            dims = dict(indicator="8.5.2" if "8.5.2" in measure else measure, period=period, sex=sex, age=age)
            case.expect(f"{len(lines) + 1}:{len(row)}", text, dims)
        lines.append(row)
    lines += [[""], ["p preliminary; .. not published"]]
    return case.save_lines(lines, ",", "utf-8", newline="\n")


def tarnhollow_school_years_percent(folder):
    """An education ministry's workbook: pivot-like sheet first, merged row labels, school years, percent cells."""
    case = Case(folder, "tarnhollow_school_years_percent.xlsx", "Tarnhollow",
                "Pivot-like sheet first; merged row labels, school years 2014/15 across, percent-formatted cells.",
                ["Record stored 0.453, shown as 45.3%, as 45.3?", "How to record school year 2014/15?",
                 "Leave out sheet 'Pivot'?"])
    years, provinces = ["2014/15", "2015/16", "2016/17"], ["North Tarnhollow", "South Tarnhollow", "Tarnhollow"]
    book, pivot = new_book("Pivot")
    put_row(pivot, 1, 1, ["Average of Rate", "Column Labels"])
    put_row(pivot, 2, 1, ["Row Labels", *years, "Grand Total"])
    for row, name in enumerate(["North Tarnhollow", "South Tarnhollow", "Grand Total"], start=3):
        put_row(pivot, row, 1, [name, 0.61, 0.63, 0.64, 0.627])
    sheet = book.create_sheet("Data")
    sheet["A1"] = "Tarnhollow Ministry of Education, Annual School Census"
    for column, heading in enumerate(["SDG indicator", "Province", "Sex"], start=1):
        merge(sheet, 3, column, 4, column, heading)
    merge(sheet, 3, 4, 3, 6, "School year")
    put_row(sheet, 4, 4, years)
    for row, label in [(5, "4.1.2 Completion rate, lower secondary"), (14, "4.2.2 Organized learning")]:
        merge(sheet, row, 1, row + 8, 1, label)
    rows = cross(indicator=["4.1.2", "4.2.2"], area=provinces, sex=["Girls", "Boys", "All pupils"])
    for row, dims in enumerate(rows, start=5):
        sheet.cell(row, 3, dims["sex"])
        if dims["sex"] == "Girls":
            merge(sheet, row, 2, row + 2, 2, dims["area"])
    fill(case, sheet, 5, 4, rows, cross(period=years), number_format=PERCENT,
         figure=lambda dims: round({"4.1.2": 0.48, "4.2.2": 0.76}[dims["indicator"]]
                                   + {"Girls": 0.02, "Boys": -0.02}.get(dims["sex"], 0) + case.near(0, 9) / 1000, 3),
         special={(6, 4): "46.3%", (9, 6): "n.a.", (19, 5): "n.a."})
    sheet["A24"] = "School year runs from September to June. n.a. not available."
    return case.save_book(book)


def ostrimoor_months_1904(folder):
    """A police statistics unit on old Macs: 1904 dates as months down, three header levels, cached totals."""
    case = Case(folder, "ostrimoor_months_1904.xlsx", "Ostrimoor",
                "1904 dates (months) down; area over Urban/Rural over sex; cached formula totals across and below.",
                ["Leave out the row 'Half-year'?",
                 "3.6.1 is a rate but these are numbers of deaths: which indicator is it?"])
    book, sheet = new_book("Deaths")
    book.epoch = CALENDAR_MAC_1904
    put_column(sheet, 1, 1, ["Road traffic deaths (SDG 3.6.1) by month, area and sex, Ostrimoor", "Number of persons"])
    merge(sheet, 4, 1, 6, 1, "Month")
    split, cached = cross(location=["Urban", "Rural"], sex=["Male", "Female"]), {}

    def add_sum(row, column, cells, numbers):
        formula = sheet.cell(row, column, f"=SUM({cells})")
        formula.number_format, cached[formula.coordinate] = WHOLE, sum(numbers)
        return formula.coordinate
    for area, first in [("North Moor", 2), ("South Moor", 7)]:
        merge(sheet, 4, first, 4, first + 4, area)
        header(sheet, 5, first, split, ["location", "sex"])
        merge(sheet, 5, first + 4, 6, first + 4, "Total")
        for row in range(7, 13):
            date_cell = sheet.cell(row, 1, datetime.datetime(2019, row - 6, 1))
            date_cell.number_format = "mmm-yy"
            dims = {"indicator": "3.6.1", "area": area, "period": f"2019-{row - 6:02d}"}
            as_shown = {"period_as_shown": f"{date_cell.value:%b-%y}"}
            fill(case, sheet, row, first, [dims], split, lambda _: case.rng.randint(3, 40), None, WHOLE, **as_shown)
            total = add_sum(row, first + 4, f"{get_column_letter(first)}{row}:{get_column_letter(first + 3)}{row}",
                            [sheet.cell(row, first + offset).value for offset in range(4)])
            case.expect(total, cached[total], {**dims, "location": "Total", "sex": "Total"}, WHOLE,
                        sheet=sheet.title, formula=sheet[total].value, **as_shown)
    for column in range(2, 12):
        cells = [sheet.cell(row, column) for row in range(7, 13)]
        add_sum(13, column, f"{cells[0].coordinate}:{cells[-1].coordinate}",
                [cached.get(cell.coordinate, cell.value) for cell in cells])
    put_column(sheet, 13, 1, ["Half-year", None, "Deaths within 30 days of the crash. Source: Traffic Police."])
    return case.save_book(book, cached)


def cabo_lenho_side_by_side(folder):
    """A Portuguese-speaking office's dashboard workbook: chart sheet first, two tables side by side."""
    case = Case(folder, "cabo_lenho_side_by_side.xlsx", "Cabo Lenho",
                "Chart sheet first; two Portuguese tables side by side, starting on different rows.",
                ["Are the two tables on 'Quadros' apart?", "Is the right-hand table's year 2019, as in its title?"])
    book, sheet = new_book("Quadros")
    sheet["A1"] = "Cabo Lenho – Instituto de Estatística"
    sheet["A3"], sheet["A11"] = "Quadro 1. Taxa de alfabetização (4.6.1), %", "* Dados provisórios"
    sexes = {"Homens": 74, "Mulheres": 66, "Ambos os sexos": 70}
    put_row(sheet, 4, 1, ["Ano", *sexes], bold=True)
    years = ["2011", "2013", "2015", "2017", "2019", "2021"]
    put_column(sheet, 5, 1, map(int, years))
    fill(case, sheet, 5, 2, cross(indicator=["4.6.1"], period=years), cross(sex=list(sexes)), decimal=",",
         figure=lambda dims: case.near(sexes[dims["sex"]] + int(dims["period"]) - 2011, 0.5),
         special={(10, 2): "84,3*", (10, 3): "76,1*", (10, 4): "80,2*"})
    merge(sheet, 3, 6, 3, 9, "Quadro 2. População com acesso à electricidade (7.1.1), %, 2019")
    merge(sheet, 5, 6, 6, 6, "Região")
    merge(sheet, 5, 7, 5, 9, "Meio de residência")
    places = {"Urbano": 91, "Rural": 52, "Total": 76}
    regions = ["Serra Lenho", "Vale do Mar", "Ilhéus de Fora", "Cabo Lenho"]
    put_row(sheet, 6, 7, places, bold=True)
    put_column(sheet, 7, 6, regions)
    fill(case, sheet, 7, 7, cross(indicator=["7.1.1"], area=regions, period=["2019"]), cross(location=list(places)),
         lambda dims: case.near(places[dims["location"]], 4), {(9, 7): ".."})
    sheet["F12"] = "Fonte: Inquérito às famílias, 2019.  .. não disponível"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, max_col=4, min_row=4, max_row=9), titles_from_data=True)
    book.create_chartsheet("Gráfico", 0).add_chart(chart)
    return case.save_book(book)


def lindovar_columns_abc(folder):
    """A district office copies a table without its legend: value columns headed only A, B and C."""
    case = Case(folder, "lindovar_columns_abc.xlsx", "Lindovar",
                "Ambiguous: indicators and districts down, value columns headed only A, B, C; no period anywhere.",
                ["What do columns A, B and C stand for?", "Which period do the figures belong to?"], must_ask=True)
    book, sheet = new_book("Sheet1")
    sheet["A1"] = "Lindovar - SDG figures by district"
    put_row(sheet, 3, 1, ["Indicator", "District", "A", "B", "C"], bold=True)
    levels = {"2.2.1": 22, "5.3.1": 14, "9.c.1": 83}
    for row, dims in enumerate(cross(indicator=list(levels), area=["Lindovar East", "Lindovar West"]), start=4):
        put_row(sheet, row, 1, dims.values())
        for column, letter in enumerate("ABC", start=3):
            observe(case, sheet, row, column, case.near(levels[dims["indicator"]], 3), dims,
                    unresolved={"column heading": letter})
    return case.save_book(book)


def quillon_unclear_comma(folder):
    """A forestry service's list typed by several hands: is 1,234 a thousand or a decimal?"""
    case = Case(folder, "quillon_unclear_comma.csv", "Quillon",
                "Ambiguous: semicolon CSV whose value column holds both 12,5 and 1,234.",
                ["Does 1,234 mean 1234 or 1.234?", "Is the comma a decimal sign in the whole column?"], must_ask=True)
    lines = [["Indicator", "County", "Year", "Forest area (thousand ha)"]]
    texts = iter(["1,234", "12,5", "2,075", "8,4", "1,190", "12,1", "2,102", "8,9"])
    for dims in cross(period=["2010", "2020"], area=["Ash County", "Birchen", "Coldwood", "Dunholt"]):
        text = next(texts)
        lines.append(["15.1.1", dims["area"], dims["period"], text])
        dims.update(indicator="15.1.1", unit="thousand ha")
        expected = case.expect(f"{len(lines)}:4", text, dims, decimal=",")
        if re.fullmatch(r"\d+,\d{3}", text):
            expected.update(value=None, value_candidates=[float(text.replace(",", "")), expected["value"]])
    return case.save_lines(lines, ";", "utf-8")


def dunmerrow_two_value_columns(folder):
    """A ministry's working list with two number columns, 'Result' and 'Figure', and no word on which counts."""
    case = Case(folder, "dunmerrow_two_value_columns.xlsx", "Dunmerrow",
                "Ambiguous: a line per indicator, ward and year with two number columns, 'Result' and 'Figure'.",
                ["Which column holds the value: 'Result' or 'Figure'?", "What is the other column?"], must_ask=True)
    book, sheet = new_book("List")
    put_row(sheet, 1, 1, ["Code", "Ward", "Year", "Result", "Figure"], bold=True)
    lines = cross(indicator=["3.7.1", "6.2.1"], area=["Castle Ward", "Mill Ward", "Quay Ward"], period=["2017", "2019"])
    for row, dims in enumerate(lines, start=2):
        put_row(sheet, row, 1, map(as_number, dims.values()))
        for column, heading in [(4, "Result"), (5, "Figure")]:
            observe(case, sheet, row, column, case.near(56, 6), dims, only_if={"value column": heading})
    return case.save_book(book)


LAYOUTS = [northmark_years_over_sexes, port_aven_region_blocks, sunder_isles_sheet_per_year,
           varrow_sheet_per_indicator, hallinor_baseline_and_targets, marelle_long_french, sal_verde_two_tables,
           kestrel_quarters_preamble, tarnhollow_school_years_percent, ostrimoor_months_1904, cabo_lenho_side_by_side,
           lindovar_columns_abc, quillon_unclear_comma, dunmerrow_two_value_columns]


if __name__ == "__main__":
    output = Path(sys.argv[1])
    output.mkdir(parents=True, exist_ok=True)
    for make in LAYOUTS:
        made = make(output)
        print(f"{made.path.name}: {len(made.observations)} observations")
