"""A channel as Telegram Desktop exports it (`result.json`): its posts, and nothing of those who wrote or sent them.

The shape is that of the export's "machine-readable JSON": `name`, `type`, `messages`, each message with `type`,
`date`, `date_unixtime` and a `text` that is a string or a list of strings and marked pieces.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputFileError
from geo.intake.posts import Posts, screened_post
from geo.intake.privacy import Personal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from geo.intake.posts import Kept, Post

_PUBLIC: Final = "public_channel"
"""The one kind of chat whose name is a publisher's; in all others those who write are persons."""
_PERSONAL_KEYS: Final = (
    "from", "from_id", "author", "actor", "actor_id", "forwarded_from", "forwarded_from_id", "saved_from", "via_bot",
    "reply_to_peer_id", "contact_information", "contact_vcard", "members", "inviter", "reactions",
)  # fmt: skip
"""Parts of a message that name or number people; none of them is ever looked at."""
_PERSONAL_PIECES: Final = {
    "mention_name": Personal.NAME,
    "mention": Personal.HANDLE,
    "phone": Personal.PHONE,
    "email": Personal.EMAIL,
}
"""Pieces of a text that Telegram itself marks as a person's."""
_YEARS: Final = range(2013, 2200)
"""Telegram began in 2013; a date before, or beyond the calendar of reports, is damage."""


def telegram_posts(
    data: bytes,
    *,
    zone: tzinfo,
    source: str = "",
    published: date | datetime | None = None,
    kept: Kept | None = None,
) -> Posts | None:
    """Read a channel's export; None where the file is no export of Telegram.

    The channel's name is the source where it is a public channel; of groups and private chats nobody is named, and
    `source` must be given. Times are told in `zone`; `published` fills posts that have no date; `kept` is what was
    released of posts. Raises InputFileError for an export of a whole account, one without messages, and one whose
    source nobody told.
    """
    export = _opened(data)
    if export is None:
        return None
    kind = str(export.get("type", ""))
    name = export.get("name")
    named = name.strip() if kind == _PUBLIC and isinstance(name, str) else ""
    teller = named or source.strip()
    if not teller:
        what = kind.replace("_", " ") or "chat of an unknown kind"
        msg = (
            f"This is an export of a {what}: those who write there are persons, so nobody of them is named as the "
            "source. Give the source yourself (--source NAME, or the field Source): an outlet or a desk, never a person"
        )
        raise InputFileError(msg)
    messages = [each for each in export["messages"] if isinstance(each, dict) and each.get("type") == "message"]
    if not messages:
        msg = "The Telegram export holds no message; export the channel's history again, as machine-readable JSON"
        raise InputFileError(msg)
    posts = tuple(
        _post(number, message, (kept or {}).get(number, frozenset()), zone=zone, source=teller, published=published)
        for number, message in enumerate(messages, start=1)
    )
    present = {key for each in export["messages"] if isinstance(each, dict) for key in each}
    return Posts(posts=posts, kind="telegram", stripped=tuple(key for key in _PERSONAL_KEYS if key in present))


def _opened(data: bytes) -> dict[str, Any] | None:
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head != b"{" or (b'"messages"' not in data and b'"chats"' not in data):
        return None
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict):
        return None
    if isinstance(document.get("chats"), dict):
        msg = (
            "This is an export of a whole Telegram account, with contacts and private chats; export the one channel "
            "instead (the channel's menu, Export chat history, machine-readable JSON)"
        )
        raise InputFileError(msg)
    return document if isinstance(document.get("messages"), list) else None


def _post(
    number: int,
    message: dict[str, Any],
    keep: frozenset[Personal],
    *,
    zone: tzinfo,
    source: str,
    published: date | datetime | None,
) -> Post:
    text, masked = _text(message.get("text") or message.get("text_entities") or "", keep)
    when = _when(message, zone) or published
    return screened_post(number, text.strip(), source=source, published=when, masked=masked, keep=keep)


def _text(said: object, keep: frozenset[Personal]) -> tuple[str, Sequence[Personal]]:
    """Return the words of a message; what Telegram marks as a person's is replaced by its mark.

    What was released stays, but for the name of an account: that is a person's.
    """
    pieces = said if isinstance(said, list) else [said]
    words: list[str] = []
    masked: list[Personal] = []
    for piece in pieces:
        if isinstance(piece, str):
            words.append(piece)
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            person = _PERSONAL_PIECES.get(str(piece.get("type")))
            if person in keep - {Personal.NAME}:
                person = None
            if person is not None:
                masked.append(person)
            words.append(f"[{person} removed]" if person is not None else piece["text"])
    return "".join(words), masked


def _when(message: dict[str, Any], zone: tzinfo) -> datetime | None:
    """Return when a message was published; None where the export does not tell."""
    when = _unix_time(message.get("date_unixtime"), zone) or _clock_time(message.get("date"), zone)
    return when if when is not None and when.year in _YEARS else None


def _unix_time(said: object, zone: tzinfo) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(str(said)), UTC).astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return None


def _clock_time(said: object, zone: tzinfo) -> datetime | None:
    """Read the clock of the machine that exported the message, taken for the user's own."""
    try:
        when = datetime.fromisoformat(str(said))
        return when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone)
    except (ValueError, OverflowError):
        return None
