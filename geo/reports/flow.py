"""Tell which way an event went relative to the watched country."""

from __future__ import annotations

from typing import NamedTuple

from geo.model import Flow, Mode


class Course(NamedTuple):
    """What the flow is judged by: ISO2 codes of where it came from, was seen and went, and what was told.

    `entered` and `crossed` tell that a border was passed, `whole_origin` and `whole_target` that the country itself is
    named as where it came from or went, `two_spots` that origin and destination are two places, `foreign` whose it is, `toward` that the destination is a heading only,
    `to_border` that it goes to a border, not across it, `unseen_means` that it does not drive by itself and nobody says
    by what it came.
    """

    origin: str | None
    place: str | None
    destination: str | None
    actions: frozenset[str]
    mode: Mode | None
    entered: bool = False
    crossed: bool = False
    scrambled: bool = False
    whole_origin: bool = False
    whole_target: bool = False
    two_spots: bool = False
    via: tuple[str, ...] = ()
    foreign: str | None = None
    toward: bool = False
    to_border: bool = False
    unseen_means: bool = False


def flow_of(course: Course, watched: str) -> Flow:
    """Return the direction relative to the `watched` country (ISO2); unknown where nothing tells it."""
    origin, place, destination = course.origin, course.place, course.destination
    home = watched in {origin, place, destination, course.foreign} or watched in course.via
    if not home:
        return Flow.UNKNOWN
    if course.crossed and destination in {None, watched} and "depart" not in course.actions:
        return Flow.IN
    if course.foreign == watched and "cross" in course.actions and place not in {None, watched} and origin is None:
        return Flow.OUT
    if origin is None and place not in {None, watched} and destination == watched:
        return Flow.IN
    if origin is not None and origin != watched:
        if destination is not None and destination not in (watched, place) and not course.toward:
            return Flow.TRANSIT
        return Flow.IN
    if destination is not None and destination != watched:
        return Flow.OUT
    if watched not in {origin, place, destination} and watched not in course.via:
        return Flow.UNKNOWN
    if course.to_border and destination is None:
        return Flow.INTERNAL
    if origin == watched:
        return _from_home(course, watched)
    return _to_or_in_home(course, watched)


def _from_home(course: Course, watched: str) -> Flow:
    if course.place not in {None, watched} or (course.whole_origin and course.destination is None):
        return Flow.OUT
    if not course.two_spots and course.mode is not Mode.ROAD:
        return Flow.INTERNAL if course.scrambled else Flow.UNKNOWN
    return Flow.INTERNAL


def _to_or_in_home(course: Course, watched: str) -> Flow:
    arrives = "arrive" in course.actions
    if course.whole_target and (arrives or course.destination == watched):
        return Flow.IN
    if course.crossed or (course.entered and (course.mode is Mode.AIR or course.destination == watched or arrives)):
        return Flow.OUT if "depart" in course.actions and not arrives else Flow.IN
    if course.unseen_means and not course.via and not course.two_spots:
        return Flow.UNKNOWN
    if course.mode in {Mode.RAIL, Mode.AIR}:
        return Flow.INTERNAL if course.scrambled or course.two_spots else Flow.UNKNOWN
    return Flow.INTERNAL
