"""Every way in which sightings leave the house, for the tests that look for what should have stayed.

Whoever adds a format adds a line to `WRITERS`; the tests of `test_gate_formats.py` then try it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.briefing.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.briefing.gate import Released

WRITERS: Final[dict[str, Callable[[Released], bytes]]] = {
    **{name: (lambda released, each=each: each.write(released).data) for name, each in FORMATS.items()},
}
"""Name of a format -> what writes a release in it."""
