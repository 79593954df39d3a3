"""Texts and Telegram exports become posts, posts become lines, and nothing of a person goes with them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from geo.errors import InputFileError
from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.intake.posts import LONGEST_POST, part_posts
from geo.intake.posts_mending import written
from geo.intake.posts_plan import Choice, offered, plan_choices
from geo.intake.posts_reading import READ_IN_PART, doubts_of, read_posts
from geo.intake.posts_telegram import telegram_posts
from geo.intake.tally import UNKNOWN
from geo.intake.verdicts import Verdict
from geo.model import Flow, GeocodeStatus, Qualifier, ReportKind, Status, Toponym
from geo.records import ledger
from geo.records.edits import get_sighting

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.intake.posts_reading import PostLine
    from geo.places.query import Geocoder
    from geo.records.database import Records

SEED = (
    "The monitoring channel Belarusian Hajun says that at least 50 Ural army trucks and another convoy of 30 trucks "
    "were moved from Russia to Belarus over the past week"
)
MINSK = ZoneInfo("Europe/Minsk")
TODAY = date(2024, 6, 1)


def message(number: int, text: object, unixtime: str = "1671465600", **more: object) -> dict[str, object]:
    own = {"id": number, "type": "message", "date": "2022-12-19T18:00:00", "date_unixtime": unixtime, "text": text}
    return {**own, "from": "Ivan Petrov", "from_id": "user77", "author": "Ivan Petrov", **more}


def export(*messages: object, kind: str = "public_channel", name: str = "Belarusian Hajun") -> bytes:
    return json.dumps({"name": name, "type": kind, "id": 1, "messages": messages}, ensure_ascii=False).encode()


def read(
    text: str, geocoder: Geocoder, published: date | None = date(2022, 12, 19), source: str = ""
) -> list[PostLine]:
    posts = part_posts(text, source=source, published=published)
    return list(read_posts(posts, geocoder=geocoder, watched="BY", zone=MINSK))


def test_lines_of_three_dashes_part_posts_and_shorter_ones_do_not() -> None:
    posts = part_posts("first\n---\nsecond\n-- still second\n\n  ————  \nthird\r\n---\n\n---\n")
    assert [post.text for post in posts.posts] == ["first", "second\n-- still second", "third"]
    assert [post.number for post in posts.posts] == [1, 2, 3]


@pytest.mark.parametrize("text", ["", "  \n\t", "---\n---", "\x00"])
def test_a_text_without_words_is_refused_with_the_mend(text: str) -> None:
    with pytest.raises(InputFileError, match="paste a report"):
        part_posts(text)


def test_a_book_is_refused_and_not_cut() -> None:
    with pytest.raises(InputFileError, match="part it"):
        part_posts("a" * (LONGEST_POST + 1))


def test_personal_data_is_gone_from_a_post_before_it_is_read(geocoder: Geocoder) -> None:
    lines = read("5 tanks arrived in Mazyr, call +375 29 123-45-67 or @witness_17 or me@example.org.", geocoder)
    assert "[phone removed]" in lines[0].post.text
    for personal in ("375", "witness_17", "example.org"):
        assert personal not in repr(lines)
    assert {reason.code for reason in lines[0].remarks} == {"phone_removed", "handle_removed", "email_removed"}


def test_of_a_post_that_is_read_in_part_it_is_said_up_to_where(geocoder: Geocoder) -> None:
    text = "10 tanks arrived in Mazyr. Numbers: " + "12, " * 76_000
    (line,) = read(text, geocoder)
    (told,) = [reason for reason in line.remarks if reason.code == READ_IN_PART]
    assert line.sighting is not None
    assert "post 1 tells of more than a report can" in told.message
    assert f"{len(text.strip()):,} were read" in told.message


def test_spans_fit_the_masked_text(geocoder: Geocoder) -> None:
    lines = read("Call +375 29 123-45-67! Today 5 tanks arrived in Mazyr.", geocoder)
    sighting = lines[0].sighting
    assert sighting is not None
    said = {name: lines[0].post.text[start:end] for name, (start, end) in sighting.spans.items()}
    assert said["equipment"] == "tanks"
    assert said["count"] == "5"
    assert said["place"] == "Mazyr"


def test_the_seed_text_gives_two_sightings_of_areas(geocoder: Geocoder) -> None:
    first, second = (line.sighting for line in read(SEED, geocoder))
    assert first is not None
    assert second is not None
    assert (first.equipment, first.count.count_min, first.count.count_max) == ("Ural truck", 50, None)
    assert (second.equipment_class, second.count.count_min, second.count.count_max) == ("truck", 30, 30)
    assert first.count.count_qualifier is Qualifier.AT_LEAST
    for each in (first, second):
        assert each.flow is Flow.IN
        assert (each.observed_from, each.observed_to) == (date(2022, 12, 12), date(2022, 12, 19))
        assert each.report.source.name == "Belarusian Hajun"
        assert each.place is not None
        assert each.place.status is GeocodeStatus.REGION


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Fourteen tanks left Lida for the border with Lithuania.", "border with Lithuania"),
        ("Fourteen boats sailed from Kronshtadt to the Baltic Sea.", "Baltic Sea"),
    ],
)
def test_a_border_or_a_sea_is_a_goal_that_needs_no_position(geocoder: Geocoder, text: str, goal: str) -> None:
    sighting = read(text, geocoder)[0].sighting
    assert sighting is not None
    assert sighting.destination is not None
    assert (sighting.destination.text, sighting.destination.status) == (goal, GeocodeStatus.NO_PLACE)
    assert "unknown_place" not in {doubt.code for doubt in doubts_of(sighting, today=TODAY)}


@pytest.mark.parametrize("text", ["border with Ukraine", "граница с Украиной", "мяжа з Украінай"])
def test_a_border_may_be_written_on_a_card(geocoder: Geocoder, text: str) -> None:
    toponym = written("destination", text, geocoder)
    assert isinstance(toponym, Toponym)
    assert (toponym.text, toponym.status) == ("border with Ukraine", GeocodeStatus.NO_PLACE)


def test_who_is_named_in_the_text_says_it_and_who_was_given_carries_it(geocoder: Geocoder) -> None:
    sighting = read(SEED, geocoder, source="Kyiv Independent")[0].sighting
    assert sighting is not None
    assert (sighting.report.source.name, sighting.report.via) == ("Belarusian Hajun", "Kyiv Independent")
    own = read(SEED, geocoder, source="Беларускі Гаюн")[0].sighting
    assert own is not None
    assert (own.report.source.name, own.report.via) == ("Belarusian Hajun", None)


def test_an_export_of_a_channel_keeps_its_name_and_times_and_no_sender() -> None:
    pieces = [
        "Сегодня ",
        {"type": "bold", "text": "3 танка"},
        " прибыли в Мозырь. ",
        {"type": "mention", "text": "@a_b"},
    ]
    named = [{"type": "mention_name", "text": "Anna Smith", "user_id": 9}, " saw 2 trucks"]
    data = export(
        {"id": 1, "type": "service", "actor": "Ivan Petrov", "action": "pin_message", "text": ""},
        message(2, pieces, forwarded_from="Oleg Witness"),
        message(3, named, "1671552000"),
    )
    posts = telegram_posts(data, zone=MINSK)
    assert posts is not None
    assert [post.text for post in posts.posts] == [
        "Сегодня 3 танка прибыли в Мозырь. [handle removed]",
        "[name removed] saw 2 trucks",
    ]
    assert [post.published for post in posts.posts] == [
        datetime(2022, 12, 19, 19, tzinfo=MINSK),
        datetime(2022, 12, 20, 19, tzinfo=MINSK),
    ]
    assert {post.source for post in posts.posts} == {"Belarusian Hajun"}
    for person in ("Ivan", "Petrov", "Oleg", "Anna", "user77", "@a_b"):
        assert person not in repr(posts)
    assert posts.stripped == ("from", "from_id", "author", "actor", "forwarded_from")


@pytest.mark.parametrize("kind", ["private_group", "public_supergroup", "personal_chat", "private_channel", ""])
def test_of_a_chat_between_persons_nobody_is_named_and_the_source_must_be_given(kind: str) -> None:
    data = export(message(1, "3 tanks in Mazyr"), kind=kind, name="Petrov family")
    with pytest.raises(InputFileError, match="--source"):
        telegram_posts(data, zone=MINSK)
    posts = telegram_posts(data, zone=MINSK, source="Own desk")
    assert posts is not None
    assert posts.posts[0].source == "Own desk"
    assert "Petrov" not in repr(posts)


def test_a_text_told_in_pieces_only_is_read_too() -> None:
    data = export(
        message(1, "", text_entities=[{"type": "plain", "text": "3 tanks in "}, {"type": "bold", "text": "Mazyr"}])
    )
    posts = telegram_posts(data, zone=MINSK)
    assert posts is not None
    assert posts.posts[0].text == "3 tanks in Mazyr"


def test_a_time_of_the_clock_is_that_of_the_users_zone(records: Records, geocoder: Geocoder) -> None:
    text = "On 16 December 2022 at 01:30 a train with 50 Ural trucks arrived in Asipovichy."
    done = commit_import(records, plan(text.encode(), "a.txt", records, geocoder))
    held = get_sighting(records, done.verdicts[0].sighting_id or "")
    assert held["observed_to"] == datetime(2022, 12, 15, 22, 30)  # noqa: DTZ001 - UTC, as the database keeps it
    assert held["last_day"] == date(2022, 12, 16)


def test_a_day_after_the_publication_waits_in_review(geocoder: Geocoder) -> None:
    sighting = read(SEED, geocoder)[0].sighting
    assert sighting is not None
    later = replace(sighting, observed_to=date(2022, 12, 25))
    assert "after_published" in {doubt.code for doubt in doubts_of(later, today=TODAY)}
    told_ahead = replace(later, report_kind=ReportKind.FORECAST)
    assert not doubts_of(told_ahead, today=TODAY)


def test_an_export_of_a_whole_account_is_refused() -> None:
    data = json.dumps({"contacts": {"list": [{"first_name": "Ivan"}]}, "chats": {"list": []}}).encode()
    with pytest.raises(InputFileError, match="export the one channel"):
        telegram_posts(data, zone=MINSK)


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"messages": 3}', b'["messages"]', b"place,equipment\n", b'{"messages": ' + b"[" * 100_000]
)
def test_what_is_no_export_is_left_to_the_other_formats(data: bytes) -> None:
    assert telegram_posts(data, zone=MINSK) is None


@pytest.mark.parametrize("unixtime", ["", "x", "-1", "9" * 30, "99999999999"])
def test_a_broken_time_is_not_guessed(unixtime: str) -> None:
    data = export(message(1, "3 tanks in Mazyr", unixtime, date="0001-01-01T00:00:00"))
    posts = telegram_posts(data, zone=MINSK)
    assert posts is not None
    assert posts.posts[0].published is None


def plan(data: bytes, name: str, records: Records, geocoder: Geocoder, **said: object) -> ImportPlan:
    options = ImportOptions(**{"today": TODAY, **said})  # type: ignore[arg-type]
    return plan_import(data, name, records=records, geocoder=geocoder, options=options)


def test_a_file_gives_a_row_for_each_sighting_and_one_rejected_row_for_each_silent_post(
    records: Records, geocoder: Geocoder
) -> None:
    data = export(message(1, SEED), message(2, "Good morning!"), message(3, "", photo="(File not included)"))
    planned = plan(data, "result.json", records, geocoder)
    assert [each.row for each in planned.verdicts] == [1, 2, 3, 4]
    assert [each.verdict for each in planned.verdicts] == [Verdict.REVIEW] * 2 + [Verdict.REJECTED] * 2
    assert {each.reasons[0].code for each in planned.verdicts[2:]} == {"nothing_moved"}
    assert planned.format.name == "telegram"


def test_what_nobody_looked_at_is_never_accepted(records: Records, geocoder: Geocoder) -> None:
    done = commit_import(records, plan(SEED.encode(), "a.txt", records, geocoder, published=date(2022, 12, 19)))
    held = get_sighting(records, done.verdicts[0].sighting_id or "")
    assert held["status"] == Status.REVIEW
    assert "seen by nobody yet" in held["review_reasons"]
    assert held["report_text"] == SEED


def test_the_same_text_twice_changes_nothing(records: Records, geocoder: Geocoder) -> None:
    first = commit_import(records, plan(SEED.encode(), "a.txt", records, geocoder, published=date(2022, 12, 19)))
    again = plan(f"{SEED}\n".encode(), "b.txt", records, geocoder, published=date(2022, 12, 19))
    assert [each.verdict for each in again.verdicts] == [Verdict.REPEATED] * 2
    assert commit_import(records, again).batch is None or again.sightings == ()
    assert [batch.id for batch in ledger.batches(records)] == [first.batch]


def test_a_text_that_stands_twice_in_a_file_is_taken_once(records: Records, geocoder: Geocoder) -> None:
    planned = plan(f"{SEED}\n---\n{SEED}".encode(), "a.txt", records, geocoder)
    assert [each.verdict for each in planned.verdicts] == [Verdict.REVIEW] * 2 + [Verdict.REPEATED] * 2


def test_every_sighting_of_a_text_is_a_row_of_its_own(geocoder: Geocoder) -> None:
    text = "12 December. Tanks arrived: Brest - 5, Homel - 3, Mazyr - 4. Tanks, trucks and BMP-2 left Pinsk for Mazyr."
    lines = read(text, geocoder)
    assert len({line.key for line in lines}) == len(lines) > 2


def test_a_text_file_with_headings_is_a_table(records: Records, geocoder: Geocoder) -> None:
    table = b"place\tequipment\tdate\nMazyr\ttank\t2022-12-12\n"
    assert plan(table, "a.txt", records, geocoder).format.name == "tsv"


def chosen(line: PostLine, verdict: Verdict) -> Choice:
    assert line.sighting is not None
    return Choice(sighting=line.sighting, verdict=verdict)


def test_an_analysts_choices_are_stored_in_one_batch_and_a_discarded_line_is_counted(
    records: Records, geocoder: Geocoder
) -> None:
    posts = part_posts(f"{SEED}\n---\nGood morning", published=date(2022, 12, 19))
    lines = read_posts(posts, geocoder=geocoder, watched="BY", zone=MINSK)
    choices = {1: chosen(lines[0], Verdict.ACCEPTED), 2: chosen(lines[1], Verdict.REJECTED)}
    planned = plan_choices(
        posts, lines, choices, name="pasted text", records=records, options=ImportOptions(today=TODAY)
    )
    done = commit_import(records, planned)
    assert [each.verdict for each in done.verdicts] == [Verdict.ACCEPTED, Verdict.REJECTED, Verdict.REJECTED]
    assert [each.reasons[0].code for each in done.verdicts[1:]] == ["discarded", "nothing_moved"]
    held = get_sighting(records, done.verdicts[0].sighting_id or "")
    assert held["status"] == Status.ACCEPTED
    assert held["spans"]["count"] == list(lines[0].sighting.spans["count"])  # type: ignore[union-attr]
    (batch,) = ledger.batches(records)
    assert (batch.rows, batch.accepted, batch.rejected) == (3, 1, 2)
    ledger.undo_batch(records, batch.id)
    assert ledger.batches(records)[0].undone


def test_a_line_left_undecided_stays_out_of_the_batch_and_can_be_decided_later(
    records: Records, geocoder: Geocoder
) -> None:
    posts = part_posts(SEED, published=date(2022, 12, 19))
    lines = read_posts(posts, geocoder=geocoder, watched="BY", zone=MINSK)
    for line in lines:
        choices = {line.row: chosen(line, Verdict.ACCEPTED)}
        options = ImportOptions(today=TODAY)
        commit_import(records, plan_choices(posts, lines, choices, name="a", records=records, options=options))
    assert [batch.accepted for batch in ledger.batches(records)] == [1, 1]


def test_an_ambiguous_place_is_never_accepted_unasked(records: Records, geocoder: Geocoder) -> None:
    posts = part_posts("5 tanks arrived in Mazyr on 12 December 2022.")
    lines = read_posts(posts, geocoder=geocoder, watched="BY", zone=MINSK)
    sighting = lines[0].sighting
    assert sighting is not None
    assert sighting.place is not None
    assert sighting.place.place is not None
    doubtful = Toponym(
        text="Mazyr", status=GeocodeStatus.AMBIGUOUS, candidates=(sighting.place.place, sighting.place.place)
    )
    choices = {1: Choice(sighting=replace(sighting, place=doubtful), verdict=Verdict.ACCEPTED)}
    planned = plan_choices(posts, lines, choices, name="a", records=records, options=ImportOptions(today=TODAY))
    assert planned.verdicts[0].verdict is Verdict.REVIEW
    assert "ambiguous_place" in {reason.code for reason in planned.verdicts[0].reasons}


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (ReportKind.OBSERVATION, Verdict.ACCEPTED),
        (ReportKind.CLAIM, Verdict.ACCEPTED),
        (ReportKind.SUMMARY, None),
        (ReportKind.DENIAL, None),
        (ReportKind.FORECAST, None),
    ],
)
def test_only_observations_and_claims_are_offered_as_accepted(
    geocoder: Geocoder, kind: ReportKind, verdict: Verdict | None
) -> None:
    line = read(SEED, geocoder)[0]
    assert line.sighting is not None
    assert offered(line, replace(line.sighting, report_kind=kind), today=TODAY) is verdict


def test_what_a_plug_in_had_a_part_in_is_not_offered_as_accepted(geocoder: Geocoder) -> None:
    line = read(SEED, geocoder)[0]
    assert line.sighting is not None
    assert offered(replace(line, proposed=True), line.sighting, today=TODAY) is None


def test_what_tells_neither_how_many_nor_where_is_not_offered_as_accepted(geocoder: Geocoder) -> None:
    line = read(SEED, geocoder)[0]
    assert line.sighting is not None
    blank = replace(line.sighting, count=UNKNOWN, place=None, origin=None, destination=None)
    assert offered(line, blank, today=TODAY) is None


def test_a_denial_stays_a_denial(geocoder: Geocoder) -> None:
    lines = read("No convoys of tanks moved from Russia to Belarus on 12 December.", geocoder)
    assert {line.sighting.report_kind for line in lines if line.sighting} <= {ReportKind.DENIAL}


def test_a_published_day_to_come_waits_in_review(records: Records, geocoder: Geocoder) -> None:
    planned = plan(SEED.encode(), "a.txt", records, geocoder, published=date(2030, 1, 1))
    assert "in_future" in {reason.code for each in planned.verdicts for reason in each.reasons}
