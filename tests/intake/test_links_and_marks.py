"""Personal data inside links and in rarer writings is taken out; a row in which it stood is read by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.intake.link_parts import is_plain_link
from geo.intake.privacy import Personal, mask

if TYPE_CHECKING:
    from tests.intake.conftest import Plan


@pytest.mark.parametrize(
    ("link", "kept", "kind"),
    [
        ("https://example.org/?phone=+375291234567", "https://example.org/", Personal.PHONE),
        ("https://example.org/u?tel=%2B375291234567", "https://example.org/u", Personal.PHONE),
        ("https://example.org/u?id=5&tel=8029%201234567&b=1", "https://example.org/u?id=5&b=1", Personal.PHONE),
        ("https://example.org/u?x=375291234567", "https://example.org/u", Personal.PHONE),
        ("https://example.org/u?x=%252B375%2029%20123-45-67", "https://example.org/u", Personal.PHONE),
        ("https://example.org/tel/80291234567/more", "https://example.org/tel/", Personal.PHONE),
        ("https://example.org/a/+375291234567", "https://example.org/a/", Personal.PHONE),
        ("https://example.org/a/%2B375-29-123-45-67?x=1", "https://example.org/a/", Personal.PHONE),
        ("https://example.org/a#phone-1234567", "https://example.org/a", Personal.PHONE),
        ("https://example.org/?email=ivan@mail.ru", "https://example.org/", Personal.EMAIL),
        ("https://example.org/u/ivan%40mail.ru", "https://example.org/u/", Personal.EMAIL),
        ("https://example.org/?q=%40ivan_petrov", "https://example.org/", Personal.HANDLE),
        ("https://example.org/?user=ivan_petrov", "https://example.org/", Personal.HANDLE),
        ("https://example.org/?from=192.168.1.17", "https://example.org/", Personal.IP),
    ],
)
def test_what_is_personal_in_a_link_is_cut_and_told(link: str, kept: str, kind: Personal, plan: Plan) -> None:
    assert mask(link) == (kept, (kind,))
    assert mask(f"see {link} there") == (f"see {kept} there", (kind,))
    assert mask(kept) == (kept, ())
    planned = plan(f"place,equipment,date,url\nBrest,tank,2022-12-16,{link}\n")
    assert planned.sightings[0].sighting.report.url == kept
    assert [reason.code for reason in planned.verdicts[0].reasons] == [f"{kind.name.lower()}_removed"]


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/hajun_by/12345", "https://x.com/a/status/1601234567890123456",
        "https://www.pravda.com.ua/eng/news/2022/12/19/7381339/", "https://www.google.com/maps/@53.9045,27.5615,12z",
        "https://www.openstreetmap.org/#map=12/53.9045/27.5615", "https://example.org/?lat=53.9045&lon=27.5615",
        "https://www.facebook.com/permalink.php?story_fbid=10159876543210987&id=100064567890123",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=120", "https://example.org/a?from=2022-12-01&to=2022-12-31",
        "https://plus.codes/9G59WHX5+22", "https://example.org/a?ts=1671148800000", "https://example.org/?p=1234567",
        "https://be.wikipedia.org/wiki/%D0%9C%D1%96%D0%BD%D1%81%D0%BA", "https://example.org/telegram/123456",
        "https://example.org/place/+53.904512,+27.561512", "https://example.org/phones/12345678",
        "https://medium.com/@hajun/post-123456789012", "https://example.org/2022/12/16/1671148800.html#c12345678",
    ],
)  # fmt: skip
def test_numbers_of_posts_dates_and_coordinates_in_links_stay(link: str) -> None:
    assert mask(link) == (link, ())
    assert mask(f"see {link}, there") == (f"see {link}, there", ())


@settings(max_examples=200, deadline=None)
@given(
    site=st.sampled_from(["https://t.me/hajun_by/{}", "https://x.com/a/status/{}", "https://example.org/news/{}/"]),
    number=st.integers(1, 10**19),
)
def test_no_number_of_a_post_is_taken_for_a_telephone(site: str, number: int) -> None:
    link = site.format(number)
    assert mask(link) == (link, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call +375,29,612,34,56 now", "call [phone removed] now"),
        ("+375*29*6123456", "[phone removed]"),
        ("+7,916,123,45,67", "[phone removed]"),
        ("т. 2345678", "т. [phone removed]"),
        ("т.: 234-56-78", "т.: [phone removed]"),
        ("0151 12345678", "[phone removed]"),
        ("0171 1234567", "[phone removed]"),
        ("ivan (a) mail.ru", "[email removed]"),
        ("паспорт MP1234567", "паспорт [document number removed]"),
        ("паспорт № МР 1234567", "паспорт № [document number removed]"),
        ("passport no. AB1234567", "passport no. [document number removed]"),
        ("discord ivan#1234", "[handle removed]"),
    ],
)
def test_rarer_writings_are_masked(text: str, masked: str) -> None:
    assert mask(text)[0] == masked
    assert mask(masked) == (masked, ())


@pytest.mark.parametrize(
    "text",
    [
        "+5, 10, 12, 30", "+7, 10, 12, 13, 14, 15", "+7,10,12,13,14,15 Urals", "+30,40,50", "120 т. 2345678", "30 т.",
        "т.72", "т. 123", "0151 Urals", "train 0151, 12345678", "wagons 01512345 12345678", "platform (a) Brest.",
        "паспорт транспортного средства", "wagon #1234", "discord", "column #12", "151 12345678",
    ],
)  # fmt: skip
def test_what_looks_like_them_stays(text: str) -> None:
    assert mask(text) == (text, ())


@pytest.mark.parametrize("field", ["note", "activity", "place", "source"])
def test_a_row_in_whose_text_something_was_masked_is_read_for_names(field: str, plan: Plan) -> None:
    cells = {"place": "Brest", "source": "Hajun", "note": "x", "activity": "x"}
    cells[field] += " Мария видела; +375 29 123-45-67"
    head, row = ",".join(cells), ",".join(cells.values())
    planned = plan(f"equipment,date,{head}\ntank,2022-12-16,{row}\n")
    assert planned.verdicts[0].verdict.value == "review"
    assert (field, "read_for_names") in {(reason.field, reason.code) for reason in planned.verdicts[0].reasons}
    assert any("names of people" in why for why in planned.sightings[0].sighting.review_reasons)


_HOSTS = (
    "example.org",
    "t.me",
    "a.t.me",
    "a.t.me.example.org",
    "vk.com",
    "m.vk.com",
    "novk.com",
    "tel.by",
    "wa.me",
    "x.com",
)
_LINKS = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(("https", "http")),
    st.sampled_from(_HOSTS),
    st.lists(
        st.sampled_from(("joinchat", "id1", "-", ".", "/", "+37529", "@a", "s", "1234567", "t.me/", "wall", "tel"))
    ).map("".join),
)


@given(link=_LINKS)
@settings(max_examples=300)
def test_a_link_known_to_be_plain_at_a_glance_is_one_on_a_closer_look(link: str) -> None:
    if is_plain_link(link):
        # With a word beside it the whole screen is gone through.
        assert mask(f"see {link} 100000 and") == (f"see {link} 100000 and", ())


def test_plain_links_are_known_at_a_glance() -> None:
    assert is_plain_link("https://example.org/news/2022/12/16")
    assert not is_plain_link("https://t.me/hajun")


def test_cells_taken_as_they_are_hold_nothing_that_is_masked(plan: Plan) -> None:
    """Columns in which each cell is another are looked at together: those that need it still come to a closer look."""
    rows = [f"e{at},Brest,tank,2022-12-16,seen {at},https://example.org/{at}" for at in range(200)]
    rows[70:73] = [
        "sms-80291234567,Brest,tank,2022-12-16,na,https://t.me/joinchat/x",
        "e71,Brest,tank,2022-12-16,call 8 029 123 45 67,https://example.org/tel/80291234567",
        "e72,Brest,tank,2022-12-16,two  words,n/a",
    ]
    planned = plan("\n".join(["id,place,equipment,date,note,url", *rows]))
    assert planned.masked() == {"phone_removed": 3, "handle_removed": 1}
    told = {each.row_number: each.sighting for each in planned.sightings}
    assert told[71].note is None
    assert told[72].note == "call [phone removed]"
    assert (told[73].note, told[73].report.url) == ("two words", None)
    assert (told[70].note, told[70].report.url) == ("seen 69", "https://example.org/69")
