"""Reads exports with the tools of others and holds them against the JSON of the same project."""

import html.parser
import json
import os
import pathlib
import sys
from datetime import datetime
from decimal import Decimal

ROLES = ["baseline", "realised", "target", "forecast"]
FLOWS = {
    "costs": "costs",
    "revenues": "revenues",
    "additions": "addition",
    "withdrawals": "withdrawal",
    "balances": "balance",
    "totals": "total",
    "coverages": "coverage",
}


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def observations(project):
    """Every value of every indicator as (indicator, role, period, value, missing, direction)."""
    for indicator in project["indicators"]:
        lists = [(role, one) for role in ROLES for one in indicator.get(role, [])]
        for beside in indicator.get("comparisons", []):
            lists += [("comparison", one) for one in beside["observations"]]
        for role, one in lists:
            period = one.get("period", {}).get("label")
            yield (indicator["id"], role, period, one.get("value"), one.get("missing"), one.get("direction"))


def amounts(project):
    """Every amount of every line as (id, flow, year, euros)."""
    things = [project["organisation"], project["project"]]
    things += [thing for key, value in project.items() if isinstance(value, list) and key != "edges" for thing in value]
    for thing in things:
        for key, flow in FLOWS.items():
            for line in thing.get(key, []):
                for one in line["amounts"]:
                    yield (thing["id"], flow, one["period"]["label"], one.get("euros"))


def title(things, thing):
    while "title" not in thing and "editionOf" in thing:
        thing = things[thing["editionOf"]]
    return thing.get("title")


def number(value):
    return None if value is None else Decimal(str(value)).normalize()


def workbook(source, path):
    import openpyxl

    project = load(source)
    book = openpyxl.load_workbook(path)
    sheets = {}
    for sheet in book:
        if sheet.title == "About":
            continue
        rows = list(sheet.iter_rows())
        heads = [cell.value for cell in rows[0]]
        assert len(set(heads)) == len(heads) and None not in heads, heads
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions, sheet.title
        for row in rows:
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula: {cell.value}"
        sheets[sheet.title] = [dict(zip(heads, row)) for row in rows[1:]]
    rows = lambda name: sheets.get(name, [])
    value = lambda row, name: row[name].value

    goals = {goal["id"]: goal for goal in project["goals"]}
    things = goals | {level["id"]: level for level in project["levels"]}
    assert [value(row, "id") for row in rows("Goals")] == list(goals)
    for row in rows("Goals"):
        goal = goals[value(row, "id")]
        assert row["code"].data_type == "s" and value(row, "code") == goal["code"]
        assert value(row, "title") == title(things, goal), goal["id"]
        held = [one["id"] for one in goal.get("portfolioHolders", [])]
        assert (value(row, "portfolio holders (id)") or "") == "; ".join(held), goal["id"]

    indicators = {one["id"]: one for one in project["indicators"]}
    assert [value(row, "id") for row in rows("Indicators")] == list(indicators)
    for row in rows("Indicators"):
        one = indicators[value(row, "id")]
        assert value(row, "unit") == one.get("unit", {}).get("name"), one["id"]
        assert value(row, "kind") == one.get("indicatorKind") and value(row, "desired") == one.get("desired")
        assert value(row, "verdict") == one.get("verdict", {}).get("verdict"), one["id"]
        assert (value(row, "sources (id)") or "") == "; ".join(one.get("sources", [])), one["id"]

    columns = ["indicator (id)", "role", "period", "value", "missing", "direction"]
    found = []
    for row in rows("Observations"):
        for name in ["from", "to"]:
            assert value(row, name) is None or isinstance(value(row, name), datetime), value(row, name)
        assert value(row, "value") is None or row["value"].data_type == "n"
        found.append(tuple(number(value(row, name)) if name == "value" else value(row, name) for name in columns))
    wanted = [(*one[:3], number(one[3]), *one[4:]) for one in observations(project)]
    order = lambda one: tuple(str(part) for part in one)
    assert sorted(found, key=order) == sorted(wanted, key=order)

    found = [
        (value(row, "stated by (id)"), value(row, "flow"), value(row, "period"), number(value(row, "euros")))
        for row in rows("Money")
    ]
    wanted = [(*one[:3], number(one[3])) for one in amounts(project)]
    assert sorted(found, key=order) == sorted(wanted, key=order)
    print(f"{path}: {len(sheets)} sheets, {len(goals)} goals, {len(found)} amounts are those of the JSON")


def lines(folder, sources):
    import duckdb

    sources = [os.path.abspath(source) for source in sources]
    os.chdir(folder)
    base = duckdb.connect()
    base.execute(pathlib.Path("load.sql").read_text(encoding="utf-8"))
    ask = lambda text: base.execute(text).fetchall()
    for source in sources:
        project = load(source)
        own = project["organisation"]["id"].split("/")[0]
        here = f"WHERE organisation = '{own}'"
        [(count,)] = ask(f"SELECT count(*) FROM goals {here}")
        assert count == len(project["goals"]), (own, count)
        found = ask(f"SELECT indicator, role, period, value, missing, direction FROM observations {here}")
        wanted = [(*one[:3], number(one[3]), *one[4:]) for one in observations(project)]
        found = [(*one[:3], number(one[3]), *one[4:]) for one in found]
        order = lambda one: tuple(str(part) for part in one)
        assert sorted(found, key=order) == sorted(wanted, key=order), own
        [(sum_, kind)] = ask(f"SELECT coalesce(sum(euros), 0), any_value(typeof(euros)) FROM money {here}")
        wanted = sum((Decimal(one[3]) for one in amounts(project) if one[3] is not None), Decimal(0))
        assert sum_ == wanted and kind in ("DECIMAL(38,6)", None), (own, sum_, wanted, kind)
        assert "DOUBLE" not in str(kind)
        # The folders say whose a file is, as Spark and Hive read them.
        path = f"read_json('goals/*/*.ndjson', format = 'newline_delimited', hive_partitioning = true)"
        [(count,)] = ask(f"SELECT count(*) FROM {path} {here}")
        assert count == len(project["goals"]), (own, count)
    names = [name for (name,) in ask("SELECT view_name FROM duckdb_views() WHERE NOT internal")]
    assert len(names) == 20, names
    for name in names:
        ask(f"SELECT * FROM {name}")
    print(f"{len(names)} views of {len(sources)} organisations are those of the JSON")


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = {}

    def handle_starttag(self, tag, attributes):
        self.found[tag] = self.found.get(tag, 0) + 1


def page(path):
    from markdown_it import MarkdownIt

    text = pathlib.Path(path).read_text(encoding="utf-8")
    tags = Tags()
    tags.feed(MarkdownIt("gfm-like", {"linkify": False}).render(text))
    assert set(tags.found) <= {"h1", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td"}, tags.found
    rows = [line for line in text.splitlines() if line.startswith("|")]
    # Each table has a line below its head.
    assert tags.found["tr"] == len(rows) - tags.found["table"], tags.found
    print(f"{path}: {tags.found['tr']} rows of Markdown")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["workbook", source, path]:
            workbook(source, path)
        case ["lines", folder, *sources]:
            lines(folder, sources)
        case ["page", path]:
            page(path)
        case other:
            sys.exit(f"what is {other}?")
