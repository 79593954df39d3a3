"""Templates of briefings: which blocks in which order, in which language. Two come with Kordon, others are saved.

A template says how a briefing looks, never what is in it: no sighting, no filter and no period is kept in one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geo.briefing.model import Block, Language
from geo.briefing.request import blocks_of, clean_title
from geo.errors import MissingError, UsageError
from geo.intake.privacy import mask
from geo.maps.style import ThemeName  # noqa: TC001 - dataclass field types are read at run time
from geo.records.briefing_templates import SavedTemplate, list_saved, save

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records.database import Records

MOST_NAME: Final = 60
COMPARISONS: Final = ("none", "before", "maps")
"""Compared with nothing, with the period before, or with it on a second map."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """How a briefing looks. An empty title is the one that the language has."""

    name: str
    blocks: tuple[Block, ...]
    title: str = ""
    language: Language = Language.ENGLISH
    theme: ThemeName = "light"
    compare: str = "before"
    weekly: bool = False

    def as_document(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return {
            "blocks": [each.value for each in self.blocks],
            "title": self.title,
            "language": self.language.value,
            "theme": self.theme,
            "compare": self.compare,
            "weekly": self.weekly,
        }


ONE_SLIDE: Final = Template(
    name="one slide",
    blocks=(Block.SUMMARY, Block.MAP, Block.TIMELINE, Block.MOVEMENTS),
)
"""The slide that a briefer shows: what, where, when and the largest movements; who says so stands at its foot."""
WEEKLY: Final = Template(
    name="weekly review",
    blocks=(
        Block.SUMMARY, Block.MAP, Block.DAYS, Block.CHANGES, Block.TOTALS, Block.CONFLICTS, Block.SOURCES, Block.METHOD,
    ),
    weekly=True,
)  # fmt: skip
"""The review that monitoring channels publish: arrivals, departures, trains, convoys and flights by day."""
BUILT_IN: Final = (ONE_SLIDE, WEEKLY)


def templates(records: Records) -> list[Template]:
    """Return the templates that there are: those that come with Kordon, then the saved ones by name."""
    return [*BUILT_IN, *(_of(each) for each in list_saved(records))]


def template_named(records: Records, name: str) -> Template:
    """Return the template of a name. Raises MissingError that lists what there is."""
    wanted = name.strip().casefold()
    there = templates(records)
    for each in there:
        if wanted in {each.name.casefold(), each.name.casefold().replace(" ", "-")}:
            return each
    msg = f"There is no template {name!r}; use one of: {', '.join(each.name for each in there)}"
    raise MissingError(msg)


def save_template(records: Records, template: Template, who: str | None = None) -> Template:
    """Store a template under its name, screened; one of that name is replaced and stays in the trail.

    Raises UsageError for a name that is empty, too long or one that comes with Kordon.
    """
    name = mask(clean_title(template.name))[0]
    if not name or len(name) > MOST_NAME:
        msg = f"A template needs a name of 1 to {MOST_NAME} letters"
        raise UsageError(msg)
    if name.casefold() in {each.name for each in BUILT_IN}:
        msg = f"The template {name!r} comes with Kordon; save yours under another name"
        raise UsageError(msg)
    document = template.as_document() | {"title": mask(clean_title(template.title))[0]}
    return _of(save(records, name, document, who=who))


def _of(saved: SavedTemplate) -> Template:
    """Return a stored template; what a newer version wrote and this one does not know is left at its default."""
    document: Mapping[str, Any] = saved.document
    known = [word for word in document.get("blocks", ()) if word in set(Block)]
    language, theme, compare = (document.get(key) for key in ("language", "theme", "compare"))
    return Template(
        name=saved.name,
        blocks=blocks_of(known) if known else ONE_SLIDE.blocks,
        title=str(document.get("title", "")),
        language=Language(language) if language in set(Language) else Language.ENGLISH,
        theme="dark" if theme == "dark" else "light",
        compare=compare if compare in COMPARISONS else "before",
        weekly=bool(document.get("weekly")),
    )
