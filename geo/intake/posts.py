"""Posts: published texts, each screened for personal data before anything reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.privacy import Personal, mask, mask_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_PARTING: Final = re.compile(r"^[ \t]*[-–—]{3,}[ \t]*$", re.MULTILINE)
_LINE_END: Final = re.compile(r"\r\n?")
LONGEST_POST: Final = 1_000_000
"""Characters of one post; a longer one is no post but a book, and is refused rather than cut."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """One published text of a source, as it may be stored: `masked` says what was taken out of it.

    `released` says what looked personal and was kept, since somebody released it.

    `number` counts the posts of a paste or file from 1; `source` is blank and `published` None where nobody told.
    """

    number: int
    text: str
    source: str = ""
    published: date | datetime | None = None
    masked: tuple[Personal, ...] = ()
    released: tuple[Personal, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, on the clock that it was told by."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, kw_only=True, slots=True)
class Posts:
    """The posts of one paste or file; `kind` is `text` or `telegram`.

    `stripped` names the parts of a file that tell of persons and were never looked at.
    """

    posts: tuple[Post, ...]
    kind: str = "text"
    stripped: tuple[str, ...] = ()

    @property
    def masked(self) -> tuple[Personal, ...]:
        """What was taken out of the texts, each kind once."""
        return tuple(dict.fromkeys(kind for post in self.posts for kind in post.masked))


def screened_post(
    number: int,
    text: str,
    *,
    source: str = "",
    published: date | datetime | None = None,
    masked: Iterable[Personal] = (),
    keep: frozenset[Personal] = frozenset(),
) -> Post:
    """Return a text as a post without personal data; `masked` tells of what was taken out before, `keep` what may stay.

    Raises InputFileError for a text that is too long to be a post.
    """
    if len(text) > LONGEST_POST:
        msg = (
            f"Post {number} has {len(text):,} characters; {LONGEST_POST:,} are the limit: "
            "part it by lines of three dashes (---)"
        )
        raise InputFileError(msg)
    clean, kinds = mask(_storable(text), keep)
    return Post(
        number=number,
        text=clean,
        source=mask_source(_storable(source))[0].strip(),
        published=published,
        masked=tuple(dict.fromkeys((*masked, *kinds))),
        released=tuple(sorted(keep)),
    )


Kept = Mapping[int, frozenset[Personal]]
"""By the number of a post, the kinds of what looks personal in it and was released by hand."""
_NOTHING_KEPT: Final[Kept] = {}


def part_posts(
    text: str, *, source: str = "", published: date | datetime | None = None, kept: Kept = _NOTHING_KEPT
) -> Posts:
    """Part a text into posts at lines of three or more dashes; all have the source and day given.

    Raises InputFileError for a text without words, one too long, or one of too many parts.
    """
    parts = [part.strip() for part in _PARTING.split(_storable(text))]
    parts = [part for part in parts if part]
    if not parts:
        msg = "There is no text to read; paste a report, or several parted by lines of three dashes (---)"
        raise InputFileError(msg)
    if len(parts) > limits.MAX_ROWS:
        msg = f"The text has more than {limits.MAX_ROWS:,} parts; split it"
        raise InputFileError(msg)
    posts = (
        screened_post(number, part, source=source, published=published, keep=kept.get(number, frozenset()))
        for number, part in enumerate(parts, start=1)
    )
    return Posts(posts=tuple(posts))


def _storable(text: str) -> str:
    """Return a text that every database holds: no NUL, no half characters, one kind of line end."""
    text = _LINE_END.sub("\n", text.replace("\x00", ""))
    return text.encode("utf-8", "replace").decode("utf-8")
