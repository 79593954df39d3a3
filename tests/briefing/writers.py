"""Every way in which sightings leave the house, for the tests that look for what should have stayed.

Whoever adds a format adds a line to `WRITERS`; the tests of `test_gate_formats.py` then try it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.briefing.content import make_briefing
from geo.briefing.files import KINDS, file_bytes
from geo.briefing.formats import FORMATS
from geo.briefing.model import Block
from geo.briefing.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.briefing.gate import Released


def _brief(kind: str) -> Callable[[Released], bytes]:
    """Return what writes a briefing with every block, so that nothing of a release is left out of it."""
    request = Request(title="The week", blocks=tuple(Block), top=50)
    return lambda released: file_bytes(make_briefing(released, request), kind)


EXPORTS: Final[dict[str, Callable[[Released], bytes]]] = {
    name: (lambda released, each=each: each.write(released).data) for name, each in FORMATS.items()
}
"""Name of a format of sightings -> what writes a release in it."""
BRIEFINGS: Final[dict[str, Callable[[Released], bytes]]] = {f"brief {kind}": _brief(kind) for kind in KINDS}
"""Name of a format of briefings -> what writes a release in it."""
WRITERS: Final = EXPORTS | BRIEFINGS
