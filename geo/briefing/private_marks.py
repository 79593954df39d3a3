"""How analysts mark a note, or a part of it, as not to leave the house, in the five languages.

Wide on purpose: a note that stays back wrongly is said before the export and can be reworded; one that leaves cannot
be called back.
"""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = (
    "private", "internal", "confidential",
    "приватн(?:о|а|ый|ий|ая|ое|е)", "особист(?:о|е)", "лично|личное", "асабіст(?:а|ае)", "прыватн(?:а|ы|ая|ае)",
    "для себе|для себя|для сябе", "prywatn(?:e|ie|a|y)", "poufn(?:e|a|y)",
    "внутренн(?:ее|яя)", "внутрішн(?:є|я)", "конфиденциально|конфіденційно|канфідэнцыйна",
)  # fmt: skip
_NOTES: Final = (
    "note", "comment", "remark", "info(?:rmation)?", r"заметк\w+", r"примечани\w+", r"информаци\w+", r"нотатк\w+",
    r"приміт\w+", r"інформаці\w+", r"зацемк\w+", r"заўваг\w+", r"інфармацы\w+", r"notatk\w+", r"uwag\w+",
    r"informacj\w+",
)  # fmt: skip
_SAYINGS: Final = (
    r"not (?:for|to be) (?:publication|published|released?|sharing|shared|quot\w+)",
    "(?:do not|don['’]t) (?:publish|share|quote|release)", "off the record", "internal use only", "eyes only",
    "private (?:note|comment|remark)", r"приватн\w+ (?:нотатк|приміт|заметк)\w+", r"личн\w+ (?:заметк|примечан)\w+",
    r"не для (?:публикац|публікац|печати|друку|розголос|разглаш|распростран|поширен|распаўсюдж)\w*",
    "не (?:публиковать|публикуйте|публікувати|публікуйте|публікаваць|разглашать|розголошувати|разгалошваць)",
    "не (?:распространять|поширювати|распаўсюджваць)", "ДСП|ДСК",
    "для (?:служебного пользования|службового користування|службовага карыстання)",
    "nie do publikacji|nie publikować", "do użytku (?:służbowego|wewnętrznego)",
)  # fmt: skip
_MARK: Final = rf"(?<!\w)(?:{'|'.join(_WORDS)})(?:\s+(?:{'|'.join(_NOTES)}))?(?!\w)"
_BEFORE_A_SIGN: Final = rf"{_MARK}[\"'»”*_]*(?:\s*[:;,\])}}–—|]|\s+-\s)"
_ALONE: Final = rf"(?:^|[\n.!?;:|\[({{•*\"'«“–—-])\s*{_MARK}\s*(?:[.!?\"'»”*\n]|$)"
_PRIVATE: Final = re.compile(
    rf"{_BEFORE_A_SIGN}|{_ALONE}|#{_MARK}|(?<!\w)(?:{'|'.join(_SAYINGS)})(?!\w)", re.IGNORECASE
)


def is_private(note: str) -> bool:
    """Tell whether a note, or a part of it, is marked as private ("private: ...", "not for publication")."""
    return _PRIVATE.search(note) is not None
