"""The commands with their arguments; what a command needs is imported only when it runs."""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from geo import __version__
from geo.cli.exits import FAILED

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.settings import Settings

_FILTERS = (
    ("from", "DAY", "counted on this day or later (YYYY-MM-DD)"),
    ("to", "DAY", "counted on this day or earlier"),
    ("country", "CC", "country of the place, two letters or its English name"),
    ("area", "NAME", "first-order area, as 'Brest region'"),
    ("place", "NAME", "name of the place"),
    ("equipment", "TEXT", "words within the equipment"),
    ("class", "CLASS", "equipment class, as truck or tank"),
    ("flow", "FLOW", "in, out, transit, internal, unknown"),
    ("mode", "MODE", "road, rail, air, none"),
    ("affiliation", "SIDE", "whose forces, as RU or BY"),
    ("source", "NAME", "who says it"),
    ("reliability", "A-F", "Admiralty grade of the source"),
    ("credibility", "1-6", "Admiralty grade of the report"),
    ("status", "STATUS", "review, accepted, rejected, all (default accepted)"),
    ("kind", "KIND", "observation, summary, claim, denial, forecast"),
    ("text", "TEXT", "text in notes, places, equipment, sources"),
    ("bbox", "W,S,E,N", "box in degrees"),
    ("within", "LAT,LON;...", "shape given by its corners"),
    ("near-border", "KM[:CC]", "at most so far from the watched country's border, or from that with a neighbour"),
    ("tlp", "TLP", "clear, green, amber, amber+strict, red"),
)
"""The filter words, as in the address bar and in /api; several values are parted by commas."""


_ONLINE = "ask the service of KORDON_GEOCODER for names in doubt; only the bare name and its areas are sent"


