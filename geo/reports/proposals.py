"""The plug-in point: a local model may point at words that the rules pass over; what they mean stays our code's work.

A plug-in is a callable under the Python entry point group `kordon.proposals`, switched on by its name in
`KORDON_PROPOSALS`. It is given a text and its language and answers stretches of that text. There is no way for it to
give a number, a day or a coordinate: counts and dates are read by the rules, places found by the geocoder. What it
points at is marked as proposed, is trusted by half at most, and is never accepted unasked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from geo.errors import UsageError
from geo.model import GeocodeStatus
from geo.reports.equipment.lexicon import Lexicon, Mention, Term
from geo.reports.text.tokens import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.model import Toponym
    from geo.reports.reading import ReadSighting
    from geo.reports.text.tokens import Token

GROUP: Final = "kordon.proposals"
TRUST: Final = 0.5
"""A proposed value is right by half at most, whatever the plug-in thinks of it: nothing of it was measured."""
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Proposal:
    """Characters start..end of the text that name equipment or a place.

    `means` is the id of a kind of our lexicon (`data/equipment.csv`), for equipment only.
    """

    what: Literal["equipment", "place"]
    start: int
    end: int
    means: str = ""


class Proposer(Protocol):
    """What a plug-in's entry point loads to."""

    def __call__(self, text: str, language: str) -> Iterable[Proposal]:
        """Return the stretches of a text (language en, ru, uk or be) that it takes for names; none is fine."""
        ...


@dataclass(frozen=True, slots=True)
class NamedProposer:
    """A plug-in with the name that it is marked by."""

    name: str
    propose: Callable[[str, str], Iterable[Proposal]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a plug-in proposed for one text, in tokens: first -> mention, first -> after."""

    name: str
    equipment: dict[int, Mention]
    places: dict[int, int]

    def marked(self, read: ReadSighting, group: tuple[int, int], places: Mapping[str, int]) -> ReadSighting:
        """Return a sighting with what is proposed in it marked; `places` has the first token of each role."""
        fields = ["equipment"] if any(group[0] <= first < group[1] for first in self.equipment) else []
        fields += [role for role, first in places.items() if first in self.places]
        if not fields:
            return read
        toponyms: dict[str, Any] = {
            role: _doubted(getattr(read, role), self.name) for role in fields if role != "equipment"
        }
        return replace(read, confidence=read.confidence * TRUST, proposed=dict.fromkeys(fields, self.name), **toponyms)


NOTHING: Final = Proposed("", {}, {})


def open_proposer(name: str) -> NamedProposer | None:
    """Load the plug-in of a name; None for no name, which is the default.

    Raises UsageError where no plug-in of that name is installed, or where it cannot be loaded.
    """
    if not name:
        return None
    installed = {each.name: each for each in entry_points(group=GROUP)}
    if name not in installed:
        there = f"installed are: {', '.join(sorted(installed))}" if installed else "none is installed"
        msg = f"KORDON_PROPOSALS names the plug-in {name!r}, which is not installed; {there}"
        raise UsageError(msg)
    return NamedProposer(name, _loaded(installed[name]))


def _loaded(point: EntryPoint) -> Callable[[str, str], Iterable[Proposal]]:
    try:
        found = point.load()
    except Exception as error:
        # Foreign code may fail in any way; its user is told which plug-in it is.
        msg = f"The plug-in {point.name!r} cannot be loaded ({type(error).__name__}: {error}); mend or remove it"
        raise UsageError(msg) from error
    if not callable(found):
        msg = f"The plug-in {point.name!r} is no callable; its entry point must name a function of text and language"
        raise UsageError(msg)
    made: Callable[[str, str], Iterable[Proposal]] = found
    return made


def propose(
    proposer: NamedProposer | None, text: str, language: str, tokens: Sequence[Token], lexicon: Lexicon
) -> Proposed:
    """Ask a plug-in, if there is one, and return what it proposed in tokens.

    Raises UsageError where the plug-in fails, or answers what is no stretch of the text.
    """
    if proposer is None:
        return NOTHING
    try:
        answered = list(proposer.propose(text, language))
    except Exception as error:
        # As above: foreign code.
        msg = f"The plug-in {proposer.name!r} failed ({type(error).__name__}: {error}); mend or switch it off"
        raise UsageError(msg) from error
    equipment: dict[int, Mention] = {}
    places: dict[int, int] = {}
    for each in answered:
        _check(each, proposer.name, len(text))
        first, after = _in_tokens(tokens, each.start, each.end)
        if first == after:
            continue
        if each.what == "place":
            places[first] = after
            continue
        try:
            kind = lexicon.get(each.means)
        except KeyError:
            msg = f"The plug-in {proposer.name!r} proposed equipment {each.means!r}, which the lexicon has not"
            raise UsageError(msg) from None
        if lexicon.find(tokens, first) is None:  # where the rules know the word, they decide
            equipment[first] = Mention(Term(kind, designated=True), first, after)
    for first in equipment:
        tokens[first].starts |= EQUIPMENT
    return Proposed(proposer.name, equipment, places)


def _check(said: Proposal, name: str, length: int) -> None:
    fits = isinstance(said, Proposal) and said.what in {"equipment", "place"}
    fits = fits and type(said.start) is int and type(said.end) is int and 0 <= said.start < said.end <= length
    if not fits or said.end - said.start > _LONGEST:
        msg = f"The plug-in {name!r} proposed {str(said)[:200]}, which is no stretch of the text; mend or switch it off"
        raise UsageError(msg)


def _in_tokens(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the words that lie within the characters start..end, as (first, after)."""
    inside = [at for at, token in enumerate(tokens) if start <= token.start and token.end <= end]
    words = [at for at in inside if tokens[at].kind == "word"]
    return (words[0], words[-1] + 1) if words else (0, 0)


def _doubted(toponym: Toponym, name: str) -> Toponym:
    """Return a proposed place as one in doubt, found by the geocoder and pointed at by a plug-in."""
    place = toponym.place
    if place is not None:
        method = f"proposed by {name}; {place.method}"
        place = replace(place, confidence=min(place.confidence, TRUST), method=method)
    status = GeocodeStatus.AMBIGUOUS if toponym.status is GeocodeStatus.RESOLVED else toponym.status
    candidates = toponym.candidates or ((place,) if place is not None else ())
    return replace(toponym, place=place, status=status, candidates=candidates)


class ProposedLexicon(Lexicon):
    """The lexicon with the mentions that a plug-in proposed in one report's tokens; the rules' own go first."""

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token], mentions: Mapping[int, Mention]) -> None:
        vars(self).update(vars(lexicon))  # the same indexes, not read again
        self._report = tokens
        self._mentions = mentions

    def find(self, tokens: Sequence[Token], at: int) -> Mention | None:
        """Return the longest mention that starts at token `at`, else the proposed one."""
        return super().find(tokens, at) or (self._mentions.get(at) if tokens is self._report else None)
