"""Tell which way an event went relative to the watched country."""

from __future__ import annotations

from typing import NamedTuple

from geo.model import Flow, Mode

BASED = frozenset({"RU"})
"""Whose forces may be at home in the watched country for months: their arriving somewhere tells no border."""


class Course(NamedTuple):
    """What the flow is judged by: ISO2 codes of where it came from, was seen and went, and what was told.

    `entered` and `crossed` tell that a border was passed, `outwards` that it is named by the country beyond, `whole_origin` and `whole_target` that the country itself is
    named as where it came from or went, `two_spots` that origin and destination are two places, `foreign` whose it is,
    `foreign_train` that a train is called by that country, `toward` that the destination is a heading only, `heads`
    that it is one or nearly ("на Гомель"), `to_border`
    that it goes to a border, not across it, `only_origin` that no other place is told, `unseen_means` that it does not
    drive by itself and nobody says by what it came, `transit` that this word is said, or the whole watched country passed, `compass` that a side of the sky is told that it went to,
    `opposed` that others beside it went to the watched country by that name ("у Беларусь — 6 эшалонаў, у Расію — 9"),
    `into_country` that it went to the watched country by that name, from whatever town ("з боку Хотимська в Білорусь").
    """

    origin: str | None
    place: str | None
    destination: str | None
    actions: frozenset[str]
    mode: Mode | None
    entered: bool = False
    crossed: bool = False
    outwards: bool = False
    scrambled: bool = False
    whole_origin: bool = False
    whole_target: bool = False
    two_spots: bool = False
    via: tuple[str, ...] = ()
    foreign: str | None = None
    toward: bool = False
    heads: bool = False
    to_border: bool = False
    unseen_means: bool = False
    only_origin: bool = False
    compass: bool = False
    into_country: bool = False
    foreign_train: bool = False
    transit: bool = False
    opposed: bool = False


def flow_of(course: Course, watched: str) -> Flow:
    """Return the direction relative to the `watched` country (ISO2); unknown where nothing tells it."""
    origin, place, destination = course.origin, course.place, course.destination
    touched = watched in {origin, place, destination} or watched in course.via
    if course.transit and touched and origin is not None and watched not in {origin, destination}:
        return Flow.TRANSIT
    if not touched:
        return _unnamed(course, watched)
    if course.crossed and course.outwards and origin is None and destination is None and place == watched:
        return Flow.OUT
    goes_in = destination == watched and origin is None  # "перетнули кордон і рушили на Гомель"
    if course.crossed and (goes_in or (destination in {None, watched} and "depart" not in course.actions)):
        return Flow.IN
    if course.into_country and not course.whole_origin and {"arrive", "cross"} & course.actions:
        return Flow.IN
    if origin is None and place not in {None, watched} and destination == watched:
        return Flow.IN
    if origin is not None and origin != watched:
        return _from_abroad(course, watched)
    if destination is not None and destination != watched:
        inside = place == watched or watched in course.via
        return Flow.TRANSIT if course.entered and origin is None and inside else Flow.OUT
    if course.crossed and origin == watched and destination is None and "arrive" not in course.actions:
        return Flow.OUT  # "rolled out of Baroŭka and over the border"
    if course.to_border and destination is None and course.mode is not Mode.AIR:
        return Flow.UNKNOWN if course.unseen_means and origin is None else Flow.INTERNAL
    if origin == watched:
        return _from_home(course, watched)
    return _to_or_in_home(course, watched)


def _unnamed(course: Course, watched: str) -> Flow:
    """Tell the flow where the watched country is not named: entering from another, or its own forces entering one."""
    if course.only_origin and course.origin is not None:
        return Flow.IN if course.entered or course.actions & {"arrive", "cross"} else Flow.UNKNOWN
    if course.opposed and course.origin is None and course.destination is not None:
        return Flow.OUT
    if course.foreign != watched or course.origin is not None or (course.place or course.destination) is None:
        return Flow.UNKNOWN
    enters = "arrive" in course.actions and (course.entered or course.whole_target)
    leaves = "depart" in course.actions and course.destination not in {None, watched}
    passes = "cross" in course.actions or enters or leaves
    return Flow.OUT if passes else Flow.UNKNOWN


def _from_abroad(course: Course, watched: str) -> Flow:
    """Tell the flow of what came from another country and touches the watched one."""
    inside = course.place == watched or watched in course.via
    if course.destination not in {None, watched}:
        if inside and not course.toward:
            return Flow.TRANSIT
        return Flow.IN if inside else Flow.UNKNOWN
    return Flow.IN


def _from_home(course: Course, watched: str) -> Flow:
    if course.place not in {None, watched} or (course.whole_origin and course.destination is None):
        return Flow.OUT
    by_road = course.mode is Mode.ROAD or (course.mode is None and not course.unseen_means)
    if not course.two_spots and not by_road:
        return Flow.INTERNAL if course.scrambled or (course.compass and course.mode is None) else Flow.UNKNOWN
    return Flow.INTERNAL


def _is_flown_there(course: Course) -> bool:
    """Tell whether it flew to a place, not only that way: "were flown to Baranavichy"."""
    heads = course.toward or course.heads or "depart" in course.actions
    return "move" in course.actions and course.mode is Mode.AIR and not heads


def _to_or_in_home(course: Course, watched: str) -> Flow:
    destination = course.destination
    arrives = "arrive" in course.actions
    if course.whole_target and (arrives or course.destination == watched):
        return Flow.IN
    foreign = course.foreign not in {None, watched}
    by_town = foreign and bool(course.via) and course.destination is None  # "росіяни в'їхали через Езерище"
    if course.crossed or (course.entered and (course.mode is Mode.AIR or course.whole_target or by_town)):
        return Flow.OUT if "depart" in course.actions and not arrives else Flow.IN
    abroad = course.foreign not in {None, watched} and course.place == watched
    comes = arrives or (_is_flown_there(course) and destination == watched)
    if comes and abroad and (course.foreign not in BASED or (arrives and course.foreign_train)):
        return Flow.IN  # "30 Indian servicemen were flown to Baranavichy"
    if course.unseen_means and not (course.via or course.two_spots or course.compass):
        return Flow.UNKNOWN
    if course.mode in {Mode.RAIL, Mode.AIR}:
        heads = course.heads and course.destination == watched
        return Flow.INTERNAL if course.scrambled or course.two_spots or heads else Flow.UNKNOWN
    return Flow.INTERNAL