class _Parser(argparse.ArgumentParser):
    """A parser that refuses in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and exit with 2."""
        line = " ".join(message.split())
        self.exit(FAILED, f"geo: {line}; see {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    common = _Parser(add_help=False)
    common.add_argument(
        "--database", metavar="URL", default=argparse.SUPPRESS, help="record database (else KORDON_DATABASE_URL)"
    )
    parser = _Parser(
        prog="python -m geo",
        description="Kordon: count reported movements honestly, offline.",
        epilog="Exit 0: done. 1: done, and something needs a look. 2: could not be done.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Kordon {__version__}")
    parser.add_argument("--database", metavar="URL", default="", help="record database (else KORDON_DATABASE_URL)")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(
        name: str, run: str, about: str, *, filters: bool = False, json: bool = True
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, parents=[common], allow_abbrev=False)
        made.set_defaults(run=_later(run))
        if json:
            made.add_argument("--json", action="store_true", help="answer as JSON")
        if filters:
            group = made.add_argument_group("filters (several values are parted by commas)")
            for word, shape, meaning in _FILTERS:
                group.add_argument(f"--{word}", dest=f"filter_{word.replace('-', '_')}", metavar=shape, help=meaning)
        return made

    _add_intake(command)
    _add_ledger(command)
    _add_queries(command)
    _add_export(command)
    _add_brief(command)
    _add_places(command)
    made = command(
        "doctor", "geo.cli.doctor:doctor", "check the installation, and that nothing connects to the outside"
    )
    made.add_argument("--no-app", action="store_true", help="do not start the app to watch its connections")
    return parser


def _add_intake(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command(
        "import", "geo.cli.intake:import_file", "import a table, workbook, JSON, map, text or Telegram export"
    )
    made.add_argument("file", metavar="FILE", nargs="+", help="the file; - reads standard input")
    made.add_argument("--folder", action="store_true", help="FILE is a folder; import each file in it that is new")
    made.add_argument(
        "--mapping", metavar="NAME|M.json", help="which column fills which field: a saved mapping, or a file"
    )
    made.add_argument(
        "--column",
        metavar="HEADING=FIELD",
        action="append",
        default=[],
        help="which field a column fills, above the mapping (HEADING= leaves it out); may be given again",
    )
    made.add_argument("--date-order", metavar="ORDER", help="dmy, mdy or ymd, where the dates leave it open")
    made.add_argument("--time-zone", metavar="ZONE", help="of times without one (else KORDON_TIME_ZONE)")
    made.add_argument("--watched", metavar="CC", help="country that movements go in and out of (else KORDON_WATCHED)")
    made.add_argument("--save-mapping", metavar="NAME", help="save the mapping of this import under a name")
    made.add_argument(
        "--release-column",
        metavar="HEADING",
        action="append",
        default=[],
        help="a column that was left out as personal and holds nothing personal; may be given again",
    )
    made.add_argument(
        "--release-cell",
        metavar="ROW:FIELD:KIND",
        action="append",
        default=[],
        help="something masked that is nothing personal, as the reasons name it (12:note:phone); may be given again",
    )
    made.add_argument("--dry-run", action="store_true", help="say what would become of each row, write nothing")
    made.add_argument("--sheet", metavar="NAME", help="sheet of a workbook (default: the first one with a table)")
    made.add_argument("--source", metavar="NAME", help="source of rows that name none")
    made.add_argument("--published", metavar="DATE", help="day of publication of rows that name none")
    made.add_argument("--who", metavar="NAME", help="who imports it, for the audit trail")
    made.add_argument("--update", action="store_true", help="let rows mend the held ones that they tell of anew")
    made.add_argument("--rejected", metavar="OUT.csv", help="write the rejected rows there, each with its reason")
    made.add_argument("--with-review", action="store_true", help="to --rejected also the rows in review")
    made.add_argument("--online", action="store_true", help=_ONLINE)
    made = command("mappings", "geo.cli.mappings:mappings", "list the saved mappings of columns")
    made.add_argument("--delete", metavar="NAME", help="delete one; imports made by it stay")
    made.add_argument("--who", metavar="NAME", help="who does it, for the audit trail")
    command("sample", "geo.cli.intake:load_the_sample", "load the sample of real, published reports")


def _add_ledger(command: Callable[..., argparse.ArgumentParser]) -> None:
    for name, about in (
        ("undo", "take a batch out of all counts; nothing is deleted"),
        ("redo", "bring an undone batch back"),
    ):
        made = command(name, f"geo.cli.ledger:{name}", about)
        made.add_argument("batch", metavar="BATCH", help="as `batches` lists it, such as b0001")
        made.add_argument("--who", metavar="NAME", help="who does it, for the audit trail")
    command("batches", "geo.cli.ledger:batches", "list the imports")
    made = command("audit", "geo.cli.ledger:audit", "show the audit trail")
    made.add_argument("--sighting", metavar="ID", help="only what befell this sighting")


def _add_queries(command: Callable[..., argparse.ArgumentParser]) -> None:
    for name, about in (("sightings", "list sightings"), ("movements", "list movements with their sightings")):
        made = command(name, f"geo.cli.queries:{name}", about, filters=True)
        made.add_argument("--limit", type=_number, metavar="N", help="at most so many")
        made.add_argument("--offset", type=_number, default=0, metavar="N", help="leave out the first so many")
    made = command(
        "duplicates",
        "geo.cli.duplicates:duplicates",
        "list what may be one movement told twice, and decide",
        filters=True,
    )
    made.add_argument(
        "action", nargs="?", choices=("accept", "reject", "undo", "decisions"), help="decide, or list what was decided"
    )
    made.add_argument("names", nargs="*", metavar="ID", help="two sightings (s000001); of undo, a decision (d0001)")
    made.add_argument(
        "--as",
        dest="verdict",
        choices=("same", "leg", "rollup", "before"),
        default="same",
        help="with accept: one movement, legs of one way, the first is a roll-up of the second, or its stop comes "
        "before that of the second on their way (default same)",
    )
    made.add_argument("--who", metavar="NAME", help="who decides, for the audit trail")
    made.add_argument("--limit", type=_number, metavar="N", help="at most so many")
    made.add_argument("--offset", type=_number, default=0, metavar="N", help="leave out the first so many")
    made = command("totals", "geo.cli.queries:totals", "count movements by period", filters=True)
    made.add_argument(
        "--by",
        default="week",
        metavar="PERIOD[,GROUP]",
        help="day, week or month; then any of area, equipment_class, flow, source, country",
    )
    made.add_argument(
        "--day",
        choices=("last", "first", "spread"),
        default="last",
        help="count a movement on its last day (default), its first, or in shares on each of its days",
    )
    made.add_argument("--csv", action="store_true", help="answer as CSV")


def _add_export(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command(
        "export", "geo.cli.export:export", "write what may leave into a file, and say what stays back", filters=True,
        json=False,
    )  # fmt: skip
    made.add_argument("file", metavar="OUT", help="the file to write; one that exists is refused")
    made.add_argument(
        "--format", metavar="FORMAT", help="csv, geojson, kml, gpkg, parquet, cot, atom, html or bundle (else by OUT)"
    )
    _add_gate(made)


def _add_gate(made: argparse.ArgumentParser) -> None:
    """Add what says how something leaves the house: the same words wherever something does."""
    made.add_argument("--private", action="store_true", help="all that passes the filters, as it is held; logged")
    made.add_argument("--ukrainian", action="store_true", help="Ukrainian forces too; logged")
    made.add_argument(
        "--embargo-hours", type=_number, metavar="N", help="else KORDON_EMBARGO_HOURS; fewer than that is logged"
    )
    made.add_argument("--cell-km", type=float, default=5.0, metavar="KM", help="edge of the public cell, 1 to 100")
    made.add_argument("--cutoff", metavar="TIME", help="as of when, as 2022-12-19T12:00Z (default now)")
    made.add_argument("--who", metavar="NAME", help="who sets the gate aside, for the audit trail")
    made.add_argument("--reason", metavar="TEXT", help="why the gate is set aside, in a line, for the audit trail")
    made.add_argument("--force", action="store_true", help="write over OUT where it exists")
    # One word, two meanings: elsewhere it chooses rows, here it says how far the file may go.
    level = next(action for action in made._actions if action.dest == "filter_tlp")  # noqa: SLF001 - no public way
    level.help = "highest mark that may leave: clear (default), green, amber, amber+strict, red"


def _add_brief(command: Callable[..., argparse.ArgumentParser]) -> None:
    made = command(
        "brief", "geo.cli.brief:brief", "write a briefing as a slide, document or picture, for decks and for cron",
        filters=True, json=False,
    )  # fmt: skip
    made.add_argument(
        "file", metavar="OUT", help="the file to write (.pptx, .pdf, .png, .svg, .html); one that exists is refused"
    )
    made.add_argument("--title", default=None, metavar="TEXT", help="else that of the template or language")
    made.add_argument("--language", metavar="LL", help="en, uk, be, ru, pl (default that of the template)")
    made.add_argument(
        "--template", default="one slide", metavar="NAME", help="one-slide, weekly-review, or a saved one"
    )
    made.add_argument("--blocks", metavar="NAME[,NAME]", help="other blocks than the template's, in their order")
    made.add_argument("--no-edits", action="store_true", help="leave sentences that were written anew aside")
    made.add_argument("--theme", choices=("light", "dark"), help="default that of the template")
    made.add_argument("--size", metavar="SHAPE", help="16:9, 4:3 or a4 (default 16:9; of a PDF a4, which only it has)")
    made.add_argument("--scale", type=int, choices=(1, 2), default=1, help="2 doubles the pixels of a PNG")
    made.add_argument("--last", choices=("week", "month"), help="the last whole one before the cut-off, for cron")
    made.add_argument("--compare", metavar="WHAT", help="none, before, maps, or a period as 2022-12-05..2022-12-11")
    made.add_argument("--link", default="", metavar="URL", help="address of the live view, printed on the page")
    _add_gate(made)


def _add_places(command: Callable[..., argparse.ArgumentParser]) -> None:
    for name, about in (
        ("geocode", "find places: a JSON object a line in, one a line out"),
        ("extract", "read sightings out of report texts: a JSON object a line in, one a line out"),
    ):
        made = command(name, f"geo.cli.streams:{name}", about, json=False)
        made.add_argument("--no-rules", action="store_true", help="leave the team's rules in the database aside")
        if name == "geocode":
            made.add_argument("--online", action="store_true", help=_ONLINE)
    made = command("gazetteer", "geo.cli.gazetteer:info", "tell what the gazetteer knows, or teach it more places")
    kinds = made.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=_Parser)
    adds = kinds.add_parser("add", help="add a list of places (CSV, or a GeoNames dump)", allow_abbrev=False)
    adds.add_argument("file", metavar="FILE", help="with name, lat and lon; the same file name again replaces it")
    adds.set_defaults(run=_later("geo.cli.gazetteer:add"))
    removes = kinds.add_parser("remove", help="take out what a file brought", allow_abbrev=False)
    removes.add_argument("file", metavar="NAME", help="the file's name, as `gazetteer info` lists it")
    removes.set_defaults(run=_later("geo.cli.gazetteer:remove"))
    fetches = kinds.add_parser("geonames", help="download country dumps from GeoNames and add them", allow_abbrev=False)
    fetches.add_argument("codes", metavar="CC", nargs="+", help="country, two letters, such as BY")
    fetches.set_defaults(run=_later("geo.cli.gazetteer:geonames"))
    kinds.add_parser("info", help="tell what the gazetteer holds", allow_abbrev=False)
    for each in kinds.choices.values():
        each.add_argument("--json", action="store_true", help="answer as JSON")


def _later(target: str) -> Callable[[argparse.Namespace, Settings], int]:
    """Return a command that is imported when it runs, so that `--help` costs nothing."""
    module, name = target.split(":")

    def run(given: argparse.Namespace, settings: Settings) -> int:
        found: Any = getattr(importlib.import_module(module), name)
        code: int = found(given, settings)
        return code

    return run


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) >= sys.maxsize:
        msg = f"{text!r} is not a whole number of 0 or more"
        raise argparse.ArgumentTypeError(msg)
    return int(text)
